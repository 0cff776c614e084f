import { clockWords, dateWords, dayWords, momentWords } from '../../main/format.ts';
import type { SeriesDate, SeriesScreen, SeriesView } from '../../state/series.ts';
import { toast } from '../../ui/toast.tsx';
import { words } from './words.ts';

/** The dates ahead on a line, each with who comes; then those behind, as small marks that open. */
export function Dates({ series, state, now }: { series: SeriesView; state: SeriesScreen; now: number }) {
  const say = words();
  return (
    <>
      <section class="series-dates" aria-labelledby="series-coming">
        <h2 id="series-coming">{say.coming}</h2>
        {series.coming.length === 0 && <p class="mid quiet">{say.noNext}</p>}
        <ol class="series-line">
          {series.coming.map((date) => (
            <DateRow key={date.at} date={date} series={series} state={state} now={now} />
          ))}
        </ol>
      </section>
      {series.past.length > 0 && (
        <section class="series-dates" aria-labelledby="series-past">
          <h2 id="series-past">{say.past}</h2>
          <ol class="series-past">
            {[...series.past].reverse().map((date) => (
              <li key={date.at}>
                <a href={`/wishes/${date.wishId}`} data-state={date.state}>
                  <span class="mid figures">{dateWords(date.at, date.at)}</span>
                  <span class="small">{faceOf(date)}</span>
                </a>
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  );
}

function faceOf(date: SeriesDate): string {
  const say = words();
  if (date.mine) return say.you;
  return date.face ?? say.states[date.state];
}

type RowProps = { date: SeriesDate; series: SeriesView; state: SeriesScreen; now: number };

function DateRow({ date, series, state, now }: RowProps) {
  const say = words();
  const day = dayWords(date.at, now);
  // What lies ahead lies within a year: the year goes without saying.
  const exact = dateWords(date.at, date.at);
  const near = day === dateWords(date.at, now) ? '' : day;
  const skips = series.can.change && date.state !== 'left_out' && date.state !== 'cancelled';
  return (
    <li data-state={date.state}>
      <span class="series-day">
        <b class="figures">{exact}</b>
        <span class="small quiet figures">{near === '' ? clockWords(date.at) : momentWords(date.at, now)}</span>
      </span>
      <span class="series-who">
        <span class={date.state === 'open' ? 'ember bold' : date.face === undefined ? 'mid quiet' : 'bold'}>
          {faceOf(date)}
        </span>
        <span class="series-ways">
          <Way date={date} coordinates={series.can.invite} />
          {skips && (
            <button
              type="button"
              class="text-button small"
              aria-busy={state.skip.busy.value}
              onClick={() => void state.skip.send(date.at).then((done) => done && toast(say.skipped))}
            >
              {say.skip}
              <span class="out-of-sight"> {exact}</span>
            </button>
          )}
        </span>
      </span>
    </li>
  );
}

/** Where one date leads: one's own to the task, an open one to its wish. */
function Way({ date, coordinates }: { date: SeriesDate; coordinates: boolean }) {
  if (date.taskId === undefined) return null;
  const to = date.mine
    ? `/me/tasks/${date.taskId}`
    : coordinates && date.state === 'open'
      ? `/tasks/${date.taskId}/candidates`
      : `/wishes/${date.wishId}`;
  return (
    <a class="link small" href={to}>
      {words().look}
    </a>
  );
}
