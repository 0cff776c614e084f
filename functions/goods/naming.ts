import type { Write } from '../platform/table.ts';
import { keepWish } from '../wishes/steps.ts';
import type { Wish } from '../wishes/wish-item.ts';
import { type Claim, orgGiftItems, orgGiftsKey } from './claim-item.ts';
import { claimWrite } from './claims.ts';
import { KIND_SOUL } from './promise.ts';

/**
 * A donor agrees to be named, or takes that back (Charity Law 82, 99; PIPL 15): the gift and every step of the wish's log
 * that tells of it read the other words from now on.
 */
export function namedWrites(wish: Wish, claim: Claim, named: boolean): readonly Write[] {
  const giver = named ? claim.call : KIND_SOUL;
  const by = (said: { zh: string } | undefined) => said?.zh === claim.giver.zh;
  const steps = wish.steps.map((step) => (step.claimId === claim.id && by(step.by) ? { ...step, by: giver } : step));
  const after: Claim = {
    ...claim,
    named,
    giver,
    steps: claim.steps.map((step) => (by(step.by) ? { ...step, by: giver } : step)),
  };
  return [keepWish({ ...wish, steps }, {}), claimWrite(claim, after), ...listedWrites(after)];
}

/** What an organisation's gift is listed by in public comes and goes with its word. */
function listedWrites(claim: Claim): readonly Write[] {
  if (claim.orgId === undefined) return [];
  if (!claim.named) return [{ op: 'delete', key: orgGiftsKey(claim.orgId, 'named', claim.id) }];
  return orgGiftItems(claim).map((item) => ({ op: 'replace', item }));
}
