import type * as z from 'zod/mini';
import { AppError } from '../../shared/kernel/errors.ts';
import { tellsName } from '../../shared/people/called.ts';
import type { postWishBody } from '../../shared/wishes/posting.ts';
import type { Org } from '../orgs/org-item.ts';
import { nameOf, newPerson, personByPhone, personOf, sealFor } from '../people/people.ts';
import type { Person } from '../people/person-item.ts';
import type { PersonActor } from '../platform/actor.ts';
import type { House } from '../platform/house.ts';
import type { Write } from '../platform/table.ts';

export type PostBody = z.infer<typeof postWishBody>;
type NewBeneficiary = Extract<PostBody['beneficiary'], { who: 'new' }>;

/**
 * The person whom a posting means: the caller, somebody whom the station knows, or a new one (`fresh`: what writes them down).
 * Raises `not_found`, `invalid_input`.
 */
export async function whose(
  house: House,
  actor: PersonActor,
  station: Org,
  body: PostBody,
): Promise<{ person: Person; fresh?: readonly Write[] }> {
  const { beneficiary, source } = body;
  if ((beneficiary.who === 'self') !== (source === 'self')) throw refusal('body.source', 'does_not_fit');
  if (beneficiary.who === 'self') return { person: await personOf(house, actor.personId) };
  if (beneficiary.who === 'known') {
    const person = await personOf(house, beneficiary.personId);
    if (person.stationId !== station.id) throw new AppError('not_found');
    return { person };
  }
  // Without a year a child would count as grown up in the next wish.
  if (body.group === 'child' && beneficiary.birthYear === undefined)
    throw refusal('body.beneficiary.birthYear', 'required');
  if (tellsName(beneficiary.pseudonym, beneficiary.name)) throw refusal('body.beneficiary.pseudonym', 'full_name');
  const holder = beneficiary.phone === undefined ? undefined : await personByPhone(house, beneficiary.phone);
  if (holder && (await isSame(house, holder, station, beneficiary))) return { person: holder };
  return newOne(house, station, beneficiary, holder !== undefined || beneficiary.phone === body.guardian?.phone);
}

/** The holder of the number is the one meant only when the station knows them, by this name: couples share phones. */
async function isSame(house: House, holder: Person, station: Org, given: NewBeneficiary): Promise<boolean> {
  const local =
    holder.stationId === station.id || (holder.stationId === undefined && holder.homeStation === station.id);
  return local && (await nameOf(house, holder)) === given.name;
}

/** A number that another person signs in with is kept to be called, and opens no door. */
async function newOne(
  house: House,
  station: Org,
  given: NewBeneficiary,
  shared: boolean,
): Promise<{ person: Person; fresh: readonly Write[] }> {
  const { name, pseudonym, birthYear, phone } = given;
  const { person, writes } = await newPerson(house, {
    name,
    pseudonym,
    stationId: station.id,
    ...(birthYear === undefined ? {} : { birthYear }),
    ...(phone === undefined || shared ? {} : { phone }),
    ...(station.demo === undefined ? {} : { demo: station.demo }),
  });
  const phoneSealed = phone !== undefined && shared ? await sealFor(house, person, 'phone', phone) : undefined;
  return { person: phoneSealed === undefined ? person : { ...person, phoneSealed }, fresh: writes };
}

/** One field of the posting does not fit. */
export function refusal(path: string, rule: string): AppError {
  return new AppError('invalid_input', {}, { fields: [{ path, rule }] });
}
