import { useState } from 'preact/hooks';
import { go } from '../../main/router.ts';
import type { HandOverReason, TaskDay } from '../../state/task-day.ts';
import { Button } from '../../ui/button.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { toast } from '../../ui/toast.tsx';
import { words } from './words.ts';

const REASONS = ['busy', 'far', 'unsure', 'unwell', 'other'] as const satisfies readonly HandOverReason[];

/** Giving an accepted task back, in two taps: the sooner it is said, the sooner the next is asked. */
export function HandOver({ state, title }: { state: TaskDay; title: string }) {
  const say = words();
  const [asking, ask] = useState(false);
  return (
    <div class="task-day-back">
      <button type="button" class="text-button small quiet" onClick={() => ask(true)}>
        {say.cannot}
      </button>
      <Sheet open={asking} onClose={() => ask(false)} title={say.whyBack}>
        <p class="mid quiet">{say.backText}</p>
        {state.handOver.problem.value !== undefined && (
          <p class="fault-note" role="alert">
            {state.handOver.problem.value.title}
          </p>
        )}
        <ul class="task-day-reasons">
          {REASONS.map((reason) => (
            <li key={reason}>
              <Button
                wide
                busy={state.handOver.busy.value}
                onClick={() => {
                  void state.handOver.send(reason, say.handOverLabel(title)).then((seat) => {
                    if (seat === undefined) return;
                    toast(seat === 'kept' ? say.keptBack : say.handedOver);
                    go('/me/tasks', 'replace');
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
