import type { Person } from '../../../../functions/people/person-item.ts';
import { MINUTE_MS } from '../../../../shared/kernel/time.ts';
import { DEMO_SLUG, PHONES } from '../town.ts';
import type { Hints, Known } from './hint.ts';

const CODE_VALID_MS = 10 * MINUTE_MS;

function fresh(
  { county, now }: Known,
  fits: (to: string) => boolean,
): readonly (readonly [to: string, code: string])[] {
  return [...county.codes]
    .filter(([to, { at }]) => now - at < CODE_VALID_MS && fits(to))
    .map(([to, { code }]) => [to, code]);
}
/** One of the newest codes: the older have been used or are over. */
export function freshCode(known: Known, fits: (to: string) => boolean) {
  const sent = fresh(known, fits);
  return sent.length === 0 ? undefined : known.random.pick(sent.slice(-4));
}

export const PEOPLE_HINTS: Hints = {
  askCode: ({ random }) => ({ body: { phone: random.pick(PHONES) } }),
  signIn: (known) => {
    const sent = freshCode(known, (to) => PHONES.includes(to));
    return sent && { body: { phone: sent[0], code: sent[1] } };
  },
  signInAsDemo: () => ({ body: { slug: DEMO_SLUG } }),
  askStepUpCode: ({ town, random }) => ({
    as: random.pick(town.people.filter(({ phone }) => phone !== undefined)).personId,
  }),
  stepUp: (known) => {
    const owner = (to: string) => known.town.people.find(({ phone }) => phone === to);
    const sent = freshCode(known, (to) => owner(to) !== undefined);
    return sent && { body: { code: sent[1] }, as: owner(sent[0])?.personId ?? '' };
  },
  endSession: ({ county, random }) => {
    const session = county.pick<{ pk: string; sk: string }>('session', random);
    return (
      session && { params: { sessionId: session.sk.slice('SESSION#'.length) }, as: session.pk.slice('PERSON#'.length) }
    );
  },
  setElderMode: ({ county, random }) => {
    const person = county.pick<Person>('person', random);
    return person && { params: { personId: person.personId } };
  },
};
