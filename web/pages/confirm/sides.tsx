import { useState } from 'preact/hooks';
import { NOTE_LIMIT_CHARS } from '../../../shared/kernel/limits.ts';
import { say as sayWords, t } from '../../main/i18n.ts';
import { broughtOf, type Confirm } from '../../state/confirm.ts';
import type { TakePhotos } from '../../state/photos.ts';
import { digitsOf } from '../../state/task-day.ts';
import { ActionBar } from '../../ui/action-bar.tsx';
import { Button } from '../../ui/button.tsx';
import { Chip, Chips } from '../../ui/chip.tsx';
import { Field } from '../../ui/field.tsx';
import { scanLineIcon } from '../../ui/icons-more.ts';
import { PhotoField } from '../../ui/photo-field.tsx';
import { canScan, Scanner } from '../../ui/scanner.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { SixDigits } from '../../ui/six-digits.tsx';
import { toast } from '../../ui/toast.tsx';
import { words } from './words.ts';

const THANKS_LIMIT_CHARS = 60;

/** What it is, in words, where it has to wait for a network. */
function labelOf({ wish }: Confirm): string {
  return t().kept.confirm(wish.data.value === undefined ? '' : sayWords(wish.data.value.title));
}

/** Where it is things that came: nobody's hours, and what may be wrong with a thing. */
function goodsWords({ wish }: Confirm) {
  const view = wish.data.value;
  if (view === undefined || broughtOf(view).length === 0) return undefined;
  const { goods } = words();
  const whole = view.components.every(({ have, quantity }) => have >= quantity);
  return { ...goods, nod: whole ? goods.nodText : goods.nodTextPart };
}

/** The person’s own nod, with a word of thanks for those who like. */
export function Own({ state, photos }: { state: Confirm; photos: TakePhotos | undefined }) {
  const say = words();
  const things = goodsWords(state);
  const [thanks, setThanks] = useState('');
  const given = thanks.trim();
  return (
    <>
      <section class="confirm-thanks">
        <h2>{say.thanksTitle}</h2>
        <p class="small quiet">{say.thanksText}</p>
        <Chips label={say.thanksTitle} wrap>
          {(things?.thanks ?? say.thanks).map((each) => (
            <Chip key={each} soft on={each === thanks} onClick={() => setThanks(each === thanks ? '' : each)}>
              {each}
            </Chip>
          ))}
        </Chips>
        <Field
          label={say.ownThanks}
          hint={say.thanksHint}
          value={thanks}
          maxLength={THANKS_LIMIT_CHARS}
          onInput={setThanks}
        />
      </section>
      {photos !== undefined && <PhotoField of={photos} />}
      <ActionBar say={things?.nod ?? say.nodText} problem={state.confirm.problem.value?.title}>
        <Wrong state={state} />
        <Button
          look="main"
          busy={state.confirm.busy.value || photos?.busy.value}
          onClick={() =>
            void state.confirm.send(
              { photoIds: photos?.ids.value ?? [], ...(given === '' ? {} : { thanks: given }) },
              labelOf(state),
            )
          }
        >
          {say.nod}
        </Button>
      </ActionBar>
    </>
  );
}

function TextThem({ state }: { state: Confirm }) {
  const say = words();
  const sent = state.text.done.value;
  return (
    <>
      {state.text.problem.value !== undefined && (
        <p class="fault-note" role="alert">
          {state.text.problem.value.title}
        </p>
      )}
      {sent === undefined ? (
        <Button size="small" busy={state.text.busy.value} onClick={() => void state.text.send()}>
          {say.textThem}
        </Button>
      ) : (
        <p class="small pine bold" role="status">
          {say.texted(Math.round(sent.validSeconds / 60))}
        </p>
      )}
    </>
  );
}

