import { AppError } from '../../shared/kernel/errors.ts';
import { personOf } from '../people/people.ts';
import type { Person } from '../people/person-item.ts';
import { sideOf } from '../people/side.ts';
import type { PersonActor } from '../platform/actor.ts';
import type { House } from '../platform/house.ts';
import { isOwn } from './can.ts';
import { mayCareForChild } from './standing.ts';
import type { Wish } from './wish-item.ts';

/* Verifying is for other eyes than those that wrote a wish down, or whose it is. */

/** The person, unless the actor stands on their side of it (`sideOf`). Raises `four_eyes`. */
export async function mustNotBeTheirs(
  house: House,
  actor: PersonActor,
  wish: Pick<Wish, 'beneficiaryId' | 'minor'>,
): Promise<Person> {
  const person = await personOf(house, wish.beneficiaryId);
  if (sideOf(person, wish.minor, house.clock()).includes(actor.personId)) throw new AppError('four_eyes');
  return person;
}

/** The person, where other eyes look, and for a child those with the duty. Raises `four_eyes`, `forbidden`. */
export async function mustBeOthers(
  house: House,
  actor: PersonActor,
  wish: Wish,
  orgPath: readonly string[],
): Promise<Person> {
  if (isOwn(actor, wish)) throw new AppError('four_eyes');
  const person = await mustNotBeTheirs(house, actor, wish);
  if (wish.minor && !mayCareForChild(actor, orgPath)) throw new AppError('forbidden');
  return person;
}
