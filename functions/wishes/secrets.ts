import { NEED_LIMIT_CHARS } from '../../shared/kernel/limits.ts';
import type { Words } from '../../shared/kernel/schema.ts';
import type { ReasonBy } from '../../shared/wishes/contract.ts';
import { applyMasks, maskedText, scan } from '../../shared/wishes/scan.ts';
import type { Heard, Known } from '../../shared/wishes/scan-text.ts';
import type { StepWhat } from '../../shared/wishes/wish.ts';
import { nameOf, openFor, phoneOf, sealFor } from '../people/people.ts';
import type { Person } from '../people/person-item.ts';
import type { House } from '../platform/house.ts';
import type { Address, Wish } from './wish-item.ts';

/**
 * What the poster said, as it was said, and the names that it introduces: what is needed is masked when it is written down, and
 * may have been the only place that says one.
 */
type Original = { readonly title: Words; readonly story: Words; readonly heard?: readonly Heard[] };
type Keyed = Pick<Person, 'personId' | 'wrapped'>;
type Sealed = Pick<Wish, 'id' | 'originalSealed' | 'addressSealed' | 'reasonSealed'>;

/** What identifies is sealed under the beneficiary's key and bound to this wish: erasing the person erases it too (PIPL 47). */
export function sealOriginal(house: House, person: Keyed, wishId: string, original: Original): Promise<string> {
  return sealFor(house, person, `original:${wishId}`, JSON.stringify(original));
}
export async function originalOf(house: House, person: Keyed, wish: Sealed): Promise<Original> {
  return JSON.parse(await openFor(house, person, `original:${wish.id}`, wish.originalSealed)) as Original;
}
export function sealAddress(house: House, person: Keyed, wishId: string, address: Address): Promise<string> {
  return sealFor(house, person, `address:${wishId}`, JSON.stringify(address));
}
export async function addressOf(house: House, person: Keyed, wish: Sealed): Promise<Address> {
  return JSON.parse(await openFor(house, person, `address:${wish.id}`, wish.addressSealed)) as Address;
}
/** Why a wish was returned, refused, withdrawn or disputed: for those whom it concerns. */
export function sealReason(house: House, person: Keyed, wishId: string, reason: string): Promise<string> {
  return sealFor(house, person, `reason:${wishId}`, reason);
}
export async function reasonOf(house: House, person: Keyed, wish: Sealed): Promise<string | undefined> {
  return wish.reasonSealed === undefined ? undefined : openFor(house, person, `reason:${wish.id}`, wish.reasonSealed);
}
export function sealEvidence(house: House, person: Keyed, evidenceId: string, note: string): Promise<string> {
  return sealFor(house, person, `evidence:${evidenceId}`, note);
}
export function evidenceNoteOf(
  house: House,
  person: Keyed,
  evidence: { id: string; noteSealed: string },
): Promise<string> {
  return openFor(house, person, `evidence:${evidence.id}`, evidence.noteSealed);
}
/** Notes of a consent and of a visit that confirmed: a worker's words about what was said. */
export function sealNote(
  house: House,
  person: Keyed,
  of: 'consent' | 'visit',
  wishId: string,
  note: string,
): Promise<string> {
  return sealFor(house, person, `${of}:${wishId}`, note);
}
export async function consentNoteOf(
  house: House,
  person: Keyed,
  wish: Pick<Wish, 'id' | 'consent'>,
): Promise<string | undefined> {
  const sealed = wish.consent?.noteSealed;
  return sealed === undefined ? undefined : openFor(house, person, `consent:${wish.id}`, sealed);
}
export async function guardianNameOf(house: House, person: Person): Promise<string | undefined> {
  return person.guardian && openFor(house, person, 'guardian.name', person.guardian.nameSealed);
}
/** The number to text a confirmation to: a child's guardian, else the person. */
export async function reachablePhoneOf(house: House, person: Person, minor: boolean): Promise<string | undefined> {
  if (!minor) return phoneOf(house, person);
  return person.guardian?.phoneSealed === undefined
    ? undefined
    : openFor(house, person, 'guardian.phone', person.guardian.phoneSealed);
}

/**
 * The same as somebody may read it who is not in charge: what a worker wrote for whoever takes on the case is for the desk, and
 * neither for the person it is about nor for a guardian.
 */
