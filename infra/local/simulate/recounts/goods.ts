import { type Claim, type Movement, orgGiftsKey } from '../../../../functions/goods/claim-item.ts';
import type { Wish } from '../../../../functions/wishes/wish-item.ts';
import { type ClaimState, COUNTING_CLAIM_STATES, HANDS_OF, LIVE_CLAIM_STATES } from '../../../../shared/goods/life.ts';
import { HANDS } from '../../../../shared/ledger/units.ts';
import type { County } from '../county.ts';
import { must } from '../must.ts';

const OVER: readonly Wish['state'][] = ['withdrawn', 'expired', 'released'];

/** Stock is the sum of its movements; wishes count their gifts, donors their promises. All events have been taken. */
export function recountGoods(county: County): void {
  const claims = county.all<Claim>('claim');
  const movements = Map.groupBy(county.all<Movement>('movement'), ({ claimId }) => claimId);
  for (const claim of claims) handsOf(claim, movements.get(claim.id) ?? []);
  for (const claim of claims) listed(county, claim);
  reversals(county.all<Movement>('movement'));
  const byWish = Map.groupBy(claims, ({ wishId }) => wishId);
  for (const wish of county.all<Wish>('wish')) gifts(wish, byWish.get(wish.id) ?? []);
  promises(county, claims);
}

function handsOf(claim: Claim, movements: readonly Movement[]): void {
  for (const hands of HANDS) {
    const sum = movements.reduce(
      (units, { from, to, quantity }) => units + (to === hands ? quantity : 0) - (from === hands ? quantity : 0),
      0,
    );
    must(
      claim.counts[hands] === sum,
      'stock is the sum of its movements',
      () => `${claim.id} ${hands} ${claim.counts[hands]}, ${sum}`,
    );
  }
  for (const { from, personId } of movements)
    must(from !== 'donor' || personId !== claim.donorId, 'nobody takes in their own gift', () => claim.id);
  const hands = HANDS_OF[claim.state];
  if (hands !== undefined && hands !== 'donor')
    must(
      claim.counts[hands] === claim.quantity,
      'a gift is in the hands that its state says',
      () => `${claim.id} ${claim.state}`,
    );
  if (hands === 'donor')
    must(claim.counts.donor === 0, 'a gift is in the hands that its state says', () => `${claim.id} ${claim.state}`);
}

/** What an organisation gives is on its list, and on the public one exactly where it is named. */
function listed(county: County, { id, orgId, named }: Claim): void {
  if (orgId === undefined) return;
  const has = (which: 'all' | 'named') => {
    const { pk, sk } = orgGiftsKey(orgId, which, id);
    return county.item(pk, sk) !== undefined;
  };
  must(has('all'), 'an organisation’s gift is on its list', () => id);
  must(has('named') === named, 'a gift is listed in public where its organisation is named', () => `${id} ${named}`);
}

function reversals(movements: readonly Movement[]): void {
  const seen = new Set<string>();
  for (const { reverses } of movements) {
    if (reverses === undefined) continue;
    must(!seen.has(reverses), 'a movement is reversed once', () => reverses);
    seen.add(reverses);
  }
}

function gifts(wish: Wish, claims: readonly Claim[]): void {
  if (OVER.includes(wish.state)) {
    const left = claims.find(({ state }) => LIVE_CLAIM_STATES.includes(state) && state !== 'to_give_back');
    must(left === undefined, 'no gift waits for a wish that is over', () => `${wish.state} ${left?.id} ${left?.state}`);
  }
  for (const [index, component] of wish.components.entries()) {
    if (component.kind !== 'goods') continue;
    const units = (states: readonly ClaimState[]) =>
      claims
        .filter((claim) => claim.component === index && states.includes(claim.state))
        .reduce((sum, { quantity }) => sum + quantity, 0);
    const say = () => `${wish.id} (${wish.state}) ${JSON.stringify(component)}`;
    must(component.have <= component.quantity, 'a wish gets no more than it asked for', say);
    must((component.promised ?? 0) === units(['promised']), 'a wish counts what is promised', say);
    must((component.underWay ?? 0) === units(['on_shelf', 'on_the_way']), 'a wish counts what is under way', say);
    // What a worker entered without a gift counts as well; what came before a release does not.
    const again = wish.steps.some(({ what }) => what === 'released' || what === 'supplied' || what === 'expired');
    if (!again && !OVER.includes(wish.state))
      must(component.have === units(COUNTING_CLAIM_STATES), 'a wish counts its gifts', say);
  }
}

function promises(county: County, claims: readonly Claim[]): void {
  const open = Map.groupBy(
    claims.filter(({ state }) => state === 'promised'),
    ({ donorId }) => donorId,
  );
  const kept = new Map(
    county.all<{ pk: string; open: number }>('promises').map(({ pk, open }) => [pk.slice('PERSON#'.length), open]),
  );
  for (const donorId of new Set([...open.keys(), ...kept.keys()])) {
    const [counted, said] = [open.get(donorId)?.length ?? 0, kept.get(donorId) ?? 0];
    must(counted === said, 'a donor’s open promises are counted', () => `${donorId} ${said}, ${counted}`);
  }
}
