import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { AssignmentView } from '../../../shared/tasks/contract.ts';
import { clockWords, momentWords } from '../../main/format.ts';
import { say as sayWords } from '../../main/i18n.ts';
import type { Position, TaskDay } from '../../state/task-day.ts';
import { ActionBar } from '../../ui/action-bar.tsx';
import { Button } from '../../ui/button.tsx';
import { scanLineIcon } from '../../ui/icons-more.ts';
import { canScan, canScanNow, prepareScanner, Scanner } from '../../ui/scanner.tsx';
import { SixDigits } from '../../ui/six-digits.tsx';
import { toast } from '../../ui/toast.tsx';
import { useOnline } from '../../ui/use-online.ts';
import { HandOver } from './hand-over.tsx';
import { KeptStamp } from './kept-stamp.tsx';
import { words } from './words.ts';

const POSITION_LIMIT_MS = 4_000;

/** Checking in or out by the code that the other side shows: scanned, or its six digits. */
export function Stamp({
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
      <KeptStamp state={state} of={of} />
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

/** What a stamp is, in words, where it waits among others. */
function labelOf({ task }: AssignmentView, step: 'check_in' | 'check_out'): string {
  return words().stampOf[step](sayWords(task.title));
}
