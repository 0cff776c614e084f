import { DAY_MS, HOUR_MS, MINUTE_MS, WEEK_MS, weekStart } from '../kernel/time.ts';
import type { TimeWindow } from '../wishes/wish.ts';
import type { Appointment, AvailabilityException, HourRange, TravelMode } from './model.ts';
import { cellTravelMinutes } from './travel.ts';

export type Times = { readonly weekly: readonly HourRange[]; readonly exceptions: readonly AvailabilityException[] };
/** Wishes look at most 60 days ahead; nothing is ever unrolled further. */
const SPAN_LIMIT_MS = 62 * DAY_MS;

/** Overlapping and touching spans as one, in order. */
function united(spans: readonly TimeWindow[]): TimeWindow[] {
  if (spans.length < 2) return [...spans];
  const result: TimeWindow[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last !== undefined && span.from <= last.to)
      result[result.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    else result.push(span);
  }
  return result;
}

function without(spans: readonly TimeWindow[], busy: TimeWindow): TimeWindow[] {
  return spans.flatMap((span) =>
    [
      { from: span.from, to: Math.min(span.to, busy.from) },
      { from: Math.max(span.from, busy.to), to: span.to },
    ].filter((part) => part.from < part.to),
  );
}

/**
 * When a volunteer is free inside a window, in order and apart: the weekly hours (China time) and the exceptions. Where
 * exceptions say both, being away wins.
 */
export function freeSpans(times: Times, window: TimeWindow): TimeWindow[] {
  const end = Math.min(window.to, window.from + SPAN_LIMIT_MS);
  const spans: TimeWindow[] = [];
  // In place and without lists in between: a plan asks this of every pair of a task and a volunteer.
  const clip = (from: number, to: number) => {
    const span = { from: Math.max(from, window.from), to: Math.min(to, end) };
    if (span.from < span.to) spans.push(span);
  };
  for (const { free, from, to } of times.exceptions) if (free) clip(from, to);
  for (let week = weekStart(window.from); week < end; week += WEEK_MS)
    for (const { from, to } of times.weekly) clip(week + from * HOUR_MS, week + to * HOUR_MS);
  let free = united(spans);
  for (const busy of times.exceptions) if (!busy.free) free = without(free, busy);
  return free;
}

/** The first free span of so many minutes inside a window, or undefined. */
export function freeSlot(times: Times, window: TimeWindow, minutes: number): TimeWindow | undefined {
  const span = freeSpans(times, window).find(({ from, to }) => to - from >= minutes * MINUTE_MS);
  return span === undefined ? undefined : { from: span.from, to: span.from + minutes * MINUTE_MS };
}

/** Whether some contiguous `minutes` inside the window are free. The window may be longer than the minutes. */
export function freeWithin(times: Times, window: TimeWindow, minutes: number): boolean {
  return freeSlot(times, window, minutes) !== undefined;
}

type Job = {
  readonly from: number;
  readonly to: number;
  readonly cell: string;
  readonly minutes: number;
  readonly taskId: string;
  readonly spans: readonly TimeWindow[];
};
type Placed = { readonly from: number; readonly to: number; readonly cell: string };

/** The earliest time for a job beside what is placed, with the way from and to each neighbour; undefined for none. */
function place(job: Job, placed: readonly Placed[], mode: TravelMode): Placed | undefined {
  const length = job.minutes * MINUTE_MS;
  const guarded = placed.map((other) => {
    const travel = cellTravelMinutes(other.cell, job.cell, mode) * MINUTE_MS;
    return { from: other.from - travel, to: other.to + travel };
  });
  for (const span of job.spans) {
    let from = span.from;
    // Each turn goes past one placed task and never comes back to it.
    for (;;) {
      const start = from;
      const inTheWay = guarded.find((other) => start + length > other.from && start < other.to);
      if (inTheWay === undefined || from + length > span.to) break;
      from = inTheWay.to;
    }
    if (from + length <= span.to) return { from, to: from + length, cell: job.cell };
  }
  return undefined;
}

/** Whether an accepted task, with the way between, touches the window of another. */
function reaches(one: Appointment, job: Job, mode: TravelMode): boolean {
  // Two homes within the widest radius (50 km) of a third are less than a day's walk apart.
  if (one.taskId === job.taskId || one.from - DAY_MS > job.to || one.to + DAY_MS < job.from) return false;
  const travel = cellTravelMinutes(one.cell, job.cell, mode) * MINUTE_MS;
  return one.from - travel < job.to && one.to + travel > job.from;
}

function slack(job: Job): number {
  return job.to - job.from - job.minutes * MINUTE_MS;
}

/**
 * A start for a new task among the accepted ones, such that everything can be done in its window with the way between
 * neighbours, or undefined. The least movable are placed first, each as early as it can be. That may refuse a day that a
 * cleverer order would manage, never the other way round. `spans` are the times free for the new task.
 */
export function slotBeside(
  agenda: readonly Appointment[],
  task: { readonly window: TimeWindow; readonly minutes: number; readonly cell: string; readonly id: string },
  spans: readonly TimeWindow[],
  mode: TravelMode,
): TimeWindow | undefined {
  const fresh: Job = { ...task.window, cell: task.cell, minutes: task.minutes, taskId: task.id, spans };
  // Nothing near: most days of most people, and no need to place anything else.
  if (!agenda.some((one) => reaches(one, fresh, mode))) return asWindow(place(fresh, [], mode));
  const others = agenda
    .filter((one) => one.taskId !== task.id)
    .map((one): Job => ({ ...one, spans: [{ from: one.from, to: one.to }] }));
  const placed: Placed[] = [];
  let slot: Placed | undefined;
  for (const job of [fresh, ...others].sort(
    (a, b) => slack(a) - slack(b) || a.from - b.from || (a.taskId < b.taskId ? -1 : 1),
  )) {
    const found = place(job, placed, mode);
    if (job === fresh) slot = found;
    // An accepted task that no longer fits was so before, or this one pushes it out: then this one does not fit.
    if (found === undefined && (job === fresh || slot !== undefined)) return undefined;
    placed.push(found ?? { from: job.from, to: job.from + job.minutes * MINUTE_MS, cell: job.cell });
  }
  return asWindow(slot);
}

function asWindow(placed: Placed | undefined): TimeWindow | undefined {
  return placed === undefined ? undefined : { from: placed.from, to: placed.to };
}

/** Whether a fixed time at a place collides with the agenda, the way to it and on from it included. */
export function overlaps(
  agenda: readonly Appointment[],
  slot: TimeWindow & { readonly cell: string },
  mode: TravelMode,
): boolean {
  const task = {
    window: { from: slot.from, to: slot.to },
    minutes: (slot.to - slot.from) / MINUTE_MS,
    cell: slot.cell,
    id: '',
  };
  return slotBeside(agenda, task, [task.window], mode) === undefined;
}
