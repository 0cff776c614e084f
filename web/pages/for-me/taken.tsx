import { spokenWords } from '../../main/format.ts';
import { say as sayWords } from '../../main/i18n.ts';
import type { Suggestion } from '../../state/for-me.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { CardRibbon } from '../../ui/ribbon.tsx';
import { Said, titleLook } from '../../ui/said.tsx';
import { timeWords } from './suggestion.tsx';
import { words } from './words.ts';

/** Said yes: what it is, when, and what comes. Or in line, and what that means. */
export function Taken({
  of: { task },
  waiting,
  now,
  onGoOn,
}: {
  of: Suggestion;
  waiting: boolean;
  now: number;
  onGoOn: () => void;
}) {
  const say = words();
  const { child, building, door, arrive, done } = say.steps;
  const steps = task.minor ? [child, arrive, done] : [building, door, arrive, done];
  return (
    <div class="page narrow for-me-taken">
      <p class="pine bold">{waiting ? say.waitingTitle : say.accepted}</p>
      <h1 {...titleLook(waiting ? sayWords(task.title) : '')}>
        {waiting ? <Said words={task.title} /> : say.acceptedFor(spokenWords(task.window.from, now))}
      </h1>
      {waiting ? (
        <p>{say.waitingText}</p>
      ) : (
        <>
          <div class="card">
            <h2 {...titleLook(sayWords(task.title))}>
              <Said words={task.title} />
            </h2>
            <p class="mid">{timeWords(task, now)}</p>
            <p class="for-me-ribbon">
              <CardRibbon letters={task.ribbon} />
            </p>
          </div>
          <h2>{say.whatNext}</h2>
          <ol class="for-me-steps">
            {steps.map((step, index) => (
              <li key={step}>
                <span class="figures" aria-hidden="true">
                  {index + 1}
                </span>
                {step}
              </li>
            ))}
          </ol>
          <p class="small quiet">{say.cannot}</p>
        </>
      )}
      <div class="for-me-buttons">
        <Button onClick={onGoOn}>{say.goOn}</Button>
        <ButtonLink look="main" to={waiting ? '/me/tasks' : `/me/tasks/${task.id}`}>
          {say.seeTask}
        </ButtonLink>
      </div>
    </div>
  );
}
