import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../shared/kernel/time.ts';
import { allTasks, allVolunteers } from '../../shared/matching/index/layers.ts';
import { listCandidates, listForMe } from '../../shared/tasks/fits.ts';
import { acceptTask, offerTask } from '../../shared/tasks/offers.ts';
import { withdrawWish } from '../../shared/wishes/posting.ts';
import type { House } from '../platform/house.ts';
import type { Item } from '../platform/table.ts';
import { suggestions } from '../tasks/for-me.ts';
import { taskKey } from '../tasks/task-item.ts';
import { aCheck, aVolunteer, aWish, moveTo, openScene, type Scene } from '../testing/things.ts';
import type { Someone } from '../testing/world.ts';
import { volunteerFromItem, volunteerKey, volunteerToItem } from '../volunteers/volunteer-item.ts';
import { matchingConsumer } from './consumer.ts';
import { foldIndexes } from './fold.ts';
import { chunkKey, deltasPk, VERSIONS_PK, versionKey } from './matching-item.ts';
import { indexOf, LOOK_EVERY_MS } from './memory.ts';

let scene: Scene;
let house: House;
beforeEach(async () => {
  scene = await openScene();
  house = scene.world.house;
});
afterEach(() => scene.world.close());

const forMe = async (as: Someone) => {
  const { reply } = await scene.call(listForMe, as, { query: { limit: 100 } });
  return reply.items.map(({ task }) => task.id);
};
const candidates = async (taskId: string) => {
  const { reply } = await scene.call(listCandidates, scene.coordinator, { params: { taskId }, query: { limit: 100 } });
  return reply.items.map(({ personId }) => personId);
};
const accept = (as: Someone, taskId: string) => scene.call(acceptTask, as, { params: { taskId } });
const fold = async () => {
  await scene.world.settle();
  scene.world.pass(HOUR_MS);
  await foldIndexes(house);
};
/** Another process on the same table: nothing in its memory. */
const another = (): House => ({ ...house });
const tasksIn = async (place: House) => allTasks(await indexOf(place, scene.center.id)).map(({ id }) => id);
const peopleIn = async (place: House) =>
  allVolunteers(await indexOf(place, scene.center.id)).map((card) => JSON.parse(card).personId as string);
const version = () => house.table.get(versionKey(scene.center.id), { consistent: true });
const deltas = async () => (await house.table.query({ pk: deltasPk(scene.center.id), limit: 1_000 })).items;
const chunks = async (tag: unknown) =>
  (await house.table.query({ pk: chunkKey(scene.center.id, String(tag), 0).pk, limit: 1_000 })).items;

describe('the index of a center', () => {
  it('follows the stream: what opens is found, what is taken, called off or over is not', async () => {
    const zhao = await aVolunteer(scene, { weeklyCapMinutes: 2_000 });
    const li = await aVolunteer(scene);
    expect(await forMe(zhao)).toEqual([]);
    const soon = { from: house.clock() + HOUR_MS, to: house.clock() + 2 * HOUR_MS };
    const [one, two, three] = [await aWish(scene), await aWish(scene), await aWish(scene, { window: soon })];
    await scene.world.settle();
    expect(new Set(await forMe(zhao))).toEqual(new Set([one.task.id, two.task.id, three.task.id]));
    await accept(li, one.task.id);
    await scene.call(withdrawWish, scene.head, { params: { wishId: two.wish.id }, body: {} });
    await scene.world.settle();
    expect(await forMe(zhao)).toEqual([three.task.id]);
    moveTo(scene.world, soon.to);
    expect(await forMe(zhao)).toEqual([]);
  });
  it('follows volunteers: who comes, changes, moves away and is deleted', async () => {
    const { task } = await aWish(scene);
    const zhao = await aVolunteer(scene);
    await scene.world.settle();
    expect(await candidates(task.id)).toEqual([zhao.personId]);
    const key = volunteerKey(zhao.personId);
    const change = async (given: Partial<ReturnType<typeof volunteerFromItem>>) => {
      const now = volunteerFromItem((await house.table.get(key)) as Item);
      const item = volunteerToItem({ ...now, ...given, version: now.version + 1 });
      await house.table.transact([{ op: 'replace', item }]);
      await scene.world.settle();
      return candidates(task.id);
    };
    expect(await change({ weekly: [] })).toEqual([]);
    expect(await change({ weekly: [{ from: 0, to: 168 }] })).toEqual([zhao.personId]);
    expect(await change({ centerId: 'org_00000000000000000000000000' })).toEqual([]);
    expect(await change({ centerId: scene.center.id })).toEqual([zhao.personId]);
    await house.table.transact([{ op: 'delete', key }]);
    await scene.world.settle();
    expect(await candidates(task.id)).toEqual([]);
    await fold();
    expect(await peopleIn(another())).toEqual([]);
  });
  it('answers after a fold, and after a restart, as it did before', async () => {
    const zhao = await aVolunteer(scene);
    for (let i = 0; i < 5; i += 1) await aWish(scene, { cell: `40${65 + i}:8787` });
    await fold();
    const before = await forMe(zhao);
    expect(before.length).toBe(5);
    const { wish } = await aWish(scene);
    await scene.call(withdrawWish, scene.head, { params: { wishId: wish.id }, body: {} });
    await fold();
    expect(await deltas()).toEqual([]);
    expect(await forMe(zhao)).toEqual(before);
    const fresh = await suggestions(another(), zhao.personId, { limit: 100, all: false });
    expect(fresh.items.map(({ task }) => task.id)).toEqual(before);
  });
  it('is the same however often and in whatever order the changes come', async () => {
    const volunteers = [await aVolunteer(scene), await aVolunteer(scene), await aVolunteer(scene)];
    const wishes = [];
    for (let i = 0; i < 6; i += 1) wishes.push(await aWish(scene, { people: 1 + (i % 2) }));
    for (const [at, volunteer] of volunteers.entries()) await accept(volunteer, wishes[at]?.task.id ?? '');
    await house.table.transact([{ op: 'delete', key: volunteerKey(volunteers[2]?.personId ?? '') }]);
    await scene.world.settle();
    const [tasks, people] = [new Set(await tasksIn(house)), new Set(await peopleIn(house))];
    expect([tasks.size, people.size]).toEqual([4, 2]);
    const changes = [...scene.world.changes()].filter(matchingConsumer.wants);
    for (let round = 0; round < 5; round += 1) {
      const shuffled = changes.map((change) => ({ change, at: house.random() })).sort((a, b) => a.at - b.at);
      for (const { change } of shuffled) await matchingConsumer.take(house, change);
      expect(new Set(await tasksIn(another()))).toEqual(tasks);
      expect(new Set(await peopleIn(another()))).toEqual(people);
      if (round === 2) await fold();
    }
  });
});

