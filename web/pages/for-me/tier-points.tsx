import { TIERS } from '../../../shared/matching/tiers.ts';
import { TIER_LINES, tierOf, WEIGHTS } from '../../../shared/matching/weights.ts';
import type { Voice } from '../../../shared/matching/words.ts';
import type { Fit } from '../../../shared/tasks/fits.ts';
import { language } from '../../main/i18n.ts';
import { reasonText } from './reasons.ts';
import './tier-points.css';
import { words } from './words.ts';

/** What speaks for a pair and what against, tier by tier: the first tier in which two pairs differ decides. */
export function TierPoints({ fit, voice }: { fit: Pick<Fit, 'reasons' | 'tiers'>; voice: Voice }) {
  return (
    <ol class="tier-points">
      {TIERS.map((tier, at) => {
        const [name, what] = TIER_LINES[tier][language.value];
        const reasons = fit.reasons.filter(({ reason }) => tierOf(reason) === tier);
        return (
          <li key={tier}>
            <p class="tier-points-head">
              <span class="tier-points-number figures" aria-hidden="true">
                {at + 1}
              </span>
              <b>{name}</b>
              <b class="figures">{fit.tiers[tier]}</b>
            </p>
            <p class="small quiet">
              {what}
              {tier === 'ease' && words().easeFrom(WEIGHTS.easeFrom)}
            </p>
            {reasons.length > 0 && (
              <ul>
                {reasons.map((reason) => (
                  <li
                    key={reason.reason}
                    data-side={reason.points < 0 ? 'less' : reason.points > 0 ? 'more' : undefined}
                  >
                    <span>{reasonText(reason, voice)}</span>
                    {reason.points !== 0 && tier !== 'coverage' && (
                      <span class="figures small">
                        {reason.points > 0 ? `+${reason.points}` : `−${-reason.points}`}
                      </span>
                    )}
                  </li>
                ))}
              </ul>
            )}
          </li>
        );
      })}
    </ol>
  );
}
