import type { ComponentChildren } from 'preact';
import type { AssignmentView } from '../../../shared/tasks/contract.ts';
import { go } from '../../main/router.ts';
import { byWords, minutesWords } from '../../main/spans.ts';
import type { DayStep, TaskDay } from '../../state/task-day.ts';
import { ActionBar } from '../../ui/action-bar.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { KeptStamp } from './kept-stamp.tsx';
import { listWords } from './list-words.ts';
import { Stamp } from './stamp.tsx';
import { standWords } from './stand-words.ts';
import { words } from './words.ts';

/** The one thing to do now. What stands in `children` is drawn between the card and the action. */
export function DayActs({
  state,
  of,
  now,
  children,
}: {
  state: TaskDay;
  of: AssignmentView;
  now: number;
  children: ComponentChildren;
}) {
  const say = words();
  const step = state.step.value;
  if (step === 'check_in' || step === 'check_out')
    return (
      <Stamp state={state} of={of} now={now} step={step}>
        {children}
      </Stamp>
    );
  const { title, text } = told(step, of, now);
  return (
    <>
      <section class="card task-day-card">
        <h2>{title}</h2>
        <p class="mid quiet">{text}</p>
        {of.note !== undefined && <p class="mid">{say.stationWrote(of.note)}</p>}
      </section>
      <KeptStamp state={state} of={of} />
      {children}
      <ActionBar problem={state.leave.problem.value?.title}>
        {step === 'wait' && (
          <Button
            busy={state.leave.busy.value}
            onClick={() => void state.leave.send().then((seat) => seat !== undefined && go('/me/tasks', 'replace'))}
          >
            {say.leaveLine}
          </Button>
        )}
        {step === 'answer' && (
          <ButtonLink look="main" to={`/for-me/${of.task.id}`}>
            {listWords().answer}
          </ButtonLink>
        )}
        {step === 'nod' && state.kept.value === undefined && (
          <ButtonLink look="main" to={`/wishes/${of.task.wishId}/confirm`}>
            {say.nodButton}
          </ButtonLink>
        )}
        {step === 'over' && of.state === 'confirmed' && (
          <ButtonLink look="main" to="/me/hours">
            {say.toHours}
          </ButtonLink>
        )}
        {step === 'unsaid' && of.place.stationPhone !== undefined && (
          <ButtonLink look="main" to={`tel:${of.place.stationPhone}`}>
            {say.call}
          </ButtonLink>
        )}
        {step === 'questioned' && of.place.stationPhone !== undefined && (
          <ButtonLink to={`tel:${of.place.stationPhone}`}>{say.call}</ButtonLink>
        )}
        {(step === 'wait' ||
          step === 'questioned' ||
          step === 'unsaid' ||
          (step === 'over' && of.state !== 'confirmed')) && (
          <ButtonLink to={`/wishes/${of.task.wishId}`}>{say.toWish}</ButtonLink>
        )}
      </ActionBar>
    </>
  );
}

/** What there is to say of a step that needs no code. */
function told(step: DayStep, of: AssignmentView, now: number): { readonly title: string; readonly text: string } {
  const [say, list] = [words(), listWords()];
  const minutes = minutesWords(of.minutes ?? of.task.minutes);
  if (step === 'answer')
    return {
      title: say.offeredTitle,
      text: of.offeredUntil === undefined ? list.states[of.state] : list.answerBy(byWords(of.offeredUntil, now)),
    };
  if (step === 'wait') return { title: say.waitTitle, text: say.waitText };
  if (step === 'nod') return { title: say.nodTitle, text: say.nodText(minutes) };
  if (step === 'questioned') return { title: say.questionedTitle, text: say.questionedText(minutes) };
  if (step === 'unsaid') return say.unsaidDay[of.state === 'accepted' ? 'accepted' : 'checked_in'];
  if (of.state === 'confirmed') return { title: say.overTitle.confirmed, text: say.overText(minutes) };
  return { title: say.overTitle.other, text: standWords(of, now) };
}
