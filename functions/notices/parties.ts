import { MEDIATORS, type Role } from '../../shared/orgs/roles.ts';
import { donorsOf } from '../goods/claims.ts';
import { ancestry } from '../orgs/orgs.ts';
import { guardianIdOf } from '../people/care.ts';
import { personOf } from '../people/people.ts';
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
  if (party === 'poster') return [wish.postedBy];
  if (party === 'beneficiary') return [wish.beneficiaryId];
  if (party === 'verifier') return wish.verifierId === undefined ? [] : [wish.verifierId];
  if (party === 'tier') return inChargeAt(house, wish, wish.tier, IN_CHARGE);
  if (party === 'mediators')
    return [...(await inChargeAt(house, wish, 0, MEDIATORS)), ...(await inChargeAt(house, wish, 1, MEDIATORS))];
  if (party === 'complainant')
    return wish.steps.filter(({ what }) => what === 'disputed').map(({ personId }) => personId);
  if (party === 'donors') return donorsOf(house, wish.id);
  if (party === 'volunteers' || party === 'coming') {
    const part = (await assignmentsOfWish(house, wish)).filter((seat) =>
      party === 'coming' ? seat.state === 'accepted' && waits(wish, seat.taskId) : isAssignee(seat),
    );
    return part.map(({ personId }) => personId);
  }
  const guardian = wish.minor ? guardianIdOf(await personOf(house, wish.beneficiaryId), house.clock()) : undefined;
  return guardian === undefined ? [] : [guardian];
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
