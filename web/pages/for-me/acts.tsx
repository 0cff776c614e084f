import './acts.css';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { say as sayWords, t } from '../../main/i18n.ts';
import { go } from '../../main/router.ts';
import { byWords } from '../../main/spans.ts';
import type { DeclineReason, ForMe, Suggestion } from '../../state/for-me.ts';
import { suits } from '../../state/for-me.ts';
import { Button } from '../../ui/button.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { toast } from '../../ui/toast.tsx';
import { words } from './words.ts';

const REASONS: readonly DeclineReason[] = ['busy', 'far', 'unsure', 'unwell', 'other'];

/** Yes or not this time, within reach of the thumb, and until when it is asked. */
export function Acts({
  state,
  of,
  whole,
  more,
  children,
}: {
  state: ForMe;
  of: Suggestion;
  whole: boolean;
  more: boolean;
  children: ComponentChildren;
}) {
  const say = words();
  const [asking, ask] = useState(false);
  const { task } = of;
  const problem =
    state.accept.problem.value ?? state.wait.problem.value ?? (asking ? undefined : state.decline.problem.value);
  const beaten = problem?.code === 'taken';
  return (
    <div class="for-me-acts">
      {children}
      {problem !== undefined ? (
        <p class="fault-note" role="alert">
          {problem.title}
        </p>
      ) : (
        suits(of) && (
          <p class="small quiet for-me-say">
            {of.offered && of.until !== undefined
              ? say[of.alsoAsked ? 'answerFirst' : 'answerBy'](byWords(of.until, Date.now()))
              : say.openToAll}
          </p>
        )
      )}
      {suits(of) && (
        <div class="for-me-buttons">
          <Button onClick={() => ask(true)}>{say.notNow}</Button>
          {beaten ? (
            <Button look="main" busy={state.wait.busy.value} onClick={() => void state.wait.send(task.id)}>
              {say.waitInLine}
            </Button>
          ) : (
            <Button
              look="main"
              busy={state.accept.busy.value}
              onClick={() => void state.accept.send(task.id, t().kept.accept(sayWords(task.title)))}
            >
              {say.accept}
            </Button>
          )}
        </div>
      )}
      <p class="for-me-links small quiet">
        {!whole && (
          <a class="link phone-only" href={`/for-me/${task.id}?why=1`}>
            {say.whyMe}
          </a>
        )}
        {!whole && more && (
          <button type="button" class="text-button phone-only" onClick={() => state.step(1)}>
            {say.next}
          </button>
        )}
        {whole && (
          <a class="link" href={`/wishes/${task.wishId}`}>
            {say.wish}
          </a>
        )}
      </p>
      <Sheet open={asking} onClose={() => ask(false)} title={say.whyNot}>
        <p class="mid quiet">{say.whyNotText}</p>
        {state.decline.problem.value !== undefined && (
          <p class="fault-note" role="alert">
            {state.decline.problem.value.title}
          </p>
        )}
        <ul class="for-me-reasons">
          {REASONS.map((reason) => (
            <li key={reason}>
              <Button
                wide
                busy={state.decline.busy.value}
                onClick={() => {
                  void state.decline.send(task.id, reason, t().kept.decline(sayWords(task.title))).then((seat) => {
                    if (seat === undefined) return;
                    ask(false);
                    toast(seat === 'kept' ? t().kept.said : say.declined);
                    if (whole) go('/for-me', 'replace');
                  });
                }}
              >
                {say.reasons[reason]}
              </Button>
            </li>
          ))}
        </ul>
      </Sheet>
    </div>
  );
}