describe('a child’s task', () => {
  it('is in nothing that the index keeps, and is found by nobody', async () => {
    const { task, wish, beneficiary } = await aWish(scene, { minor: true });
    const zhao = await aVolunteer(scene, aCheck(scene));
    await aWish(scene);
    await scene.world.settle();
    expect((await deltas()).some((item) => JSON.stringify(item).includes(task.id))).toBe(false);
    await fold();
    expect(await tasksIn(another())).toHaveLength(1);
    const kept = JSON.stringify(allTasks(await indexOf(another(), scene.center.id)));
    for (const secret of [task.id, wish.id, beneficiary.personId]) expect(kept).not.toContain(secret);
    expect(await forMe(zhao)).not.toContain(task.id);
    // A person who may, finds who suits.
    expect(await candidates(task.id)).toEqual([zhao.personId]);
  });
});

describe('a search', () => {
  it('costs what is the asker’s own, however many tasks there are', async () => {
    const zhao = await aVolunteer(scene);
    const cost = async () => {
      await forMe(zhao);
      const before = house.table.consumed().read;
      await forMe(zhao);
      return house.table.consumed().read - before;
    };
    await aWish(scene);
    await fold();
    const one = await cost();
    for (let i = 0; i < 80; i += 1) await aWish(scene);
    await fold();
    expect(await cost()).toBe(one);
  });
  it('finds who could do it without a read but their weeks', async () => {
    const { task } = await aWish(scene);
    for (let i = 0; i < 30; i += 1) await aVolunteer(scene, i < 28 ? { weekly: [] } : {});
    await fold();
    await candidates(task.id);
    const before = house.table.consumed().read;
    expect(await candidates(task.id)).toHaveLength(2);
    // Session, org path, task, seats, two weeks, two names: nothing for the thirty.
    expect(house.table.consumed().read - before).toBeLessThan(8);
  });
  it('looks for news once in a while, and not for each asker', async () => {
    const place = another();
    await aWish(scene);
    await scene.world.settle();
    expect(await tasksIn(place)).toHaveLength(1);
    await aWish(scene);
    await scene.world.settle();
    const before = house.table.consumed().read;
    for (let i = 0; i < 20; i += 1) expect(await tasksIn(place)).toHaveLength(1);
    expect(house.table.consumed().read).toBe(before);
    scene.world.pass(LOOK_EVERY_MS);
    const both = await Promise.all(Array.from({ length: 20 }, () => tasksIn(place)));
    expect(both.every((list) => list.length === 2)).toBe(true);
    const looked = house.table.consumed().read - before;
    scene.world.pass(LOOK_EVERY_MS);
    await tasksIn(place);
    // One glance at the version, and no more while nothing is new.
    expect(house.table.consumed().read - before - looked).toBe(0.5);
  });
});

