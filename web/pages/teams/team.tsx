import { useState } from 'preact/hooks';
import { windowWords } from '../../main/format.ts';
import { say as sayWords } from '../../main/i18n.ts';
import { go } from '../../main/router.ts';
import { createTeam, type Team, type TeamScreen } from '../../state/teams.ts';
import { ActionBar } from '../../ui/action-bar.tsx';
import { RowBones } from '../../ui/bones.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { chevronRightIcon } from '../../ui/icons.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Said } from '../../ui/said.tsx';
import { toast } from '../../ui/toast.tsx';
import { TopBar } from '../../ui/top-bar.tsx';
import { useScreen } from '../../ui/use-screen.ts';
import type { PageProps } from '../page.ts';
import { AskSheet, ChooseSheet, EndSheet, LeaveSheet, ShareSheet } from './team-sheets.tsx';
import './teams.css';
import { words } from './words.ts';

type Open = 'ask' | 'invite' | 'leader' | 'share' | 'leave' | 'end';

/** One team: who is in it, who asks to come in, and what it could do together. */
export function TeamPage({ app, session, params }: PageProps) {
  const teamId = params['teamId'] ?? '';
  const state = useScreen(() => createTeam(app, teamId), [app, teamId]);
  const say = words();
  return (
    <>
      <TopBar backTo={{ to: '/teams', label: say.title }} />
      <div class="page narrow teams team-one">
        <Loaded of={state.team} page bones={<RowBones rows={5} />}>
          {(team) => <Shown team={team} state={state} me={session.me.value?.personId} now={app.now()} />}
        </Loaded>
      </div>
    </>
  );
}

type ShownProps = { team: Team; state: TeamScreen; me: string | undefined; now: number };

function Shown({ team, state, me, now }: ShownProps) {
  const say = words();
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  return (
    <>
      <header class="teams-head">
        <p class="small quiet">{sayWords(team.org.name)}</p>
        <h1 class="title">
          <Said words={team.name} />
        </h1>
        <p>
          {team.state === 'ended'
            ? say.over
            : team.state === 'forming' || team.leader === ''
              ? say.noLeader
              : say.led(team.leader, team.people)}
        </p>
        {team.about !== undefined && (
          <p class="quiet">
            <Said words={team.about} />
          </p>
        )}
        {team.mine !== 'none' && <p class="bold pine">{say.standings[team.mine]}</p>}
      </header>
      {(team.can.lead || team.can.manage) && <Waiting team={team} state={state} />}
      {team.can.lead && (
        <Together
          state={state}
          now={now}
          onOpen={(taskId) => {
            state.ask.clear();
            state.openTask(taskId);
            setOpen('ask');
          }}
        />
      )}
      {team.members.length > 0 && <People team={team} state={state} me={me} />}
      {team.mine === 'none' && !team.can.manage && team.state !== 'ended' && <p class="mid quiet">{say.joinText}</p>}
      <Quiet team={team} state={state} setOpen={setOpen} />
      <Main team={team} state={state} me={me ?? ''} onShare={() => setOpen('share')} />
      <AskSheet open={open === 'ask'} onClose={close} state={state} now={now} />
      <ChooseSheet open={open === 'invite'} onClose={close} state={state} what="invite" />
      <ChooseSheet open={open === 'leader'} onClose={close} state={state} what="leader" />
      <ShareSheet open={open === 'share'} onClose={close} teamId={team.id} />
      <LeaveSheet open={open === 'leave'} onClose={close} state={state} me={me ?? ''} leads={team.can.lead} />
      <EndSheet
        open={open === 'end'}
        onClose={close}
        state={state}
        onEnded={() => {
          toast(say.ended);
          go('/teams', 'replace');
        }}
      />
    </>
  );
}

/** The one main action, by how I stand to the team. */
function Main({ team, state, me, onShare }: { team: Team; state: TeamScreen; me: string; onShare: () => void }) {
  const say = words();
  const problem = state.join.problem.value ?? state.lead.problem.value ?? state.leave.problem.value;
  if (team.state === 'ended') return null;
  const join = (text: string, done: string) => (
    <Button
      look="main"
      wide
      busy={state.join.busy.value}
      onClick={() => void state.join.send().then((ok) => ok && toast(done))}
    >
      {text}
    </Button>
  );
  const no = (text: string) => (
    <Button look="quiet" busy={state.leave.busy.value} onClick={() => void state.leave.send(me)}>
      {text}
    </Button>
  );
  const bars = {
    none: team.can.manage ? null : join(say.join, say.joinSent),
    asking: no(say.takeBack),
    asked: (
      <>
        {no(say.decline)}
        {join(say.comeIn, say.in)}
      </>
    ),
    member: null,
    leader: (
      <Button wide look="main" onClick={onShare}>
        {say.share}
      </Button>
    ),
    to_lead: (
      <>
        <Button look="quiet" busy={state.lead.busy.value} onClick={() => void state.lead.send(false)}>
          {say.decline}
        </Button>
        <Button look="main" wide busy={state.lead.busy.value} onClick={() => void state.lead.send(true)}>
          {say.leadYes}
        </Button>
      </>
    ),
  } as const;
  const bar = bars[team.mine];
  return bar === null ? null : (
    <ActionBar problem={problem?.title} say={team.mine === 'to_lead' ? say.leadText : undefined}>
      {bar}
    </ActionBar>
  );
}

