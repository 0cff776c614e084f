import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { reverseHours } from '../../shared/hours/contract.ts';
import { DAY_MS, WEEK_MS } from '../../shared/kernel/time.ts';
import { listNumbers, readBoard, readPublicNumbers } from '../../shared/stats/contract.ts';
import { addCheck } from '../../shared/volunteers/contract.ts';
import { WAITING_STATES } from '../../shared/wishes/life.ts';
import { hoursFromItem } from '../hours/hours-item.ts';
import { CONSUMERS } from '../jobs/consumers.ts';
import { deliver } from '../platform/changes.ts';
import type { Change } from '../platform/table.ts';
import { type GoldenWay, goldenWay } from '../testing/golden-actions.ts';
import { aWish, openScene, type Scene } from '../testing/things.ts';
import { openWorld, type World } from '../testing/world.ts';
import { wishFromItem } from '../wishes/wish-item.ts';

let world: World;
let way: GoldenWay;
beforeEach(async () => {
  world = await openWorld();
  way = await goldenWay(world);
});
afterEach(() => world.close());

/** The numbers counted anew from what stands in the table: the last image of each wish, all hours. */
function recount(changes: readonly Change[]) {
  const last = new Map(changes.map((change) => [`${change.key.pk} ${change.key.sk}`, change.after]));
  const items = [...last.values()].flatMap((item) => (item ? [item] : []));
  const wishes = items.filter((item) => item.type === 'wish').map(wishFromItem);
  return {
    fulfilled: wishes.filter((wish) => wish.fulfilledAt !== undefined).length,
    waiting: wishes.filter((wish) => WAITING_STATES.includes(wish.state)).length,
    minutes: items.filter((item) => item.type === 'hours').reduce((sum, item) => sum + hoursFromItem(item).minutes, 0),
  };
}

describe('the numbers of all below a place', () => {
  it('are each one’s own, leagues at the top, and none where nothing stands', async () => {
    await world.settle();
    for (const [parent, child] of [
      [undefined, way.region],
      [way.region.id, way.center],
      [way.center.id, way.station],
    ] as const) {
      const { reply } = await world.call(listNumbers, undefined, { query: parent === undefined ? {} : { parent } });
      const { reply: own } = await world.call(readPublicNumbers, undefined, { params: { orgId: child.id } });
      const { fulfilled, waiting, minutes } = own;
      expect(reply.items).toContainEqual({ orgId: child.id, fulfilled, waiting, minutes });
    }
    const nowhere = await world.call(listNumbers, undefined, { query: { parent: `org_${'0'.repeat(26)}` } });
    expect(nowhere.reply.items).toEqual([]);
  });
});

describe('since when the numbers count', () => {
  it('is the first week in which anything happened, however long ago', async () => {
    await world.settle();
    const asked = { params: { orgId: way.station.id } };
    const first = (await world.call(readPublicNumbers, undefined, asked)).reply;
    const week = first.weeks.find((one) => one.posted > 0)?.week;
    expect(first.since).toBe(week);
    world.pass(40 * WEEK_MS);
    const later = (await world.call(readPublicNumbers, undefined, asked)).reply;
    expect(later.weeks.every(({ posted }) => posted === 0)).toBe(true);
    expect(later.since).toBe(week);
  });
});

