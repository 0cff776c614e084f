import type { App } from '../../main/app.ts';
import { momentWords } from '../../main/format.ts';
import { createStanding } from '../../state/plan.ts';
import { useScreen } from '../../ui/use-screen.ts';
import { gateText } from './reasons.ts';
import { words } from './words.ts';

/** Why me, or why not, in the latest plan: one sentence, and never a word about anybody else. */
export function Standing({ app, taskId }: { app: App; taskId: string }) {
  const state = useScreen(() => createStanding(app, taskId), [app, taskId]);
  const say = words();
  const of = state.of.data.value;
  return (
    <p class="standing" aria-busy={of === undefined && state.of.problem.value === undefined}>
      <b>{say.standingTitle}</b>{' '}
      {of !== undefined && (
        <>
          {of.standing === 'gate' && of.gate !== undefined ? gateText(of.gate, 'me') : say.standings[of.standing]}
          {of.at !== undefined && <span class="small quiet"> {say.standingAt(momentWords(of.at, app.now()))}</span>}
        </>
      )}
      {of === undefined && state.of.problem.value !== undefined && state.of.problem.value.title}
    </p>
  );
}
