import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  addOrg,
  endRole,
  findStations,
  listOrgs,
  listRoles,
  moveOrg,
  readOrg,
  setVisiting,
} from '../../shared/orgs/contract.ts';
import { openWorld, type Someone, type World } from '../testing/world.ts';
import type { Org } from './org-item.ts';

let world: World;
let region: Org;
let center: Org;
let station: Org;
let operator: Someone;
let head: Someone;
beforeEach(async () => {
  world = await openWorld();
  region = await world.org('region');
  center = await world.org('center', region);
  station = await world.org('station', center);
  operator = await world.person({}, [region, 'operator']);
  head = await world.person({}, [station, 'head']);
});
afterEach(() => world.close());

const named = (zh: string) => ({ name: { zh } });
/** The cache of the tree is short; a move counts everywhere after it. */
const CACHE_MS = 10_001;

describe('where a station is', () => {
  const say = (by: Someone, body: object, orgId = station.id) =>
    world.call(setVisiting, by, { params: { orgId }, body });
  const read = async () => (await world.call(readOrg, undefined, { params: { orgId: station.id } })).reply.org;
  const address = { zh: '东街 2 号一楼', en: '2 East Street' };
  const hours = { zh: '周一到周五，8:30 到 17:30' };

  it('is said by who leads it, read by everyone, in lists too, and taken away by saying nothing', async () => {
    expect((await say(head, { phone: '0472-6600123', address, hours })).status).toBe(200);
    world.pass(CACHE_MS);
    expect(await read()).toMatchObject({ phone: '0472-6600123', address, hours, name: station.name });
    const { reply } = await world.call(listOrgs, undefined, { query: { parent: center.id } });
    expect(reply.items[0]).toMatchObject({ address, hours });
    await say(head, { hours });
    world.pass(CACHE_MS);
    const { address: gone, phone, hours: kept } = await read();
    expect([gone, phone, kept]).toEqual([undefined, undefined, hours]);
  });
  it('of two who say it at once both are kept in turn, and the rooms below stay counted', async () => {
    await Promise.all([
      say(head, { address }),
      say(operator, { hours }),
      world.call(addOrg, head, { params: { orgId: station.id }, body: { kind: 'room', ...named('一室') } }),
    ]);
    world.pass(CACHE_MS);
    const { address: first, hours: second } = await read();
    expect([first, second].filter((one) => one !== undefined)).toHaveLength(1);
    expect((await world.call(listOrgs, undefined, { query: { parent: station.id } })).reply.items).toHaveLength(1);
  });
  it('is nobody else’s to say, nor of what nobody comes to, nor in odd words', async () => {
    const worker = await world.person({}, [station, 'social_worker']);
    expect((await say(worker, { hours })).code).toBe('forbidden');
    const firm = await world.org('enterprise', station);
    expect((await say(operator, { hours }, firm.id)).code).toBe('org_tier');
    for (const body of [
      { phone: '报警' },
      { address: { zh: '一\n二' } },
      { hours: { zh: 'x'.repeat(61) } },
      { door: 1 },
    ])
      expect((await say(head, body)).code).toBe('invalid_input');
  });
});

describe('finding a station', () => {
  const found = async (words: string) =>
    (await world.call(findStations, undefined, { query: { words } })).reply.items.map(({ org, above }) => [
      org.name.zh,
      ...above.map(({ zh }) => zh),
    ]);
  beforeEach(async () => {
    const city = await world.org('region', undefined, { name: { zh: '包头市', en: 'Baotou' } });
    const donghe = await world.org('center', city, { name: { zh: '东河区社工服务中心', en: 'Donghe center' } });
    const other = await world.org('center', city, { name: { zh: '青山区社工服务中心', en: 'Qingshan center' } });
    await world.org('station', donghe, { name: { zh: '河东站', en: 'Hedong station' } });
    await world.org('station', donghe, { name: { zh: '东河站', en: 'Donghe station' } });
    await world.org('station', other, { name: { zh: '新东河站', en: 'Xin Donghe station' } });
    await world.org('station', other, { name: { zh: '科学路站' } });
  });

  it('goes by its own name first, as written or in pinyin, then by what it stands under', async () => {
    const names = [
      ['东河站', '东河区社工服务中心', '包头市'],
      ['新东河站', '青山区社工服务中心', '包头市'],
      ['河东站', '东河区社工服务中心', '包头市'],
    ];
    expect(await found('东河')).toEqual(names);
    expect(await found('dōng HE')).toEqual(names);
    expect(await found('ＤＯＮＧＨＥ')).toEqual(names);
    expect((await found('包头 科学')).flat()).toContain('科学路站');
    expect(await found('baotou hedong')).toEqual([names[2]]);
    expect(await found('qingshan')).toContainEqual(names[1]);
  });
  it('answers nothing for what no station is called, however it is written', async () => {
    for (const words of ['呼和浩特', 'zzz', '站 zzz', '.*', '%', '。']) expect(await found(words)).toEqual([]);
  });
  it('refuses no words, too many, and what hides text', async () => {
    for (const words of ['', '  ', 'x'.repeat(41), 'a\u202Eb'])
      expect((await world.call(findStations, undefined, { query: { words } })).code).toBe('invalid_input');
  });
  it('shows at most twenty, and a new station after a while', async () => {
    const before = await found('服务站');
    for (let n = 0; n < 25; n += 1) await world.org('station', center, { name: { zh: `第${n}服务站` } });
    expect(await found('服务站')).toEqual(before);
    world.pass(10 * 60_000 + 1);
    expect(await found('服务站')).toHaveLength(20);
  });
});

