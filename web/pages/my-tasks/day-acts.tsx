import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { AssignmentView } from '../../../shared/tasks/contract.ts';
import { byWords, clockWords, minutesWords, momentWords } from '../../main/format.ts';
import { refusedWords, say as sayWords } from '../../main/i18n.ts';
import type { Waiting } from '../../main/outbox.ts';
import { go } from '../../main/router.ts';
import type { Position, TaskDay } from '../../state/task-day.ts';
import { ActionBar } from '../../ui/action-bar.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { scanLineIcon } from '../../ui/icons-more.ts';
import { canScan, canScanNow, prepareScanner, Scanner } from '../../ui/scanner.tsx';
import { SixDigits } from '../../ui/six-digits.tsx';
import { toast } from '../../ui/toast.tsx';
import { useOnline } from '../../ui/use-online.ts';
import { HandOver } from './hand-over.tsx';
import { words } from './words.ts';

const POSITION_LIMIT_MS = 4_000;

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
  const title =
    step === 'answer'
      ? say.offeredTitle
      : step === 'wait'
        ? say.waitTitle
        : step === 'nod'
          ? say.nodTitle
          : of.state === 'confirmed'
            ? say.overTitle.confirmed
            : say.overTitle.other;
  const minutes = minutesWords(of.minutes ?? of.task.minutes);
  const text =
    step === 'answer' && of.offeredUntil !== undefined
      ? say.answerBy(byWords(of.offeredUntil, now))
      : step === 'wait'
        ? say.waitText
        : step === 'nod'
          ? say.nodText(minutes)
          : of.state === 'confirmed'
            ? say.overText(minutes)
            : say.states[of.state];
  return (
    <>
      <section class="card task-day-card">
        <h2>{title}</h2>
        <p class="mid quiet">{text}</p>
      </section>
      <Kept state={state} of={of} />
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
            {say.answer}
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
        {(step === 'wait' || (step === 'over' && of.state !== 'confirmed')) && (
          <ButtonLink to={`/wishes/${of.task.wishId}`}>{say.toWish}</ButtonLink>
        )}
      </ActionBar>
    </>
  );
}

/** What a stamp is, in words, where it waits among others. */
function labelOf({ task }: AssignmentView, step: 'check_in' | 'check_out'): string {
  return words().stampOf[step](sayWords(task.title));
}

/** A scanned code counts whenever it arrives; digits are old in a minute. */
function isSigned({ sent }: Waiting): boolean {
  return 'code' in (sent as { body: object }).body;
}

/** What waits in this phone for the network, or came back refused: said as it is. */
function Kept({ state, of }: { state: TaskDay; of: AssignmentView }) {
  const say = words();
  const kept = state.kept.value;
  if (kept === undefined) return null;
  if (kept.refused === undefined)
    return (
      <section class="task-day-kept" role="status">
        <b>{kept.line.endsWith('/check-in') ? say.keptIn : say.keptOut}</b>
        <p class="small">{isSigned(kept) ? say.keptSigned : say.keptLate}</p>
        <Button size="small" look="quiet" onClick={() => state.dismiss()}>
          {say.undo}
        </Button>
      </section>
    );
  return (
    <section class="fault-note" role="alert">
      <b>{say.refused}</b>
      <p>{refusedWords(kept.refused)}</p>
      <p>{say.refusedHelp}</p>
      <p class="task-day-chips">
        {of.place.stationPhone !== undefined && (
          <a class="button" data-size="small" href={`tel:${of.place.stationPhone}`}>
            {say.call}
          </a>
        )}
        <Button size="small" look="quiet" onClick={() => state.dismiss()}>
          {say.dismiss}
        </Button>
      </p>
    </section>
  );
}

