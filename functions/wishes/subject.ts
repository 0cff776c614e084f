import type * as z from 'zod/mini';
import { PURPOSES } from '../../shared/guardians/purposes.ts';
import { AppError } from '../../shared/kernel/errors.ts';
import type { Words } from '../../shared/kernel/schema.ts';
import type { MandateProof } from '../../shared/mandates/mandate.ts';
import type { consent as consentSchema, guardianConsent } from '../../shared/wishes/posting.ts';
import { recheckWrites } from '../guardians/rechecks.ts';
import type { Org } from '../orgs/org-item.ts';
import { writerGrant } from '../orgs/writers.ts';
import { isConsented, isLinked } from '../people/care.ts';
import { guardianWrites } from '../people/guardian.ts';
import { doneFor, mandateCheck, mandateFor } from '../people/mandate.ts';
import { isMinor, personByPhone, personOf } from '../people/people.ts';
import {
  beneficiariesPk,
  childPointer,
  type Guardian,
  guardedIndex,
  type Person,
  personKey,
  personToItem,
} from '../people/person-item.ts';
import type { Grant, PersonActor } from '../platform/actor.ts';
import type { House } from '../platform/house.ts';
import type { Write } from '../platform/table.ts';
import { guardianNameOf, reachablePhoneOf } from './secrets.ts';
import { type PostBody, refusal, whose } from './whose.ts';

type GivenGuardian = z.infer<typeof guardianConsent>;
type GivenConsent = z.infer<typeof consentSchema>;

/** Whose wish it is, as the record will have it, with the writes that bring it there. */
export type Subject = {
  readonly person: Person;
  readonly minor: boolean;
  /** As it was given; the record keeps its note sealed. */
  readonly consent?: GivenConsent;
  readonly writes: readonly Write[];
  /** Under a mandate: in whose name it is written down. */
  readonly voice?: { readonly by: Words; readonly for: string };
};

/** A phone that tells the time a little ahead of ours. */
const SKEW_MS = 5 * 60_000;

/** The duty in which this call writes for somebody else at a station. Raises `forbidden`. */
export async function proxyGrant(house: House, actor: PersonActor, station: Org): Promise<Grant> {
  const grant = await writerGrant(house, actor.roles, station.id);
  if (grant === undefined) throw new AppError('forbidden');
  return grant;
}

/**
 * The beneficiary of a new wish. Who has a guardian on record is a child whatever the wish says. Raises `not_found`,
 * `guardian_required`, `consent_missing`, `invalid_input`, and `forbidden` for another guardian than the one on record.
 */
export async function subjectOf(house: House, actor: PersonActor, station: Org, body: PostBody): Promise<Subject> {
  if (body.source === 'mandate') return underMandate(house, actor, station, body);
  const found = await whose(house, actor, station, body);
  const recorded = found.person.guardian;
  const minor = body.group === 'child' || isMinor(found.person, house.clock()) || recorded !== undefined;
  // What the guardian withdrew, or a link that ran out, is no consent: then it takes their word anew.
  const consented = recorded !== undefined && isConsented(found.person, 'posting', house.clock());
  if (minor && !body.guardian && !consented) throw new AppError('guardian_required');
  if (recorded && !isLinked(found.person, house.clock())) throw new AppError('guardian_required');
  if (body.guardian && recorded) await mustBeTheGuardian(house, found.person, recorded, body.guardian);
  // Nobody makes a child of a grown-up, and themselves a guardian, by writing a wish down.
  if (minor && !recorded && found.person.birthYear !== undefined && !isMinor(found.person, house.clock()))
    throw refusal('body.group', 'does_not_fit');
  const consent = consentOf(house, body, minor);
  const guarded =
    minor && body.guardian && !recorded
      ? await guardianWrites(house, found.person, body.guardian, phoneOfNew(body))
      : undefined;
  const stationId = found.person.stationId ?? station.id;
  const again =
    minor && body.guardian && recorded && !consented
      ? {
          ...found.person.consents,
          posting: { given: true, at: house.clock(), way: body.guardian.way, by: actor.personId },
        }
      : undefined;
  const said = guarded && body.guardian ? saidWith(actor, body.guardian) : undefined;
  const person: Person = {
    ...found.person,
    stationId,
    ...(guarded ? { guardian: guarded.guardian } : {}),
    ...(said ? { consents: said } : {}),
    ...(again ? { consents: again } : {}),
  };
  return {
    person,
    minor,
    ...(consent === undefined ? {} : { consent }),
    writes: [
      ...(found.fresh ? insertsOf(found.fresh, person) : changesOf(found.person, person)),
      ...(guarded?.writes ?? []),
      ...(guarded ? recheckWrites(person) : []),
      ...(guarded?.guardian.personId === undefined
        ? []
        : [{ op: 'replace', item: childPointer(guarded.guardian.personId, person.personId) } as const]),
    ],
  };
}

