import { useState } from 'preact/hooks';
import { say as sayWords } from '../../main/i18n.ts';
import { go } from '../../main/router.ts';
import { createTeam, type Team, type TeamScreen } from '../../state/teams.ts';
import { RowBones } from '../../ui/bones.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Said } from '../../ui/said.tsx';
import { toast } from '../../ui/toast.tsx';
import { TopBar } from '../../ui/top-bar.tsx';
import { useScreen } from '../../ui/use-screen.ts';
import type { PageProps } from '../page.ts';
import { People, Waiting } from './team-people.tsx';
import { AskSheet, ChooseSheet, EndSheet, LeaveSheet, ShareSheet } from './team-sheets.tsx';
import { Together } from './team-tasks.tsx';
import { Main, type Open, Quiet } from './team-ways.tsx';
import { words } from './words.ts';
import './teams.css';

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
