import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { CHINA_OFFSET_MS, chinaMinute, DAY_MS } from '../../shared/kernel/time.ts';
import type { VerificationView } from '../../shared/wishes/verification.ts';
import type { TimeWindow } from '../../shared/wishes/wish.ts';
import { LONG_WINDOW_MS } from '../main/format.ts';

/**
 * A day ("2026-11-08") and from when until when ("14:00") by the clock of China; empty while nobody has said. `until`: any time
 * from now until that day's hour.
 */
export type NewTime = { readonly day: string; readonly from: string; readonly to: string; readonly until: boolean };
/** No further ahead than a wish may be (functions/wishes/rules). */
export const AHEAD_LIMIT_MS = 60 * DAY_MS;

/**
 * When a wish is wanted for which people are looked for anew: its own time is over as a rule, and the desk hears from the person
 * which one suits. The hours are those of before, the day is asked: of a visit when it is, of goods and whatever was wanted for long
 * until when they are.
 */
export function createNewTime(view: ReadonlySignal<VerificationView | undefined>, now: () => number) {
  const said = signal<Partial<Omit<NewTime, 'until'>>>({});
  const before = computed(() => (view.value?.wish.state === 'released' ? view.value.wish.window : undefined));
  const value = computed<NewTime | undefined>(() => {
    if (before.value === undefined) return undefined;
    const { from, to } = before.value;
    const until = view.value?.wish.kind === 'goods' || to - from >= LONG_WINDOW_MS;
    return { day: '', from: until ? '' : hourOf(from), to: hourOf(to), ...said.value, until };
  });
  /** From now on is a little later each time that somebody asks. */
  function windowNow(): TimeWindow | undefined {
    const from = value.value?.until === true ? now() : momentOf(value.value?.day, value.value?.from);
    const to = momentOf(value.value?.day, value.value?.to);
    return from === undefined || to === undefined ? undefined : { from, to };
  }
  const window = computed(windowNow);
  // Before it is over the old time may stay.
  const mayStay = computed(() => before.value !== undefined && before.value.to > now());
  /** Undefined while it fits, or nothing is asked. */
  const fault = computed<'missing' | 'order' | 'past' | 'over' | undefined>(() => {
    if (before.value === undefined) return undefined;
    if (value.value?.day === '' && mayStay.value) return undefined;
    if (window.value === undefined) return 'missing';
    if (value.value?.until === true) return window.value.to <= now() ? 'over' : undefined;
    if (window.value.to <= window.value.from) return 'order';
    return window.value.from <= now() ? 'past' : undefined;
  });
  return {
    /** What to ask; undefined where the wish keeps its time. */
    newTime: value,
    timeFault: fault,
    /** Whether nothing has to be said, because the time of before is not over. */
    timeMayStay: mayStay,
    window: computed(() => (fault.value === undefined ? window.value : undefined)),
    /** What is sent with publishing. */
    windowNow: () => (fault.value === undefined ? windowNow() : undefined),
    setTime: (part: Partial<Omit<NewTime, 'until'>>): void => {
      said.value = { ...said.value, ...part };
    },
  };
}

function hourOf(at: number): string {
  return chinaMinute(at).slice(-5);
}

function momentOf(day = '', hour = ''): number | undefined {
  if (day === '' || hour === '') return undefined;
  const at = Date.parse(`${day}T${hour}:00Z`);
  return Number.isNaN(at) ? undefined : at - CHINA_OFFSET_MS;
}