describe('the tree', () => {
  it('is read with its ancestors, root first', async () => {
    const { reply } = await world.call(readOrg, undefined, { params: { orgId: station.id } });
    expect(reply.ancestors.map((org) => org.id)).toEqual([region.id, center.id]);
  });
  it('lists children by page, and a made-up cursor is refused', async () => {
    for (const zh of ['一室', '二室', '三室'])
      await world.call(addOrg, head, { params: { orgId: station.id }, body: { kind: 'room', ...named(zh) } });
    const first = await world.call(listOrgs, undefined, { query: { parent: station.id, limit: 2 } });
    expect(first.reply.items).toHaveLength(2);
    const rest = await world.call(listOrgs, undefined, {
      query: { parent: station.id, limit: 2, cursor: first.reply.next },
    });
    expect(rest.reply.items).toHaveLength(1);
    expect((await world.call(listOrgs, undefined, { query: { parent: station.id, cursor: 'made-up' } })).code).toBe(
      'cursor_invalid',
    );
  });
  it('takes a new org only under the right tier', async () => {
    expect(
      (await world.call(addOrg, head, { params: { orgId: station.id }, body: { kind: 'room', ...named('新室') } }))
        .status,
    ).toBe(200);
    expect(
      (await world.call(addOrg, head, { params: { orgId: station.id }, body: { kind: 'center', ...named('错') } }))
        .code,
    ).toBe('org_tier');
    expect(
      (await world.call(addOrg, operator, { params: { orgId: region.id }, body: { kind: 'station', ...named('错') } }))
        .code,
    ).toBe('org_tier');
    expect(
      (
        await world.call(addOrg, head, {
          params: { orgId: station.id },
          body: { kind: 'organisation', ...named('夕阳红互助社') },
        })
      ).status,
    ).toBe(200);
  });
  it('stays a tree whatever is moved where', async () => {
    const other = await world.org('center', region);
    const room = await world.org('room', station);
    const orgs = [region, center, other, station, room];
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(4), fc.nat(4)), { maxLength: 6 }), async (moves) => {
        for (const [a, b] of moves) {
          const answer = await world.call(moveOrg, operator, {
            params: { orgId: orgs[a]?.id ?? '' },
            body: { parent: orgs[b]?.id ?? '' },
          });
          expect([200, 422]).toContain(answer.status);
        }
        world.pass(CACHE_MS);
        for (const org of orgs) {
          const { reply } = await world.call(readOrg, undefined, { params: { orgId: org.id } });
          expect([...reply.ancestors, reply.org].map((one) => one.kind)).toEqual(
            ['region', 'center', 'station', 'room'].slice(0, reply.ancestors.length + 1),
          );
        }
      }),
      { numRuns: 15, seed: 7 },
    );
  });
  it('moves a station with the rights over it', async () => {
    const other = await world.org('center', region);
    const supervisor = await world.person({}, [other, 'supervisor']);
    expect((await world.call(listRoles, supervisor, { params: { orgId: station.id } })).status).toBe(403);
    await world.call(moveOrg, operator, { params: { orgId: station.id }, body: { parent: other.id } });
    world.pass(CACHE_MS);
    expect((await world.call(listRoles, supervisor, { params: { orgId: station.id } })).status).toBe(200);
  });
  it('lets only an operator over both places move', async () => {
    const elsewhere = await world.org('region');
    const there = await world.org('center', elsewhere);
    expect(
      (await world.call(moveOrg, operator, { params: { orgId: station.id }, body: { parent: there.id } })).code,
    ).toBe('forbidden');
    expect((await world.call(moveOrg, head, { params: { orgId: station.id }, body: { parent: center.id } })).code).toBe(
      'forbidden',
    );
  });
});

describe('a role', () => {
  it('covers the subtree, and ends at once', async () => {
    const li = await world.person({ name: '李敏' }, [station, 'social_worker', 'agency_worker']);
    const room = await world.org('room', station);
    expect((await world.call(listRoles, li, { params: { orgId: room.id } })).status).toBe(200);
    expect((await world.call(listRoles, li, { params: { orgId: center.id } })).code).toBe('forbidden');
    const params = { orgId: station.id, personId: li.personId, role: 'social_worker' } as const;
    expect((await world.call(endRole, head, { params })).status).toBe(200);
    expect((await world.call(listRoles, li, { params: { orgId: room.id } })).code).toBe('forbidden');
  });
  it('is ended only by who could give it', async () => {
    const other = await world.person({}, [station, 'head']);
    const params = { orgId: station.id, personId: other.personId, role: 'head' } as const;
    expect((await world.call(endRole, head, { params })).code).toBe('role_not_grantable');
    expect((await world.call(endRole, operator, { params })).status).toBe(200);
  });
  it('of an operator is ended by another one, never by themselves, so that one is always left', async () => {
    const second = await world.person({}, [region, 'operator']);
    const end = (as: Someone, whom: Someone) =>
      world.call(endRole, as, { params: { orgId: region.id, personId: whom.personId, role: 'operator' } });
    expect((await end(operator, operator)).code).toBe('four_eyes');
    const both = await Promise.all([end(operator, second), end(second, operator)]);
    expect(both.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1);
    const left = await world.call(listRoles, both[0]?.status === 200 ? operator : second, {
      params: { orgId: region.id },
      query: {},
    });
    expect(left.reply.items.filter(({ role }) => role === 'operator')).toHaveLength(1);
  });
});
