import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  answerBuddy,
  askBuddy,
  endBuddy,
  listNewcomers,
  NEWCOMERS_OF_BUDDY_LIMIT_ITEMS,
  readBuddies,
  sayWilling,
} from '../../shared/buddies/contract.ts';
import { listNotices } from '../../shared/notices/contract.ts';
import { acceptTask } from '../../shared/tasks/offers.ts';
import { aVolunteer, aWish, openScene, type Scene } from '../testing/things.ts';
import type { Someone } from '../testing/world.ts';
import { findVolunteer, volunteerWrite } from '../volunteers/volunteers.ts';
import { pairOf } from './buddies.ts';

const OFTEN = { visits: { per_a: 4, per_b: 3 } };
let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(() => scene.world.close());

const newcomer = () => aVolunteer(scene, {}, { name: '夏青山', pseudonym: '小夏' });
const old = (given = {}) =>
  aVolunteer(scene, { ...OFTEN, goesAlong: true, ...given }, { name: '赵强', pseudonym: '小赵' });
const read = async (who: Someone) => (await scene.call(readBuddies, who, {})).reply;
const ask = (who: Someone, buddy: Someone, by = scene.coordinator) =>
  scene.call(askBuddy, by, { params: { personId: who.personId }, body: { buddyId: buddy.personId } });
const answer = (by: Someone, who: Someone, yes: boolean) =>
  scene.call(answerBuddy, by, { params: { personId: who.personId }, body: { yes } });
const told = async (who: Someone) => {
  await scene.world.settle();
  return (await scene.call(listNotices, who, { query: {} })).reply.items.map(({ kind }) => kind);
};
async function goes(who: Someone, given: Parameters<typeof aWish>[1] = {}): Promise<void> {
  const { task } = await aWish(scene, given);
  expect((await scene.call(acceptTask, who, { params: { taskId: task.id } })).status).toBe(200);
  await scene.world.settle();
}

describe('a newcomer who accepts a visit to a lone old person', () => {
  it('is offered company: the one with the fewest newcomers and the most visits is asked, and says yes', async () => {
    const [one, zhao] = [await newcomer(), await old()];
    await old({ visits: { per_a: 6 } });
    await goes(one);
    expect(await pairOf(scene.world.house, one.personId)).toMatchObject({ state: 'asked', buddyId: zhao.personId });
    expect(await told(zhao)).toContain('buddy_asked');
    expect(await read(zhao)).toMatchObject({ of: [{ name: '小夏', state: 'asked', visits: [] }] });
    expect((await answer(zhao, one, true)).reply.state).toBe('agreed');
    expect(await told(one)).toContain('buddy_agreed');
  });
  it('then sees the other’s coming visits, as the other sees theirs: what, when and which station, never the door', async () => {
    const [one, zhao] = [await newcomer(), await old()];
    await goes(one);
    await answer(zhao, one, true);
    const hour = 3_600_000;
    const from = scene.world.house.clock() + 50 * hour;
    await goes(zhao, { window: { from, to: from + 2 * hour } });
    expect(await read(one)).toMatchObject({
      newcomer: true,
      mine: { name: '小赵', visits: [{ title: { zh: '水龙头漏水' } }] },
    });
    const seen = await read(zhao);
    expect(seen.of).toMatchObject([{ name: '小夏', visits: [{ station: scene.station.name }] }]);
    expect(JSON.stringify([seen, await read(one)])).not.toMatch(/粮库巷|夏青山|赵强|贺桂香/);
  });
  it('is asked for once more when the first says no, and the station hears when nobody is left', async () => {
    const [one, zhao] = [await newcomer(), await old()];
    const bai = await old({ visits: { per_a: 6 } });
    await goes(one);
    await answer(zhao, one, false);
    await scene.world.settle();
    expect(await pairOf(scene.world.house, one.personId)).toMatchObject({ state: 'asked', buddyId: bai.personId });
    expect(await told(scene.coordinator)).not.toContain('buddy_wanted');
    await answer(bai, one, true);
    await answer(bai, one, false);
    expect(await told(one)).toContain('buddy_left');
    expect(await told(scene.coordinator)).toContain('buddy_wanted');
    expect((await answer(bai, one, true)).code).toBe('not_found');
  });
  it('may go alone, and is then left alone', async () => {
    const [one, zhao] = [await newcomer(), await old()];
    expect((await scene.call(endBuddy, one, {})).code).toBe('not_found');
    await goes(one);
    expect((await scene.call(endBuddy, one, {})).status).toBe(200);
    expect(await told(zhao)).toContain('buddy_not_needed');
    const hour = 3_600_000;
    const from = scene.world.house.clock() + 50 * hour;
    await goes(one, { window: { from, to: from + 2 * hour } });
    expect(await pairOf(scene.world.house, one.personId)).toMatchObject({ state: 'open' });
    expect(await told(scene.coordinator)).not.toContain('buddy_wanted');
  });
});

