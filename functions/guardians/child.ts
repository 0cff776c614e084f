import type { ChildView } from '../../shared/guardians/contract.ts';
import { PURPOSES } from '../../shared/guardians/purposes.ts';
import type { Relation } from '../../shared/kernel/endpoint.ts';
import { AppError } from '../../shared/kernel/errors.ts';
import { orgOf } from '../orgs/orgs.ts';
import { consentOf, guardianIdOf, isLinked, linkUntil } from '../people/care.ts';
import { openFor, personOf } from '../people/people.ts';
import { type Guardian, guardedIndex, type Person, personKey } from '../people/person-item.ts';
import type { Actor } from '../platform/actor.ts';
import type { House } from '../platform/house.ts';
import type { About } from '../platform/route.ts';
import type { Value, Write } from '../platform/table.ts';
import { mayCareForChild } from '../wishes/standing.ts';

export type Child = Person & { readonly guardian: Guardian };

/** A child who has or had a guardian. Raises `not_found`. */
export async function aboutChild(house: House, { params }: { params: { personId: string } }): Promise<About<Child>> {
  const child = await personOf(house, params.personId);
  if (child.guardian === undefined) throw new AppError('not_found');
  const guardian = guardianIdOf(child, house.clock());
  const relations: { readonly [R in Relation]?: readonly string[] } =
    guardian === undefined ? {} : { guardian: [guardian] };
  return {
    thing: child as Child,
    relations,
    ...(child.stationId === undefined ? {} : { orgId: child.stationId }),
  };
}

/** The guardian, or staff whose duty the child is (then true). Raises `children_protected`. */
export async function mustCare(actor: Actor, child: Child, orgPath: readonly string[], house: House): Promise<boolean> {
  if (actor.kind === 'person' && guardianIdOf(child, house.clock()) === actor.personId) return false;
  if (!mayCareForChild(actor, orgPath)) throw new AppError('children_protected');
  return true;
}

export function childWrite(
  child: Person,
  set: { readonly guardian?: Guardian; readonly consents?: Person['consents'] },
): Write {
  return {
    op: 'update',
    key: personKey(child.personId),
    set: { ...set, ...guardedIndex({ ...child, ...set }) } as unknown as Record<string, Value>,
    add: { version: 1 },
    if: [{ attribute: 'version', is: 'eq', value: child.version }],
  };
}

/** The link and the consents as the guardian reads them; for staff with who the guardian is. */
export async function viewOf(house: House, actor: Actor, child: Child): Promise<ChildView> {
  const { guardian, personId, pseudonym, stationId } = child;
  const now = house.clock();
  const own = actor.kind === 'person' && guardianIdOf(child, now) === actor.personId;
  const station = stationId === undefined ? undefined : await orgOf(house, stationId);
  return {
    personId,
    name: await openFor(house, child, 'name', child.nameSealed),
    pseudonym,
    relation: guardian.relation,
    since: guardian.at,
    checkedAt: guardian.checkedAt ?? guardian.at,
    until: guardian.endedAt ?? linkUntil(guardian, child.birthYear),
    linked: isLinked(child, now),
    ...(guardian.proof === undefined ? {} : { proof: guardian.proof }),
    ...(guardian.paperUntil === undefined ? {} : { paperUntil: guardian.paperUntil }),
    ...(own ? {} : { guardian: await guardianView(house, child) }),
    consents: PURPOSES.map((purpose) => {
      const { given, at, way, by } = { by: undefined, ...consentOf(child, purpose, now) };
      return { purpose, given, at, way: way as 'spoken', own: actor.kind === 'person' && by === actor.personId };
    }),
    ...(stationId === undefined ? {} : { stationId }),
    ...(station?.phone === undefined ? {} : { stationPhone: station.phone }),
  };
}

async function guardianView(house: House, child: Child): Promise<NonNullable<ChildView['guardian']>> {
  const { nameSealed, phoneSealed, personId } = child.guardian;
  const phone = phoneSealed === undefined ? undefined : await openFor(house, child, 'guardian.phone', phoneSealed);
  return {
    name: await openFor(house, child, 'guardian.name', nameSealed),
    ...(phone === undefined ? {} : { phoneEnd: phone.slice(-4) }),
    signsIn: personId !== undefined,
  };
}

/** A paper that a worker has just seen, with its last day, where it has one. */
export function paperOf(
  { proof, paperUntil }: { readonly proof: Guardian['proof'] & string; readonly paperUntil?: number | undefined },
  now: number,
) {
  return { proof, checkedAt: now, ...(paperUntil === undefined ? {} : { paperUntil }) };
}
/** A paper that has run out proves nothing. Raises `invalid_input`. */
export function mustBeAhead(paperUntil: number | undefined, now: number): void {
  if (paperUntil !== undefined && paperUntil <= now)
    throw new AppError('invalid_input', {}, { fields: [{ path: 'body.paperUntil', rule: 'past' }] });
}
