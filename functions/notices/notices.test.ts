import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY_MS } from '../../shared/kernel/time.ts';
import { listNotices, readNotices } from '../../shared/notices/contract.ts';
import { readMe } from '../../shared/people/contract.ts';
import { CONSUMERS } from '../jobs/consumers.ts';
import { rolesWrite } from '../orgs/grants.ts';
import { personOf } from '../people/people.ts';
import { deliver } from '../platform/changes.ts';
import { type GoldenWay, goldenWay } from '../testing/golden-actions.ts';
import { openWorld, type Someone, type World } from '../testing/world.ts';

let world: World;
let way: GoldenWay;
beforeEach(async () => {
  world = await openWorld();
  way = await goldenWay(world);
});
afterEach(() => world.close());

async function kinds(as: Someone): Promise<readonly string[]> {
  return (await world.call(listNotices, as, { query: { limit: 100 } })).reply.items.map((notice) => notice.kind);
}

describe('what people are told', () => {
  it('is each party’s own part of the way, newest first', async () => {
    await world.settle();
    expect((await kinds(way.chen)).toSorted()).toEqual(
      ['wish_fulfilled', 'wish_delivered', 'wish_accepted', 'wish_published', 'role_granted'].toSorted(),
    );
    const times = (await world.call(listNotices, way.chen, {})).reply.items.map((notice) => notice.at);
    expect(times).toEqual(times.toSorted((a, b) => b - a));
    expect(await kinds(way.zhao)).toEqual(['hours_booked']);
    expect(await kinds(way.li)).toEqual(['role_granted']);
  });
  it('is nothing more for who wrote it down in a duty that has ended since', async () => {
    const before = await kinds(way.chen);
    const { personId, version } = await personOf(world.house, way.chen.personId);
    await world.house.table.transact([rolesWrite(personId, version, [])]);
    await world.settle();
    const wishes = (all: readonly string[]) => all.filter((kind) => kind.startsWith('wish_'));
    expect(wishes(await kinds(way.chen))).toEqual(wishes(before));
  });
  it('comes once, however often and in whatever order the stream brings it', async () => {
    await world.settle();
    const before = [await kinds(way.chen), (await world.call(readMe, way.chen, {})).reply.unread];
    for (const change of world.changes().toReversed()) await deliver(world.house, CONSUMERS, change);
    expect([await kinds(way.chen), (await world.call(readMe, way.chen, {})).reply.unread]).toEqual(before);
  });
  it('holds no name, phone or address of anybody', async () => {
    await world.settle();
    const everything = JSON.stringify([
      await world.call(listNotices, way.chen, {}),
      await world.call(listNotices, way.zhao, {}),
    ]);
    for (const secret of ['王桂兰', '16000000009', '和平路', '赵强']) expect(everything).not.toContain(secret);
  });
  it('is counted until it is read, and reading never goes back', async () => {
    await world.settle();
    const { reply } = await world.call(listNotices, way.chen, {});
    expect(reply.unread).toBe(5);
    const ids = reply.items.map((notice) => notice.id);
    expect((await world.call(readNotices, way.chen, { body: { upTo: ids[1] ?? '' } })).reply.unread).toBe(1);
    expect((await world.call(readNotices, way.chen, { body: { upTo: ids[3] ?? '' } })).reply.unread).toBe(1);
    const again = await world.call(listNotices, way.chen, {});
    expect(again.reply.items.map((notice) => notice.read)).toEqual([false, true, true, true, true]);
    expect((await world.call(readNotices, way.chen, { body: { upTo: ids[0] ?? '' } })).reply.unread).toBe(0);
  });
  it('leaves out what is older than two weeks', async () => {
    world.pass(15 * DAY_MS);
    await world.settle();
    const late = await world.person();
    expect(await kinds(late)).toEqual([]);
    const page = await world.house.table.query({
      pk: `PERSON#${way.zhao.personId}`,
      sk: { beginsWith: 'NOTICE#' },
      limit: 10,
    });
    expect(page.items).toEqual([]);
  });
});
