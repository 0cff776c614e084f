import type { ClaimView } from '../../../shared/goods/contract.ts';
import { say } from '../../main/i18n.ts';
import { GiftWay } from '../../ui/gift-way.tsx';
import { giftAmount, giftSentence } from '../../ui/gift-words.ts';
import { giveWords } from './give-words.ts';

/** Every gift for this wish, drawn as its way: anyone may follow it. */
export function GiftWays({ claims, now }: { claims: readonly ClaimView[]; now: number }) {
  if (claims.length === 0) return null;
  return (
    <section class="wish-gifts">
      <h2>{giveWords().ways}</h2>
      <ul class="card rows" data-flush="">
        {claims.map((claim) => (
          <li key={claim.id} class="wish-gift">
            <p class="wish-need-line">
              <b>{giftAmount(claim)}</b>
              {claim.giverOrgId === undefined ? (
                <span class="small quiet">{say(claim.giver)}</span>
              ) : (
                <a class="link small quiet" href={`/orgs/${claim.giverOrgId}`}>
                  {say(claim.giver)}
                </a>
              )}
            </p>
            <GiftWay state={claim.state} />
            <p class="small quiet">{giftSentence(claim, now)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
