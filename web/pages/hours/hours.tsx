import { useState } from 'preact/hooks';
import { CHINA_OFFSET_MS } from '../../../shared/kernel/time.ts';
import { countWords, dateWords } from '../../main/format.ts';
import { language, say as sayWords, t } from '../../main/i18n.ts';
import { minutesWords } from '../../main/spans.ts';
import { createMyHours, type HoursEntry, type Month, type MyHours } from '../../state/my-hours.ts';
import { Bar } from '../../ui/bar.tsx';
import { Bone, RowBones } from '../../ui/bones.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Drawn } from '../../ui/drawn.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { SaidRow } from '../../ui/said.tsx';
import { TopBar } from '../../ui/top-bar.tsx';
import { useScreen } from '../../ui/use-screen.ts';
import type { PageProps } from '../page.ts';
import { DisputeSheet } from './dispute-sheet.tsx';
import './hours.css';
import { words } from './words.ts';

const TOP_STARS = 5;

/** My confirmed minutes: what they add up to, since when, and every entry behind it. */
export function HoursPage({ app }: PageProps) {
  const state = useScreen(() => createMyHours(app), [app]);
  return (
    <>
      <TopBar backTo={{ to: '/me', label: t().tabs.me }} />
      <div class="page hours">
        <h1>{words().title}</h1>
        <Loaded
          of={state.hours}
          bones={
            <>
              <Bone width="50%" height="2.6em" />
              <RowBones rows={5} />
            </>
          }
        >
          {(hours) => (
            <>
              <Total
                minutes={hours.minutes}
                stars={hours.stars}
                next={hours.nextStarMinutes}
                since={hours.since}
                now={app.now()}
              />
              {hours.items.length === 0 ? (
                <Drawn
                  kind="empty"
                  title={words().emptyTitle}
                  text={words().emptyText}
                  action={
                    <ButtonLink look="main" to="/for-me">
                      {words().toForMe}
                    </ButtonLink>
                  }
                />
              ) : (
                <Entries state={state} now={app.now()} />
              )}
              <p class="small quiet">{words().rule}</p>
            </>
          )}
        </Loaded>
      </div>
    </>
  );
}

function Total({
  minutes,
  stars,
  next,
  since,
  now,
}: {
  minutes: number;
  stars: number;
  next: number | undefined;
  since: number | undefined;
  now: number;
}) {
  const say = words();
  return (
    <section class="hours-total">
      <p class="hours-sum figures">
        {minutes >= 60 && (
          <>
            <b>{countWords(Math.floor(minutes / 60))}</b> {say.hours}{' '}
          </>
        )}
        {(minutes < 60 || minutes % 60 > 0) && (
          <>
            <b>{minutes % 60}</b> {say.minutes}
          </>
        )}
      </p>
      <p class="mid quiet">{since === undefined ? say.sinceNone : say.since(dateWords(since, now))}</p>
      <div class="hours-stars">
        <p class="hours-star-line" aria-hidden="true">
          {Array.from({ length: TOP_STARS }, (_none, index) => (
            <svg key={index} viewBox="0 0 24 24" aria-hidden="true" data-on={index < stars}>
              <path d={STAR} />
            </svg>
          ))}
        </p>
        <p class="mid">
          <b>{say.stars(stars)}</b>
          {next !== undefined && stars < TOP_STARS ? (
            <span class="quiet"> · {say.nextStar(minutesWords(next - minutes), stars + 1)}</span>
          ) : (
            <span class="quiet"> · {say.top}</span>
          )}
        </p>
        {next !== undefined && stars < TOP_STARS && <Bar part={minutes / next} />}
        <p class="small quiet">{say.starsHow}</p>
      </div>
    </section>
  );
}
/** Five equal points: drawn, because lucide's star has soft corners that vanish at this size. */
const STAR = 'M12 2.5l2.9 6.1 6.6.8-4.9 4.6 1.3 6.6-5.9-3.3-5.9 3.3 1.3-6.6L2.5 9.4l6.6-.8z';

function Entries({ state, now }: { state: MyHours; now: number }) {
  const say = words();
  const [wrong, setWrong] = useState<HoursEntry>();
  return (
    <section class="hours-months">
      <h2 class="out-of-sight">{say.list}</h2>
      {state.months.value.map((month) => (
        <section key={month.name}>
          <header>
            <h3>{monthWords(month, now)}</h3>
            <span class="small quiet figures">{say.month(signed(month.minutes))}</span>
          </header>
          <ul class="rows">
            {month.entries.map((entry) => (
              <Entry key={entry.id} of={entry} now={now} onWrong={() => setWrong(entry)} />
            ))}
          </ul>
        </section>
      ))}
      {state.more.value && (
        <Button busy={state.busy.value} onClick={() => void state.readMore()}>
          {say.more}
        </Button>
      )}
      <DisputeSheet of={wrong} onClose={() => setWrong(undefined)} state={state} />
    </section>
  );
}

/** An entry opens to its wish. One that was balanced stays, struck through, beside its opposite. */
function Entry({ of, now, onWrong }: { of: HoursEntry; now: number; onWrong: () => void }) {
  const say = words();
  return (
    <li class="hours-entry">
      <a class="row hours-row" href={`/wishes/${of.wishId}`} data-reversed={of.reversed || undefined}>
        <span class="grow">
          <b class="one-line two-on-phone">
            <SaidRow words={of.title} />
          </b>
          <span class="small quiet">
            {dateWords(of.at, now)} · {say.how[of.how]}
            {of.reversed ? ` · ${say.reversed}` : ''}
          </span>
        </span>
        <b class={of.minutes < 0 ? 'figures alert' : 'figures pine'}>{signed(of.minutes)}</b>
      </a>
      <Doubt of={of} onWrong={onWrong} />
    </li>
  );
}

/** What was said of an entry and answered, or the quiet way to say it. */
function Doubt({ of, onWrong }: { of: HoursEntry; onWrong: () => void }) {
  const say = words();
  const { dispute, disputable } = of;
  if (dispute === undefined && !disputable) return null;
  return (
    <p class="hours-doubt small">
      {dispute !== undefined && (
        <span class={dispute.state === 'open' ? 'ember' : 'quiet'}>
          {dispute.state === 'open' ? say.disputes.open(minutesWords(dispute.minutes)) : say.disputes[dispute.state]}
          {dispute.answer !== undefined && (
            <>
              {language.value === 'zh' ? '。' : '. '}
              {say.answered(dispute.answer)}
            </>
          )}
        </span>
      )}
      {disputable && (
        <button type="button" class="text-button quiet" onClick={onWrong}>
          {dispute === undefined ? say.wrong : say.again}
          <span class="out-of-sight"> {sayWords(of.title)}</span>
        </button>
      )}
    </p>
  );
}

function signed(minutes: number): string {
  return minutes < 0 ? words().minus(minutesWords(-minutes)) : words().plus(minutesWords(minutes));
}

/** `11 月`, `2025 年 12 月`. */
function monthWords({ at }: Month, now: number): string {
  const [day, today] = [new Date(at + CHINA_OFFSET_MS), new Date(now + CHINA_OFFSET_MS)];
  const [year, other] = [day.getUTCFullYear(), day.getUTCFullYear() !== today.getUTCFullYear()];
  if (language.value === 'zh') return `${other ? `${year} 年 ` : ''}${day.getUTCMonth() + 1} 月`;
  return day.toLocaleDateString('en-GB', { month: 'long', timeZone: 'UTC', ...(other ? { year: 'numeric' } : {}) });
}
