import { DAILY_LIMIT_MOST_COUNT } from '../../../shared/notices/topics.ts';
import { everyDayWords } from '../../main/spans.ts';
import type { NoticeScreen } from '../../state/notice-settings.ts';
import { SelectField } from '../../ui/field.tsx';
import { words } from './words.ts';

const STEP_MINUTES = 30;
const times = (step: number): readonly (readonly [string, string])[] =>
  Array.from({ length: (24 * 60) / step }, (_, at) => [String(at * step), everyDayWords(at * step)] as const);

/** Quiet hours, the digest's time, and how often at most. */
export function Hours({ screen }: { screen: NoticeScreen }) {
  const wants = screen.wants.value;
  const w = words();
  if (wants === undefined) return null;
  const { quiet, digestHour, dailyLimit } = wants;
  return (
    <section class="notices-hours">
      <h2>{w.hoursTitle}</h2>
      <div class="notices-quiet">
        <SelectField
          label={w.quietFrom}
          options={times(STEP_MINUTES)}
          value={String(quiet.from)}
          onChange={(from) => screen.change({ quiet: { ...quiet, from: Number(from) } })}
        />
        <SelectField
          label={w.quietTo}
          options={times(STEP_MINUTES)}
          value={String(quiet.to)}
          onChange={(to) => screen.change({ quiet: { ...quiet, to: Number(to) } })}
        />
      </div>
      <p class="small quiet">{w.quietText}</p>
      <SelectField
        label={w.digest}
        options={times(60)}
        value={String(digestHour * 60)}
        onChange={(minutes) => screen.change({ digestHour: Number(minutes) / 60 })}
      />
      <SelectField
        label={w.limit}
        hint={w.limitText}
        options={Array.from({ length: DAILY_LIMIT_MOST_COUNT }, (_, at) => [String(at + 1), w.times(at + 1)] as const)}
        value={String(dailyLimit)}
        onChange={(count) => screen.change({ dailyLimit: Number(count) })}
      />
    </section>
  );
}
