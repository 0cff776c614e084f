import type * as z from 'zod/mini';
import { AppError } from '../../shared/kernel/errors.ts';
import type { giveMandate } from '../../shared/mandates/contract.ts';
import { isMandateLive, MANDATE_LIMIT_MS, MANDATES_LIMIT_ITEMS } from '../../shared/mandates/mandate.ts';
import { isMinor, newPerson, personByPhone, sealFor } from '../people/people.ts';
import { heldPointer, type Mandate, type Person } from '../people/person-item.ts';
import type { PersonActor } from '../platform/actor.ts';
import type { House } from '../platform/house.ts';
import type { Write } from '../platform/table.ts';
import { mandateEndPointer, mandatesWrite } from './clocks.ts';

type Body = z.infer<typeof giveMandate.body>;

/** Ended ones stay readable until newer ones push them out; the change stream has told of each. */
const MANDATES_KEPT_ITEMS = 12;
/** A phone whose clock is a little behind ours. */
const SKEW_MS = 5 * 60_000;
const HOLDER_PSEUDONYM = '家里人';

/**
 * A grown-up gives a mandate, or a worker who heard it records it. Who held one before gets the new one in its place. Raises
 * `children_protected`, `four_eyes` for a worker who would act themselves, `mandate_limit`, `mandate_time`, `invalid_input`.
 */
export async function giveWrites(
  house: House,
  actor: PersonActor,
  person: Person,
  body: Body,
): Promise<{ person: Person; mandate: Mandate; writes: readonly Write[] }> {
  mustBeGrown(house, person);
  const now = house.clock();
  const own = actor.personId === person.personId;
  const [proof, from] = [own ? 'own_phone' : body.proof, Math.max(body.from ?? now, now)];
  if (proof === undefined || (!own && proof === 'own_phone')) throw refusal('body.proof', 'required');
  if ((body.from ?? now) < now - SKEW_MS || body.until <= from || body.until > from + MANDATE_LIMIT_MS)
    throw new AppError('mandate_time');
  const holder = await holderOf(house, body);
  if (holder.personId === person.personId) throw refusal('body.phone', 'does_not_fit');
  if (!own && holder.personId === actor.personId) throw new AppError('four_eyes');
  const before = person.mandates ?? [];
  const open = (one: Mandate) => one.endedAt === undefined && now < one.until && one.holderId !== holder.personId;
  if (before.filter(open).length >= MANDATES_LIMIT_ITEMS)
    throw new AppError('mandate_limit', { count: MANDATES_LIMIT_ITEMS });
  const mandate: Mandate = {
    id: house.newId('mandate'),
    holderId: holder.personId,
    nameSealed: await sealFor(house, person, 'mandate.name', body.name),
    phoneEndSealed: await sealFor(house, person, 'mandate.phone', body.phone.slice(-4)),
    tie: body.tie,
    purposes: [...new Set(body.purposes)],
    proof,
    from,
    until: body.until,
    by: actor.personId,
    at: now,
  };
  const mandates = kept([...before.map((one) => replaced(one, mandate)), mandate]);
  return {
    person: { ...person, mandates },
    mandate,
    writes: [
      ...holder.writes,
      mandatesWrite(person, mandates),
      { op: 'replace', item: heldPointer(holder.personId, person.personId) },
      { op: 'replace', item: mandateEndPointer(person.personId, mandate) },
    ],
  };
}

/** For a child their guardian speaks (DOMAIN 3.4), and nobody else may be made to. */
export function mustBeGrown(house: House, person: Person): void {
  if (person.guardian !== undefined || isMinor(person, house.clock())) throw new AppError('children_protected');
}

/** The same whether the number is known here or not: the answer tells nobody who has an account. */
async function holderOf(house: House, { phone, name }: Body): Promise<{ personId: string; writes: readonly Write[] }> {
  const known = await personByPhone(house, phone);
  if (known && isMinor(known, house.clock())) throw refusal('body.phone', 'does_not_fit');
  if (known) return { personId: known.personId, writes: [] };
  const { person, writes } = await newPerson(house, { name, phone, pseudonym: HOLDER_PSEUDONYM });
  return { personId: person.personId, writes };
}

function replaced(one: Mandate, by: Mandate): Mandate {
  const same = one.holderId === by.holderId && one.endedAt === undefined;
  return same ? { ...one, endedAt: by.at, endedBy: by.by } : one;
}

/** The oldest that ended make room. */
function kept(mandates: readonly Mandate[]): readonly Mandate[] {
  const list = [...mandates];
  while (list.length > MANDATES_KEPT_ITEMS) {
    const ended = list.findIndex(({ endedAt }) => endedAt !== undefined);
    if (ended === -1) break;
    list.splice(ended, 1);
  }
  return list;
}

/** How a mandate stands at a moment. */
export function standOf(mandate: Mandate, now: number): 'ahead' | 'live' | 'ended' {
  if (isMandateLive(mandate, now)) return 'live';
  return mandate.endedAt === undefined && now < mandate.from ? 'ahead' : 'ended';
}

function refusal(path: string, rule: string): AppError {
  return new AppError('invalid_input', {}, { fields: [{ path, rule }] });
}
