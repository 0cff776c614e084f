import type { Team, TeamScreen } from '../../state/teams.ts';
import { Button } from '../../ui/button.tsx';
import { toast } from '../../ui/toast.tsx';
import { words } from './words.ts';

export function Waiting({ team, state }: { team: Team; state: TeamScreen }) {
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

export function People({ team, state, me }: { team: Team; state: TeamScreen; me: string | undefined }) {
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
