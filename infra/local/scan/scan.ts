import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runSchedules } from '../../../functions/jobs/run-schedules.ts';
import { SCHEDULES } from '../../../functions/jobs/schedules.ts';
import type { Org } from '../../../functions/orgs/org-item.ts';
import type { Item } from '../../../functions/platform/table.ts';
import type { Someone, World } from '../../../functions/testing/world.ts';
import { RHYTHMS_MINUTES } from '../../../shared/kernel/rhythms.ts';
import { type Post, ROLES, type Role } from '../../../shared/orgs/roles.ts';
import { idsIn, readsOf } from './calls.ts';
import { answerTo, calendarsOf, exportsOf, previewsOf, type Text } from './emitted.ts';
import { DATA, holdersIn, idNeedles, type Needle, needlesOf } from './needles.ts';

export type Leak = { readonly where: string; readonly to: string; readonly what: Needle['what'] };
/** `answers`: texts that were looked through, by where they came from; `needles`: data looked for, by what they are. */
export type Scan = {
  readonly leaks: readonly Leak[];
  readonly needles: ReadonlyMap<string, number>;
  readonly answers: ReadonlyMap<string, number>;
};

/** For each endpoint: how many things anyone may ask about, and how many each role. */
const ANYONE_LIMIT_COUNT = 60;
const ROLE_LIMIT_COUNT = 4;
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
 * registry in both languages as nobody, as each role elsewhere and as those at the station who are not in charge of children;
 * previews of links, calendars, exports, what is stored in the open (notices and messages on their way included) and the log.
 * `home` is the station whose people are looked for.
 */
export async function scanWorld(world: World, home: Org): Promise<Scan> {
  const { house } = world;
  await world.settle();
  for (const rhythm of RHYTHMS_MINUTES) await runSchedules(house, SCHEDULES, rhythm);
  await world.settle();
  const items = storedIn(world);
  const needles = await needlesOf(house, items);
  const outside = [...needles, ...idNeedles(needles)];
  // Who holds a role is named in the list of roles, whoever they look after at home.
  const holders = await holdersIn(house, items);
  const children = needles.filter(({ minor }) => minor);
  const ids = idsIn(items, await calendarsOf(world, items));
  const leaks: Leak[] = [];
  const answers = new Map<string, number>();
  const look = ({ from, where, text }: Text, to: string, secret: readonly Needle[]) => {
    answers.set(from, (answers.get(from) ?? 0) + 1);
    leaks.push(...leaksIn(text, secret, where, to));
  };
  const ask = async (as: Someone | undefined, to: string, secret: readonly Needle[], limit: number) => {
    for (const { contract, sent } of readsOf(ids, limit)) {
      if (DEMO_ONLY.includes(contract.name)) continue;
      const asked = contract.name === 'listRoles' ? secret.filter((needle) => !holders.has(needle.text)) : secret;
      // Who asks about an id may read it in the answer.
      const param = new Set(Object.values(sent.params ?? {}));
      const fresh = asked.filter(({ text }) => !param.has(text));
      for (const locale of as === undefined ? (['zh', 'en'] as const) : (['zh'] as const))
        look(await answerTo(world, { contract, sent }, as, locale), to, fresh);
    }
  };
  await ask(undefined, 'anyone', outside, ANYONE_LIMIT_COUNT);
  for (const text of await previewsOf(world, ids)) look(text, 'anyone', outside);
  for (const text of await exportsOf(world, items)) look(text, 'whoever holds the file', needles);
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
  look({ from: 'API document', where: 'openapi', text: await document.text() }, 'anyone', outside);
  for (const line of world.log) look({ from: 'lines of the log', where: 'log', text: line }, 'operator', needles);
  for (const item of storedIn(world)) look(textOf(item), 'whoever reads the table', needles);
  return { leaks: distinct(leaks), needles: countsOf(outside), answers };
}

/** The same for files that are given out: the site. */
export function scanFolder(
  folder: string,
  needles: readonly Needle[],
): { readonly leaks: readonly Leak[]; readonly files: number } {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const texts = names.filter((name) => /\.(html|js|css|json|webmanifest|svg|txt)$/.test(name));
  const leaks = texts.flatMap((name) => leaksIn(readFileSync(join(folder, name), 'utf8'), needles, name, 'anyone'));
  return { leaks: distinct(leaks), files: texts.length };
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

function leaksIn(text: string, needles: readonly Needle[], where: string, to: string): readonly Leak[] {
  return needles.filter((needle) => text.includes(needle.text)).map(({ what }) => ({ where, to, what }));
}

/** An item as it lies in the table. Notices and messages are counted by themselves: they are what people are sent. */
function textOf(item: Item): Text {
  const { to: _to, ...rest } = item;
  const shown = DEMO_ITEMS.includes(item.type) ? { text: item['text'] } : rest;
  const sent = ['notice', 'send', 'digest', 'dev_message'].includes(item.type);
  return {
    from: sent ? 'notices and messages' : 'stored items',
    where: `stored ${item.type}`,
    text: JSON.stringify(shown),
  };
}

function countsOf(needles: readonly Needle[]): ReadonlyMap<string, number> {
  return new Map(DATA.map((what) => [what, needles.filter((needle) => needle.what === what).length]));
}

function distinct(leaks: readonly Leak[]): readonly Leak[] {
  return [...new Map(leaks.map((leak) => [JSON.stringify(leak), leak])).values()];
}
