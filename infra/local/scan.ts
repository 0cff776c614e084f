import { orgOf } from '../../functions/orgs/orgs.ts';
import { openWorld } from '../../functions/testing/world.ts';
import { SITE_FOLDER } from './embedded.ts';
import { needlesOf } from './scan/needles.ts';
import { scanFolder, scanWorld, storedIn } from './scan/scan.ts';
import { seed } from './seed/seed.ts';
import { runMain, Trouble } from './trouble.ts';

const SEED_NUMBER = 7;

/** `npm run scan`: looks for everything that identifies a seeded person in everything the product emits, the site included. */
async function main(): Promise<void> {
  const world = await openWorld();
  await seed({ house: world.house, scale: 'small', seedNumber: SEED_NUMBER });
  const child = storedIn(world).find(({ type, ...item }) => type === 'wish' && item['minor'] === true);
  if (!child) throw new Error('the seed has no child');
  const { leaks, needles, answers } = await scanWorld(world, await orgOf(world.house, String(child['stationId'])));
  const site = scanFolder(SITE_FOLDER, await needlesOf(world.house, storedIn(world)));
  console.log(told('data looked for', needles));
  console.log(told('texts looked through', new Map([...answers, ['files of the site', site.files]])));
  const all = [...leaks, ...site.leaks];
  for (const { where, to, what } of all) console.log(`LEAK ${what} in ${where}, to ${to}`);
  console.log(all.length === 0 ? 'nothing was found' : `${all.length} leaks`);
  await world.close();
  if (all.length > 0) throw new Trouble(`${all.length} leaks`);
}

/** `180 data looked for: 40 name, 12 phone`. */
function told(of: string, counts: ReadonlyMap<string, number>): string {
  const sum = [...counts.values()].reduce((before, count) => before + count, 0);
  return `${sum} ${of}: ${[...counts].map(([what, count]) => `${count} ${what}`).join(', ')}`;
}

await runMain(main);
