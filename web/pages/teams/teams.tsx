import { useState } from 'preact/hooks';
import { say as sayWords, t } from '../../main/i18n.ts';
import { go } from '../../main/router.ts';
import { createTeams, type TeamRow, type TeamsState } from '../../state/teams.ts';
import { SignInFirst } from '../../ui/at-desk.tsx';
import { RowBones } from '../../ui/bones.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { chevronRightIcon, plusIcon } from '../../ui/icons.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Said } from '../../ui/said.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { TopBar } from '../../ui/top-bar.tsx';
import { useScreen } from '../../ui/use-screen.ts';
import type { PageProps } from '../page.ts';
import { Choose } from './choose.tsx';
import './teams.css';
import { words } from './words.ts';

/** The teams that I am in and those of my station; at the desk, the station's, to start one too. */
export function TeamsPage({ app, session }: PageProps) {
  const me = session.me.value;
  const desk = session.desk.value;
  const orgId = desk?.orgId ?? me?.homeStation;
  const own = me?.volunteer === true;
  const state = useScreen(() => createTeams(app, { orgId, own }), [app, orgId, own]);
  const say = words();
  if (me === undefined) return <SignInFirst />;
  return (
    <>
      <TopBar
        backTo={desk === undefined ? { to: '/me', label: t().tabs.me } : { to: '/volunteers', label: say.volunteers }}
      />
      <div class="page narrow teams">
        <header>
          <h1 class="title">{desk === undefined ? say.title : say.titleOf(sayWords(desk.orgName))}</h1>
          <p class="quiet">{say.lead}</p>
        </header>
        {own && (
          <Loaded of={state.mine} bones={<RowBones rows={2} />}>
            {(mine) =>
              mine.length === 0 ? <p class="mid quiet">{say.noneMine}</p> : <Rows title={say.mine} rows={mine} />
            }
          </Loaded>
        )}
        {orgId === undefined ? (
          <p class="mid">
            <a class="link" href="/me">
              {say.noStation}
            </a>
          </p>
        ) : (
          <Loaded of={state.station} bones={<RowBones rows={3} />}>
            {() =>
              state.others.value.length === 0 ? (
                <p class="mid quiet">{say.none}</p>
              ) : (
                <Rows title={own ? say.others : undefined} rows={state.others.value} />
              )
            }
          </Loaded>
        )}
        {desk !== undefined && <Start state={state} />}
      </div>
    </>
  );
}

function Rows({ title, rows }: { title: string | undefined; rows: readonly TeamRow[] }) {
  const say = words();
  return (
    <section>
      {title !== undefined && <h2>{title}</h2>}
      <ul class="rows">
        {rows.map((row) => (
          <li key={row.id}>
            <a class="row" href={`/teams/${row.id}`}>
              <span class="grow teams-row">
                <b>
                  <Said words={row.name} />
                </b>
                <span class="small quiet">
                  {row.leader === '' || row.state === 'forming' ? say.noLeader : say.led(row.leader, row.people)}
                </span>
                {(row.mine !== 'none' || (row.waiting ?? 0) > 0) && (
                  <span class="small ember bold">
                    {row.mine === 'leader' && (row.waiting ?? 0) > 0
                      ? say.waiting(row.waiting ?? 0)
                      : row.mine === 'none'
                        ? say.waiting(row.waiting ?? 0)
                        : say.standings[row.mine]}
                  </span>
                )}
              </span>
              <Icon of={chevronRightIcon} />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Start({ state }: { state: TeamsState }) {
  const say = words();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const [about, setAbout] = useState('');
  async function begin(leaderId: string): Promise<void> {
    if (name.trim() === '') return;
    const answer = await state.starting.send(name, about, leaderId);
    if (answer !== undefined) go(`/teams/${answer.id}`);
  }
  return (
    <>
      <Button
        icon={plusIcon}
        wide
        onClick={() => {
          state.starting.clear();
          void state.candidates.load();
          setOpen(true);
        }}
      >
        {say.start}
      </Button>
      <Sheet open={open} onClose={() => setOpen(false)} title={say.start}>
        <div class="teams-form">
          <Field label={say.name} value={name} maxLength={16} onInput={setName} />
          <Field label={say.about} value={about} maxLength={120} onInput={setAbout} />
          {state.starting.problem.value !== undefined && (
            <p class="fault-note" role="alert">
              {state.starting.problem.value.title}
            </p>
          )}
          <Choose
            of={state.candidates}
            lead={name.trim() === '' ? say.nameFirst : say.chooseLeader}
            verb={say.askLead}
            busy={state.starting.busy.value}
            onChoose={(personId) => void begin(personId)}
          />
        </div>
      </Sheet>
    </>
  );
}
