import './volunteers.css';
import { SKILLS } from '../../../shared/volunteers/skills.ts';
import type { App } from '../../main/app.ts';
import { dateWords } from '../../main/format.ts';
import { language, say as sayWords, t } from '../../main/i18n.ts';
import { minutesWords } from '../../main/spans.ts';
import {
  createVolunteers,
  paperUntil,
  standingOf,
  type VolunteerRow,
  type Volunteers,
} from '../../state/volunteers.ts';
import { AtDesk } from '../../ui/at-desk.tsx';
import { RowBones } from '../../ui/bones.tsx';
import { Button } from '../../ui/button.tsx';
import { Chip, Chips } from '../../ui/chip.tsx';
import { Drawn } from '../../ui/drawn.tsx';
import { Icon } from '../../ui/icon.tsx';
import { searchIcon } from '../../ui/icons.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { useScreen } from '../../ui/use-screen.ts';
import type { PageProps } from '../page.ts';
import { PersonSheet } from './person-sheet.tsx';
import { words } from './words.ts';

/** The station's volunteers: what they can do, how their checks stand, what they have given. */
export function VolunteersPage({ app, session, query }: PageProps) {
  return (
    <AtDesk session={session}>
      {(desk) => (
        <List app={app} orgId={desk.orgId} due={query.get('due') !== null} verifies={session.verifies.value} />
      )}
    </AtDesk>
  );
}

type ListProps = { app: App; orgId: string; due: boolean; verifies: boolean };

function List({ app, orgId, due, verifies }: ListProps) {
  const say = words();
  const state = useScreen(() => createVolunteers(app, orgId, due), [app, orgId, due]);
  const page = state.rows.data.value;
  const counts = state.counts.value;
  return (
    <div class="page volunteers">
      <header>
        <h1 class="title">{say.title}</h1>
        <p class="volunteers-ways mid">
          <a class="link" href="/newcomers">
            {say.newcomers}
          </a>
          <a class="link" href="/teams">
            {say.teams}
          </a>
          {/* Both lists are for those who verify. */}
          {verifies && (
            <>
              <a class="link" href="/follow-ups">
                {say.followUps}
              </a>
              <a class="link" href="/hours/disputes">
                {say.disputes}
              </a>
            </>
          )}
        </p>
        {page !== undefined && counts.all > 0 && <p class="quiet">{say.lead(counts.all, counts.due)}</p>}
      </header>
      <div class="volunteers-find">
        <label class="search">
          <Icon of={searchIcon} />
          <input
            class="input"
            type="search"
            aria-label={say.seek}
            placeholder={say.seek}
            value={state.seek.value}
            onInput={(event) => state.setSeek(event.currentTarget.value)}
          />
        </label>
        <Chips label={say.filter} wrap>
          <Chip on={state.onlyDue.value} onClick={state.toggleDue}>
            {say.due(counts.due)}
          </Chip>
        </Chips>
      </div>
      <Loaded of={state.rows} page={false} bones={<RowBones rows={6} />}>
        {() =>
          state.shown.value.length === 0 ? (
            <Drawn
              kind="empty"
              title={counts.all === 0 ? say.none : say.noneFound}
              {...(counts.all === 0 ? { text: say.noneText } : {})}
            />
          ) : (
            <Table state={state} rows={state.shown.value} now={app.now()} />
          )
        }
      </Loaded>
      {page?.next !== undefined && (
        <div class="volunteers-more">
          <p class="small quiet">{say.listed(state.listed.value)}</p>
          {state.more.problem.value !== undefined && (
            <p class="fault-note" role="alert">
              {state.more.problem.value.title}
            </p>
          )}
          <Button wide busy={state.more.busy.value} onClick={() => void state.more.send()}>
            {say.more}
          </Button>
        </div>
      )}
      <PersonSheet state={state} now={app.now()} />
    </div>
  );
}

/** Rows on a phone, columns on a desk: one table, read as one. */
function Table({ state, rows, now }: { state: Volunteers; rows: readonly VolunteerRow[]; now: number }) {
  const say = words();
  return (
    <table class="volunteers-table">
      <thead>
        <tr>
          <th scope="col">{say.name}</th>
          <th scope="col">{say.skills}</th>
          <th scope="col">{say.check}</th>
          <th scope="col">{say.service}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.personId} row={row} now={now} onOpen={() => state.open(row.personId)} />
        ))}
      </tbody>
    </table>
  );
}

const SKILLS_SHOWN = 3;

function Row({ row, now, onOpen }: { row: VolunteerRow; now: number; onOpen: () => void }) {
  const say = words();
  const until = paperUntil(row);
  const standing = standingOf(until, now);
  const day = until === undefined ? '' : dateWords(until, now);
  const skills = row.skills
    .slice(0, SKILLS_SHOWN)
    .map((id) => sayWords(SKILLS.get(id) ?? { zh: id }))
    .join(language.value === 'zh' ? '、' : ', ');
  return (
    <tr>
      <th scope="row">
        <button type="button" class="volunteers-name" onClick={onOpen}>
          {row.name}
        </button>
        {row.demo === true && <span class="demo-mark">{t().demo}</span>}
      </th>
      <td>
        {skills === '' ? <span class="quiet">{say.noSkills}</span> : skills}
        {row.skills.length > SKILLS_SHOWN && <span class="quiet"> {say.moreSkills(row.skills.length)}</span>}
      </td>
      <td data-standing={standing}>
        {row.young === true ? (
          <span class="quiet">{say.consent} </span>
        ) : (
          <span class="phone-only quiet">{say.check} </span>
        )}
        {standing === 'none' ? say.standing.none : say.standing[standing](day)}
      </td>
      <td class="figures">
        <span class="phone-only quiet">{say.service} </span>
        {minutesWords(row.minutes)}
        {row.stars > 0 && (
          <span class="quiet">
            {language.value === 'zh' ? '，' : ', '}
            {say.stars(row.stars)}
          </span>
        )}
      </td>
    </tr>
  );
}
