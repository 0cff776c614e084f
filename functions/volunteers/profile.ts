import { starsOf } from '../../shared/hours/contract.ts';
import type { Input } from '../../shared/kernel/endpoint.ts';
import { AppError } from '../../shared/kernel/errors.ts';
import { pick } from '../../shared/kernel/pick.ts';
import { VOLUNTEER_LEAST_YEARS } from '../../shared/volunteers/age.ts';
import type { saveVolunteer, VolunteerView } from '../../shared/volunteers/contract.ts';
import { OWN_FIELDS } from '../../shared/volunteers/own-fields.ts';
import { SKILLS } from '../../shared/volunteers/skills.ts';
import { totalOf } from '../hours/totals.ts';
import { centerOf, orgOf } from '../orgs/orgs.ts';
import { ageOf, nameOf, peopleOf, personOf } from '../people/people.ts';
import { type Person, personKey } from '../people/person-item.ts';
import type { House } from '../platform/house.ts';
import type { Write } from '../platform/table.ts';
import type { Volunteer } from './volunteer-item.ts';
import { findVolunteer, volunteerWrite } from './volunteers.ts';

export type Profile = Input<typeof saveVolunteer>['body'];
type Field = { readonly path: string; readonly rule: string };

export function refuseField(path: string, rule: string): never {
  throw new AppError('invalid_input', {}, { fields: [{ path: `body.${path}`, rule }] });
}

/** Writes that register a person as a volunteer, or change what they said. Raises `invalid_input`, `not_found`. */
export async function saveProfile(house: House, personId: string, profile: Profile): Promise<readonly Write[]> {
  const [person, before] = await Promise.all([personOf(house, personId), findVolunteer(house, personId)]);
  const fields = [...oddities(profile), ...ageOddities(house, profile, before?.birthYear ?? person.birthYear)];
  if (fields.length > 0) throw new AppError('invalid_input', {}, { fields });
  const centerId = await centerIdOf(house, profile.stationId);
  const after: Omit<Volunteer, 'version'> = {
    personId,
    centerId,
    ...profile,
    skills: profile.skills.map((said) => seen(said, before)),
    checks: before?.checks ?? [],
    since: before?.since ?? house.clock(),
    blocked: before?.blocked ?? [],
    visits: before?.visits ?? {},
    ...(before?.served === undefined ? {} : { served: before.served }),
    ...(before?.goesAlong === undefined ? {} : { goesAlong: before.goesAlong }),
    ...(before?.answers === undefined ? {} : { answers: before.answers }),
    ...(before?.asked === undefined ? {} : { asked: before.asked }),
    ...(person.demo === undefined ? {} : { demo: person.demo }),
  };
  return [volunteerWrite(before, after), ...(person.isVolunteer ? [] : [becameVolunteer(person)])];
}

/** What of a record its owner and the station see as it stands. */
const SHOWN = [...OWN_FIELDS, 'personId', 'stationId', 'since'] as const satisfies readonly (keyof Volunteer)[];

/** The whole profile with names, for oneself and coordinators. */
export async function profileView(house: House, volunteer: Volunteer): Promise<VolunteerView> {
  const seers = [...volunteer.skills.map((held) => held.seenBy), ...volunteer.checks.map((held) => held.by)].filter(
    (id) => id !== undefined,
  );
  const [people, minutes] = await Promise.all([
    peopleOf(house, [volunteer.personId, ...seers]),
    totalOf(house, volunteer.personId),
  ]);
  const person = people.get(volunteer.personId);
  if (!person) throw new AppError('not_found');
  const names = new Map(
    await Promise.all([...people.values()].map(async (one) => [one.personId, await nameOf(house, one)] as const)),
  );
  const { automaticOffers, demo } = volunteer;
  return {
    ...pick(volunteer, SHOWN),
    name: names.get(volunteer.personId) ?? '',
    pseudonym: person.pseudonym,
    skills: volunteer.skills.map(({ seenBy, ...held }) => ({ ...held, ...named('seenBy', seenBy, names) })),
    checks: volunteer.checks.map(({ by, ...held }) => ({ ...held, ...named('by', by, names) })),
    // Profiles that are older than this switch never said no.
    automaticOffers: automaticOffers ?? true,
    minutes,
    stars: starsOf(minutes),
    ...(demo === undefined ? {} : { demo }),
  };
}

/** Who saw it, by name; a person who is gone stays unnamed. */
function named<K extends string>(
  field: K,
  personId: string | undefined,
  names: ReadonlyMap<string, string>,
): { [_ in K]?: string } {
  const name = personId === undefined ? undefined : names.get(personId);
  return (name === undefined ? {} : { [field]: name }) as { [_ in K]?: string };
}

function oddities(profile: Profile): readonly Field[] {
  const skills = profile.skills.flatMap(({ skill }, at): Field[] => {
    if (!SKILLS.has(skill)) return [{ path: `body.skills.${at}.skill`, rule: 'unknown_skill' }];
    return profile.skills.findIndex((one) => one.skill === skill) === at
      ? []
      : [{ path: `body.skills.${at}.skill`, rule: 'twice' }];
  });
  const ranges = (name: 'weekly' | 'exceptions') =>
    profile[name].flatMap(({ from, to }, at): Field[] =>
      from < to ? [] : [{ path: `body.${name}.${at}`, rule: 'empty_range' }],
    );
  return [...skills, ...ranges('weekly'), ...ranges('exceptions')];
}

function ageOddities(house: House, profile: Profile, known: number | undefined): readonly Field[] {
  // The gates rest on the year of birth: once it is on record it does not change by itself.
  if (known !== undefined && known !== profile.birthYear)
    return [{ path: 'body.birthYear', rule: 'differs_from_record' }];
  const age = ageOf(profile, house.clock()) ?? 0;
  return age < VOLUNTEER_LEAST_YEARS ? [{ path: 'body.birthYear', rule: 'too_young' }] : [];
}

/** What a station saw still counts when the same level, or a lower one, is said again; for a higher one it has to look anew. */
function seen(said: { skill: string; level: number }, before: Volunteer | undefined) {
  const held = before?.skills.find((one) => one.skill === said.skill);
  if (held?.evidence === undefined || said.level > held.level) return said;
  return { ...said, evidence: held.evidence, ...(held.seenBy === undefined ? {} : { seenBy: held.seenBy }) };
}

async function centerIdOf(house: House, stationId: string): Promise<string> {
  if ((await orgOf(house, stationId)).kind !== 'station') throw new AppError('not_found');
  const center = await centerOf(house, stationId);
  if (!center) throw new AppError('not_found');
  return center.id;
}

function becameVolunteer(person: Person): Write {
  return {
    op: 'update',
    key: personKey(person.personId),
    set: { isVolunteer: true },
    add: { version: 1 },
    if: [{ attribute: 'version', is: 'eq', value: person.version }],
  };
}
