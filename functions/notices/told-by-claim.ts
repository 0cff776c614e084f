import type { ClaimState } from '../../shared/goods/life.ts';
import type { NoticeKind } from '../../shared/notices/kinds.ts';
import type { Claim } from '../goods/claim-item.ts';
import type { Change } from '../platform/table.ts';
import type { Told } from './told.ts';

/** What a donor is told of their gift; what they did themselves is no news. */
const GIFT_NOTICES: Readonly<Partial<Record<ClaimState, NoticeKind>>> = {
  on_shelf: 'gift_received',
  delivered: 'gift_delivered',
  confirmed: 'gift_confirmed',
  to_give_back: 'gift_give_back',
  given_back: 'gift_given_back',
};

/** The donor hears how their gift goes on. */
export function toldByClaim(before: Change['before'], claim: Claim): readonly Told[] {
  const { donorId, state, since, steps, title, remindedAt } = claim;
  const stateBefore = before?.['state'];
  if (remindedAt !== undefined && before !== undefined && before['remindedAt'] === undefined)
    return [{ personId: donorId, kind: 'gift_due', at: remindedAt, title, to: '/me/gifts' }];
  if (stateBefore === state || stateBefore === undefined) return [];
  // Back on the shelf from a walk in vain: it was received long ago.
  if (state === 'on_shelf' && stateBefore !== 'promised') return [];
  const last = steps.at(-1);
  const own = last?.by?.zh === claim.giver.zh;
  const released = last?.what === 'lapsed' ? 'gift_lapsed' : own ? undefined : 'gift_released';
  const kind = state === 'released' ? released : GIFT_NOTICES[state];
  return kind === undefined || (own && state === 'to_give_back')
    ? []
    : [{ personId: donorId, kind, at: since, title, to: '/me/gifts' }];
}
