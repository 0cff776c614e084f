import { useState } from 'preact/hooks';
import { NOTE_LIMIT_CHARS } from '../../../shared/kernel/limits.ts';
import { CHINA_OFFSET_MS } from '../../../shared/kernel/time.ts';
import type { Candidates, Seat } from '../../state/candidates.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { toast } from '../../ui/toast.tsx';
import { words } from './words.ts';

/** What a station enters for a seat: arrival and finish on the other side's word, or that nobody came. */
export function SeatActions({ state, seat, now }: { state: Candidates; seat: Seat; now: number }) {
  const say = words();
  const [open, setOpen] = useState<'attest' | 'no_show' | undefined>();
  const task = state.seats.data.value?.task;
  if (seat.state !== 'accepted' && seat.state !== 'checked_in') return null;
  const what = seat.state === 'accepted' ? 'checked_in' : 'checked_out';
  const begun = task !== undefined && now >= task.window.from;
  return (
    <span class="candidates-acts">
      <Button size="small" onClick={() => setOpen('attest')}>
        {what === 'checked_in' ? say.attestIn : say.attestOut}
      </Button>
      {seat.state === 'accepted' && begun && (
        <Button size="small" look="quiet" onClick={() => setOpen('no_show')}>
          {say.noShow}
        </Button>
      )}
      <Sheet
        open={open === 'attest'}
        onClose={() => setOpen(undefined)}
        title={what === 'checked_in' ? say.attestIn : say.attestOut}
      >
        <Attest state={state} personId={seat.personId} what={what} now={now} onDone={() => setOpen(undefined)} />
      </Sheet>
      <Sheet open={open === 'no_show'} onClose={() => setOpen(undefined)} title={`${seat.name}：${say.noShow}`}>
        <p class="mid">{say.noShowText}</p>
        {state.noShow.problem.value !== undefined && (
          <p class="fault-note" role="alert">
            {state.noShow.problem.value.title}
          </p>
        )}
        <Button
          look="alert"
          wide
          busy={state.noShow.busy.value}
          onClick={() => {
            void state.noShow.send(seat.personId).then(() => {
              if (state.noShow.problem.value !== undefined) return;
              toast(say.noShowDone);
              setOpen(undefined);
            });
          }}
        >
          {say.noShow}
        </Button>
      </Sheet>
    </span>
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
  const [at, setAt] = useState(new Date(now + CHINA_OFFSET_MS).toISOString().slice(0, 16));
  const [note, setNote] = useState('');
  function send(): void {
    const moment = Date.parse(`${at}:00+08:00`);
    if (note.trim() === '' || Number.isNaN(moment)) {
      toast(say.needNote);
      return;
    }
    void state.attest.send(personId, what, moment, note.trim()).then(() => {
      if (state.attest.problem.value !== undefined) return;
      toast(say.attested);
      onDone();
    });
  }
  return (
    <form
      class="candidates-form"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <p class="mid quiet">{say.attestText}</p>
      <Field label={say.time} type="datetime-local" value={at} onInput={setAt} />
      <Field long label={say.note} hint={say.noteHint} value={note} maxLength={NOTE_LIMIT_CHARS} onInput={setNote} />
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
