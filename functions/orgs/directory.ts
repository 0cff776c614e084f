import type { OrgKind, OrgView } from '../../shared/orgs/contract.ts';
import type { House } from '../platform/house.ts';
import { childrenPk, NO_PARENT } from './org-item.ts';
import { orgView } from './orgs.ts';

/** A station and all above it, the county first, with the two texts that are searched. */
type Entry = { readonly org: OrgView; readonly above: readonly OrgView[]; readonly zh: string; readonly latin: string };

/** 12 leagues, some hundred counties, some thousand stations: read whole, a few at a time, and kept. A new station is found after so long. */
const KEPT_MS = 10 * 60_000;
const CHILDREN_LIMIT_ITEMS = 100;
const READS_AT_ONCE = 16;
const FOUND_LIMIT_ITEMS = 20;
const directories = new WeakMap<House, { entries: Promise<readonly Entry[]>; until: number }>();

/**
 * Stations whose name, or the name of what they stand under, holds every word: Chinese as written, or pinyin as in the
 * English name, spaces aside. Those that begin so come first, then those that hold it, then those that only lie there.
 */
export async function stationsNamed(house: House, words: string): Promise<readonly Pick<Entry, 'org' | 'above'>[]> {
  const wanted = plain(words)
    .split(/\s+/)
    .filter((word) => word !== '');
  const ranked = (await entriesOf(house)).flatMap((entry) => {
    // Syllables typed apart are one name before they are several words.
    const rank = rankOf(entry, wanted.join('')) ?? apart(entry, wanted);
    return rank === undefined ? [] : [{ entry, rank }];
  });
  return ranked
    .sort((a, b) => a.rank - b.rank || (keyOf(a.entry) < keyOf(b.entry) ? -1 : 1))
    .slice(0, FOUND_LIMIT_ITEMS)
    .map(({ entry: { org, above } }) => ({ org, above }));
}

function apart(entry: Entry, wanted: readonly string[]): number | undefined {
  const ranks = wanted.map((word) => rankOf(entry, word));
  return ranks.includes(undefined) || ranks.length < 2 ? undefined : 3 + Math.max(...(ranks as number[]));
}

/** 0: its own name begins so. 1: its name holds it. 2: what it stands under does. */
function rankOf({ zh, latin }: Entry, word: string): number | undefined {
  const at = [placeOf(zh, word), placeOf(latin, word.replaceAll(/[^a-z0-9]/g, ''))].filter((one) => one !== undefined);
  return at.length === 0 ? undefined : Math.min(...at);
}
function placeOf(text: string, word: string): number | undefined {
  if (word === '' || !text.includes(word)) return undefined;
  const [own = ''] = text.split('\n');
  return own.startsWith(word) ? 0 : own.includes(word) ? 1 : 2;
}
function keyOf({ org }: Entry): string {
  return org.code ?? org.id;
}

function entriesOf(house: House): Promise<readonly Entry[]> {
  const known = directories.get(house);
  if (known && known.until > house.clock()) return known.entries;
  const entries = readEntries(house);
  directories.set(house, { entries, until: house.clock() + KEPT_MS });
  // A read that failed is no directory: the next one asks again.
  entries.catch(() => directories.delete(house));
  return entries;
}

async function readEntries(house: House): Promise<readonly Entry[]> {
  const regions = await childrenOf(house, NO_PARENT, 'region');
  const centers = (
    await inTurns(regions, async (region) =>
      (await childrenOf(house, region.id, 'center')).map((center) => [center, region] as const),
    )
  ).flat();
  const stations = await inTurns(centers, async (above) =>
    (await childrenOf(house, above[0].id, 'station')).map((org) => entryOf(org, above)),
  );
  return stations.flat();
}

function entryOf(org: OrgView, above: readonly OrgView[]): Entry {
  const all = [org, ...above];
  return {
    org,
    above,
    zh: all.map(({ name }) => plain(name.zh)).join('\n'),
    latin: all.map(({ name }) => plain(name.en ?? '').replaceAll(/[^a-z0-9]/g, '')).join('\n'),
  };
}

async function childrenOf(house: House, parent: string, kind: OrgKind): Promise<readonly OrgView[]> {
  const page = await house.table.query({
    index: 'gsi1',
    pk: childrenPk(parent),
    sk: { beginsWith: `${kind}#` },
    limit: CHILDREN_LIMIT_ITEMS,
  });
  return page.items.map((item) => orgView(item.card as unknown as OrgView));
}

async function inTurns<T, R>(things: readonly T[], run: (thing: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let at = 0; at < things.length; at += READS_AT_ONCE)
    results.push(...(await Promise.all(things.slice(at, at + READS_AT_ONCE).map(run))));
  return results;
}

/** One form for what looks the same: full-width letters, capitals, tones. */
function plain(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
