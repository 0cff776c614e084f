import { DAILY_LIMIT_MOST_COUNT } from '../../../shared/notices/topics.ts';
import type { NoticeScreen } from '../../state/notice-settings.ts';
import { SelectField } from '../../ui/field.tsx';
import { words } from './words.ts';

const STEP_MINUTES = 30;
const clock = (minutes: number) => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
const times = (step: number): readonly (readonly [string, string])[] =>
  Array.from({ length: (24 * 60) / step }, (_, at) => [String(at * step), clock(at * step)] as const);
const HALF_HOURS = times(STEP_MINUTES);
const HOURS = times(60);

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
          options={HALF_HOURS}
          value={String(quiet.from)}
          onChange={(from) => screen.change({ quiet: { ...quiet, from: Number(from) } })}
        />
        <SelectField
          label={w.quietTo}
          options={HALF_HOURS}
          value={String(quiet.to)}
          onChange={(to) => screen.change({ quiet: { ...quiet, to: Number(to) } })}
        />
      </div>
      <p class="small quiet">{w.quietText}</p>
      <SelectField
        label={w.digest}
        options={HOURS}
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
