import { capital } from '../../main/format.ts';
import { windowWords } from '../../main/spans.ts';
import type { TeamScreen } from '../../state/teams.ts';
import { RowBones } from '../../ui/bones.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Qr } from '../../ui/qr.tsx';
import { Said } from '../../ui/said.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { toast } from '../../ui/toast.tsx';
import { Choose } from './choose.tsx';
import { words } from './words.ts';

type Props = { open: boolean; onClose: () => void };
type StateProps = Props & { state: TeamScreen };

function Fault({ title }: { title: string | undefined }) {
  return title === undefined ? null : (
    <p class="fault-note" role="alert">
      {title}
    </p>
  );
}

/** Who of the team is free for one task; whoever is left ticked is asked, and says yes alone. */
export function AskSheet({ open, onClose, state, now }: StateProps & { now: number }) {
  const say = words();
  return (
    <Sheet open={open} onClose={onClose} title={say.askTitle}>
      <Loaded of={state.task} bones={<RowBones rows={4} />}>
        {({ task, members }) => (
          <div class="teams-form">
            <p>
              <b>
                <Said words={task.title} />
              </b>
              <br />
              <span class="mid quiet">
                {capital(windowWords(task.window, now))} · {say.missing(task.people - task.taken)}
              </span>
            </p>
            <p class="mid quiet">{say.askText}</p>
            <ul class="rows">
              {members.map(({ personId, name, standing, me }) => (
                <li key={personId}>
                  <label class="row">
                    <input
                      type="checkbox"
                      disabled={me || standing !== 'free'}
                      checked={state.chosen.value.includes(personId)}
                      onChange={() => state.toggle(personId)}
                    />
                    <b class="grow">{me ? say.myself(name) : name}</b>
                    <span class={`small ${standing === 'free' ? 'pine bold' : 'quiet'}`}>
                      {say.memberStandings[standing]}
                    </span>
                  </label>
                </li>
              ))}
            </ul>
            <Fault title={state.ask.problem.value?.title} />
            <Button
              look={state.chosen.value.length > 0 ? 'main' : 'blocked'}
              wide
              busy={state.ask.busy.value}
              onClick={() => {
                if (state.chosen.value.length > 0)
                  void state.ask
                    .send(task.id, state.chosen.value)
                    .then((answer) => answer && toast(say.askedNow(answer.asked.length)));
              }}
            >
              {state.chosen.value.length > 0 ? say.askDo(state.chosen.value.length) : say.askNobody}
            </Button>
            <ButtonLink wide to={`/for-me/${task.id}`}>
              {say.askMyself}
            </ButtonLink>
          </div>
        )}
      </Loaded>
    </Sheet>
  );
}

export function ChooseSheet({ open, onClose, state, what }: StateProps & { what: 'invite' | 'leader' }) {
  const say = words();
  const act = what === 'invite' ? state.invite : state.askToLead;
  const known = new Set((state.team.data.value?.members ?? []).map(({ personId }) => personId));
  return (
    <Sheet open={open} onClose={onClose} title={what === 'invite' ? say.invite : say.newLeader}>
      <div class="teams-form">
        <Fault title={act.problem.value?.title} />
        <Choose
          of={state.candidates}
          lead={what === 'invite' ? say.inviteText(known.size) : say.chooseLeader}
          verb={what === 'invite' ? say.inviteDo : say.askLead}
          busy={act.busy.value}
          onChoose={(personId) =>
            void act.send(personId).then((done) => {
              if (done === undefined) return;
              toast(say.sent);
              onClose();
            })
          }
        />
      </div>
    </Sheet>
  );
}

/** The way into the team for somebody who stands beside the leader. */
export function ShareSheet({ open, onClose, teamId }: Props & { teamId: string }) {
  const say = words();
  const address = `${location.origin}/teams/${teamId}`;
  return (
    <Sheet open={open} onClose={onClose} title={say.share}>
      <div class="teams-form teams-share">
        <Qr text={address} label={say.shareQr} />
        <p class="mid quiet">{say.shareText}</p>
        <Button
          look="main"
          wide
          onClick={() =>
            void navigator.clipboard.writeText(address).then(
              () => toast(say.copied),
              () => toast(say.cannotCopy),
            )
          }
        >
          {say.copy}
        </Button>
      </div>
    </Sheet>
  );
}

export function LeaveSheet({ open, onClose, state, me, leads }: StateProps & { me: string; leads: boolean }) {
  const say = words();
  return (
    <Sheet open={open} onClose={onClose} title={say.leave}>
      <div class="teams-form">
        <p>{leads ? say.leaveLeads : say.leaveText}</p>
        <Fault title={state.leave.problem.value?.title} />
        <Button
          look="alert"
          wide
          busy={state.leave.busy.value}
          onClick={() =>
            void state.leave.send(me).then((done) => {
              if (done === undefined) return;
              toast(say.left);
              onClose();
            })
          }
        >
          {say.leaveDo}
        </Button>
      </div>
    </Sheet>
  );
}

export function EndSheet({ open, onClose, state, onEnded }: StateProps & { onEnded: () => void }) {
  const say = words();
  return (
    <Sheet open={open} onClose={onClose} title={say.end}>
      <div class="teams-form">
        <p>{say.endText}</p>
        <Fault title={state.end.problem.value?.title} />
        <Button
          look="alert"
          wide
          busy={state.end.busy.value}
          onClick={() => void state.end.send().then((done) => done && onEnded())}
        >
          {say.endDo}
        </Button>
      </div>
    </Sheet>
  );
}
