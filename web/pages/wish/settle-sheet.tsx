import { useEffect, useState } from 'preact/hooks';
import type { DisputeSide } from '../../../shared/wishes/mediation.ts';
import { momentWords, unbroken } from '../../main/format.ts';
import type { Settlement } from '../../state/wish.ts';
import { RowBones } from '../../ui/bones.tsx';
import { Button } from '../../ui/button.tsx';
import { Choice, Field } from '../../ui/field.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { toFault } from '../../ui/to-fault.ts';
import { toast } from '../../ui/toast.tsx';
import { disputeWords } from './dispute-words.ts';
import { Fault, type SheetProps } from './sheets.tsx';

const SETTLEMENTS = ['delivered', 'released', 'withdrawn'] as const;

/** Both sides are heard here: who they are, what they say, and a number to call. What becomes of it is chosen, never offered. */
export function SettleSheet({ open, onClose, screen, now }: SheetProps & { now: number }) {
  const [to, setTo] = useState<Settlement['to']>();
  const [note, setNote] = useState('');
  const [pressed, setPressed] = useState(false);
  const { settle, sides } = screen;
  const w = disputeWords();
  const fits = to !== undefined && note.trim() !== '';
  useEffect(() => {
    if (open) void sides.load();
  }, [open, sides]);
  async function send(form: HTMLElement): Promise<void> {
    setPressed(true);
    if (to === undefined || !fits || (await settle.send({ to, note: note.trim() })) === undefined) return toFault(form);
    onClose();
    toast(w.settled);
  }
  return (
    <Sheet open={open} onClose={onClose} title={w.settleTitle}>
      <Loaded of={sides} bones={<RowBones rows={2} />}>
        {(all) => (
          <ul class="wish-sides">
            {all.map((side) => (
              <Side key={`${side.part} ${side.name}`} side={side} now={now} />
            ))}
          </ul>
        )}
      </Loaded>
      <form
        class="wish-settle"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send(event.currentTarget);
        }}
      >
        <Choice
          legend={w.settleTo}
          value={to}
          onChange={setTo}
          options={SETTLEMENTS.map((one) => [one, w.settleWays[one]] as const)}
        />
        {pressed && to === undefined && (
          <span class="fault" role="alert">
            {w.settleChoose}
          </span>
        )}
        <Field
          long
          label={w.settleNote}
          hint={w.settleHint}
          value={note}
          onInput={(value) => setNote(value.replaceAll('\n', ' '))}
          maxLength={300}
          fault={pressed && note.trim() === '' ? w.settleMissing : undefined}
        />
        <Fault of={settle} />
        <Button look={fits ? 'main' : 'blocked'} wide submit busy={settle.busy.value}>
          {w.settleDo}
        </Button>
      </form>
    </Sheet>
  );
}

function Side({ side: { part, name, phone, complains, words: said, at }, now }: { side: DisputeSide; now: number }) {
  const w = disputeWords();
  return (
    <li class="wish-said">
      <p>
        <b>{name}</b> <span class="quiet">{w.parts[part]}</span>
        {phone !== undefined && (
          <>
            {' '}
            <a class="link figures" href={`tel:${phone}`}>
              {w.callSide(unbroken(phone))}
            </a>
          </>
        )}
      </p>
      {said === undefined ? (
        <p class="quiet">{complains ? w.sideNoReason : w.sideSilent}</p>
      ) : (
        <p>
          <span class="quiet">
            {(complains ? w.sideComplains : w.sideAnswers)(at === undefined ? '' : momentWords(at, now))}
          </span>
          {said}
        </p>
      )}
    </li>
  );
}

/** The other side's own words, once, for who settles it. */
export function AnswerSheet({ open, onClose, screen: { answer } }: SheetProps) {
  const [said, setSaid] = useState('');
  const [pressed, setPressed] = useState(false);
  const w = disputeWords();
  const missing = said.trim() === '';
  async function send(): Promise<void> {
    setPressed(true);
    if (missing || (await answer.send(said.trim())) === undefined) return;
    onClose();
    toast(w.answered);
  }
  return (
    <Sheet open={open} onClose={onClose} title={w.answerTitle}>
      <p class="quiet">{w.answerText}</p>
      <Field
        long
        label={w.answerSay}
        value={said}
        onInput={(value) => setSaid(value.replaceAll('\n', ' '))}
        maxLength={300}
        fault={pressed && missing ? w.disputeMissing : undefined}
      />
      <Fault of={answer} />
      <Button look={missing ? 'blocked' : 'main'} wide busy={answer.busy.value} onClick={() => void send()}>
        {w.answerDo}
      </Button>
    </Sheet>
  );
}
