import type { Claim } from '../../../../functions/goods/claim-item.ts';
import type { Wish } from '../../../../functions/wishes/wish-item.ts';
import { type ClaimState, COUNTING_CLAIM_STATES } from '../../../../shared/goods/life.ts';
import { HOUR_MS, MINUTE_MS } from '../../../../shared/kernel/time.ts';
import { speakersFor } from '../standing.ts';
import type { Hint, Hints, Known } from './hint.ts';
import { wishIn } from './wishes.ts';

const TO_GIVE: readonly Wish['state'][] = [
  'published',
  'reserved',
  'claimed',
  'in_progress',
  'partially_fulfilled',
  'delivered',
];
const PROMISE_LIMIT_HOURS = 72;
const COUNTED_WRONGLY_CHANCE = 0.25;

function claimIn(
  states: readonly ClaimState[],
  { county, random }: Known,
  fits: (claim: Claim) => boolean = () => true,
) {
  return county.pick<Claim>('claim', random, (claim) => states.includes(claim.state) && fits(claim));
}
const paramsOf = ({ wishId, id }: Claim) => ({ wishId, claimId: id });
/** Whoever gave, or manages what gave; where nobody does any more, who once promised hears the no. */
function speakerFor({ county, random }: Known, claim: Claim): string {
  const speakers = speakersFor(county, claim);
  return speakers.length === 0 ? claim.donorId : random.pick(speakers);
}
/** One batch of a wish, or, where none is named, all of them. */
function someOf({ id }: Claim, { random }: Known): { body?: { claimIds: string[] } } {
  return random.chance(0.5) ? { body: { claimIds: [id] } } : {};
}
const onClaim =
  (...states: readonly ClaimState[]): Hint =>
  (known) => {
    const claim = claimIn(states, known);
    return claim && { params: paramsOf(claim) };
  };

export const GOODS_HINTS: Hints = {
  claimGoods: (known) => {
    const { town, random, now } = known;
    const lacks = (one: Wish['components'][number]) => one.kind === 'goods' && one.have < one.quantity;
    const wish = wishIn(
      TO_GIVE,
      known,
      ({ components, window }) => window.to > now + HOUR_MS && components.some(lacks),
    );
    if (!wish) return undefined;
    const index = wish.components.findIndex(lacks);
    const { quantity = 1, have = 0 } = wish.components[index] ?? {};
    const until = Math.min(wish.window.to, now + 10 * MINUTE_MS + random.below(PROMISE_LIMIT_HOURS) * HOUR_MS);
    const body = { component: index, quantity: 1 + random.below(quantity - have), until, named: random.chance(0.3) };
    const firm = random.chance(0.25) ? town.firm : undefined;
    return firm
      ? {
          params: { wishId: wish.id },
          body: { ...body, named: random.chance(0.6), orgId: firm.orgId },
          as: firm.personId,
        }
      : { params: { wishId: wish.id }, body, as: random.pick(town.people).personId };
  },
  nameGiver: (known) => {
    const ofOrg = known.random.chance(0.5) ? ({ orgId }: Claim) => orgId !== undefined : undefined;
    const claim = claimIn(COUNTING_CLAIM_STATES, known, ofOrg) ?? claimIn(COUNTING_CLAIM_STATES, known);
    return claim && { params: paramsOf(claim), as: speakerFor(known, claim) };
  },
  releaseClaim: (known) => {
    const claim = claimIn(['promised', 'on_shelf'], known);
    return claim && { params: paramsOf(claim), ...(known.random.chance(0.5) ? { as: speakerFor(known, claim) } : {}) };
  },
  listGiving: ({ town }) => ({ params: { orgId: town.firm.orgId }, as: town.firm.personId }),
  listOrgGifts: ({ town }) => ({ params: { orgId: town.firm.orgId } }),
  receiveGoods: (known) => {
    const claim = claimIn(['promised'], known);
    if (!claim) return undefined;
    const short = known.random.chance(COUNTED_WRONGLY_CHANCE) ? known.random.below(claim.quantity) : 0;
    return { params: paramsOf(claim), body: { quantity: claim.quantity - short, shelf: 'A-1' } };
  },
  reverseReceipt: onClaim('on_shelf'),
  giveBackGoods: onClaim('to_give_back'),
  raiseDelivery: (known) => {
    const claim = claimIn(['on_shelf'], known);
    const from = known.now + known.random.below(4) * HOUR_MS + 5 * MINUTE_MS;
    return claim && { params: { wishId: claim.wishId }, body: { window: { from, to: from + 4 * HOUR_MS } } };
  },
  pickUpGoods: (known) => {
    const claim = claimIn(['on_shelf'], known);
    return claim && { params: { wishId: claim.wishId }, ...someOf(claim, known) };
  },
  returnGoods: (known) => {
    const claim = claimIn(['on_the_way'], known);
    return (
      claim && {
        params: { wishId: claim.wishId },
        ...someOf(claim, known),
        ...(known.random.chance(0.5) ? { as: claim.carrierId ?? '' } : {}),
      }
    );
  },
  deliverGoods: (known) => {
    const claim = claimIn(['on_the_way'], known);
    return claim && { params: { wishId: claim.wishId }, ...someOf(claim, known), as: claim.carrierId ?? '' };
  },
};
