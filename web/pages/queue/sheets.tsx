import './aside.css';
import { useState } from 'preact/hooks';
import { NOTE_LIMIT_CHARS } from '../../../shared/kernel/limits.ts';
import { language } from '../../main/i18n.ts';
import type { Verification } from '../../state/verification.ts';
import { Button } from '../../ui/button.tsx';
import { Chip, Chips } from '../../ui/chip.tsx';
import { Field, Segmented } from '../../ui/field.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { hasExample, withExample } from './reason.ts';
import { words } from './words.ts';

/** Why it goes back, is refused, or becomes a case. */
export function ReasonSheet({
  state,
  open,
  onClose,
}: {
  state: Verification;
  open: 'return' | 'escalate' | undefined;
  onClose: () => void;
}) {
  const say = words();
  // What was begun is still there when the sheet opens again for this wish; for colleagues and for its poster apart.
  const [begun, setBegun] = useState<{ state: Verification; what: typeof open; reason: string }>();
  const reason = begun?.state === state && begun.what === open ? begun.reason : '';
  return (
    <Sheet
      open={open !== undefined}
      onClose={onClose}
      title={open === 'escalate' ? say.escalateTitle : say.returnTitle}
    >
      <ReasonForm
        state={state}
        what={open ?? 'return'}
        reason={reason}
        onReason={(text) => setBegun({ state, what: open, reason: text })}
        onDone={onClose}
      />
    </Sheet>
  );
}

type ReasonFormProps = {
  state: Verification;
  what: 'return' | 'escalate';
  reason: string;
  onReason: (reason: string) => void;
  onDone: () => void;
};

function ReasonForm({ state, what, reason, onReason, onDone }: ReasonFormProps) {
  const say = words();
  const [how, setHow] = useState<'return' | 'reject'>('return');
  const [pressed, setPressed] = useState(false);
  const between = language.value === 'zh' ? '；' : '; ';
  const decision = what === 'escalate' ? 'escalate' : how;
  const missing = pressed && reason.trim() === '' ? say.reasonMissing : undefined;
  return (
    <form
      class="queue-form"
      onSubmit={(event) => {
        event.preventDefault();
        setPressed(true);
        if (reason.trim() !== '') void state.refuse(decision, reason).then((done) => done && onDone());
      }}
    >
      <p class="quiet">{what === 'escalate' ? say.escalateText : say.returnText[how]}</p>
      {what === 'return' && (
        <Segmented
          legend={say.returnHow}
          options={(['return', 'reject'] as const).map((one) => [one, say.returnOptions[one]] as const)}
          value={how}
          onChange={setHow}
        />
      )}
      {what === 'return' && how === 'return' && (
        <Chips label={say.reason} wrap>
          {say.returnExamples.map((example) => (
            <Chip
              key={example}
              soft
              on={hasExample(reason, example, between)}
              onClick={() => onReason(withExample(reason, example, between))}
            >
              {example}
            </Chip>
          ))}
        </Chips>
      )}
      <Field
        long
        label={say.reason}
        value={reason}
        maxLength={NOTE_LIMIT_CHARS}
        fault={state.refusing.problem.value?.title ?? missing}
        onInput={(value) => onReason(value.replaceAll('\n', ' '))}
      />
      <Button look="main" submit busy={state.refusing.busy.value}>
        {what === 'escalate' ? say.escalateSend : say.returnSend[how]}
      </Button>
    </form>
  );
}

/** Every key, and the switch that turns them off (WCAG 2.1.4). */
export function HelpSheet({
  open,
  onClose,
  on,
  onToggle,
}: {
  open: boolean;
  onClose: () => void;
  on: boolean;
  onToggle: (on: boolean) => void;
}) {
  const say = words();
  const rows = [
    ['J', say.keys.j],
    ['K', say.keys.k],
    ['Enter', say.keys.enter],
    ['M', say.keys.m],
    ['E', say.keys.e],
    ['R', say.keys.r],
    ['/', say.keys.slash],
    ['?', say.keys.question],
  ] as const;
  return (
    <Sheet open={open} onClose={onClose} title={say.help}>
      <p class="quiet">{say.helpText}</p>
      <dl class="queue-help">
        {rows.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <label class="choice">
        <input type="checkbox" checked={on} onChange={(event) => onToggle(event.currentTarget.checked)} />
        {say.keysOn}
      </label>
    </Sheet>
  );
}