export async function openReasonOf(house: House, person: Keyed, wish: Sealed & Pick<Wish, 'steps'>) {
  return wish.steps.some(({ what }) => what === 'escalated_case') ? undefined : reasonOf(house, person, wish);
}

const REASONS: Readonly<Partial<Record<StepWhat, ReasonBy>>> = {
  returned: 'worker',
  rejected: 'worker',
  escalated_case: 'escalated',
  withdrawn: 'withdrawn',
  disputed: 'disputed',
  settled: 'settled',
};

/** Whose words `reasonOf` gives: each turn writes its own over those before. */
export function reasonByOf({ steps }: Pick<Wish, 'steps'>): ReasonBy {
  const at = steps.findLastIndex(({ what }) => REASONS[what] !== undefined);
  const [before, last] = [steps[at - 1], steps[at]];
  // A mediator may take a wish back: two steps of one person in one moment, and one's words.
  const mediated = before?.what === 'settled' && before.at === last?.at && before.personId === last.personId;
  return mediated ? 'settled' : ((last && REASONS[last.what]) ?? 'worker');
}

/** Names, numbers and places of the people in a wish's record: what no public text may hold. */
export async function knownOf(house: House, person: Person, address: Address): Promise<Known> {
  const [name, phone, guardian, guardianPhone] = await Promise.all([
    nameOf(house, person),
    phoneOf(house, person),
    guardianNameOf(house, person),
    reachablePhoneOf(house, person, true),
  ]);
  const given = (values: readonly (string | undefined)[]) => values.filter((value) => value !== undefined);
  return {
    // A pseudonym is public by its purpose; a newcomer's name is one until they say another.
    names: given([name, guardian]).filter((one) => one !== person.pseudonym),
    phones: given([phone, guardianPhone]),
    addresses: given([
      address.building,
      address.door === undefined ? undefined : `${address.building} ${address.door}`,
    ]),
  };
}

/** Everything that a wish says in words, in each language: where names are heard (`withHeard`). */
export function textsOf(
  { title, story }: Pick<Original, 'title' | 'story'>,
  components: readonly { readonly text: Words }[],
): readonly string[] {
  return [title, story, ...components.map(({ text }) => text)].flatMap(({ zh, en }) =>
    en === undefined ? [zh] : [zh, en],
  );
}

type Masks = { readonly pseudonym: string; readonly station: Words };

/** Words with everything that identifies masked, in each language. */
export function maskedWords(words: Words, known: Known, masks: Masks): Words {
  const masked = (text: string, stationName: string) =>
    maskedText(text, known, { pseudonym: masks.pseudonym, stationName });
  // A text of nothing but a name is masked to nothing, and no public text is empty.
  return {
    zh: masked(words.zh, masks.station.zh) || '……',
    ...(words.en === undefined ? {} : { en: masked(words.en, masks.station.en ?? masks.station.zh) || '…' }),
  };
}

/**
 * Short public words (what a component needs, thanks, a note): what surely identifies is masked, and what looks like a name,
 * since nobody reads these over before they are public; for a child everything that might. They stay as short as they were
 * allowed to be.
 */
export function shortWords(
  words: Words,
  known: Known,
  maxChars: number,
  minor: boolean,
  masks: Pick<Masks, 'pseudonym'> | undefined = undefined,
): Words {
  const masked = (text: string) =>
    applyMasks(
      text,
      scan(text, known, masks).filter(({ hard, kind }) => minor || hard || kind === 'name'),
    );
  return {
    zh: cut(masked(words.zh), maxChars) || '……',
    ...(words.en === undefined ? {} : { en: cut(masked(words.en), maxChars * 3) || '…' }),
  };
}

/** What a need says with everything masked that is found in it: where its public words start from. */
export function maskedNeed(words: Words, known: Known, masks: Pick<Masks, 'pseudonym'>): Words {
  return shortWords(words, known, NEED_LIMIT_CHARS, true, masks);
}

/** At most `max` UTF-16 units, never half a character. */
function cut(text: string, max: number): string {
  const letters = [...text.trim()];
  while (letters.join('').length > max) letters.pop();
  return letters.join('').trim();
}
