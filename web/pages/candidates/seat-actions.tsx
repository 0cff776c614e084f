import { useState } from 'preact/hooks';
import { NOTE_LIMIT_CHARS } from '../../../shared/kernel/limits.ts';
import { chinaMinute, MINUTE_MS } from '../../../shared/kernel/time.ts';
import { NO_SHOW_AFTER_MINUTES } from '../../../shared/tasks/times.ts';
import { clockWords } from '../../main/format.ts';
import type { Problem } from '../../main/problem.ts';
import type { Candidates, Seat } from '../../state/candidates.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { toFault } from '../../ui/to-fault.ts';
import { toast } from '../../ui/toast.tsx';
import { words } from './words.ts';

/** What a station enters for a seat: arrival and finish on the other side's word, or that nobody came. */
export function SeatActions({
  state,
  seat,
  now,
  onDone,
}: {
  state: Candidates;
  seat: Seat;
  now: number;
  /** What could be done is done, so its buttons may be gone. */
  onDone: () => void;
}) {
  const say = words();
  const [open, setOpen] = useState<'attest' | 'no_show' | undefined>();
  const task = state.seats.data.value?.task;
  if (seat.state !== 'accepted' && seat.state !== 'checked_in') return null;
  const what = seat.state === 'accepted' ? 'checked_in' : 'checked_out';
  const begun = task !== undefined && now >= task.window.from;
  function close(): void {
    setOpen(undefined);
    onDone();
  }
  return (
    <span class="candidates-acts">
      <Button
        size="small"
        onClick={() => {
          state.attest.clear();
          setOpen('attest');
        }}
      >
        {what === 'checked_in' ? say.attestIn : say.attestOut}
      </Button>
      {seat.state === 'accepted' && begun && (
        <Button
          size="small"
          look="quiet"
          onClick={() => {
            state.noShow.clear();
            setOpen('no_show');
          }}
        >
          {say.noShow}
        </Button>
      )}
      <Sheet
        open={open === 'attest'}
        onClose={() => setOpen(undefined)}
        title={what === 'checked_in' ? say.attestIn : say.attestOut}
      >
        <Attest state={state} personId={seat.personId} what={what} now={now} onDone={close} />
      </Sheet>
      <Sheet open={open === 'no_show'} onClose={() => setOpen(undefined)} title={say.noShowTitle(seat.name)}>
        {task !== undefined && <NoShow state={state} seat={seat} from={task.window.from} now={now} onDone={close} />}
      </Sheet>
    </span>
  );
}

/** True when it was done or has been done by others: then the list says what it is now. */
function settled(problem: Problem | undefined, done: string): boolean {
  if (problem !== undefined && problem.code !== 'wrong_state') return false;
  toast(problem?.title ?? done);
  return true;
}

function NoShow({
  state,
  seat,
  from,
  now,
  onDone,
}: {
  state: Candidates;
  seat: Seat;
  /** When the task begins, epoch ms. */
  from: number;
  now: number;
  onDone: () => void;
}) {
  const say = words();
  const since = from + NO_SHOW_AFTER_MINUTES * MINUTE_MS;
  const early = now < since;
  const [note, setNote] = useState('');
  const problem = early ? say.noShowFrom(clockWords(since)) : state.noShow.problem.value?.title;
  return (
    <>
      <p class="mid">{say.noShowText}</p>
      {!early && (
        <Field
          long
          label={say.noShowNote}
          hint={say.noShowNoteHint}
          value={note}
          maxLength={NOTE_LIMIT_CHARS}
          onInput={setNote}
        />
      )}
      {problem !== undefined && (
        <p class="fault-note" role="alert" id="no-show-problem">
          {problem}
        </p>
      )}
      <Button
        look={early ? 'blocked' : 'alert'}
        wide
        busy={state.noShow.busy.value}
        describedBy="no-show-problem"
        onClick={() => {
          if (!early)
            void state.noShow
              .send(seat.personId, note.trim())
              .then(() => settled(state.noShow.problem.value, say.noShowDone) && onDone());
        }}
      >
        {say.noShowDo}
      </Button>
    </>
  );
}

function Attest({
  state,
  personId,
  what,
  now,
  onDone,
}: {
  state: Candidates;
  personId: string;
  what: 'checked_in' | 'checked_out';
  now: number;
  onDone: () => void;
}) {
  const say = words();
  const [at, setAt] = useState(chinaMinute(now));
  const [note, setNote] = useState('');
  const [pressed, setPressed] = useState(false);
  const moment = Date.parse(`${at}:00+08:00`);
  const [timeless, wordless] = [Number.isNaN(moment), note.trim() === ''];
  function send(form: HTMLElement): void {
    setPressed(true);
    if (timeless || wordless) {
      toFault(form);
      return;
    }
    void state.attest.send(personId, what, moment, note.trim()).then(() => {
      if (settled(state.attest.problem.value, say.attested)) onDone();
    });
  }
  return (
    <form
      class="candidates-form"
      onSubmit={(event) => {
        event.preventDefault();
        send(event.currentTarget);
      }}
    >
      <p class="mid quiet">{say.attestText}</p>
      <Field
        label={say.time}
        type="datetime-local"
        value={at}
        onInput={setAt}
        fault={pressed && timeless ? say.needTime : undefined}
      />
      <Field
        long
        label={say.note}
        hint={say.noteHint}
        value={note}
        maxLength={NOTE_LIMIT_CHARS}
        onInput={setNote}
        fault={pressed && wordless ? say.needNote : undefined}
      />
      {state.attest.problem.value !== undefined && (
        <p class="fault-note" role="alert">
          {state.attest.problem.value.title}
        </p>
      )}
      <Button submit look="main" wide busy={state.attest.busy.value}>
        {say.attest}
      </Button>
    </form>
  );
}
