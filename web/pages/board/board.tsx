import './board.css';
import { Fragment } from 'preact';
import { chinaDayStart, DAY_MS } from '../../../shared/kernel/time.ts';
import type { App } from '../../main/app.ts';
import { dateWords } from '../../main/format.ts';
import { say as sayWords, t } from '../../main/i18n.ts';
import { minutesWords } from '../../main/spans.ts';
import { type BoardView, createBoard, type Series } from '../../state/board.ts';
import { AtDesk } from '../../ui/at-desk.tsx';
import { RowBones } from '../../ui/bones.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { useNow } from '../../ui/use-now.ts';
import { useScreen } from '../../ui/use-screen.ts';
import type { PageProps } from '../page.ts';
import { OpenRow, RunningRow, Some, TodayRow } from './rows.tsx';
import { Weeks } from './weeks.tsx';
import { words } from './words.ts';

/** A station's day, then its week, then its people. */
export function BoardPage({ app, session }: PageProps) {
  return (
    <AtDesk session={session}>
      {(desk) => (
        <Board app={app} orgId={desk.orgId} orgName={sayWords(desk.orgName)} verifies={session.verifies.value} />
      )}
    </AtDesk>
  );
}

/** The desk at which the board is read; `verifies`: whether the wishes that wait for an answer open to it. */
type DeskProps = { orgId: string; orgName: string; verifies: boolean };

function Board({ app, ...desk }: DeskProps & { app: App }) {
  const state = useScreen(() => createBoard(app, desk.orgId), [app, desk.orgId]);
  const now = useNow(app.now);
  return (
    <div class="page board">
      <Loaded of={state.board} page bones={<RowBones rows={8} />}>
        {(board) => <Shown board={board} series={state.series.value} now={now} {...desk} />}
      </Loaded>
    </div>
  );
}

function Shown({
  board,
  series,
  now,
  orgId,
  orgName,
  verifies,
}: DeskProps & {
  board: BoardView;
  series: readonly Series[];
  now: number;
}) {
  const say = words();
  const headline = say
    .headline(
      board.today.length,
      board.waiting.toFill,
      board.running.filter((row) => row.dueAt < chinaDayStart(now) + DAY_MS).length,
    )
    .split(/(?<=，)|(?<=,) /);
  return (
    <>
      <header class="board-head">
        <p class="mid quiet">
          {orgName}
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
        <section aria-labelledby="board-today">
          <h2 id="board-today">{say.today}</h2>
          {board.today.length === 0 ? (
            <p class="quiet mid">{say.todayNone}</p>
          ) : (
            <Some rows={board.today.map((task) => <TodayRow key={task.id} task={task} />)} />
          )}
          {board.waiting.toConfirm > 0 && <p class="small ember bold">{say.toConfirm(board.waiting.toConfirm)}</p>}
        </section>
        <section aria-labelledby="board-open">
          <h2 id="board-open">{say.open}</h2>
          {board.open.length === 0 ? (
            <p class="quiet mid">{say.openNone}</p>
          ) : (
            <Some rows={board.open.map((task) => <OpenRow key={task.id} task={task} now={now} />)} />
          )}
          <p class="mid">
            <a class="link" href="/plan">
              {t().rail.plan}
            </a>
          </p>
        </section>
        <section aria-labelledby="board-running">
          <h2 id="board-running">
            {say.running}
            {verifies && board.waiting.toVerify > 0 && (
              <a class="link small board-all" href="/queue">
                {say.allQueue(board.waiting.toVerify)}
              </a>
            )}
          </h2>
          {board.running.length === 0 ? (
            <p class="quiet mid">{say.runningNone}</p>
          ) : (
            <Some rows={board.running.map((row) => <RunningRow key={row.id} row={row} now={now} opens={verifies} />)} />
          )}
        </section>
      </div>
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
      <PeopleNotes board={board} orgId={orgId} />
    </>
  );
}

/** What is missing, as sentences that lead to where it can be mended. */
function PeopleNotes({ board, orgId }: { board: BoardView; orgId: string }) {
  const say = words();
  const { posts, roles } = t();
  const nameOf = (code: string) => posts[code as keyof typeof posts] ?? roles[code as keyof typeof roles] ?? code;
  return (
    <section class="board-people" aria-labelledby="board-people">
      <h2 id="board-people">{say.people}</h2>
      <ul class="mid">
        <li>{say.strength(board.staff, board.volunteers)}</li>
        {board.vacancies.map((code) => (
          <li key={code}>
            <b>{say.vacancy(nameOf(code))}</b>{' '}
            <a class="link" href={`/orgs/${orgId}`}>
              {say.vacancyTo}
            </a>
          </li>
        ))}
        {board.checksExpiring > 0 && (
          <li>
            <b>{say.expiring(board.checksExpiring)}</b>{' '}
            <a class="link" href="/volunteers?due=1">
              {say.expiringTo}
            </a>
          </li>
        )}
        {board.vacancies.length === 0 && board.checksExpiring === 0 && <li class="pine">{say.complete}</li>}
      </ul>
    </section>
  );
}
