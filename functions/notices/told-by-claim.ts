import type { ClaimState } from '../../shared/goods/life.ts';
import type { NoticeKind } from '../../shared/notices/kinds.ts';
import type { Claim } from '../goods/claim-item.ts';
import { speakersFor } from '../goods/givers.ts';
import type { House } from '../platform/house.ts';
import type { Change } from '../platform/table.ts';
import { wishOf } from '../wishes/wishes.ts';
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
  const [speakers, knows] = await Promise.all([speakersFor(house, claim), gaveUp(house, claim, news.kind)]);
  const people = speakers.filter((personId) => personId !== knows);
  const params = claim.org === undefined ? {} : { org: claim.org.zh, orgEn: claim.org.en ?? claim.org.zh };
  return people.map((personId) => {
    const own = claim.orgId === undefined || personId === claim.donorId;
    return { personId, ...news, title: claim.title, params, to: own ? '/me/gifts' : `/orgs/${claim.orgId}` };
  });
}

/** Which of those who manage an organisation gave its gift up: nobody tells them. */
async function gaveUp(house: House, { id, wishId }: Claim, kind: NoticeKind): Promise<string | undefined> {
  if (kind !== 'gift_given_up') return undefined;
  const { steps } = await wishOf(house, wishId);
  return steps.findLast(({ what, claimId }) => what === 'goods_released' && claimId === id)?.personId;
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
  // A person knows what they gave up themselves; of an organisation somebody else may be about to bring it.
  const byThem = claim.orgId === undefined ? undefined : 'gift_given_up';
  const released = last?.what === 'lapsed' ? 'gift_lapsed' : own ? byThem : 'gift_released';
  const kind = state === 'released' ? released : GIFT_NOTICES[state];
  return kind === undefined || (own && state === 'to_give_back') ? undefined : { kind, at: since };
}
