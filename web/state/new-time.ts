import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { CHINA_OFFSET_MS, chinaMinute, DAY_MS } from '../../shared/kernel/time.ts';
import type { VerificationView } from '../../shared/wishes/verification.ts';
import type { TimeWindow } from '../../shared/wishes/wish.ts';

/** A day ("2026-11-08") and from when until when ("14:00") by the clock of China; empty while nobody has said. */
export type NewTime = { readonly day: string; readonly from: string; readonly to: string };
/** No further ahead than a wish may be (functions/wishes/rules). */
export const AHEAD_LIMIT_MS = 60 * DAY_MS;

/**
 * When a wish is wanted for which people are looked for anew: its own time is over as a rule, and the desk hears from the person
 * which one suits. The hours are those of before, the day is asked.
 */
export function createNewTime(view: ReadonlySignal<VerificationView | undefined>, now: () => number) {
  const said = signal<Partial<NewTime>>({});
  const before = computed(() => (view.value?.wish.state === 'released' ? view.value.wish.window : undefined));
  const value = computed<NewTime | undefined>(() => {
    if (before.value === undefined) return undefined;
    const { from, to } = before.value;
    const hours = to - from < DAY_MS ? { from: hourOf(from), to: hourOf(to) } : { from: '', to: '' };
    return { day: '', ...hours, ...said.value };
  });
  const window = computed<TimeWindow | undefined>(() => {
    const from = momentOf(value.value?.day, value.value?.from);
    const to = momentOf(value.value?.day, value.value?.to);
    return from === undefined || to === undefined ? undefined : { from, to };
  });
  /** Undefined while it fits, or nothing is asked. */
  const fault = computed<'missing' | 'order' | 'past' | undefined>(() => {
    if (before.value === undefined) return undefined;
    // Before it is over the old time may stay.
    if (value.value?.day === '' && before.value.to > now()) return undefined;
    if (window.value === undefined) return 'missing';
    if (window.value.to <= window.value.from) return 'order';
    return window.value.from <= now() ? 'past' : undefined;
  });
  return {
    /** What to ask; undefined where the wish keeps its time. */
    newTime: value,
    timeFault: fault,
    /** What is sent with publishing. */
    window: computed(() => (fault.value === undefined ? window.value : undefined)),
    setTime: (part: Partial<NewTime>): void => {
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
