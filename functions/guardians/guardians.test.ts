import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  changeConsent,
  endLink,
  listChildReads,
  listMyChildren,
  readChild,
  recheckLink,
} from '../../shared/guardians/contract.ts';
import type { Purpose } from '../../shared/guardians/purposes.ts';
import { DAY_MS } from '../../shared/kernel/time.ts';
import { listNotices } from '../../shared/notices/contract.ts';
import { acceptTask, offerTask } from '../../shared/tasks/offers.ts';
import { listWishes, readWish } from '../../shared/wishes/contract.ts';
import { readVerification } from '../../shared/wishes/verification.ts';
import { CONSUMERS } from '../jobs/consumers.ts';
import { personOf, sealFor } from '../people/people.ts';
import { deliver } from '../platform/changes.ts';
import { raiseDueSeries } from '../series/raise.ts';
import { occurrencesOf } from '../series/series.ts';
import { assignmentOf } from '../tasks/assignments.ts';
import { standingSeries } from '../testing/standing-series.ts';
import { aCheck, aVolunteer, aWish, openScene, type Published, type Scene } from '../testing/things.ts';
import type { Someone } from '../testing/world.ts';
import { keepWish } from '../wishes/steps.ts';
import { wishOf } from '../wishes/wishes.ts';
import { runRechecks } from './rechecks.ts';

let scene: Scene;
let made: Published;
let volunteer: Someone;
beforeEach(async () => {
  scene = await openScene();
  made = await aWish(scene, { minor: true, people: 2 });
  volunteer = await aVolunteer(scene, aCheck(scene, 900));
});
afterEach(() => scene.world.close());

const childId = () => ({ personId: made.beneficiary.personId });
const state = async () => (await wishOf(scene.world.house, made.wish.id)).state;
const kinds = async (who: Someone) => (await scene.call(listNotices, who, {})).reply.items.map(({ kind }) => kind);
async function say(purpose: Purpose, given: boolean, as = made.guardian) {
  const answer = await scene.call(changeConsent, as, { params: childId(), body: { purpose, given } });
  scene.world.pass(1_000);
  await scene.world.settle();
  return answer;
}
async function offered(): Promise<string | undefined> {
  const params = { taskId: made.task.id };
  return (await scene.call(offerTask, scene.coordinator, { params, body: { personId: volunteer.personId } })).code;
}
async function accepted(): Promise<void> {
  expect(await offered()).toBeUndefined();
  expect((await scene.call(acceptTask, volunteer, { params: { taskId: made.task.id } })).code).toBeUndefined();
  await scene.world.settle();
}

describe('a guardian who withdraws a consent', () => {
  it('stops the wish, its tasks and seats; everyone is told, nobody sees it in public', async () => {
    await accepted();
    const other = await aVolunteer(scene, aCheck(scene, 900));
    const params = { taskId: made.task.id };
    await scene.call(offerTask, scene.coordinator, { params, body: { personId: other.personId } });
    const { reply } = await say('posting', false);
    expect(reply.consents.find(({ purpose }) => purpose === 'posting')).toMatchObject({ given: false, own: true });
    expect(await state()).toBe('withdrawn');
    for (const one of [volunteer, other]) {
      const seat = await assignmentOf(scene.world.house, made.task.id, one.personId);
      expect([seat?.state, (await kinds(one))[0]]).toEqual(['cancelled', 'task_cancelled']);
    }
    expect(await kinds(scene.worker)).toContain('wish_withdrawn');
    expect(await kinds(made.guardian)).toContain('wish_withdrawn');
    expect((await scene.call(readWish, undefined, { params: { wishId: made.wish.id } })).code).toBe('not_found');
    const wall = await scene.call(listWishes, undefined, { query: { place: scene.station.id } });
    expect(JSON.stringify(wall.reply)).not.toContain(made.wish.id);
  });
  it('leaves no older reason as if it were why', async () => {
    const { house } = scene.world;
    const { beneficiary } = made;
    const reasonSealed = await sealFor(house, await personOf(house, beneficiary.personId), 'reason', '再问问家长');
    await house.table.transact([keepWish(await wishOf(house, made.wish.id), { reasonSealed })]);
    await say('posting', false);
    const wish = await wishOf(house, made.wish.id);
    expect([wish.state, wish.reasonSealed]).toEqual(['withdrawn', undefined]);
  });
  it('hides what is done already, and takes nobody’s hours', async () => {
    const { house } = scene.world;
    const { delivered } = { delivered: await aWish(scene, { minor: true, state: 'delivered' }) };
    made = delivered;
    await say('posting', false);
    const wish = await wishOf(house, made.wish.id);
    expect([wish.state, wish.hiddenAt !== undefined]).toEqual(['delivered', true]);
    const params = { wishId: made.wish.id };
    expect((await scene.call(readWish, undefined, { params })).code).toBe('not_found');
    expect((await scene.call(readWish, made.guardian, { params })).code).toBeUndefined();
  });
  it.each(['sharing', 'home_visit'] as const)('to %s ends what needs somebody to come', async (purpose) => {
    await accepted();
    await say(purpose, false);
    expect(await state()).toBe('withdrawn');
  });
  it('to photos lets the wish go on', async () => {
    await accepted();
    await say('photo', false);
    expect(await state()).toBe('published');
    const seat = await assignmentOf(scene.world.house, made.task.id, volunteer.personId);
    expect(seat?.state).toBe('accepted');
  });
  it('keeps new dates of a series and new publications back until somebody may come again', async () => {
    const { house } = scene.world;
    const component = { ...made.wish.components[0], quantity: 1 };
    const origin = { ...(await wishOf(house, made.wish.id)), components: [component] } as typeof made.wish;
    const seriesId = await standingSeries(house, origin, volunteer.personId, made.guardian.personId);
    await say('home_visit', false);
    await raiseDueSeries(house);
    expect(await occurrencesOf(house, seriesId, house.clock(), 'ahead', 20)).toEqual([]);
    scene.world.pass(3 * DAY_MS);
    await raiseDueSeries(house);
    scene.world.pass(3 * DAY_MS);
    await raiseDueSeries(house);
    await scene.signIn([made.guardian]);
    await say('home_visit', true);
    await raiseDueSeries(house);
    const raised = await occurrencesOf(house, seriesId, house.clock(), 'ahead', 20);
    expect(raised.length).toBeGreaterThan(5);
    expect(raised.every(({ at }) => at > house.clock())).toBe(true);
  });
  it('stops new offers at once, before the stream has come', async () => {
    await scene.call(changeConsent, made.guardian, {
      params: childId(),
      body: { purpose: 'home_visit', given: false },
    });
    expect(await offered()).toBe('guardian_required');
  });
  it('does so once, however often and in whatever order the stream brings it', async () => {
    await accepted();
    await say('posting', false);
    const before = await wishOf(scene.world.house, made.wish.id);
    for (const change of scene.world.changes().toReversed()) await deliver(scene.world.house, CONSUMERS, change);
    expect(await wishOf(scene.world.house, made.wish.id)).toEqual(before);
  });
  it('may consent again; what was stopped stays stopped', async () => {
    await say('posting', false);
    await say('posting', true);
    expect(await state()).toBe('withdrawn');
    const { reply } = await scene.call(readChild, made.guardian, { params: childId() });
    expect(reply.consents.every(({ given }) => given)).toBe(true);
  });
});

