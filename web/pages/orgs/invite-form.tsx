import { useState } from 'preact/hooks';
import type { Duty, Post } from '../../../shared/orgs/roles.ts';
import { t } from '../../main/i18n.ts';
import type { InvitationsState } from '../../state/invitations.ts';
import { Button } from '../../ui/button.tsx';
import { Fault, OneOf, PhoneField } from '../../ui/person-fields.tsx';
import { Qr } from '../../ui/qr.tsx';
import { toFault } from '../../ui/to-fault.ts';
import { toast } from '../../ui/toast.tsx';
import { words } from './words.ts';

const STATION_DUTIES: readonly Duty[] = [
  'social_worker',
  'volunteer_coordinator',
  'deputy',
  'head',
  'supervisor',
  'organisation_manager',
  'fund_steward',
  'fund_approver',
  'accountant',
  'auditor',
];
const POST_LIST: readonly Post[] = [
  'assistance_aide',
  'child_supervisor',
  'child_director',
  'agency_worker',
  'grid_worker',
];
const WAYS = ['text', 'shown'] as const;

type Props = { state: InvitationsState; operators: boolean; onDone: () => void };

/** Whom, as what, and how the code reaches them; then the code itself, once. */
export function InviteForm({ state, operators, onDone }: Props) {
  const say = words();
  const [phone, setPhone] = useState('');
  const [tried, setTried] = useState(false);
  // Where an operator could be made by one press too many, nothing is chosen beforehand.
  const [role, setRole] = useState<Duty | undefined>(operators ? undefined : 'social_worker');
  const [post, setPost] = useState<Post>('grid_worker');
  const [way, setWay] = useState<'text' | 'shown'>('text');
  const { roles, posts } = t();
  if (state.code.value !== undefined) return <Code code={state.code.value} onDone={onDone} />;
  return (
    <form
      class="orgs-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        const form = event.currentTarget;
        if (!state.fits(phone) || role === undefined) return toFault(form);
        void state.invite.send({ phone, role, post, way }).then((answer) => {
          if (answer === undefined) return toFault(form);
          if (answer.code !== undefined) return;
          onDone();
          toast(say.texted);
        });
      }}
    >
      <p class="quiet">{say.inviteText}</p>
      <PhoneField
        label={say.phoneOf}
        value={phone}
        fault={tried && !state.fits(phone) ? say.phoneFault : undefined}
        onInput={(value) => {
          setPhone(value);
          state.invite.clear();
        }}
      />
      <OneOf
        label={say.role}
        options={(operators ? [...STATION_DUTIES, 'operator' as const] : STATION_DUTIES).map(
          (one) => [one, roles[one]] as const,
        )}
        value={role}
        fault={tried && role === undefined ? say.roleFault : undefined}
        onChange={setRole}
      />
      {role === 'social_worker' && (
        <OneOf
          label={say.post}
          options={POST_LIST.map((one) => [one, posts[one]] as const)}
          value={post}
          onChange={setPost}
        />
      )}
      <OneOf label={say.way} options={WAYS.map((one) => [one, say.ways[one]] as const)} value={way} onChange={setWay} />
      <Fault of={state.invite.problem.value} />
      <Button look="main" wide submit busy={state.invite.busy.value}>
        {role === undefined ? say.askNone : say.ask(role === 'social_worker' ? posts[post] : roles[role])}
      </Button>
    </form>
  );
}

function Code({ code, onDone }: { code: string; onDone: () => void }) {
  const say = words();
  return (
    <div class="orgs-form">
      <div class="orgs-code">
        <Qr text={`${location.origin}/join#${code}`} label={say.codeQr} />
        <output>{`${code.slice(0, 4)} ${code.slice(4)}`}</output>
      </div>
      <p>{say.codeText(location.host)}</p>
      <p class="small quiet">{say.codeOnce}</p>
      <Button look="main" wide onClick={onDone}>
        {say.codeDone}
      </Button>
    </div>
  );
}
