import type { VerificationView } from '../../shared/wishes/verification.ts';
import type { StepWhat } from '../../shared/wishes/wish.ts';
import { nameOf, peopleOf } from '../people/people.ts';
import type { PersonActor } from '../platform/actor.ts';
import type { House } from '../platform/house.ts';
import { QUEUE_STATES, type Wish } from './wish-item.ts';

/** More do not work on one wish; who was there last is kept. */
const CHECKED_BY_LIMIT_PEOPLE = 5;

/** Notes that the actor is at it, now. */
export function checking(house: House, { personId }: PersonActor, { checkedBy = [] }: Wish): Pick<Wish, 'checkedBy'> {
  const others = checkedBy.filter((one) => one.personId !== personId);
  return { checkedBy: [{ personId, at: house.clock() }, ...others].slice(0, CHECKED_BY_LIMIT_PEOPLE) };
}

/** Which colleagues are at it too, who was there last first. */
export async function othersOf(
  house: House,
  actor: PersonActor,
  { checkedBy = [] }: Wish,
): Promise<VerificationView['others']> {
  const others = checkedBy.filter(({ personId }) => personId !== actor.personId);
  const people = await peopleOf(
    house,
    others.map(({ personId }) => personId),
  );
  return Promise.all(
    others.flatMap(({ personId, at }) => {
      const person = people.get(personId);
      return person === undefined ? [] : nameOf(house, person).then((name) => ({ name, at }));
    }),
  );
}

const ANSWERS: readonly StepWhat[] = [
  'published',
  'returned',
  'rejected',
  'escalated_case',
  'withdrawn',
  'merged',
  'expired',
];

/** What became of a wish that does not wait for the desk any more. */
export function answeredOf({ state, steps }: Wish): Pick<VerificationView, 'answered'> {
  if (QUEUE_STATES.includes(state)) return {};
  const step = steps.findLast(({ what }) => ANSWERS.includes(what));
  if (step === undefined) return {};
  const { what, by, at } = step;
  return { answered: { what, at, ...(by === undefined ? {} : { by }) } };
}
