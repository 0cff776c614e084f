import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { orgOf } from '../../../functions/orgs/orgs.ts';
import { openWorld, type World } from '../../../functions/testing/world.ts';
import { wishItem } from '../../../functions/wishes/steps.ts';
import { wishFromItem } from '../../../functions/wishes/wish-item.ts';
import { seed } from '../seed/seed.ts';
import { needlesOf } from './needles.ts';
import { scanWorld, storedIn } from './scan.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
  await seed({ house: world.house, scale: 'small', seedNumber: 7 });
});
afterEach(() => world.close());

async function home() {
  const child = storedIn(world).find(({ type, ...item }) => type === 'wish' && item['minor'] === true);
  return orgOf(world.house, String(child?.['stationId']));
}

describe('everything that the house emits', { timeout: 180_000 }, () => {
  it('tells nobody who a beneficiary, a child or a guardian is', async () => {
    const { leaks, needles, answers } = await scanWorld(world, await home());
    expect(leaks).toEqual([]);
    for (const what of ['name', 'phone', 'guardian', 'address', 'school or clinic', 'person id'])
      expect(needles.get(what), what).toBeGreaterThan(0);
    for (const from of ['API answers', 'previews of links', 'exports', 'lines of the log', 'notices and messages'])
      expect(answers.get(from), from).toBeGreaterThan(0);
    expect(answers.get('API answers')).toBeGreaterThan(1_000);
  });

  it('is really looked at: a name in a public title, a phone in the log and an address in a notice are found', async () => {
    const { house } = world;
    const items = storedIn(world);
    const needles = await needlesOf(house, items);
    const named = (what: string) => needles.find((needle) => needle.what === what && needle.minor)?.text ?? '';
    const [item] = items.filter(({ type, ...wish }) => type === 'wish' && wish['state'] === 'published');
    if (!item) throw new Error('the seed has no published wish');
    const wish = wishFromItem(item);
    const title = {
      zh: `${named('name')}在${named('school or clinic')}想要一双鞋`,
      en: `shoes for ${wish.beneficiaryId}`,
    };
    await house.table.transact([{ op: 'replace', item: wishItem({ ...wish, version: wish.version + 1, title }) }]);
    house.log.info(`called ${needles.find(({ what }) => what === 'phone')?.text}`);
    const notice = { pk: 'PERSON#x', sk: 'NOTICE#x', type: 'notice', text: named('address') };
    await house.table.transact([{ op: 'insert', item: notice }]);
    const { leaks } = await scanWorld(world, await home());
    expect(leaks).toContainEqual({ where: 'listWishes', to: 'anyone', what: 'name' });
    expect(leaks).toContainEqual({ where: 'readWish', to: 'anyone', what: 'name' });
    expect(leaks).toContainEqual({ where: 'preview', to: 'anyone', what: 'name' });
    expect(leaks).toContainEqual({ where: 'preview', to: 'anyone', what: 'school or clinic' });
    expect(leaks).toContainEqual({ where: 'listWishes', to: 'anyone', what: 'person id' });
    expect(leaks).toContainEqual({ where: 'log', to: 'operator', what: 'phone' });
    expect(leaks).toContainEqual({ where: 'stored notice', to: 'whoever reads the table', what: 'address' });
  });
});
