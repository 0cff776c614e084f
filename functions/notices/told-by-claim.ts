import type { ClaimState } from '../../shared/goods/life.ts';
import type { NoticeKind } from '../../shared/notices/kinds.ts';
import type { Claim } from '../goods/claim-item.ts';
import { speakersFor } from '../goods/givers.ts';
import type { House } from '../platform/house.ts';
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

/** Who gave hears how the gift goes on; of an organisation's gift, whoever manages it now. */
export async function toldByClaim(house: House, before: Change['before'], claim: Claim): Promise<readonly Told[]> {
  const news = newsOf(before, claim);
  if (news === undefined) return [];
  const people = await speakersFor(house, claim);
  const params = claim.org === undefined ? {} : { org: claim.org.zh, orgEn: claim.org.en ?? claim.org.zh };
  return people.map((personId) => {
    const own = claim.orgId === undefined || personId === claim.donorId;
    return { personId, ...news, title: claim.title, params, to: own ? '/me/gifts' : `/orgs/${claim.orgId}` };
  });
}

function newsOf(before: Change['before'], claim: Claim): Pick<Told, 'kind' | 'at'> | undefined {
  const { state, since, steps, remindedAt } = claim;
  const stateBefore = before?.['state'];
  if (remindedAt !== undefined && before !== undefined && before['remindedAt'] === undefined)
    return { kind: 'gift_due', at: remindedAt };
  if (stateBefore === state || stateBefore === undefined) return undefined;
  // Back on the shelf from a walk in vain: it was received long ago.
  if (state === 'on_shelf' && stateBefore !== 'promised') return undefined;
  const last = steps.at(-1);
  const own = last?.by?.zh === claim.giver.zh;
  const released = last?.what === 'lapsed' ? 'gift_lapsed' : own ? undefined : 'gift_released';
  const kind = state === 'released' ? released : GIFT_NOTICES[state];
  return kind === undefined || (own && state === 'to_give_back') ? undefined : { kind, at: since };
}
