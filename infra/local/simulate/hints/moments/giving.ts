import type { Claim } from '../../../../../functions/goods/claim-item.ts';
import type { Wish } from '../../../../../functions/wishes/wish-item.ts';
import { LIVE_CLAIM_STATES } from '../../../../../shared/goods/life.ts';
import { HOUR_MS } from '../../../../../shared/kernel/time.ts';
import type { Known } from '../hint.ts';
import { type Moment, mayDo, type Said, someone } from './moment.ts';

const ofClaim = ({ wishId, id }: Claim) => ({ wishId, claimId: id });
const isLive = ({ state }: Claim) => state !== 'to_give_back' && LIVE_CLAIM_STATES.includes(state);

const GIVEN_TO: readonly Wish['state'][] = ['published', 'reserved', 'claimed', 'in_progress'];

/** Somebody promises all that a wish still lacks, of so many units at least: by whom it is said, or by anybody. */
function promise(
  known: Known,
  least: number,
  by: (wish: Wish) => string | undefined = () => known.random.pick(known.town.people).personId,
): readonly Said[] | undefined {
  const { county, random, now } = known;
  const lacks = ({ kind, have, quantity }: Wish['components'][number]) => kind === 'goods' && quantity - have >= least;
  const wish = county.pick<Wish>(
    'wish',
    random,
    ({ state, components, window }) =>
      GIVEN_TO.includes(state) && window.to > now + 3 * HOUR_MS && components.some(lacks),
  );
  const as = wish && by(wish);
  if (!wish || as === undefined) return undefined;
  const component = wish.components.findIndex(lacks);
  const { quantity = 0, have = 0 } = wish.components[component] ?? {};
  const body = { component, quantity: quantity - have, until: now + 2 * HOUR_MS, named: false };
  return [{ name: 'claimGoods', params: { wishId: wish.id }, body, as }];
}

/** Who gives and who counts are two; a worker who gives would count their own. */
const ownGift: Moment = (known) => {
  const own = known.county.pick<Claim>(
    'claim',
    known.random,
    (claim) => claim.state === 'promised' && mayDo(known, 'receiveGoods', ofClaim(claim), claim.donorId),
  );
  return own === undefined
    ? promise(known, 1, ({ id, beneficiaryId, postedBy }) =>
        someone(known, 'publishWish', { wishId: id }, [beneficiaryId, postedBy]),
      )
    : [{ name: 'receiveGoods', params: ofClaim(own), body: { quantity: own.quantity, shelf: 'A-1' }, as: own.donorId }];
};

/** Less comes than was promised. */
const lessComes: Moment = (known) => {
  const { county, random } = known;
  const claim = county.pick<Claim>('claim', random, ({ state, quantity }) => state === 'promised' && quantity > 1);
  if (!claim) return promise(known, 2);
  const as = someone(known, 'receiveGoods', ofClaim(claim), [claim.donorId]);
  const quantity = 1 + random.below(claim.quantity - 1);
  return as === undefined
    ? undefined
    : [{ name: 'receiveGoods', params: ofClaim(claim), body: { quantity, shelf: 'B-2' }, as }];
};

/** A wish is over while gifts for it are promised, here or on the way. */
const overWithGifts: Moment = (known) => {
  const { county, random } = known;
  const hasGift = ({ id }: Wish) =>
    county.under(`WISH#${id}`).some((item) => item.type === 'claim' && isLive(item as unknown as Claim));
  const wish = county.pick<Wish>('wish', random, (one) => GIVEN_TO.includes(one.state) && hasGift(one));
  if (!wish) return promise(known, 1);
  const as = someone(known, 'withdrawWish', { wishId: wish.id });
  return as === undefined ? undefined : [{ name: 'withdrawWish', params: { wishId: wish.id }, body: {}, as }];
};

/** Two at the same counter give the same thing back. */
const givenBackTwice: Moment = (known) => {
  const claim = known.county.pick<Claim>('claim', known.random, ({ state }) => state === 'to_give_back');
  const first = claim && someone(known, 'giveBackGoods', ofClaim(claim));
  const second = claim && someone(known, 'giveBackGoods', ofClaim(claim));
  if (!claim || first === undefined || second === undefined) return undefined;
  return [first, second].map((as) => ({ name: 'giveBackGoods', params: ofClaim(claim), as }));
};

export const GIVING_MOMENTS: readonly Moment[] = [ownGift, lessComes, overWithGifts, givenBackTwice];
