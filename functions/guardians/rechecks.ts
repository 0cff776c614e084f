import { DAY_MS } from '../../shared/kernel/time.ts';
import { linkUntil } from '../people/care.ts';
import { isMinor } from '../people/people.ts';
import { guardedIndex, type Person, personFromItem, personKey } from '../people/person-item.ts';
import { dayOf, runDays } from '../platform/days.ts';
import type { House } from '../platform/house.ts';
import { type Item, movedMeanwhile, type Write } from '../platform/table.ts';

/** Guardians and those in charge are told this long before a link runs out (cfg). */
const AHEAD_MS = 30 * DAY_MS;

export function rechecksPk(day: number): string {
  return `RECHECKS#${day}`;
}

/** Pointers by the day on which a link is to be looked at: before it runs out, and when it does. */
export function recheckWrites(child: Pick<Person, 'personId' | 'guardian' | 'birthYear'>): readonly Write[] {
  if (child.guardian === undefined) return [];
  const until = linkUntil(child.guardian, child.birthYear);
  return [until - AHEAD_MS, until].map((at) => {
    const pointer = { pk: rechecksPk(dayOf(at)), sk: child.personId, type: 'recheck', childId: child.personId };
    return { op: 'replace', item: { ...pointer, at } } as const;
  });
}

/**
 * What a day brings to links: a warning ahead, the end when nobody saw the proof again. It writes on the child's record; the
 * stream tells people and stops what rested on the link. Running twice changes nothing.
 */
export async function runRechecks(house: House): Promise<void> {
  await runDays(house, { name: 'rechecks', pk: rechecksPk, one: runOne });
}

async function runOne(house: House, pointer: Item): Promise<void> {
  const done: Write = { op: 'delete', key: { pk: pointer.pk, sk: pointer.sk } };
  const item = await house.table.get(personKey(String(pointer['childId'])), { consistent: true });
  const child = item && personFromItem(item);
  const now = house.clock();
  const guardian = child?.guardian;
  if (!child || !guardian || guardian.endedAt !== undefined) return house.table.transact([done]);
  const until = linkUntil(guardian, child.birthYear);
  const next =
    now >= until
      ? { ...guardian, endedAt: until }
      : guardian.warnedAt === undefined && now >= until - AHEAD_MS
        ? { ...guardian, warnedAt: now }
        : undefined;
  // Seen again since: its new days have pointers of their own.
  if (next === undefined) return house.table.transact([done]);
  try {
    await house.table.transact([
      done,
      {
        op: 'update',
        key: personKey(child.personId),
        // Who has grown up leaves the list of children for good.
        ...(isMinor(child, now)
          ? { set: { guardian: next as never, ...guardedIndex({ ...child, guardian: next }) } }
          : { set: { guardian: next as never }, remove: ['gsi2pk', 'gsi2sk'] }),
        add: { version: 1 },
        if: [{ attribute: 'version', is: 'eq', value: child.version }],
      },
    ]);
  } catch (error) {
    // Someone changed the record at this moment; the pointer stands, and the day is looked at once more.
    if (!movedMeanwhile(error)) throw error;
  }
}
