import type { Team, TeamScreen } from '../../state/teams.ts';
import { ActionBar } from '../../ui/action-bar.tsx';
import { Button } from '../../ui/button.tsx';
import { toast } from '../../ui/toast.tsx';
import { words } from './words.ts';

export type Open = 'ask' | 'invite' | 'leader' | 'share' | 'leave' | 'end';

/** The one main action, by how I stand to the team. */
export function Main({ team, state, me, onShare }: { team: Team; state: TeamScreen; me: string; onShare: () => void }) {
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
export function Quiet({ team, state, setOpen }: { team: Team; state: TeamScreen; setOpen: (open: Open) => void }) {
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
