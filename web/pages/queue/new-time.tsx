import { chinaDay, DAY_MS } from '../../../shared/kernel/time.ts';
import { windowWords } from '../../main/spans.ts';
import { AHEAD_LIMIT_MS } from '../../state/new-time.ts';
import type { Verification } from '../../state/verification.ts';
import { Field } from '../../ui/field.tsx';
import { words } from './words.ts';

/** When it is wanted now: its own time went by with somebody who did not do it. */
export function NewTimeAsk({ state, now }: { state: Verification; now: number }) {
  const say = words();
  const time = state.newTime.value;
  if (time === undefined) return null;
  const { timeFault: fault, window, setTime } = state;
  return (
    <section class="queue-part queue-new-time">
      <h2>{say.newTime}</h2>
      <p class="small quiet">{say.newTimeText[state.timeMayStay.value ? 'stays' : 'over']}</p>
      <div class="queue-new-time-parts">
        <Field
          label={time.until ? say.newLastDay : say.newDay}
          type="date"
          value={time.day}
          min={chinaDay(now)}
          // From now on it lasts no longer than that either.
          max={chinaDay(now + AHEAD_LIMIT_MS - (time.until ? DAY_MS : 0))}
          onInput={(day) => setTime({ day })}
        />
        {!time.until && (
          <Field label={say.newFrom} type="time" value={time.from} onInput={(from) => setTime({ from })} />
        )}
        <Field
          label={time.until ? say.newBy : say.newTo}
          type="time"
          value={time.to}
          onInput={(to) => setTime({ to })}
        />
      </div>
      <p class={`small bold ${fault.value === undefined ? 'pine' : 'ember'}`} role="status">
        {fault.value !== undefined
          ? say.newTimeFault[fault.value]
          : window.value === undefined
            ? ''
            : windowWords(window.value, now)}
      </p>
    </section>
  );
}