/** On the volunteer’s phone: the digits that the other side reads out. */
export function ByCode({ state }: { state: Confirm }) {
  const say = words();
  const [code, setCode] = useState('');
  const [scanning, scan] = useState(false);
  function enter(digits: string): void {
    setCode(digits);
    state.confirm.clear();
  }
  function read(text: string): boolean {
    const tasks = state.wish.data.value?.components.flatMap(({ taskId }) => taskId ?? []) ?? [];
    const digits = tasks.map((taskId) => digitsOf(text, taskId)).find((found) => found !== undefined);
    if (digits === undefined) {
      toast(say.scanWrong);
      return false;
    }
    enter(digits);
    scan(false);
    return true;
  }
  const problem = state.confirm.problem.value;
  return (
    <>
      <section class="card confirm-code">
        <p class="mid quiet">{say.codeText}</p>
        {scanning ? (
          <Scanner label={say.scanLabel} failed={say.scanFailed} onText={read} />
        ) : (
          <SixDigits
            label={say.digits}
            value={code}
            wrong={problem !== undefined && ['code_wrong', 'show_code_wrong'].includes(problem.code)}
            onInput={enter}
          />
        )}
        {canScan() && (
          <Button look="quiet" size="small" icon={scanLineIcon} onClick={() => scan(!scanning)}>
            {scanning ? say.type : say.scan}
          </Button>
        )}
        <TextThem state={state} />
      </section>
      <p class="small quiet">{say.codeNote}</p>
      <ActionBar problem={problem?.title}>
        <Button
          look="main"
          busy={state.confirm.busy.value}
          onClick={() =>
            code.length === 6 ? void state.confirm.send({ code }, labelOf(state)) : toast(say.needDigits)
          }
        >
          {say.confirm}
        </Button>
      </ActionBar>
    </>
  );
}

/** At a visit: the worker writes down what was said. */
export function AtVisit({ state, photos }: { state: Confirm; photos: TakePhotos }) {
  const say = words();
  const [note, setNote] = useState('');
  const given = note.trim();
  return (
    <>
      <p class="mid quiet">{say.visitText}</p>
      <Field long label={say.note} hint={say.noteHint} value={note} maxLength={NOTE_LIMIT_CHARS} onInput={setNote} />
      <PhotoField of={photos} />
      <ActionBar problem={state.confirm.problem.value?.title}>
        <Wrong state={state} />
        <Button
          look="main"
          busy={state.confirm.busy.value || photos.busy.value}
          onClick={() =>
            given === ''
              ? toast(say.needNote)
              : void state.confirm.send({ note: given, photoIds: photos.ids.value }, labelOf(state))
          }
        >
          {say.visitConfirm}
        </Button>
      </ActionBar>
    </>
  );
}

/** Something is not right: in a tap or a sentence, never a form. */
function Wrong({ state }: { state: Confirm }) {
  const say = words();
  const things = goodsWords(state);
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  return (
    <>
      <Button onClick={() => setOpen(true)}>{say.wrong}</Button>
      <Sheet open={open} onClose={() => setOpen(false)} title={say.wrongTitle}>
        <p class="mid quiet">{things?.wrongText ?? say.wrongText}</p>
        <Chips label={say.wrongTitle} wrap>
          {(things?.wrongs ?? say.wrongs).map((each) => (
            <Chip key={each} soft on={each === reason} onClick={() => setReason(each)}>
              {each}
            </Chip>
          ))}
        </Chips>
        <Field label={say.wrongOwn} value={reason} maxLength={NOTE_LIMIT_CHARS} onInput={setReason} />
        {state.dispute.problem.value !== undefined && (
          <p class="fault-note" role="alert">
            {state.dispute.problem.value.title}
          </p>
        )}
        <Button
          look="main"
          wide
          busy={state.dispute.busy.value}
          onClick={() => (reason.trim() === '' ? toast(say.wrongTitle) : void state.dispute.send(reason.trim()))}
        >
          {say.wrongSend}
        </Button>
      </Sheet>
    </>
  );
}