/** What is rarely done, as words and no buttons of weight. */
function Quiet({ team, state, setOpen }: { team: Team; state: TeamScreen; setOpen: (open: Open) => void }) {
  const say = words();
  const links: (readonly [Open, string])[] = [
    ...(team.can.manage && team.state !== 'ended'
      ? ([
          ['invite', say.invite],
          ['leader', say.newLeader],
          ['end', say.end],
        ] as const)
      : []),
    ...(team.mine === 'member' || team.mine === 'leader' ? ([['leave', say.leave]] as const) : []),
  ];
  if (links.length === 0) return null;
  return (
    <p class="teams-quiet">
      {links.map(([what, text]) => (
        <button
          key={what}
          type="button"
          class="text-button mid"
          onClick={() => {
            if (what === 'invite' || what === 'leader') void state.candidates.load();
            setOpen(what);
          }}
        >
          {text}
        </button>
      ))}
    </p>
  );
}

function Waiting({ team, state }: { team: Team; state: TeamScreen }) {
  const say = words();
  if (team.pending.length === 0) return null;
  const problem = state.admit.problem.value ?? state.leave.problem.value;
  return (
    <section>
      <h2>{say.pending}</h2>
      {problem !== undefined && (
        <p class="fault-note" role="alert">
          {problem.title}
        </p>
      )}
      <ul class="rows">
        {team.pending.map(({ personId, name, by }) => (
          <li class="row" key={personId}>
            <span class="grow teams-row">
              <b>{name}</b>
              <span class="small quiet">{by === 'self' ? say.asks : say.invitedYet}</span>
            </span>
            <Button
              look="quiet"
              size="small"
              busy={state.leave.busy.value}
              onClick={() => void state.leave.send(personId)}
            >
              {by === 'self' ? say.notNow : say.takeBack}
              <span class="out-of-sight"> {name}</span>
            </Button>
            {by === 'self' && team.can.lead && (
              <Button
                size="small"
                busy={state.admit.busy.value}
                onClick={() => void state.admit.send(personId).then((done) => done && toast(say.admitted(name)))}
              >
                {say.admit}
                <span class="out-of-sight"> {name}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Together({ state, now, onOpen }: { state: TeamScreen; now: number; onOpen: (taskId: string) => void }) {
  const say = words();
  return (
    <section>
      <h2>{say.together}</h2>
      <Loaded of={state.tasks} bones={<RowBones rows={2} />}>
        {(tasks) =>
          tasks.length === 0 ? (
            <p class="mid quiet">{say.togetherNone}</p>
          ) : (
            <ul class="rows">
              {tasks.map((task) => (
                <li key={task.id}>
                  <button type="button" class="row" onClick={() => onOpen(task.id)}>
                    <span class="grow teams-row">
                      <b>
                        <Said words={task.title} />
                      </b>
                      <span class="small quiet">
                        {windowWords(task.window, now)} · {say.missing(task.people - task.taken)}
                      </span>
                    </span>
                    <Icon of={chevronRightIcon} />
                  </button>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}

function People({ team, state, me }: { team: Team; state: TeamScreen; me: string | undefined }) {
  const say = words();
  const manages = team.can.lead || team.can.manage;
  return (
    <section>
      <h2>{say.people}</h2>
      <ul class="rows">
        {team.members.map(({ personId, name, leader }) => (
          <li class="row" key={personId}>
            <span class="grow">
              <b>{name}</b>
              {leader && <span class="small quiet"> {say.leaderMark}</span>}
            </span>
            {manages && personId !== me && !leader && (
              <Button
                look="quiet"
                size="small"
                busy={state.leave.busy.value}
                onClick={() => void state.leave.send(personId).then((done) => done && toast(say.letGone(name)))}
              >
                {say.letGo}
                <span class="out-of-sight"> {name}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
