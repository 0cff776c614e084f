import { openSession } from '../../../functions/people/sessions.ts';
import type { Item } from '../../../functions/platform/table.ts';
import { type Someone, urlOf, type World } from '../../../functions/testing/world.ts';
import { makeCalendarAddress } from '../../../shared/calendars/contract.ts';
import type { Locale } from '../../../shared/kernel/schema.ts';
import { previewFor } from '../../crawlers.ts';
import { EXPORTS } from '../exports.ts';
import type { Asked } from './calls.ts';

/** One text that leaves the house: from what kind of place, and which one. */
export type Text = { readonly from: string; readonly where: string; readonly text: string };

const CALENDARS_COUNT = 12;
const PREVIEWS_COUNT = 200;
const CRAWLER = 'facebookexternalhit/1.1';
const LOCALES = ['zh', 'en'] as const satisfies readonly Locale[];

/** An answer of the API with its headers, since those leave the house too. */
export async function answerTo(
  world: World,
  { contract, sent }: Asked,
  as: Someone | undefined,
  locale: Locale,
): Promise<Text> {
  const headers = { 'Accept-Language': locale, ...(as ? { Cookie: as.cookie } : {}) };
  const answer = await world.app.request(urlOf(contract, sent), { headers });
  return { from: 'API answers', where: contract.name, text: await wholeOf(answer) };
}

async function wholeOf(answer: Response): Promise<string> {
  const headers = [...answer.headers].map(([name, value]) => `${name}: ${decoded(value)}`);
  return `${headers.join('\n')}\n\n${await answer.text()}`;
}
function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** What a chat shows of a link: each wish's page as a crawler asks for it, in both languages, public or not. */
export async function previewsOf(world: World, ids: readonly string[]): Promise<readonly Text[]> {
  const texts: Text[] = [];
  for (const id of ids.filter((one) => one.startsWith('wsh_')).slice(0, PREVIEWS_COUNT)) {
    const path = previewFor(`/wishes/${id}`, new URLSearchParams(), CRAWLER);
    if (path === undefined) throw new Error('a wish has no preview');
    for (const locale of LOCALES) {
      const answer = await world.app.request(path, { headers: { 'Accept-Language': locale, 'User-Agent': CRAWLER } });
      texts.push({ from: 'previews of links', where: 'preview', text: await wholeOf(answer) });
    }
  }
  return texts;
}

/** Everything that `npm run export` writes, for those who have something to be written. */
export async function exportsOf(world: World, items: readonly Item[]): Promise<readonly Text[]> {
  const texts: Text[] = [];
  for (const [name, one] of Object.entries(EXPORTS)) {
    const made =
      one.of === 'product'
        ? [await one.make()]
        : await Promise.all(goingIn(items).map((personId) => one.make(world.house, personId)));
    texts.push(...made.map((text) => ({ from: 'exports', where: `export ${name}`, text: unfolded(text) })));
  }
  return texts;
}
/** A calendar breaks long lines (RFC 5545, 3.1): a name must not hide in the fold. */
function unfolded(text: string): string {
  return text.replaceAll(/\r?\n[ \t]/g, '');
}

/** Calendars that volunteers have put on their phones: their address is the only key. */
export async function calendarsOf(world: World, items: readonly Item[]): Promise<readonly string[]> {
  return Promise.all(
    goingIn(items).map(async (personId) => {
      const session = await openSession(world.house, personId, { how: 'demo' });
      await world.house.table.transact([session.write]);
      const cookie = session.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
      const { reply } = await world.call(makeCalendarAddress, { personId, cookie }, {});
      return reply.path.split('/').at(-1) ?? '';
    }),
  );
}

/** People who have said yes to something. */
function goingIn(items: readonly Item[]): readonly string[] {
  const going = items.filter(({ type, ...item }) => type === 'assignment' && item['state'] === 'accepted');
  return [...new Set(going.map((item) => String(item['personId'])))].slice(0, CALENDARS_COUNT);
}
