import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runSchedules } from '../../../functions/jobs/run-schedules.ts';
import { SCHEDULES } from '../../../functions/jobs/schedules.ts';
import type { Org } from '../../../functions/orgs/org-item.ts';
import { openSession } from '../../../functions/people/sessions.ts';
import type { Item } from '../../../functions/platform/table.ts';
import { type Someone, urlOf, type World } from '../../../functions/testing/world.ts';
import { makeCalendarAddress } from '../../../shared/calendars/contract.ts';
import { RHYTHMS_MINUTES } from '../../../shared/kernel/rhythms.ts';
import { type Post, ROLES, type Role } from '../../../shared/orgs/roles.ts';
import { type Asked, idsIn, readsOf } from './calls.ts';
import { holdersIn, type Needle, needlesOf } from './needles.ts';

export type Leak = { readonly where: string; readonly to: string; readonly what: Needle['what'] };
export type Scan = { readonly leaks: readonly Leak[]; readonly needles: number; readonly answers: number };

/** For each endpoint: how many things anyone may ask about, and how many each role. */
const ANYONE_LIMIT_COUNT = 60;
const ROLE_LIMIT_COUNT = 4;
const CALENDARS_COUNT = 3;
/** Exist only where nothing is real, and show what the phone network or the demo would: see DEMO in platform/config. */
const DEMO_ONLY: readonly string[] = ['listDemoAccounts', 'listDevTexts'];
/** Items that stand for what leaves the house, whose address is no leak, or that are the sealed thing's own look-up. */
const DEMO_ITEMS: readonly string[] = ['dev_message', 'demo_accounts'];
/** At the child's own station, yet not in charge of children (DOMAIN 3.4). */
const NOT_IN_CHARGE: readonly (readonly [Role, Post?])[] = [
  ['social_worker', 'grid_worker'],
  ['social_worker', 'assistance_aide'],
  ['volunteer_coordinator'],
  ['organisation_manager'],
  ['fund_steward'],
  ['fund_approver'],
  ['accountant'],
  ['auditor'],
  ['resident'],
  ['volunteer'],
  ['donor'],
];

/**
 * Looks for everything that identifies a beneficiary or a guardian in everything the house emits: every read of the
 * registry as nobody, as each role elsewhere and as those at the station who are not in charge of children; what is stored in
 * the open, messages, the log and the API document. `home` is the station whose people are looked for.
 */
export async function scanWorld(world: World, home: Org): Promise<Scan> {
  const { house } = world;
  await world.settle();
  for (const rhythm of RHYTHMS_MINUTES) await runSchedules(house, SCHEDULES, rhythm);
  await world.settle();
  const items = storedIn(world);
  const needles = await needlesOf(house, items);
  // Who holds a role is named in the list of roles, whoever they look after at home.
  const holders = await holdersIn(house, items);
  const children = needles.filter(({ minor }) => minor);
  const ids = idsIn(items, await calendarsOf(world, items));
  const leaks: Leak[] = [];
  let answers = 0;
  const ask = async (as: Someone | undefined, to: string, secret: readonly Needle[], limit: number) => {
    for (const { contract, sent } of readsOf(ids, limit)) {
      if (DEMO_ONLY.includes(contract.name)) continue;
      const text = await answerTo(world, { contract, sent }, as);
      answers += 1;
      const asked = contract.name === 'listRoles' ? secret.filter((needle) => !holders.has(needle.text)) : secret;
      leaks.push(...leaksIn(text, asked, contract.name, to));
    }
  };
  await ask(undefined, 'anyone', needles, ANYONE_LIMIT_COUNT);
  const elsewhere = await world.org('station', await world.org('center', await world.org('region')));
  for (const role of ROLES)
    await ask(await world.person({}, [elsewhere, role]), `${role} elsewhere`, needles, ROLE_LIMIT_COUNT);
  for (const [role, post] of NOT_IN_CHARGE)
    await ask(
      await world.person({}, post === undefined ? [home, role] : [home, role, post]),
      `${post ?? role} at the station`,
      children,
      ROLE_LIMIT_COUNT,
    );
  const document = await world.app.request('/api/openapi.json');
  leaks.push(...leaksIn(await document.text(), needles, 'openapi', 'anyone'));
  leaks.push(...leaksIn(world.log.join('\n'), needles, 'log', 'operator'));
  leaks.push(...storedIn(world).flatMap((item) => leaksInItem(item, needles)));
  return { leaks: distinct(leaks), needles: needles.length, answers };
}

/** The same for files that are given out: the site. */
export function scanFolder(folder: string, needles: readonly Needle[]): readonly Leak[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const texts = names.filter((name) => /\.(html|js|css|json|webmanifest|svg|txt)$/.test(name));
  return texts.flatMap((name) => leaksIn(readFileSync(join(folder, name), 'utf8'), needles, name, 'anyone'));
}

/** Everything as it is stored now, from the world's own change stream. */
export function storedIn(world: World): readonly Item[] {
  const stored = new Map<string, Item>();
  for (const { key, after } of world.changes()) {
    const name = `${key.pk} ${key.sk}`;
    if (after === undefined) stored.delete(name);
    else stored.set(name, after);
  }
  return [...stored.values()];
}

/** Calendars that volunteers have put on their phones: their address is the only key. */
async function calendarsOf(world: World, items: readonly Item[]): Promise<readonly string[]> {
  const going = items.filter(({ type, ...item }) => type === 'assignment' && item['state'] === 'accepted');
  const people = [...new Set(going.map((item) => String(item['personId'])))].slice(0, CALENDARS_COUNT);
  return Promise.all(
    people.map(async (personId) => {
      const session = await openSession(world.house, personId, { how: 'demo' });
      await world.house.table.transact([session.write]);
      const cookie = session.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
      const { reply } = await world.call(makeCalendarAddress, { personId, cookie }, {});
      return reply.path.split('/').at(-1) ?? '';
    }),
  );
}

async function answerTo(world: World, { contract, sent }: Asked, as: Someone | undefined): Promise<string> {
  const answer = await world.app.request(urlOf(contract, sent), as ? { headers: { Cookie: as.cookie } } : {});
  return answer.text();
}

function leaksIn(text: string, needles: readonly Needle[], where: string, to: string): readonly Leak[] {
  return needles.filter((needle) => text.includes(needle.text)).map(({ what }) => ({ where, to, what }));
}

function leaksInItem(item: Item, needles: readonly Needle[]): readonly Leak[] {
  const { to: _to, ...rest } = item;
  const shown = DEMO_ITEMS.includes(item.type) ? { text: item['text'] } : rest;
  return leaksIn(JSON.stringify(shown), needles, `stored ${item.type}`, 'whoever reads the table');
}

function distinct(leaks: readonly Leak[]): readonly Leak[] {
  return [...new Map(leaks.map((leak) => [JSON.stringify(leak), leak])).values()];
}
