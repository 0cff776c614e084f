import './aside.css';
import type { VerificationView } from '../../../shared/wishes/verification.ts';
import type { Check } from '../../../shared/wishes/wish.ts';
import { capital, momentWords } from '../../main/format.ts';
import { minutesWords } from '../../main/spans.ts';
import { CHECK_LIST } from '../../state/checks.ts';
import type { Verification } from '../../state/verification.ts';
import { words } from './words.ts';

type ChecksProps = { state: Verification; data: VerificationView; blocked: boolean; now: number };

/** The six checks, each with what there is to it. */
export function Checks({ state, data, blocked, now }: ChecksProps) {
  const say = words();
  return (
    <fieldset class="queue-checks" disabled={blocked}>
      <legend>{say.checks}</legend>
      {!blocked && data.others.length > 0 && (
        <p class="small quiet" role="status">
          {say.others(
            data.others.map(({ name }) => name),
            momentWords(data.others[0]?.at ?? now, now),
          )}
        </p>
      )}
      {CHECK_LIST.map((check) => {
        const on = state.checks.value.includes(check);
        return (
          <label class="queue-check" key={check} data-on={on ? '' : undefined}>
            <input
              type="checkbox"
              checked={on}
              onChange={(event) => void state.tick(check, event.currentTarget.checked)}
            />
            <span class="grow">{say.check[check]}</span>
            <span class="small quiet" data-open={openness(check, state) ? '' : undefined}>
              {asideOf(check, state, data)}
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}

function openness(check: Check, state: Verification): boolean {
  if (check === 'not_identifying') return state.openPlaces.value > 0;
  return check === 'not_duplicate' && (state.view.data.value?.similar ?? []).some((one) => !one.cleared);
}

function asideOf(check: Check, state: Verification, data: VerificationView): string {
  const say = words();
  const minutes = data.wish.components.reduce((sum, component) => Math.max(sum, component.minutes ?? 0), 0);
  const uncleared = data.similar.filter((one) => !one.cleared).length;
  switch (check) {
    case 'willing':
      return data.consent === undefined ? '' : capital(say.ways[data.consent.way]);
    case 'true':
      return data.evidence.length === 0 ? '' : say.evidenceSeen(data.evidence.length);
    case 'doable':
      return minutes === 0 ? '' : say.about(minutesWords(minutes));
    case 'no_cash':
      return '';
    case 'not_identifying':
      return state.openPlaces.value === 0 ? '' : say.openPlaces(state.openPlaces.value);
    case 'not_duplicate':
      return uncleared > 0 ? say.openSimilar(uncleared) : data.similar.length > 0 ? say.compared : say.noneSimilar;
  }
}
