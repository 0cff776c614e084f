import { spokenWords } from '../../main/format.ts';
import type { Suggestion } from '../../state/for-me.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { CardRibbon } from '../../ui/ribbon.tsx';
import { Said } from '../../ui/said.tsx';
import { timeWords } from './suggestion.tsx';
import { words } from './words.ts';

/** Said yes: what it is, when, and the four things that come. Or in line, and what that means. */
export function Taken({ of: { task }, waiting, now, onGoOn }: { of: Suggestion; waiting: boolean; now: number; onGoOn: () => void }) {
  const say = words();
  return (
    <div class="page narrow for-me-taken">
      <p class="pine bold">{waiting ? say.waitingTitle : say.accepted}</p>
      <h1 class="title">{waiting ? <Said words={task.title} /> : say.acceptedFor(spokenWords(task.window.from, now))}</h1>
      {waiting ? <p>{say.waitingText}</p> : (
        <>
          <div class="card">
            <h2 class="title"><Said words={task.title} /></h2>
            <p class="mid">{timeWords(task, now)}</p>
            <p class="for-me-ribbon"><CardRibbon letters={task.ribbon} /></p>
          </div>
          <h2>{say.whatNext}</h2>
          <ol class="for-me-steps">
            {Object.values(say.steps).map((step, index) => <li key={step}><span class="figures" aria-hidden="true">{index + 1}</span>{step}</li>)}
          </ol>
          <p class="small quiet">{say.cannot}</p>
        </>
      )}
      <div class="for-me-buttons">
        <Button onClick={onGoOn}>{say.goOn}</Button>
        <ButtonLink look="main" to={waiting ? '/me/tasks' : `/me/tasks/${task.id}`}>{say.seeTask}</ButtonLink>
      </div>
    </div>
  );
}
