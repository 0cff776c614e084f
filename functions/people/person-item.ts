import type { PROOFS } from '../../shared/guardians/proofs.ts';
import type { Purpose } from '../../shared/guardians/purposes.ts';
import type { Locale } from '../../shared/kernel/schema.ts';
import { DAY_MS } from '../../shared/kernel/time.ts';
import type { MandateProof, MandatePurpose, MandateTie } from '../../shared/mandates/mandate.ts';
import type { Grant } from '../platform/actor.ts';
import { storedThing } from '../platform/item.ts';
import type { Item, Key, Write } from '../platform/table.ts';

/**
 * A person as stored. Everything that identifies is sealed under the person's own data key `wrapped`; erasing that key
 * erases the person. People without a phone or an account (most beneficiaries) are people all the same.
 */
export type Person = {
  readonly personId: string;
  readonly wrapped: string;
  readonly nameSealed: string;
  readonly phoneSealed?: string;
  readonly phoneLookup?: string;
  /** What the public calls the person. */
  readonly pseudonym: string;
  readonly birthYear?: number;
  readonly locale: Locale;
  readonly roles: readonly Grant[];
  readonly homeStation?: string;
  /** Station that knows the person as a beneficiary. */
  readonly stationId?: string;
  readonly guardian?: Guardian;
  /** What the guardian said since, by purpose. */
  readonly consents?: { readonly [P in Purpose]?: Consented };
  /** Who acts for the person, the last that ended included; bounded by MANDATES_KEPT_ITEMS. */
  readonly mandates?: readonly Mandate[];
  readonly unread: number;
  /** Id of the newest notice that was read. */
  readonly readUpTo?: string;
  readonly isVolunteer: boolean;
  /** Large screens, chosen by the person or by a worker beside them. */
  readonly elder?: boolean;
  readonly version: number;
  readonly demo?: boolean;
};

/** A link is seen again each year (cfg). */
export const LINK_MS = 365 * DAY_MS;

/** Who consented for a child, how and when. The guardian may or may not have an account. */
export type Guardian = {
  readonly nameSealed: string;
  readonly relation: string;
  readonly phoneSealed?: string;
  readonly personId?: string;
  readonly way: string;
  readonly at: number;
  /** A paper that a worker saw, when it was last seen, and its own last day, where it has one. */
  readonly proof?: (typeof PROOFS)[number];
  readonly paperUntil?: number;
  readonly checkedAt?: number;
  /** When people were told that it runs out; when it ended. */
  readonly warnedAt?: number;
  readonly endedAt?: number;
  /** Who ended it, and why, sealed with field `guardian.end`; nobody when time did. */
  readonly endedBy?: string;
  readonly endReasonSealed?: string;
};

export type Consented = { readonly given: boolean; readonly at: number; readonly way: string; readonly by: string };

/** Somebody acts for the person. Names and numbers are sealed under the giver's key with field `mandate.name`, `mandate.phone`. */
export type Mandate = {
  readonly id: string;
  readonly holderId: string;
  readonly nameSealed: string;
  readonly phoneEndSealed: string;
  readonly tie: MandateTie;
  readonly purposes: readonly MandatePurpose[];
  readonly proof: MandateProof;
  readonly from: number;
  readonly until: number;
  /** Who recorded it and when: the person, or a worker beside them. */
  readonly by: string;
  readonly at: number;
  readonly endedAt?: number;
  /** Who ended it, or 'clock'. */
  readonly endedBy?: string;
  /** Sealed with field `mandate.end`. */
  readonly endReasonSealed?: string;
};

/** For whom somebody acts: a pointer only, the other's own record decides. */
export const heldPrefix = 'FOR#';
export function heldPointer(holderId: string, personId: string): Item {
  return { ...personKey(holderId), sk: `${heldPrefix}${personId}`, type: 'held', personId };
}

/** A child in the list of its guardian: a pointer only, the child's own record decides. */
export const childrenPrefix = 'CHILD#';
export function childPointer(guardianId: string, childId: string): Item {
  return { ...personKey(guardianId), sk: `${childrenPrefix}${childId}`, type: 'child', childId };
}

export function personKey(personId: string): Key {
  return { pk: `PERSON#${personId}`, sk: 'PERSON' };
}

/** Goes with what rests on a person's record as it was read: changed in between, neither counts. */
export function unchangedPerson({ personId, version }: Pick<Person, 'personId' | 'version'>): Write {
  return { op: 'check', key: personKey(personId), if: [{ attribute: 'version', is: 'eq', value: version }] };
}

/** One person for each phone number: the number's keyed hash is a key of its own. */
export function phoneKey(phoneLookup: string): Key {
  return { pk: `PHONE#${phoneLookup}`, sk: 'PHONE' };
}

export function phoneToItem(phoneLookup: string, personId: string): Item {
  return { ...phoneKey(phoneLookup), type: 'phone', personId };
}

/** Beneficiaries of a station. The index shows ids only; names are opened one by one for those who may. */
export function beneficiariesPk(stationId: string): string {
  return `ORG#${stationId}#BENEFICIARIES`;
}

/** Children of a station who have or had a guardian: those whose link ended first, then whose paper was seen longest ago. */
export function guardedPk(stationId: string): string {
  return `ORG#${stationId}#GUARDED`;
}
export function guardedIndex({ stationId, guardian, personId }: Pick<Person, 'stationId' | 'guardian' | 'personId'>) {
  if (stationId === undefined || guardian === undefined) return {};
  const { endedAt, checkedAt, at, paperUntil } = guardian;
  const due = Math.min((checkedAt ?? at) + LINK_MS, paperUntil ?? Number.POSITIVE_INFINITY);
  const order = `${endedAt === undefined ? 1 : 0}#${String(due).padStart(15, '0')}`;
  return { gsi2pk: guardedPk(stationId), gsi2sk: `${order}#${personId}` };
}

export function personToItem(person: Person): Item {
  return {
    ...personKey(person.personId),
    type: 'person',
    ...person,
    ...(person.stationId === undefined
      ? {}
      : {
          card: { personId: person.personId },
          gsi1pk: beneficiariesPk(person.stationId),
          gsi1sk: person.personId,
        }),
    ...guardedIndex(person),
  } as unknown as Item;
}

export function personFromItem(item: Item): Person {
  return storedThing(item) as Person;
}

/** Where a person's role stands in the list of an org's people. */
export function grantKey(personId: string, orgId: string, role: string): Key {
  return { pk: `PERSON#${personId}`, sk: `ROLE#${orgId}#${role}` };
}
export function orgRolesPk(orgId: string): string {
  return `ORG#${orgId}#ROLES`;
}
export function grantToItem(personId: string, grant: Grant): Item {
  return {
    ...grantKey(personId, grant.orgId, grant.role),
    type: 'grant',
    card: { personId, ...grant },
    gsi1pk: orgRolesPk(grant.orgId),
    gsi1sk: `${grant.role}#${personId}`,
  } as unknown as Item;
}
