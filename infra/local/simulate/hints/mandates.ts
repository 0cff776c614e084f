import type { Person } from '../../../../functions/people/person-item.ts';
import { DAY_MS } from '../../../../shared/kernel/time.ts';
import { isMandateLive, MANDATE_PURPOSES, MANDATE_TIES } from '../../../../shared/mandates/mandate.ts';
import { NAMES, PHONES } from '../town.ts';
import type { Hints, Known } from './hint.ts';

function grownUp({ county, random }: Known, fits: (person: Person) => boolean): Person | undefined {
  return county.pick<Person>('person', random, (person) => person.guardian === undefined && fits(person));
}
function liveOf({ mandates }: Person, now: number) {
  return (mandates ?? []).filter((one) => isMandateLive(one, now));
}

export const MANDATE_HINTS: Hints = {
  giveMandate: (known) => {
    const { town, random, now } = known;
    const own = random.chance(0.4);
    const person = own ? random.pick(town.people) : grownUp(known, ({ stationId }) => stationId !== undefined);
    if (person === undefined) return undefined;
    const from = random.chance(0.2) ? { from: now + DAY_MS } : {};
    const body = {
      // A name that nothing may hold in plain.
      name: random.pick(NAMES),
      phone: random.pick(PHONES),
      tie: random.pick(MANDATE_TIES),
      purposes: MANDATE_PURPOSES.filter((purpose) => purpose === 'confirm' || random.chance(0.7)),
      ...(own ? {} : { proof: 'said_at_visit' }),
      ...from,
      until: now + (2 + random.below(30)) * DAY_MS,
    };
    return { params: { personId: person.personId }, body, ...(own ? { as: person.personId } : {}) };
  },
  endMandate: (known) => {
    const person = grownUp(known, (one) => liveOf(one, known.now).length > 0);
    const mandate = person && known.random.pick(liveOf(person, known.now));
    if (person === undefined || mandate === undefined) return undefined;
    const params = { personId: person.personId, mandateId: mandate.id };
    return { params, body: {}, ...(known.random.chance(0.4) ? { as: mandate.holderId } : {}) };
  },
  readAffairs: (known) => {
    const person = grownUp(known, (one) => liveOf(one, known.now).length > 0);
    const mandate = person && known.random.pick(liveOf(person, known.now));
    return person && mandate && { params: { personId: person.personId }, as: mandate.holderId };
  },
  listMandates: (known) => {
    const person = grownUp(known, ({ stationId }) => stationId !== undefined);
    return person && { params: { personId: person.personId } };
  },
};
