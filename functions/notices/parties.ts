import { MEDIATORS, type Role } from '../../shared/orgs/roles.ts';
import { donorsOf } from '../goods/claims.ts';
import { ancestry } from '../orgs/orgs.ts';
import { writerGrant } from '../orgs/writers.ts';
import { guardianIdOf } from '../people/care.ts';
import { mandateFor } from '../people/mandate.ts';
import { peopleOf, personOf } from '../people/people.ts';
import type { House } from '../platform/house.ts';
import { assignmentsOfWish } from '../tasks/assignments.ts';
import { isAssignee } from '../wishes/standing.ts';
import type { Step, Wish } from '../wishes/wish-item.ts';
import { holdersAt, IN_CHARGE } from './staff.ts';

export type Party =
  | 'poster'
  | 'beneficiary'
  | 'guardian'
  | 'verifier'
  | 'tier'
  | 'mediators'
  | 'complainant'
  | 'volunteers'
  | 'coming'
  | 'donors'
  | 'spoken_for';
export const OWN: readonly Party[] = ['beneficiary', 'guardian'];

/** Who stands to a wish as that party now; of a step, as it stood then. */
export async function peopleAs(house: House, wish: Wish, party: Party, step?: Step): Promise<readonly string[]> {
  if (party === 'spoken_for') return step?.for === undefined ? [] : [step.for];
  if (party === 'poster') return posterStill(house, wish);
  if (party === 'beneficiary') return [wish.beneficiaryId];
  if (party === 'verifier') return wish.verifierId === undefined ? [] : [wish.verifierId];
  if (party === 'tier') return inChargeAt(house, wish, wish.tier, IN_CHARGE);
  if (party === 'mediators')
    return [...(await inChargeAt(house, wish, 0, MEDIATORS)), ...(await inChargeAt(house, wish, 1, MEDIATORS))];
  if (party === 'complainant')
    return wish.steps.filter(({ what }) => what === 'disputed').map(({ personId }) => personId);
  if (party === 'donors') return donorsOf(house, wish.id);
  // A settlement may have let go of the tasks by which they are found.
  if (party === 'volunteers' && step?.what === 'settled' && wish.helpedBy !== undefined) return wish.helpedBy;
  if (party === 'volunteers' || party === 'coming') {
    const part = (await assignmentsOfWish(house, wish)).filter((seat) =>
      party === 'coming' ? seat.state === 'accepted' && waits(wish, seat.taskId) : isAssignee(seat),
    );
    return part.map(({ personId }) => personId);
  }
  const guardian = wish.minor ? guardianIdOf(await personOf(house, wish.beneficiaryId), house.clock()) : undefined;
  return guardian === undefined ? [] : [guardian];
}

/** Who wrote it down, as long as the duty or the mandate counts under which they did. */
async function posterStill(house: House, wish: Wish): Promise<readonly string[]> {
  const { postedBy, beneficiaryId, stationId, source } = wish;
  if (postedBy === beneficiaryId) return [postedBy];
  const people = await peopleOf(house, [postedBy, beneficiaryId]);
  const [poster, person] = [people.get(postedBy), people.get(beneficiaryId)];
  const still =
    source === 'mandate'
      ? person !== undefined && mandateFor(person, postedBy, 'post_wishes', house.clock()) !== undefined
      : poster !== undefined && (await writerGrant(house, poster.roles, stationId)) !== undefined;
  return still ? [postedBy] : [];
}

/** Whether a volunteer's part waits for another to be there first. */
function waits(wish: Wish, taskId: string): boolean {
  return wish.components.some((component) => component.taskId === taskId && component.after !== undefined);
}

/** Those in charge at a tier: that to which a missed clock has carried the wish, or where a dispute is settled. */
async function inChargeAt(house: House, wish: Wish, tier: number, roles: readonly Role[]): Promise<readonly string[]> {
  const path = await ancestry(house, wish.stationId);
  const org = path[Math.min(tier, path.length - 1)];
  return org ? holdersAt(house, org.id, roles) : [];
}
