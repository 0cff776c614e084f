import { AppError } from '../../shared/kernel/errors.ts';
import type { DisputeSide } from '../../shared/wishes/mediation.ts';
import { publicTextFindings } from '../../shared/wishes/scan.ts';
import { donorsOf } from '../goods/claims.ts';
import { guardianIdOf } from '../people/care.ts';
import { nameOf, openFor, peopleOf, phoneOf, sealFor } from '../people/people.ts';
import type { Person } from '../people/person-item.ts';
import type { House } from '../platform/house.ts';
import type { Assignment } from '../tasks/task-item.ts';
import { addressOf, guardianNameOf, knownOf, reachablePhoneOf, reasonOf } from './secrets.ts';
import { isAssignee } from './standing.ts';
import type { Answer, Wish } from './wish-item.ts';

/* Both sides of a dispute: who they are, what they say of it, and what a mediator may write to both. */

type Part = DisputeSide['part'];

/** Seals what somebody says of a dispute under the key of whose wish it is, as the complaint is. */
export async function answerOf(house: House, person: Person, wishId: string, personId: string, words: string) {
  const wordsSealed = await sealFor(house, person, `answer:${wishId}:${personId}`, words);
  return { personId, at: house.clock(), wordsSealed } satisfies Answer;
}

/** Everyone on either side, who complains first. A child's side is its guardian's. */
export async function sidesOf(
  house: House,
  wish: Wish,
  person: Person,
  assignments: readonly Assignment[],
): Promise<DisputeSide[]> {
  const complaint = wish.steps.findLast(({ what }) => what === 'disputed');
  const donors = wish.components.some(({ kind }) => kind === 'goods') ? await donorsOf(house, wish.id) : [];
  const helpers = assignments.filter(isAssignee).map(({ personId }) => personId);
  const own = wish.minor ? guardianIdOf(person, house.clock()) : wish.beneficiaryId;
  const partOf = (personId: string): Part => {
    if (personId === own) return wish.minor ? 'guardian' : 'beneficiary';
    if (helpers.includes(personId)) return 'volunteer';
    if (donors.includes(personId)) return 'donor';
    if (complaint?.personId === personId && complaint.for !== undefined) return 'holder';
    if (personId === wish.postedBy) return wish.source === 'mandate' ? 'holder' : 'poster';
    return complaint?.personId === personId ? 'staff' : 'holder';
  };
  const said = new Map<string, { words?: string; at: number }>();
  if (complaint) {
    const words = await reasonOf(house, person, wish);
    said.set(complaint.personId, { at: complaint.at, ...(words === undefined ? {} : { words }) });
  }
  for (const { personId, at, wordsSealed } of wish.answers ?? [])
    said.set(personId, { at, words: await openFor(house, person, `answer:${wish.id}:${personId}`, wordsSealed) });
  const ids = new Set([...said.keys(), ...(own === undefined ? [] : [own]), ...helpers, ...donors]);
  const people = await peopleOf(house, [...ids]);
  const sides = [...ids]
    .flatMap((id) => people.get(id) ?? [])
    .map(async (one): Promise<DisputeSide> => {
      const [name, phone] = await Promise.all([nameOf(house, one), phoneOf(house, one)]);
      return {
        part: partOf(one.personId),
        name,
        complains: one.personId === complaint?.personId,
        ...(phone === undefined ? {} : { phone }),
        ...said.get(one.personId),
      };
    });
  return [...(await Promise.all(sides)), ...(own === undefined ? await silentGuardian(house, person) : [])];
}

/** A guardian who does not sign in is called all the same. */
async function silentGuardian(house: House, person: Person): Promise<DisputeSide[]> {
  const [name, phone] = await Promise.all([guardianNameOf(house, person), reachablePhoneOf(house, person, true)]);
  if (name === undefined) return [];
  return [{ part: 'guardian', name, complains: false, ...(phone === undefined ? {} : { phone }) }];
}

/**
 * What a mediator writes is read by all sides, so it holds the name and number of nobody whom the mediator has read of: not the
 * person's, not a helper's, a giver's or theirs who complained. Raises `identifying_text`.
 */
export async function mustNameNobody(
  house: House,
  wish: Wish,
  person: Person,
  assignments: readonly Assignment[],
  note: string,
): Promise<void> {
  const [known, sides] = await Promise.all([
    addressOf(house, person, wish).then((address) => knownOf(house, person, address)),
    sidesOf(house, wish, person, assignments),
  ]);
  // The pseudonym is public by its purpose.
  const names = sides.map(({ name }) => name).filter((name) => name !== person.pseudonym);
  const phones = sides.flatMap(({ phone }) => phone ?? []);
  const count = publicTextFindings(note, {
    ...known,
    names: [...known.names, ...names],
    phones: [...(known.phones ?? []), ...phones],
  }).filter(({ hard }) => hard).length;
  if (count > 0) throw new AppError('identifying_text', { count });
}
