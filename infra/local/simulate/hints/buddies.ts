import type { Pair } from '../../../../functions/buddies/buddy-item.ts';
import type { Volunteer } from '../../../../functions/volunteers/volunteer-item.ts';
import { BUDDY_FROM_VISITS_COUNT, NEWCOMER_VISITS_COUNT } from '../../../../shared/buddies/contract.ts';
import type { Hints, Known } from './hint.ts';

/** Asked of whom it does not fit, to hear the no. */
const WRONG_CHANCE = 0.2;

const visitsOf = ({ visits }: Volunteer) => Object.values(visits ?? {}).reduce((sum, count) => sum + count, 0);

function volunteer({ county, random }: Known, fits: (one: Volunteer) => boolean): Volunteer | undefined {
  return county.pick<Volunteer>('volunteer', random, fits);
}
function pair({ county, random }: Known, ...states: readonly Pair['state'][]): Pair | undefined {
  return county.pick<Pair>('buddy', random, ({ state }) => states.includes(state));
}

export const BUDDY_HINTS: Hints = {
  sayWilling: (known) => {
    const one = volunteer(known, (each) => visitsOf(each) >= BUDDY_FROM_VISITS_COUNT);
    return one && { body: { on: known.random.chance(0.85) }, as: one.personId };
  },
  askBuddy: (known) => {
    const [anyBuddy, anyNewcomer] = [known.random.chance(WRONG_CHANCE), known.random.chance(WRONG_CHANCE)];
    const buddy = volunteer(
      known,
      (one) => anyBuddy || (one.goesAlong === true && visitsOf(one) >= BUDDY_FROM_VISITS_COUNT),
    );
    const newcomer =
      buddy &&
      volunteer(
        known,
        (one) =>
          one.stationId === buddy.stationId &&
          one.personId !== buddy.personId &&
          (anyNewcomer || visitsOf(one) < NEWCOMER_VISITS_COUNT) &&
          known.county.item<Pair>(`PERSON#${one.personId}`, 'BUDDY')?.state !== 'agreed',
      );
    return newcomer && { params: { personId: newcomer.personId }, body: { buddyId: buddy.personId } };
  },
  answerBuddy: (known) => {
    const asked = pair(known, 'asked', 'asked', 'agreed');
    const yes = asked?.state === 'asked' && known.random.chance(0.6);
    return asked && { params: { personId: asked.newcomerId }, body: { yes }, as: asked.buddyId ?? '' };
  },
  endBuddy: (known) => {
    const one = pair(known, 'asked', 'agreed', 'open');
    return one && { as: one.newcomerId };
  },
};
