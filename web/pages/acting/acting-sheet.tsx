import { useState } from 'preact/hooks';
import { pageWords, say, t } from '../../main/i18n.ts';
import { go } from '../../main/router.ts';
import type { Session } from '../../state/session.ts';
import { Icon } from '../../ui/icon.tsx';
import { checkIcon } from '../../ui/icons.ts';
import { Sheet } from '../../ui/sheet.tsx';
import './acting.css';

const words = pageWords(
  {
    title: '以什么身份办事',
    text: '一次只用一个身份，权限不会叠加；办过的事会记下当时的身份。',
    self: '本人',
    selfText: '给自己办事，不用职务',
  },
  {
    title: 'In which role you act',
    text: 'One role at a time: rights never add up, and what you do is recorded with the role.',
    self: 'Myself',
    selfText: 'For my own affairs, without a role',
  },
);

export type ActingSheetProps = { session: Session; open: boolean; onClose: () => void };

export function ActingSheet({ session, open, onClose }: ActingSheetProps) {
  const [busy, setBusy] = useState(false);
  const { roles, posts } = t();
  const w = words();
  const now = session.acting.value;
  const held = session.me.value?.roles ?? [];
  async function choose(duty: (typeof held)[number] | 'self'): Promise<void> {
    setBusy(true);
    await session.actAs(duty).finally(() => setBusy(false));
    onClose();
    // What was on the screen was read in the other role.
    go('/');
  }
  return (
    <Sheet open={open} onClose={onClose} title={w.title}>
      <p class="mid quiet">{w.text}</p>
      <ul class="card rows acting-choices" data-flush="" aria-busy={busy}>
        {held.map((duty) => (
          <Choice
            key={`${duty.role} ${duty.orgId}`}
            on={duty === now}
            title={duty.post === undefined ? roles[duty.role] : posts[duty.post]}
            text={say(duty.orgName)}
            choose={() => void choose(duty)}
          />
        ))}
        <Choice on={now === undefined} title={w.self} text={w.selfText} choose={() => void choose('self')} />
      </ul>
    </Sheet>
  );
}

function Choice({ on, title, text, choose }: { on: boolean; title: string; text: string; choose: () => void }) {
  return (
    <li>
      <button type="button" class="row" aria-pressed={on} onClick={choose}>
        <span class="grow">
          <b>{title}</b>
          <span class="small quiet">{text}</span>
        </span>
        {on && <Icon of={checkIcon} />}
      </button>
    </li>
  );
}