describe('an index that lags behind', () => {
  it('costs a volunteer a retry and no more: the write knows', async () => {
    const [zhao, li] = [await aVolunteer(scene), await aVolunteer(scene)];
    const [one, two, three] = [await aWish(scene), await aWish(scene), await aWish(scene)];
    await fold();
    await accept(li, one.task.id);
    await scene.call(withdrawWish, scene.head, { params: { wishId: two.wish.id }, body: {} });
    const wanting = { ...three.task, skills: ['repair.plumbing'] };
    const item = (await house.table.get(taskKey(three.task.id))) as Item;
    await house.table.transact([{ op: 'replace', item: { ...item, skills: wanting.skills } }]);
    // Nothing of it has reached the index.
    expect(new Set(await forMe(zhao))).toEqual(new Set([one.task.id, two.task.id, three.task.id]));
    const answers = [];
    for (const { task } of [one, two, three]) answers.push((await accept(zhao, task.id)).code);
    expect(answers).toEqual(['taken', 'wrong_state', 'not_suitable']);
  });
  it('costs a coordinator a retry and no more', async () => {
    const { task } = await aWish(scene);
    const zhao = await aVolunteer(scene);
    await fold();
    const key = volunteerKey(zhao.personId);
    const now = volunteerFromItem((await house.table.get(key)) as Item);
    await house.table.transact([{ op: 'replace', item: volunteerToItem({ ...now, weekly: [] }) }]);
    expect(await candidates(task.id)).toEqual([zhao.personId]);
    const offered = () =>
      scene.call(offerTask, scene.coordinator, {
        params: { taskId: task.id },
        body: { personId: zhao.personId, hours: 8 },
      });
    expect((await offered()).code).toBe('not_suitable');
    await house.table.transact([{ op: 'delete', key }]);
    expect((await offered()).code).toBe('not_found');
  });
});

describe('the fold', () => {
  it('waits for many changes or an hour, and leaves the snapshot before it a minute', async () => {
    await aWish(scene);
    await scene.world.settle();
    await foldIndexes(house);
    const first = await version();
    expect([first?.['tag'] !== undefined, (await deltas()).length]).toEqual([true, 0]);
    await aWish(scene);
    await scene.world.settle();
    await foldIndexes(house);
    expect((await version())?.['tag']).toBe(first?.['tag']);
    expect(await deltas()).toHaveLength(1);
    scene.world.pass(HOUR_MS);
    await foldIndexes(house);
    const second = await version();
    expect(second?.['tag']).not.toBe(first?.['tag']);
    expect((await chunks(first?.['tag'])).length).toBeGreaterThan(0);
    scene.world.pass(MINUTE_MS);
    await foldIndexes(house);
    expect(await chunks(first?.['tag'])).toEqual([]);
    expect((await chunks(second?.['tag'])).length).toBeGreaterThan(0);
    expect((await house.table.query({ pk: VERSIONS_PK, limit: 10 })).items).toHaveLength(1);
  });
  it('loses no change that comes while it runs, and two at once leave one snapshot', async () => {
    await aVolunteer(scene);
    await aWish(scene);
    await scene.world.settle();
    const plain = house.table;
    let busy = false;
    const late: string[] = [];
    const meddled: House = {
      ...house,
      table: {
        ...plain,
        transact: async (writes, token) => {
          if (!busy && JSON.stringify(writes).includes('matching_chunk')) {
            busy = true;
            late.push((await aWish(scene)).task.id);
            await scene.world.settle();
          }
          return plain.transact(writes, token);
        },
      },
    };
    await Promise.all([foldIndexes(meddled), foldIndexes(another())]);
    expect(new Set(await tasksIn(another()))).toContain(late[0]);
    const all = (await version()) as Item;
    const named = (await chunks(all['tag'])).length + (await chunks(all['previousTag'])).length;
    const written = scene.world
      .changes()
      .filter(({ after, before }) => after?.type === 'matching_chunk' || before?.type === 'matching_chunk');
    const there = written.reduce((sum, { before, after }) => sum + (after ? 1 : 0) - (before ? 1 : 0), 0);
    expect(there).toBe(named);
  });
  it('drops what is over, and mends from the table once a day whatever was lost', async () => {
    const soon = { from: house.clock() + HOUR_MS, to: house.clock() + 2 * HOUR_MS };
    const [over, open] = [await aWish(scene, { window: soon }), await aWish(scene, { window: far() })];
    await fold();
    expect(new Set(await tasksIn(another()))).toEqual(new Set([over.task.id, open.task.id]));
    const lost = await aWish(scene, { window: far() });
    scene.world.pass(DAY_MS);
    await foldIndexes(house);
    expect(new Set(await tasksIn(another()))).toEqual(new Set([open.task.id, lost.task.id]));
  });
  it('is made up for when a snapshot is lost or of another make', async () => {
    const { task } = await aWish(scene);
    await fold();
    const tag = (await version())?.['tag'];
    const key = chunkKey(scene.center.id, String(tag), 0);
    const chunk = (await house.table.get(key)) as Item;
    await house.table.transact([{ op: 'replace', item: { ...chunk, body: 'AAAA' } }]);
    expect(await tasksIn(another())).toEqual([task.id]);
    expect(scene.world.log.some((line) => line.includes('a snapshot could not be read'))).toBe(true);
    await house.table.transact([{ op: 'delete', key }]);
    expect(await tasksIn(another())).toEqual([task.id]);
  });
});

function far() {
  const from = house.clock() + 10 * DAY_MS;
  return { from, to: from + 3 * HOUR_MS };
}
