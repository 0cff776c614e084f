import { type listMyHours, STAR_MINUTES, starsOf } from '../../shared/hours/contract.ts';
import type { Reply } from '../../shared/kernel/endpoint.ts';
import { AppError } from '../../shared/kernel/errors.ts';
import type { House } from '../platform/house.ts';
import type { Query, Write } from '../platform/table.ts';
import { disputesAmong, isDisputable, type OpenedDispute } from './disputes.ts';
import { bookedKey, type HoursEntry, hoursFromItem, hoursKey, hoursToItem } from './hours-item.ts';
import { totalOf, totalWrite } from './totals.ts';

/** One entry of the ledger. Raises `not_found`. */
export async function entryOf(house: House, personId: string, hoursId: string): Promise<HoursEntry> {
  const item = await house.table.get(hoursKey(personId, hoursId), { consistent: true });
  if (!item) throw new AppError('not_found');
  return hoursFromItem(item);
}

/** A page of a volunteer's entries, newest first, and what all of them add up to. `own`: they read it themselves. */
export async function ledgerPage(
  house: House,
  personId: string,
  query: { limit: number; cursor?: string | undefined },
  reader: { readonly own?: true } = {},
): Promise<Reply<typeof listMyHours>> {
  const entries: Omit<Query, 'limit'> = { pk: hoursKey(personId, '').pk, sk: { beginsWith: 'HOURS#' } };
  const [page, oldest, minutes] = await Promise.all([
    house.table.query({
      ...entries,
      limit: query.limit,
      descending: true,
      consistent: true,
      ...(query.cursor === undefined ? {} : { cursor: query.cursor }),
    }),
    house.table.query({ ...entries, limit: 1 }),
    totalOf(house, personId),
  ]);
  const lines = page.items.map(hoursFromItem);
  const [reversed, disputes] = await Promise.all([
    reversedAmong(house, personId, lines),
    disputesAmong(
      house,
      personId,
      lines.map(({ id }) => id),
      reader.own === true,
    ),
  ]);
  const now = house.clock();
  const next = STAR_MINUTES.find((bound) => minutes < bound);
  const [first] = oldest.items;
  return {
    items: lines.map(({ id, minutes, at, title, wishId, taskId, how, reverses, corrects }) => ({
      id,
      minutes,
      at,
      title,
      wishId,
      taskId,
      how,
      reversed: reversed.has(id),
      ...(reverses === undefined ? {} : { reverses }),
      ...(corrects === undefined ? {} : { corrects }),
      ...disputed(disputes.get(id)),
      disputable: isDisputable({ how, at }, disputes.get(id), reversed.has(id), now),
    })),
    minutes,
    stars: starsOf(minutes),
    ...(next === undefined ? {} : { nextStarMinutes: next }),
    ...(first === undefined ? {} : { since: hoursFromItem(first).at }),
    ...(page.next === undefined ? {} : { next: page.next }),
  };
}

const YEAR_LIMIT_ITEMS = 1_000;
/** Entries since a moment, oldest first, at most a thousand: a year of three visits a day. */
export async function entriesSince(house: House, personId: string, since: number): Promise<readonly HoursEntry[]> {
  // Ids begin with their time: the letters of the moment are the earliest that an entry of it can have.
  const first = house.newId('hours', since).slice(0, ID_TIME_CHARS);
  const { pk, sk } = hoursKey(personId, first);
  const page = await house.table.query({ pk, sk: { between: [sk, 'HOURS#~'] }, limit: YEAR_LIMIT_ITEMS });
  return page.items.map(hoursFromItem);
}
/** `hrs_` and the ten characters in which a ULID holds its time. */
const ID_TIME_CHARS = 14;

function disputed(dispute: OpenedDispute | undefined) {
  if (!dispute) return {};
  const { state, minutes, at, reason, answer } = dispute;
  const said = { ...(reason === undefined ? {} : { reason }), ...(answer === undefined ? {} : { answer }) };
  return { dispute: { state, minutes, at, ...said } };
}

/**
 * Writes that undo an entry by its opposite; the entry itself stays. The assignment's `booked` key stays too: what was
 * corrected is not booked again. Raises `already_reversed`.
 */
export async function reversalWrites(
  house: House,
  entry: HoursEntry,
  by: string,
  reason: string,
): Promise<{ reversal: HoursEntry; writes: readonly Write[] }> {
  const once = reversalKey(entry.personId, entry.id);
  if (entry.how === 'reversal' || (await house.table.get(once, { consistent: true })))
    throw new AppError('already_reversed');
  const reversal: HoursEntry = {
    ...entry,
    id: house.newId('hours'),
    minutes: -entry.minutes,
    at: house.clock(),
    how: 'reversal',
    by,
    reverses: entry.id,
    reason,
  };
  return {
    reversal,
    writes: [
      { op: 'insert', item: hoursToItem(reversal) },
      { op: 'insert', item: { ...once, type: 'booked', hoursId: reversal.id } },
      totalWrite(entry.personId, reversal.minutes),
    ],
  };
}

function reversalKey(personId: string, hoursId: string) {
  return bookedKey(personId, `reversal of ${hoursId}`);
}

async function reversedAmong(
  house: House,
  personId: string,
  lines: readonly HoursEntry[],
): Promise<ReadonlySet<string>> {
  const keys = lines.map((line) => reversalKey(personId, line.id));
  const found = new Set((keys.length === 0 ? [] : await house.table.batchGet(keys)).map((item) => item.sk));
  return new Set(lines.filter((line) => found.has(reversalKey(personId, line.id).sk)).map((line) => line.id));
}
