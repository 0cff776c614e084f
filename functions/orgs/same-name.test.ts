import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addOrg, listOrgs } from '../../shared/orgs/contract.ts';
import { openWorld, type Someone, type World } from '../testing/world.ts';
import type { Org } from './org-item.ts';

let world: World;
let region: Org;
let center: Org;
let operator: Someone;
beforeEach(async () => {
  world = await openWorld();
  region = await world.org('region');
  center = await world.org('center', region);
  operator = await world.person({}, [region, 'operator']);
});
afterEach(() => world.close());

const named = (zh: string) => ({ name: { zh } });

describe('a unit that is added', () => {
  it('is no second one of a kind and name under one parent, and the answer says which is there', async () => {
    const add = (kind: 'center' | 'organisation', zh: string, parent = region) =>
      world.call(addOrg, operator, { params: { orgId: parent.id }, body: { kind, ...named(zh) } });
    const names = async () => {
      const { reply } = await world.call(listOrgs, undefined, { query: { parent: region.id, kind: 'center' } });
      return reply.items.map((org) => org.name.zh).filter((zh) => zh.includes('青山'));
    };
    expect((await add('center', '青山区(北)中心')).status).toBe(200);
    // However it is spelt: nobody reads a difference in a space, a width or a mark.
    for (const zh of ['青山区(北)中心', '青山区（北）中心', '青山区 北 中心']) {
      const again = await add('center', zh);
      expect([again.status, again.code, again.problem['title']]).toEqual([
        409,
        'org_same_name',
        '这里已经有一个“青山区(北)中心”了。真是另一个，请在名字里写出区别。',
      ]);
    }
    expect(await names()).toEqual(['青山区(北)中心']);
    // Another name, another kind, another parent: told apart by it.
    expect((await add('center', '青山区(南)中心')).status).toBe(200);
    expect((await add('organisation', '青山区(北)中心')).status).toBe(200);
    expect((await add('organisation', '青山区(北)中心', center)).status).toBe(200);
    expect(await names()).toHaveLength(2);
  });
});
