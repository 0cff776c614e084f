import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HOUR_MS } from '../../shared/kernel/time.ts';
import { listPlaceWishes } from '../../shared/wishes/place.ts';
import { orgOf } from '../orgs/orgs.ts';
import { aWish, openScene, type Scene } from '../testing/things.ts';
import { wishItem } from './steps.ts';
import { wishOf } from './wishes.ts';

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(() => scene.world.close());

const list = (orgId: string, query: object = {}) =>
  scene.call(listPlaceWishes, undefined, { params: { orgId }, query: query as never });
const idsOf = async (orgId: string, query: object = {}) => (await list(orgId, query)).reply.items.map(({ id }) => id);

/** The wish as it would be after a longer way. */
async function became(wishId: string, over: object): Promise<void> {
  const wish = await wishOf(scene.world.house, wishId);
  await scene.world.house.table.transact([{ op: 'replace', item: wishItem({ ...wish, ...over }) }]);
}

describe('the wishes of a place', () => {
  it('are those behind its numbers: of a station its own, of a county all, part by part, newest first', async () => {
    const now = scene.world.house.clock();
    const [older, newer, done, going, other] = [
      (await aWish(scene, { publishedAt: now - 2 * HOUR_MS })).wish.id,
      (await aWish(scene, { publishedAt: now - HOUR_MS })).wish.id,
      (await aWish(scene)).wish.id,
      (await aWish(scene)).wish.id,
      (await aWish(scene)).wish.id,
    ];
    await became(done, { state: 'fulfilled', fulfilledAt: now });
    await became(going, { state: 'claimed' });
    await became(other, { stationId: scene.elsewhere.id, publishedAt: now });
    expect(await idsOf(scene.station.id)).toEqual([newer, older]);
    expect(await idsOf(scene.station.id, { part: 'going' })).toEqual([going]);
    expect(await idsOf(scene.station.id, { part: 'fulfilled' })).toEqual([done]);
    expect(await idsOf(scene.center.id)).toEqual([other, newer, older]);
    expect(await idsOf(scene.elsewhere.id)).toEqual([other]);
    expect((await list(scene.center.id)).headers.get('Cache-Control')).toContain('max-age=30');
  });

  it('are of an organisation those that it carries, and of whoever only gives none', async () => {
    const { world, station, center } = scene;
    const [ngo, other] = [await world.org('organisation', center), await world.org('organisation', station)];
    const [waiting, going, others] = [await aWish(scene), await aWish(scene), await aWish(scene)];
    await aWish(scene);
    await became(waiting.wish.id, { carrierId: ngo.id });
    await became(going.wish.id, { carrierId: ngo.id, state: 'claimed' });
    await became(others.wish.id, { carrierId: other.id });
    expect(await idsOf(ngo.id)).toEqual([waiting.wish.id]);
    expect(await idsOf(ngo.id, { part: 'going' })).toEqual([going.wish.id]);
    expect(await idsOf(other.id)).toEqual([others.wish.id]);
    expect((await list((await world.org('enterprise', center)).id)).code).toBe('not_found');
  });

  it('are of an organisation of a whole region those that it carries in any of its counties', async () => {
    const { world, center } = scene;
    const region = center.parent ?? '';
    const ngo = await world.org('organisation', await orgOf(world.house, region));
    expect(await idsOf(ngo.id)).toEqual([]);
    const other = await world.org('center', await orgOf(world.house, region));
    const now = world.house.clock();
    const [here, there] = [await aWish(scene, { publishedAt: now - HOUR_MS }), await aWish(scene)];
    await aWish(scene);
    await became(here.wish.id, { carrierId: ngo.id });
    await became(there.wish.id, { carrierId: ngo.id, centerId: other.id });
    expect(await idsOf(ngo.id)).toEqual([there.wish.id, here.wish.id]);
    expect((await list(region)).code).toBe('not_found');
  });

  it('leave out what is hidden and what nobody can come to any more', async () => {
    const { wish } = await aWish(scene);
    const hidden = await aWish(scene);
    await became(hidden.wish.id, { hiddenAt: scene.world.house.clock() });
    expect(await idsOf(scene.station.id)).toEqual([wish.id]);
    scene.world.pass(30 * HOUR_MS);
    expect(await idsOf(scene.station.id)).toEqual([]);
  });

  it('come by page, and a cursor of another place or part is refused', async () => {
    const all = [];
    for (let n = 0; n < 5; n += 1) all.push((await aWish(scene)).wish.id);
    const first = (await list(scene.station.id, { limit: 3 })).reply;
    const rest = (await list(scene.station.id, { limit: 3, cursor: first.next })).reply;
    expect([...first.items, ...rest.items].map(({ id }) => id).sort()).toEqual(all.sort());
    expect(rest.next).toBeUndefined();
    for (const [orgId, query] of [
      [scene.center.id, {}],
      [scene.station.id, { part: 'going' }],
    ] as const)
      expect((await list(orgId, { ...query, cursor: first.next })).code).toBe('cursor_invalid');
    expect((await list(scene.station.id, { cursor: 'made-up' })).code).toBe('cursor_invalid');
  });

  it('stand with counties and stations: a league and a made-up place have none', async () => {
    expect((await list(scene.center.parent ?? '')).code).toBe('not_found');
    expect((await list(`org_${'0'.repeat(26)}`)).code).toBe('not_found');
    expect((await list(scene.station.id, { part: 'returned' })).code).toBe('invalid_input');
  });
});
