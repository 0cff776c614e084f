import { useState } from 'preact/hooks';
import type { Duty, Post } from '../../../shared/orgs/roles.ts';
import { dateWords } from '../../main/format.ts';
import { language, t } from '../../main/i18n.ts';
import type { Invitation, InvitationsState } from '../../state/invitations.ts';
import { RowBones } from '../../ui/bones.tsx';
import { Button } from '../../ui/button.tsx';
import { userPlusIcon } from '../../ui/icons-more.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { toast } from '../../ui/toast.tsx';
import { InviteForm } from './invite-form.tsx';
import { words } from './words.ts';

type Props = { state: InvitationsState; now: number; operators: boolean };

/** Who was asked to work here and what became of it; nobody is given a duty that they did not take up. */
export function Invitations({ state, now, operators }: Props) {
  const say = words();
  const [inviting, setInviting] = useState(false);
  const [revoking, setRevoking] = useState<Invitation>();
  return (
    <section aria-labelledby="orgs-invitations">
      <h2 id="orgs-invitations">{say.invitations}</h2>
      <Loaded of={state.list} bones={<RowBones rows={2} />}>
        {(items) => (
          <>
            {items.length === 0 && <p class="mid quiet">{say.invitationsNone}</p>}
            <ul class="rows">
              {items.map((one) => (
                <Row key={one.id} one={one} now={now} onRevoke={() => setRevoking(one)} />
              ))}
            </ul>
          </>
        )}
      </Loaded>
      <p class="orgs-do">
        <Button
          size="small"
          icon={userPlusIcon}
          onClick={() => {
            state.open();
            setInviting(true);
          }}
        >
          {say.invite}
        </Button>
      </p>
      <Sheet open={inviting} onClose={() => setInviting(false)} title={say.inviteTitle}>
        <InviteForm state={state} operators={operators} onDone={() => setInviting(false)} />
      </Sheet>
      <Sheet open={revoking !== undefined} onClose={() => setRevoking(undefined)} title={say.revokeTitle}>
        {revoking !== undefined && (
          <div class="orgs-form">
            <p>{say.revokeText(revoking.tail, t().roles[revoking.role])}</p>
            {state.revoke.problem.value !== undefined && (
              <p class="fault-note" role="alert">
                {state.revoke.problem.value.title}
              </p>
            )}
            <Button
              look="alert"
              busy={state.revoke.busy.value}
              onClick={() =>
                void state.revoke.send(revoking.id).then((done) => {
                  if (done) {
                    setRevoking(undefined);
                    toast(say.revoked);
                  }
                })
              }
            >
              {say.revokeDo}
            </Button>
          </div>
        )}
      </Sheet>
    </section>
  );
}

function Row({ one, now, onRevoke }: { one: Invitation; now: number; onRevoke: () => void }) {
  const say = words();
  const comma = language.value === 'zh' ? '，' : ', ';
  const when = one.state === 'waiting' || one.state === 'lapsed' ? one.until : (one.answeredAt ?? one.at);
  return (
    <li class="row">
      <span class="grow orgs-person">
        <b>
          {dutyName(one.role, one.post)} <span class="quiet figures">{say.tail(one.tail)}</span>
        </b>
        <span class="small quiet">
          {say.states[one.state](dateWords(when, now))}
          {comma}
          {say.invitedBy(one.by)}
        </span>
      </span>
      {one.state === 'waiting' && (
        <Button look="quiet" size="small" onClick={onRevoke}>
          {say.revoke}
          <span class="out-of-sight"> {say.tail(one.tail)}</span>
        </Button>
      )}
    </li>
  );
}

function dutyName(role: Duty, post: Post | undefined): string {
  return post === undefined ? t().roles[role] : t().posts[post];
}
