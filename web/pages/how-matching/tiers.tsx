import type { Tier } from '../../../shared/matching/tiers.ts';
import { TIER_LINES, WEIGHT_LINES } from '../../../shared/matching/weights.ts';
import { language } from '../../main/i18n.ts';

/** One tier as a step: what counts in it, each line with a bar as long as what it can bring or take. */
export function TierStep({ tier, number }: { tier: Tier; number: number }) {
  const [name, what] = TIER_LINES[tier][language.value];
  const lines = WEIGHT_LINES.filter((line) => line.tier === tier);
  const span = Math.max(...lines.map(({ most, least }) => Math.max(most, -least)));
  return (
    <li class="how-tier">
      <span class="how-tier-number figures" aria-hidden="true">
        {number}
      </span>
      <div>
        <h3>{name}</h3>
        <p class="mid quiet">{what}</p>
        <ul>
          {lines.map(({ reason, most, least, [language.value]: text }) => (
            <li key={reason}>
              <span class="how-line">{text}</span>
              {most !== least && tier !== 'coverage' && (
                <span class="how-bar" data-side={least < 0 ? 'less' : 'more'} aria-hidden="true">
                  <span style={{ transform: `scaleX(${Math.max(most, -least) / span})` }} />
                </span>
              )}
            </li>
          ))}
        </ul>
      </div>
    </li>
  );
}
