import type { FunctionComponent } from 'preact';
import { useState } from 'preact/hooks';
import { say, t } from '../../main/i18n.ts';
import type { Session } from '../../state/session.ts';
import { WholeWords } from '../../ui/said.tsx';
import type { ActingSheetProps } from './acting-sheet.tsx';

/** For whoever holds a duty: in which one they act now, always in sight, and the way to another. */
export function ActingLine({ session, place }: { session: Session; place: 'rail' | 'top' }) {
  const [Chooser, setChooser] = useState<FunctionComponent<ActingSheetProps>>();
  const [open, setOpen] = useState(false);
  const { acting: words, roles, posts } = t();
  const now = session.acting.value;
  if (!session.onDuty.value) return null;
  const duty = now && (now.post === undefined ? roles[now.role] : posts[now.post]);
  const who = place === 'rail' || now === undefined ? duty : `${duty} · ${say(now.orgName)}`;
  async function choose(): Promise<void> {
    const { ActingSheet } = await import('./acting-sheet.tsx');
    setChooser(() => ActingSheet);
    setOpen(true);
  }
  return (
    <div class={place === 'rail' ? 'where' : 'acting phone-only'}>
      <button type="button" onClick={() => void choose().catch(() => undefined)}>
        {place === 'rail' && now !== undefined && (
          <b>
            <WholeWords of={say(now.orgName)} />
          </b>
        )}
        <span class={place === 'rail' ? 'one-line' : 'grow'}>{words.as(who ?? words.self)}</span>
        <span class="change">{words.change}</span>
      </button>
      {Chooser !== undefined && <Chooser session={session} open={open} onClose={() => setOpen(false)} />}
    </div>
  );
}
