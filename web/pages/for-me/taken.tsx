import './acts.css';
import { momentWords } from '../../main/format.ts';
import { say as sayWords, t } from '../../main/i18n.ts';
import type { Suggestion } from '../../state/for-me.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { CardRibbon } from '../../ui/ribbon.tsx';
import { SaidTitle, titleLook } from '../../ui/said.tsx';
import { timeWords } from './suggestion.tsx';
import { words } from './words.ts';

/** Said yes: what it is, when, and what comes. Or in line, and what that means. */
export function Taken({
  of: { task },
  waiting,
  kept,
  now,
  onGoOn,
}: {
  of: Suggestion;
  waiting: boolean;
  /** There was no network: nobody knows yet whether somebody was faster. */
  kept: boolean;
  now: number;
  onGoOn: () => void;
}) {
  const say = words();
  const { child, building, door, arrive, done } = say.steps;
  const steps = task.minor ? [child, arrive, done] : [building, door, arrive, done];
  return (
    <div class="page narrow for-me-taken">
      <p class={kept ? 'ember bold' : 'pine bold'}>
        {kept ? t().kept.said : waiting ? say.waitingTitle : say.accepted}
      </p>
      <h1 {...titleLook(waiting || kept ? sayWords(task.title) : '')}>
        {waiting || kept ? <SaidTitle words={task.title} /> : say.acceptedFor(momentWords(task.window.from, now))}
      </h1>
      {kept ? (
        <p>{t().kept.maybe}</p>
      ) : waiting ? (
        <p>{say.waitingText}</p>
      ) : (
        <>
          <div class="card">
            <h2 {...titleLook(sayWords(task.title))}>
              <SaidTitle words={task.title} />
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
        <ButtonLink look="main" to={kept ? '/me/outbox' : waiting ? '/me/tasks' : `/me/tasks/${task.id}`}>
          {kept ? t().outboxOpen : say.seeTask}
        </ButtonLink>
      </div>
    </div>
  );
}