describe('the numbers', () => {
  it('equal a recount at the station and at all above it', async () => {
    await world.settle();
    for (const org of [way.station, way.center, way.region]) {
      const { reply } = await world.call(readPublicNumbers, undefined, { params: { orgId: org.id } });
      expect({ fulfilled: reply.fulfilled, waiting: reply.waiting, minutes: reply.minutes }).toEqual(
        recount(world.changes()),
      );
      expect(reply.weeks).toHaveLength(12);
      expect(reply.weeks.at(-1)).toMatchObject({ posted: 1, published: 1, fulfilled: 1 });
    }
  });
  it('count each change once, however often it comes', async () => {
    await world.settle();
    const before = (await world.call(readPublicNumbers, undefined, { params: { orgId: way.station.id } })).reply;
    for (const change of world.changes().toReversed()) await deliver(world.house, CONSUMERS, change);
    expect((await world.call(readPublicNumbers, undefined, { params: { orgId: way.station.id } })).reply).toEqual(
      before,
    );
  });
  it('go down with a reversal', async () => {
    await world.settle();
    const [entry] = (
      await world.house.table.query({ pk: `PERSON#${way.zhao.personId}`, sk: { beginsWith: 'HOURS#' }, limit: 1 })
    ).items;
    const head = await world.person({}, [way.station, 'head']);
    const answer = await world.call(reverseHours, head, {
      params: { personId: way.zhao.personId, hoursId: String(entry?.['id']) },
      body: { reason: '时间记错了' },
    });
    expect(answer.status).toBe(200);
    await world.settle();
    expect((await world.call(readPublicNumbers, undefined, { params: { orgId: way.station.id } })).reply.minutes).toBe(
      0,
    );
  });
});

describe('the board', () => {
  it('shows a station its day and what it lacks', async () => {
    await world.settle();
    const head = await world.person({}, [way.station, 'head']);
    const { reply } = await world.call(readBoard, head, { params: { orgId: way.station.id } });
    expect(reply).toMatchObject({ waiting: { toVerify: 0, tasksToFill: 0, toFill: 0, toConfirm: 0 }, volunteers: 1 });
    expect(reply.vacancies).toEqual(['assistance_aide', 'child_supervisor']);
    expect(reply.stations).toEqual([]);
  });
  it('counts a worker with three duties as one of its people', async () => {
    const head = await world.person({}, [way.station, 'head']);
    const people = async () => (await world.call(readBoard, head, { params: { orgId: way.station.id } })).reply.staff;
    const before = await people();
    await world.person(
      {},
      [way.station, 'deputy'],
      [way.station, 'volunteer_coordinator'],
      [way.station, 'social_worker', 'assistance_aide'],
    );
    expect(await people()).toBe(before + 1);
  });
  it('counts who has no valid paper as the list of volunteers does', async () => {
    const head = await world.person({}, [way.station, 'head']);
    const board = async () => (await world.call(readBoard, head, { params: { orgId: way.station.id } })).reply;
    expect(await board()).toMatchObject({ checksMissing: 1, checksExpiring: 0 });
    const check = (days: number) => ({
      params: { personId: way.zhao.personId },
      body: { kind: 'criminal_record' as const, validUntil: world.house.clock() + days * DAY_MS, evidence: '看过' },
    });
    await world.call(addCheck, head, check(30));
    expect(await board()).toMatchObject({ checksMissing: 0, checksExpiring: 1 });
    await world.call(addCheck, head, check(300));
    expect(await board()).toMatchObject({ checksMissing: 0, checksExpiring: 0 });
  });
});

describe('the board of a center', () => {
  let scene: Scene;
  beforeEach(async () => {
    scene = await openScene();
  });
  afterEach(() => scene.world.close());
  const boardOf = async (orgId: string) => {
    const supervisor = await scene.world.person({}, [scene.center, 'supervisor']);
    return (await scene.call(readBoard, supervisor, { params: { orgId } })).reply;
  };

  it('lists every task that it counts, and not only the first twenty', async () => {
    for (let n = 0; n < 26; n += 1) await aWish(scene, { state: 'published' });
    const { open, waiting } = await boardOf(scene.station.id);
    expect([waiting.tasksToFill, open.length]).toEqual([26, 26]);
  });
  it('says of each station what waits there, and its own is only what was carried up', async () => {
    await aWish(scene, { state: 'submitted' });
    await aWish(scene, { state: 'published' });
    const center = await boardOf(scene.center.id);
    expect(center.running).toEqual([]);
    const station = await boardOf(scene.station.id);
    expect(center.stations).toContainEqual({
      orgId: scene.station.id,
      name: scene.station.name,
      toVerify: 1,
      toFill: station.waiting.toFill,
      today: station.waiting.today,
    });
    expect(station.waiting.toFill).toBeGreaterThan(0);
    expect(center.waiting.tasksToFill).toBe(station.waiting.tasksToFill);
  });
});
