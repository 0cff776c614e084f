import { useState } from 'preact/hooks';
import { dateWords, momentWords } from '../../main/format.ts';
import { t } from '../../main/i18n.ts';
import { minutesWords } from '../../main/spans.ts';
import { createYear, type Year, type YearScreen } from '../../state/year.ts';
import { Bone, RowBones } from '../../ui/bones.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { chevronRightIcon } from '../../ui/icons.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { SaidRow } from '../../ui/said.tsx';
import { toast } from '../../ui/toast.tsx';
import { TopBar } from '../../ui/top-bar.tsx';
import { useScreen } from '../../ui/use-screen.ts';
import type { PageProps } from '../page.ts';
import { SeriesRows } from '../series/rows.tsx';
import { AwaySheet } from './away-sheet.tsx';
import { Weeks } from './weeks.tsx';
import '../series/series.css';
import './year.css';
import { words } from './words.ts';

/** The volunteer's year at a glance: drawn first, then what is coming, whom they visit, when they are away. */
export function YearPage({ app }: PageProps) {
  const state = useScreen(() => createYear(app), [app]);
  const say = words();
  return (
    <>
      <TopBar
        backTo={{ to: '/me', label: t().tabs.me }}
        aside={
          <a class="link" href="/me/calendar">
            {say.calendar}
          </a>
        }
      />
      <div class="page year">
        <h1>{say.title}</h1>
        <Loaded
          of={state.year}
          bones={
            <>
              <Bone height="150px" />
              <RowBones rows={4} />
            </>
          }
        >
          {(year) => (
            <>
              <section class="year-drawn">
                <p class="year-sum">
                  {year.minutes === 0 ? say.sumNone : say.sum(year.visits, minutesWords(year.minutes))}
                  {year.minutes > 0 && (
                    <a class="link mid" href="/me/hours">
                      {say.toHours}
                    </a>
                  )}
                </p>
                <Weeks lines={state.lines.value} now={app.now()} />
              </section>
              <Coming year={year} now={app.now()} />
              <div class="year-kept">
                <SeriesRows title={say.kept} rows={state.series.data.value?.kept ?? []} now={app.now()} />
              </div>
              <Faces year={year} />
              <Away year={year} state={state} now={app.now()} />
            </>
          )}
        </Loaded>
      </div>
    </>
  );
}

function Coming({ year, now }: { year: Year; now: number }) {
  const say = words();
  return (
    <section class="year-part">
      <h2>{say.coming}</h2>
      {year.coming.length === 0 ? (
        <p class="mid quiet">
          {say.comingNone}{' '}
          <a class="link" href="/for-me">
            {say.toForMe}
          </a>
        </p>
      ) : (
        <ul class="rows">
          {year.coming.map((visit) => (
            <li key={visit.taskId}>
              <a class="row year-row" href={`/me/tasks/${visit.taskId}`}>
                <span class="grow">
                  <b>
                    <SaidRow words={visit.title} />
                  </b>
                  <span class="small quiet figures">
                    {momentWords(visit.from, now)}
                    {visit.seriesId === undefined ? '' : ` · ${say.regular}`}
                  </span>
                </span>
                <Icon of={chevronRightIcon} />
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Whom they visit: a name and a dot for each time, as one would tick them off. */
const DOTS_LIMIT = 20;
function Faces({ year }: { year: Year }) {
  const say = words();
  return (
    <section class="year-part">
      <h2>{say.faces}</h2>
      {year.faces.length === 0 ? (
        <p class="mid quiet">{say.facesNone}</p>
      ) : (
        <ul class="year-faces">
          {year.faces.map(({ name, visits }, index) => (
            <li key={`${name}${index}`}>
              <b>{name}</b>
              <span class="year-dots" aria-hidden="true">
                {Array.from({ length: Math.min(visits, DOTS_LIMIT) }, (_none, dot) => (
                  <i key={dot} />
                ))}
              </span>
              <span class="small quiet figures">{say.visits(visits)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Away({ year, state, now }: { year: Year; state: YearScreen; now: number }) {
  const say = words();
  const [adding, setAdding] = useState(false);
  const problem = state.endAway.problem.value;
  return (
    <section class="year-part year-away">
      <h2>{say.away}</h2>
      {year.away.length === 0 && <p class="mid quiet">{say.awayNone}</p>}
      {problem !== undefined && (
        <p class="fault-note" role="alert">
          {problem.title}
        </p>
      )}
      <ul class="rows">
        {year.away.map(({ from, to }) => (
          <li class="row" key={`${from}${to}`}>
            <span class="grow figures">{say.awayDays(dateWords(from, now), dateWords(to - 1, now))}</span>
            <Button
              look="quiet"
              size="small"
              busy={state.endAway.busy.value}
              onClick={() => void state.endAway.send(from).then((done) => done && toast(say.backDone))}
            >
              {say.back}
            </Button>
          </li>
        ))}
      </ul>
      <Button wide onClick={() => setAdding(true)}>
        {say.add}
      </Button>
      <AwaySheet open={adding} onClose={() => setAdding(false)} state={state} now={now} />
    </section>
  );
}
