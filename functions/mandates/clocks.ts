import { type Mandate, type Person, personFromItem, personKey } from '../people/person-item.ts';
import { dayOf, runDays } from '../platform/days.ts';
import type { House } from '../platform/house.ts';
import { type Item, movedMeanwhile, type Value, type Write } from '../platform/table.ts';

/** Mandates that run out on a day. */
export function mandateEndsPk(day: number): string {
  return `MANDATEENDS#${day}`;
}
export function mandateEndPointer(personId: string, { id, until }: Pick<Mandate, 'id' | 'until'>): Item {
  return { pk: mandateEndsPk(dayOf(until)), sk: `${personId}#${id}`, type: 'mandate_end', personId, at: until };
}

/** A write that puts a person's mandates as they are now. */
export function mandatesWrite(person: Person, mandates: readonly Mandate[]): Write {
  return {
    op: 'update',
    key: personKey(person.personId),
    set: { mandates: mandates as unknown as Value },
    add: { version: 1 },
    if: [{ attribute: 'version', is: 'eq', value: person.version }],
  };
}

/** Says of what ran out that it ended, so that both sides are told. Whether one counts is decided by its own times. */
export async function runMandateEnds(house: House): Promise<void> {
  await runDays(house, { name: 'mandates', pk: mandateEndsPk, one: endDue });
}

async function endDue(house: House, pointer: Item): Promise<void> {
  const done: Write = { op: 'delete', key: { pk: pointer.pk, sk: pointer.sk } };
  const item = await house.table.get(personKey(String(pointer['personId'])), { consistent: true });
  const person = item && personFromItem(item);
  const now = house.clock();
  const due = (one: Mandate) => one.endedAt === undefined && one.until <= now;
  if (!person?.mandates?.some(due)) return house.table.transact([done]);
  const mandates = person.mandates.map((one) => (due(one) ? { ...one, endedAt: one.until, endedBy: 'clock' } : one));
  try {
    await house.table.transact([done, mandatesWrite(person, mandates)]);
  } catch (error) {
    // Someone changed the record at this moment; the pointer stands, and the day is looked at once more.
    if (!movedMeanwhile(error)) throw error;
  }
}