function Stamp({
  state,
  of,
  now,
  step,
  children,
}: {
  state: TaskDay;
  of: AssignmentView;
  now: number;
  step: 'check_in' | 'check_out';
  children: ComponentChildren;
}) {
  const say = words();
  const online = useOnline();
  // Without a network only a scanned code is sure to count, so the camera is what opens.
  const [scanning, scan] = useState(() => !navigator.onLine && canScanNow());
  const [near, setNear] = useState(false);
  const [locating, locate] = useState(false);
  const early = step === 'check_in' && now < of.checkInFrom;
  const soonest = say.tooSoon(momentWords(of.checkInFrom, now));
  useEffect(() => {
    if (!early) prepareScanner();
  }, [early]);
  const scanned = state.code.value;
  const ready = state.digits.value.length === 6 || scanned !== undefined;
  const problem = state.stamp.problem.value;
  async function stamp(): Promise<void> {
    if (early || !ready) return toast(early ? soonest : say.needDigits);
    locate(near);
    const position = near ? await whereAmI() : undefined;
    locate(false);
    const answer = await state.stamp.send(labelOf(of, step), position);
    if (answer !== undefined)
      toast(
        answer === 'kept'
          ? step === 'check_in'
            ? say.keptIn
            : say.keptOut
          : step === 'check_in'
            ? say.checkedIn
            : say.checkedOut,
      );
  }
  return (
    <>
      <Kept state={state} of={of} />
      <section class="card task-day-card">
        <h2>{step === 'check_in' ? say.enterIn : say.enterOut}</h2>
        {early ? (
          <p class="mid quiet">{say.enterHint}</p>
        ) : (
          <>
            <p class="small quiet">{online ? say.enterHint : say.enterOffline}</p>
            {scanning ? (
              <Scanner
                label={say.scanLabel}
                failed={say.scanFailed}
                onText={(text) => take(state, text, () => scan(false))}
              />
            ) : scanned !== undefined ? (
              <p class="note" role="status">
                {say.scanned(clockWords(scanned.at))}
              </p>
            ) : (
              <SixDigits
                label={say.digits}
                value={state.digits.value}
                onInput={(digits) => state.enter(digits)}
                wrong={problem?.code === 'show_code_wrong'}
                describedBy={problem === undefined ? undefined : 'task-day-fault'}
              />
            )}
            {canScan() && (
              <Button look="quiet" size="small" icon={scanLineIcon} onClick={() => scan(!scanning)}>
                {scanning ? say.type : scanned === undefined ? say.scan : say.scanAgain}
              </Button>
            )}
            {'geolocation' in navigator && (
              <label class="choice task-day-near">
                <input type="checkbox" checked={near} onChange={(event) => setNear(event.currentTarget.checked)} />
                <span class="mid">
                  {say.near}
                  <span class="small quiet">{say.nearText}</span>
                </span>
              </label>
            )}
          </>
        )}
      </section>
      {children}
      {step === 'check_in' && <HandOver state={state} title={sayWords(of.task.title)} />}
      <ActionBar say={early ? <span class="ember bold">{soonest}</span> : undefined} problem={problem?.title}>
        <Button
          look={early ? 'blocked' : 'main'}
          busy={state.stamp.busy.value || locating}
          onClick={() => void stamp()}
        >
          {step === 'check_in' ? say.checkIn : say.checkOut}
        </Button>
      </ActionBar>
    </>
  );
}

function take(state: TaskDay, text: string, close: () => void): boolean {
  const found = state.scan(text);
  if (found !== 'right') {
    toast(found === 'wrong' ? words().scanWrong : words().scanOther);
    return false;
  }
  close();
  return true;
}

/** Where the phone is now, or nothing when it will not say in time: then the stamp goes without. */
function whereAmI(): Promise<Position | undefined> {
  return new Promise((done) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) =>
        done({
          lat: coords.latitude,
          lng: coords.longitude,
          accuracyM: Math.min(100_000, Math.round(coords.accuracy)),
        }),
      () => done(undefined),
      { timeout: POSITION_LIMIT_MS, maximumAge: POSITION_LIMIT_MS, enableHighAccuracy: true },
    );
  });
}
