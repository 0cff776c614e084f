import { useState } from 'preact/hooks';
import { minutesWords } from '../../main/spans.ts';
import type { HoursEntry, MyHours } from '../../state/my-hours.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Said } from '../../ui/said.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { toFault } from '../../ui/to-fault.ts';
import { toast } from '../../ui/toast.tsx';
import { words } from './words.ts';

type Props = { of: HoursEntry | undefined; onClose: () => void; state: MyHours };

/** The minutes are wrong: what they should be, and why, for the station to answer. */
export function DisputeSheet({ of, onClose, state }: Props) {
  return (
    <Sheet open={of !== undefined} onClose={onClose} title={words().disputeTitle}>
      {of !== undefined && <Form of={of} onClose={onClose} state={state} />}
    </Sheet>
  );
}

function Form({ of, onClose, state }: { of: HoursEntry; onClose: () => void; state: MyHours }) {
  const say = words();
  const [minutes, setMinutes] = useState(String(of.dispute?.minutes ?? of.minutes));
  const [reason, setReason] = useState(of.dispute?.reason ?? '');
  const [pressed, setPressed] = useState(false);
  const number = Number(minutes);
  const wrong = !Number.isInteger(number) || number < 0 || number > 1_440;
  const same = number === of.minutes;
  const problem = state.dispute.problem.value ?? state.withdraw.problem.value;
  async function send(): Promise<void> {
    setPressed(true);
    if (wrong || same || reason.trim() === '') return;
    if ((await state.dispute.send(of.id, number, reason.trim())) === undefined) return;
    toast(say.disputeSent);
    onClose();
  }
  async function withdraw(): Promise<void> {
    if ((await state.withdraw.send(of.id)) === undefined) return;
    toast(say.withdrawn);
    onClose();
  }
  return (
    <form
      class="hours-dispute"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
        toFault(event.currentTarget);
      }}
    >
      <p>
        <b>
          <Said words={of.title} />
        </b>
        <br />
        <span class="quiet">{say.bookedAs(minutesWords(of.minutes))}</span>
      </p>
      <Field
        label={say.shouldBe}
        type="number"
        inputMode="numeric"
        value={minutes}
        onInput={setMinutes}
        fault={pressed && (wrong || same) ? (wrong ? say.minutesWrong : say.minutesSame) : undefined}
      />
      <Field
        label={say.why}
        hint={say.whyHint}
        value={reason}
        onInput={setReason}
        maxLength={300}
        fault={pressed && reason.trim() === '' ? say.whyMissing : undefined}
      />
      <p class="small quiet">{say.disputeHow}</p>
      {problem !== undefined && (
        <p class="fault-note" role="alert">
          {problem.title}
        </p>
      )}
      <Button submit look="main" wide busy={state.dispute.busy.value}>
        {say.disputeDo}
      </Button>
      {of.dispute !== undefined && (
        <Button wide busy={state.withdraw.busy.value} onClick={() => void withdraw()}>
          {say.withdraw}
        </Button>
      )}
    </form>
  );
}