describe('a worker', () => {
  it('notes what the guardian said only with the way it was said, and the guardian hears of it', async () => {
    const body = { purpose: 'photo', given: false } as const;
    expect((await scene.call(changeConsent, scene.worker, { params: childId(), body })).code).toBe('consent_missing');
    const said = { ...body, way: 'by_phone' as const };
    expect((await scene.call(changeConsent, scene.worker, { params: childId(), body: said })).code).toBeUndefined();
    await scene.world.settle();
    expect(await kinds(made.guardian)).toContain('consent_withdrawn');
  });
  it('whose duty is another neither sees nor changes it', async () => {
    const grid = await scene.world.person({}, [scene.station, 'social_worker', 'grid_worker']);
    expect((await scene.call(readChild, grid, { params: childId() })).code).toBe('children_protected');
  });
  it('leaves a line that the guardian reads: who, when, in which role', async () => {
    await scene.call(readChild, scene.worker, { params: childId() });
    await scene.call(readVerification, scene.worker, { params: { wishId: made.wish.id } });
    const { reply } = await scene.call(listChildReads, made.guardian, { params: childId() });
    expect(reply.items.map(({ by, role, what }) => [by, role, what])).toEqual([
      ['李敏', 'social_worker', 'verification'],
      ['李敏', 'social_worker', 'consents'],
    ]);
  });
});

describe('a link of guardian and child', () => {
  it('is the guardian’s to see, and nobody else’s', async () => {
    const { items } = (await scene.call(listMyChildren, made.guardian, {})).reply;
    expect(items.map(({ personId, name, linked }) => [personId, name, linked])).toEqual([
      [made.beneficiary.personId, '贺桂香', true],
    ]);
    expect((await scene.call(listMyChildren, scene.stranger, {})).reply.items).toEqual([]);
    expect((await scene.call(readChild, scene.stranger, { params: childId() })).code).toBe('forbidden');
  });
  it('is warned of a month ahead, runs out after a year, and takes everything with it', async () => {
    made = await aWish(scene, { minor: true, window: farAhead() });
    scene.world.pass(336 * DAY_MS);
    await runRechecks(scene.world.house);
    await runRechecks(scene.world.house);
    await scene.world.settle();
    expect((await kinds(made.guardian)).filter((kind) => kind === 'link_expiring')).toHaveLength(1);
    expect(await kinds(scene.head)).toContain('link_to_check');
    scene.world.pass(30 * DAY_MS);
    await runRechecks(scene.world.house);
    await scene.world.settle();
    expect(await state()).toBe('withdrawn');
    expect((await scene.call(listMyChildren, made.guardian, {})).reply.items).toEqual([]);
    expect((await scene.call(readChild, made.guardian, { params: childId() })).code).toBe('forbidden');
  });
  it('seen again with its paper is good for another year', async () => {
    scene.world.pass(340 * DAY_MS);
    const body = { proof: 'household_register' } as const;
    expect((await scene.call(recheckLink, made.guardian, { params: childId(), body })).code).toBe('forbidden');
    const { reply } = await scene.call(recheckLink, scene.worker, { params: childId(), body });
    expect([reply.proof, reply.until - scene.world.house.clock()]).toEqual(['household_register', 365 * DAY_MS]);
    scene.world.pass(60 * DAY_MS);
    await runRechecks(scene.world.house);
    expect((await scene.call(listMyChildren, made.guardian, {})).reply.items).toHaveLength(1);
  });
  it('that a worker ends stops everything that rested on it', async () => {
    await accepted();
    const body = { reason: '监护权转给了外婆' };
    expect((await scene.call(endLink, scene.worker, { params: childId(), body })).reply.linked).toBe(false);
    await scene.world.settle();
    expect(await state()).toBe('withdrawn');
    expect(await kinds(made.guardian)).toContain('link_ended');
    for (const { after } of scene.world.changes()) expect(JSON.stringify(after ?? {})).not.toContain(body.reason);
  });
});

function farAhead() {
  const now = scene.world.house.clock();
  return { from: now + 500 * DAY_MS, to: now + 501 * DAY_MS };
}