/**
 * What a guardian said to each purpose when they were first recorded; undefined where the yes was to all. Raises
 * `guardian_required` for a no to what is being done.
 */
function saidWith(actor: PersonActor, { purposes, way, at }: GivenGuardian): Person['consents'] | undefined {
  if (purposes === undefined) return undefined;
  if (!purposes.includes('posting')) throw new AppError('guardian_required');
  const by = actor.personId;
  return Object.fromEntries(PURPOSES.map((one) => [one, { given: purposes.includes(one), at, way, by }]));
}

/**
 * Somebody acts for a grown-up whom the record names: the mandate is the consent. Raises `forbidden` where it does not count
 * now, `not_found` at another station than theirs.
 */
async function underMandate(house: House, actor: PersonActor, station: Org, body: PostBody): Promise<Subject> {
  const { beneficiary } = body;
  if (beneficiary.who !== 'known') throw refusal('body.beneficiary', 'does_not_fit');
  const giver = await personOf(house, beneficiary.personId);
  const mandate = mandateFor(giver, actor.personId, 'post_wishes', house.clock());
  if (mandate === undefined || giver.guardian !== undefined) throw new AppError('forbidden');
  if (body.group === 'child' || isMinor(giver, house.clock())) throw refusal('body.group', 'does_not_fit');
  if (giver.stationId !== undefined && giver.stationId !== station.id) throw new AppError('not_found');
  const person = { ...giver, stationId: station.id };
  const changes = changesOf(giver, person);
  return {
    person,
    minor: false,
    consent: { way: CONSENT_OF[mandate.proof], at: mandate.at },
    writes: changes.length > 0 ? changes : [mandateCheck(giver)],
    voice: { by: doneFor(await personOf(house, actor.personId), giver), for: giver.personId },
  };
}

/** How the person agreed, in the words of a consent. */
const CONSENT_OF = {
  own_phone: 'recorded',
  said_at_visit: 'spoken',
  signed_paper: 'signed',
  committee_letter: 'signed',
} as const satisfies Record<MandateProof, GivenConsent['way']>;

function phoneOfNew(body: PostBody): string | undefined {
  return body.beneficiary.who === 'new' ? body.beneficiary.phone : undefined;
}

/** For oneself no consent is needed; for a child the guardian's counts (PIPL 31). */
function consentOf(house: House, body: PostBody, minor: boolean): GivenConsent | undefined {
  const { consent, guardian } = body;
  const given = consent ?? (minor && guardian ? { way: guardian.way, at: guardian.at } : undefined);
  if (given && Math.max(given.at, guardian?.at ?? 0) > house.clock() + SKEW_MS)
    throw refusal('body.consent.at', 'future');
  if (body.beneficiary.who !== 'self' && !given) throw new AppError('consent_missing');
  return given;
}

/**
 * A guardian on record stays: a wish may name them again, by their number or else by their name, and nobody else. Raises
 * `forbidden`.
 */
async function mustBeTheGuardian(house: House, child: Person, recorded: Guardian, given: GivenGuardian): Promise<void> {
  if (given.phone === undefined) {
    if ((await guardianNameOf(house, child)) !== given.name) throw new AppError('forbidden');
    return;
  }
  if ((await reachablePhoneOf(house, child, true)) === given.phone) return;
  const holder = await personByPhone(house, given.phone);
  if (holder === undefined || holder.personId !== recorded.personId) throw new AppError('forbidden');
}

function insertsOf(fresh: readonly Write[], person: Person): readonly Write[] {
  return fresh.map((write) =>
    write.op === 'insert' && write.item.type === 'person' ? { op: 'insert', item: personToItem(person) } : write,
  );
}

/** Only what changed, so that a counter that moves at the same moment is not turned back. */
function changesOf(before: Person, after: Person): readonly Write[] {
  const set = {
    ...(before.stationId === after.stationId || after.stationId === undefined
      ? {}
      : {
          stationId: after.stationId,
          card: { personId: after.personId },
          gsi1pk: beneficiariesPk(after.stationId),
          gsi1sk: after.personId,
        }),
    ...(before.guardian === after.guardian ? {} : { guardian: after.guardian as never }),
    ...(before.guardian === after.guardian && before.stationId === after.stationId ? {} : guardedIndex(after)),
    ...(before.consents === after.consents ? {} : { consents: after.consents as never }),
  };
  if (Object.keys(set).length === 0) return [];
  return [
    {
      op: 'update',
      key: personKey(before.personId),
      set,
      add: { version: 1 },
      if: [{ attribute: 'version', is: 'eq', value: before.version }],
    },
  ];
}
