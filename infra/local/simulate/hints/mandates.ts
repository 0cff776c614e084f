import type { Person } from '../../../../functions/people/person-item.ts';
import { DAY_MS } from '../../../../shared/kernel/time.ts';
import { isMandateLive, MANDATE_PURPOSES, MANDATE_TIES } from '../../../../shared/mandates/mandate.ts';
import { NAMES, PHONES } from '../town.ts';
import type { Hints, Known } from './hint.ts';

/** For a child, by a worker for themselves, or for years: to hear the no. */
const WRONG_CHANCE = 0.2;

function grownUp({ county, random }: Known, fits: (person: Person) => boolean): Person | undefined {
  return county.pick<Person>('person', random, (person) => person.guardian === undefined && fits(person));
}
function liveOf({ mandates }: Person, now: number) {
  return (mandates ?? []).filter((one) => isMandateLive(one, now));
}

function guarded({ county, random }: Known): Person | undefined {
  return county.pick<Person>('person', random, (one) => one.guardian !== undefined && one.stationId !== undefined);
}
/** Somebody whose duty the person is, and who has a phone. */
function workerOf({ town, county, random }: Known, { stationId }: Person) {
  const here = town.people.filter(
    ({ personId, phone }) =>
      phone !== undefined &&
      county.roles.get(personId)?.some(({ orgId, role }) => orgId === stationId && role === 'social_worker'),
  );
  return here.length === 0 ? undefined : random.pick(here);
}
function asWhom(person: { readonly personId: string } | undefined): { readonly as?: string } {
  return person === undefined ? {} : { as: person.personId };
}

export const MANDATE_HINTS: Hints = {
  giveMandate: (known) => {
    const { town, random, now } = known;
    const own = random.chance(0.4);
    const child = !own && random.chance(WRONG_CHANCE) ? guarded(known) : undefined;
    const person =
      child ?? (own ? random.pick(town.people) : grownUp(known, ({ stationId }) => stationId !== undefined));
    if (person === undefined) return undefined;
    const worker = !own && random.chance(WRONG_CHANCE) ? workerOf(known, person as Person) : undefined;
    const from = random.chance(0.2) ? { from: now + DAY_MS } : {};
    const body = {
      // A name that nothing may hold in plain.
      name: random.pick(NAMES),
      phone: worker?.phone ?? random.pick(PHONES),
      tie: random.pick(MANDATE_TIES),
      purposes: MANDATE_PURPOSES.filter((purpose) => purpose === 'confirm' || random.chance(0.7)),
      ...(own ? {} : { proof: 'said_at_visit' }),
      ...from,
      until: now + (2 + random.below(random.chance(WRONG_CHANCE) ? 900 : 30)) * DAY_MS,
    };
    return { params: { personId: person.personId }, body, ...asWhom(own ? person : worker) };
  },
  endMandate: (known) => {
    const person = grownUp(known, (one) => liveOf(one, known.now).length > 0);
    const mandate = person && known.random.pick(liveOf(person, known.now));
    if (person === undefined || mandate === undefined) return undefined;
    const params = { personId: person.personId, mandateId: mandate.id };
    return { params, body: {}, ...(known.random.chance(0.4) ? { as: mandate.holderId } : {}) };
  },
  readAffairs: (known) => {
    const over = known.random.chance(WRONG_CHANCE);
    const of = (one: Person) => (over ? (one.mandates ?? []) : liveOf(one, known.now));
    const person = grownUp(known, (one) => of(one).length > 0);
    const mandate = person && known.random.pick(of(person));
    return person && mandate && { params: { personId: person.personId }, as: mandate.holderId };
  },
  listMandates: (known) => {
    const person = grownUp(known, ({ stationId }) => stationId !== undefined);
    return person && { params: { personId: person.personId } };
  },
};
