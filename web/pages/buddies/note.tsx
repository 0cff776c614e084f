import type { App } from '../../main/app.ts';
import { createBuddies } from '../../state/buddies.ts';
import { useScreen } from '../../ui/use-screen.ts';
import './buddies.css';
import { words } from './words.ts';

/** One line where it matters: that somebody goes along, or is being looked for, or that I am asked to. Nothing otherwise. */
export function BuddyNote({ app, taskId }: { app: App; taskId?: string }) {
  const state = useScreen(() => createBuddies(app), [app]);
  const say = words();
  const now = state.buddies.data.value;
  if (now === undefined) return null;
  const asked = now.of.find((one) => one.state === 'asked');
  const along = now.of.find(({ visits }) => visits.some((visit) => visit.taskId === taskId));
  const text =
    now.mine?.state === 'agreed'
      ? say.noteWith(now.mine.name)
      : now.mine?.state === 'asked'
        ? say.noteLooking
        : along !== undefined
          ? say.noteBoth(along.name)
          : asked !== undefined
            ? say.noteAsked(asked.name)
            : undefined;
  return text === undefined ? null : (
    <p class="buddy-note mid">
      <a href="/me/buddies">{text}</a>
    </p>
  );
}
