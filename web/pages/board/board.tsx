import './board.css';
import { Fragment } from 'preact';
import { chinaDayStart, DAY_MS } from '../../../shared/kernel/time.ts';
import type { App } from '../../main/app.ts';
import { dateWords } from '../../main/format.ts';
import { say as sayWords, t } from '../../main/i18n.ts';
import { minutesWords } from '../../main/spans.ts';
import { type BoardView, createBoard, type Place, placeOf, type Series } from '../../state/board.ts';
import { AtDesk } from '../../ui/at-desk.tsx';
import { RowBones } from '../../ui/bones.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { useNow } from '../../ui/use-now.ts';
import { useScreen } from '../../ui/use-screen.ts';
import type { PageProps } from '../page.ts';
import { OpenRow, RunningRow, Some, TodayRow } from './rows.tsx';
import { Stations } from './stations.tsx';
import { Weeks } from './weeks.tsx';
import { words } from './words.ts';

/** A station's day, then its week, then its people; a center's is its stations'. `?org=`: the board of a station below the desk. */
export function BoardPage({ app, session, query }: PageProps) {
  return (
    <AtDesk session={session}>
      {(desk) => (
        <Board
          app={app}
          orgId={query.get('org') ?? desk.orgId}
          below={query.has('org') && query.get('org') !== desk.orgId}
          deskName={sayWords(desk.orgName)}
          verifies={session.verifies.value}
        />
      )}
    </AtDesk>
  );
}

/** `below`: the board of a station under the desk; `verifies`: whether the wishes that wait for an answer open to the desk. */
type DeskProps = { below: boolean; deskName: string; verifies: boolean };

function Board({ app, orgId, ...desk }: DeskProps & { app: App; orgId: string }) {
  const state = useScreen(() => createBoard(app, orgId), [app, orgId]);
  const now = useNow(app.now);
  return (
    <div class="page board">
      <Loaded of={state.board} page bones={<RowBones rows={8} />}>
        {(board) => <Shown board={board} series={state.series.value} now={now} {...desk} />}
      </Loaded>
    </div>
  );
}

type ShownProps = DeskProps & { board: BoardView; series: readonly Series[]; now: number };

function Shown({ board, series, now, below, deskName, verifies }: ShownProps) {
  const say = words();
  const { org, waiting } = board;
  const place = placeOf(org.kind);
  const runOut = board.running.filter((row) => row.dueAt < chinaDayStart(now) + DAY_MS).length;
  const headline = say.headline[place](waiting, runOut).split(/(?<=，)|(?<=,) /);
  // The desk is asked for by the link, so that the list on the left stays this station's.
  const from = below ? `?org=${org.id}` : '';
  return (
    <>
      <header class="board-head">
        {below && (
          <a class="link mid" href="/board">
            {say.backTo(deskName)}
          </a>
        )}
        <p class="mid quiet">
          {sayWords(org.name)}
          {t().brand === '暖心' ? '，' : ', '}
          {dateWords(now, now)}
        </p>
        <h1>
          {headline.map((phrase) => (
            <Fragment key={phrase}>
              <span class="board-phrase">{phrase}</span>
              {phrase.endsWith(',') ? ' ' : ''}
            </Fragment>
          ))}
        </h1>
      </header>
      <div class="board-day">
        {place !== 'region' && <Today board={board} none={say.todayNone[place]} />}
        {place !== 'region' && <Open board={board} now={now} />}
        <section aria-labelledby="board-running">
          <h2 id="board-running">
            {say.running[place]}
            {verifies && waiting.toVerify > 0 && (
              <a class="link small board-all" href={`/queue${from}`}>
                {say.allQueue(waiting.toVerify)}
              </a>
            )}
          </h2>
          {board.running.length === 0 ? (
            <p class="quiet mid">{say.runningNone[place]}</p>
          ) : (
            <Some
              rows={board.running.map((row) => (
                <RunningRow key={row.id} row={row} now={now} to={verifies ? `/queue/${row.id}${from}` : undefined} />
              ))}
            />
          )}
        </section>
      </div>
      {board.stations.length > 0 && <Stations stations={board.stations} />}
      <section aria-labelledby="board-week" class="board-week">
        <h2 id="board-week">{say.week}</h2>
        <p class="small quiet">{say.weekSince(dateWords(board.since, now))}</p>
        <div class="board-series">
          {series.map((one) => (
            <Weeks
              key={one.measure}
              series={one}
              now={now}
              format={one.measure === 'minutes' ? minutesWords : (n) => say.unit(String(n))}
            />
          ))}
        </div>
      </section>
      <PeopleNotes board={board} place={place} below={below} />
    </>
  );
}

/** What is arranged for today. */
function Today({ board, none }: { board: BoardView; none: string }) {
  const say = words();
  return (
    <section aria-labelledby="board-today">
      <h2 id="board-today">{say.today}</h2>
      {board.today.length === 0 ? (
        <p class="quiet mid">{none}</p>
      ) : (
        <Some rows={board.today.map((task) => <TodayRow key={task.id} task={task} />)} />
      )}
      {board.waiting.toConfirm > 0 && <p class="small ember bold">{say.toConfirm(board.waiting.toConfirm)}</p>}
    </section>
  );
}

/** What still needs people. */
function Open({ board, now }: { board: BoardView; now: number }) {
  const say = words();
  const unlisted = board.waiting.tasksToFill - board.open.length;
  return (
    <section aria-labelledby="board-open">
      <h2 id="board-open">{say.open}</h2>
      {board.open.length === 0 ? (
        <p class="quiet mid">{say.openNone}</p>
      ) : (
        <Some rows={board.open.map((task) => <OpenRow key={task.id} task={task} now={now} />)} />
      )}
      <p class="mid">
        {unlisted > 0 && <span class="quiet">{say.notListed(unlisted)} </span>}
        <a class="link" href="/plan">
          {t().rail.plan}
        </a>
      </p>
    </section>
  );
}

/** What is missing, as sentences that lead to where it can be mended. */
function PeopleNotes({ board, place, below }: { board: BoardView; place: Place; below: boolean }) {
  const say = words();
  const whole = board.vacancies.length === 0 && board.checksExpiring === 0 && board.checksMissing === 0;
  const { posts, roles } = t();
  const nameOf = (code: string) => posts[code as keyof typeof posts] ?? roles[code as keyof typeof roles] ?? code;
  return (
    <section class="board-people" aria-labelledby="board-people">
      <h2 id="board-people">{say.people}</h2>
      <ul class="mid">
        <li>{say.strength[place](board.staff, board.volunteers)}</li>
        {board.vacancies.map((code) => (
          <li key={code}>
            <b>{say.vacancy(nameOf(code))}</b>{' '}
            <a class="link" href={`/orgs/${board.org.id}`}>
              {say.vacancyTo}
            </a>
          </li>
        ))}
        {board.checksExpiring > 0 && (
          <li>
            <b>{say.expiring(board.checksExpiring)}</b>
          </li>
        )}
        {board.checksMissing > 0 && <li>{say.missing(board.checksMissing)}</li>}
        {board.checksExpiring + board.checksMissing > 0 && !below && (
          <li>
            <a class="link" href="/volunteers?due=1">
              {say.papersTo}
            </a>
          </li>
        )}
        {whole && place === 'station' && <li class="pine">{say.complete}</li>}
      </ul>
    </section>
  );
}