describe('nobody is asked', () => {
  it('for a visit of several, nor for somebody who has been out often enough', async () => {
    const zhao = await old();
    const one = await newcomer();
    await goes(one, { people: 2 });
    const used = await aVolunteer(scene, { visits: { per_a: 3 } });
    await goes(used);
    expect(await told(zhao)).not.toContain('buddy_asked');
  });
  it('who did not say they would, has been out too little, is under age, elsewhere, or has several already', async () => {
    const one = await newcomer();
    const { house } = scene.world;
    const unsuited = [
      await old({ goesAlong: false }),
      await old({ visits: { per_a: 4 } }),
      await old({ birthYear: 2009 }),
      await old({ stationId: scene.elsewhere.id }),
    ];
    for (const other of unsuited) expect((await ask(one, other)).code).toBe('buddy_unsuited');
    expect((await ask(one, one)).code).toBe('buddy_unsuited');
    const zhao = await old();
    for (let at = 0; at < NEWCOMERS_OF_BUDDY_LIMIT_ITEMS; at += 1)
      expect((await ask(await newcomer(), zhao)).status).toBe(200);
    expect((await ask(one, zhao)).code).toBe('buddy_unsuited');
    await goes(one);
    expect(await pairOf(house, one.personId)).toMatchObject({ state: 'open' });
    expect(await told(scene.coordinator)).toContain('buddy_wanted');
  });
});

describe('the station', () => {
  it('sees its newcomers, those who go alone first, and asks somebody by name', async () => {
    const [one, zhao] = [await newcomer(), await old()];
    await newcomer();
    const params = { orgId: scene.station.id };
    expect((await scene.call(listNewcomers, zhao, { params })).code).toBe('forbidden');
    expect((await ask(one, zhao, zhao)).code).toBe('forbidden');
    expect((await ask(one, zhao)).status).toBe(200);
    expect((await ask(one, zhao)).code).toBe('wrong_state');
    await goes(one);
    const { reply } = await scene.call(listNewcomers, scene.coordinator, { params });
    expect(reply.newcomers).toHaveLength(2);
    expect(reply.newcomers[0]).toMatchObject({
      name: '夏青山',
      visits: 0,
      buddy: { name: '赵强', state: 'asked' },
      alone: { title: { zh: '水龙头漏水' } },
    });
    expect(reply.willing).toEqual([{ personId: zhao.personId, name: '赵强', newcomers: 1, room: true }]);
    await answer(zhao, one, true);
    expect((await ask(one, await old())).code).toBe('wrong_state');
  });
});

describe('going along', () => {
  it('is offered by who has been out often enough, and stays when the profile changes', async () => {
    const zhao = await old({ goesAlong: false });
    const one = await newcomer();
    expect((await scene.call(sayWilling, one, { body: { on: true } })).code).toBe('buddy_too_new');
    expect((await scene.call(sayWilling, scene.stranger, { body: { on: true } })).code).toBe('not_volunteer');
    expect((await scene.call(readBuddies, scene.stranger, {})).code).toBe('not_volunteer');
    expect((await scene.call(sayWilling, zhao, { body: { on: true } })).reply).toEqual({ willing: true });
    expect(await read(zhao)).toMatchObject({ willing: true, may: true, newcomer: false, of: [] });
  });
  it('ends by itself when the newcomer is new no more', async () => {
    const [one, zhao] = [await newcomer(), await old()];
    await ask(one, zhao);
    await answer(zhao, one, true);
    const { house } = scene.world;
    const volunteer = await findVolunteer(house, one.personId);
    if (!volunteer) throw new Error('no volunteer');
    await house.table.transact([volunteerWrite(volunteer, { ...volunteer, visits: { per_c: 3 } })]);
    expect([(await read(zhao)).of, (await read(one)).mine]).toEqual([[], undefined]);
  });
});
