import { AppError } from '../../shared/kernel/errors.ts';
import { AGENDA_LIMIT_ITEMS } from '../../shared/kernel/limits.ts';
import { DAY_MS, HOUR_MS, WEEK_MS, weekStart } from '../../shared/kernel/time.ts';
import type { House } from '../platform/house.ts';
import { BATCH_GET_LIMIT_ITEMS, type Condition, type Key, type Write } from '../platform/table.ts';
import { timeKey } from '../wishes/wish-item.ts';
import { type Agenda, agendaKey, type Task } from './task-item.ts';

/** Longest way between two tasks that the house reckons with: a neighbouring week nearer than this is looked at too. */
const TRAVEL_LIMIT_MS = 12 * HOUR_MS;
/** A wish may be 60 days ahead and as long; nothing accepted lies further away. */
const AHEAD_LIMIT_MS = 61 * DAY_MS;
const WEEKS_LIMIT_ITEMS = 20;

export type AgendaEntry = Agenda['entries'][number];
type Window = { readonly from: number; readonly to: number };

export function entryOf(task: Pick<Task, 'id' | 'window' | 'cell' | 'minutes'>): AgendaEntry {
  return { taskId: task.id, from: task.window.from, to: task.window.to, cell: task.cell, minutes: task.minutes };
}

/** The week in which a task counts: where it starts, China time. */
export function weekOf(window: Window): number {
  return weekStart(window.from);
}

/** The weeks whose entries can meet a window: its own first, then those that its ends and the way there and back touch. */
export function weeksAround(window: Window): readonly number[] {
  return [
    ...new Set([weekOf(window), weekStart(window.from - TRAVEL_LIMIT_MS), weekStart(window.to + TRAVEL_LIMIT_MS)]),
  ];
}

/** Agendas of one volunteer for some weeks, read strongly; an absent week is an empty one. */
export async function agendasOf(house: House, personId: string, weeks: readonly number[]): Promise<readonly Agenda[]> {
  return Promise.all(
    weeks.map(async (week) => {
      const item = await house.table.get(agendaKey(personId, week), { consistent: true });
      return item ? agendaFrom(item as unknown as Agenda) : emptyAgenda(personId, week);
    }),
  );
}

/** All weeks of a volunteer from last week on, for reckoning many tasks at once. Not for deciding. */
export async function agendasAhead(house: House, personId: string, now: number): Promise<readonly Agenda[]> {
  const { pk } = agendaKey(personId, now);
  const from = agendaKey(personId, weekStart(now - WEEK_MS)).sk;
  const to = agendaKey(personId, weekStart(now + AHEAD_LIMIT_MS)).sk;
  const page = await house.table.query({ pk, sk: { between: [from, to] }, limit: WEEKS_LIMIT_ITEMS });
  return page.items.map((item) => agendaFrom(item as unknown as Agenda));
}

/** Agendas of many volunteers around one window, in one read of at most 100 keys. Not for deciding. */
export async function agendasAround(
  house: House,
  personIds: readonly string[],
  window: Window,
): Promise<ReadonlyMap<string, readonly Agenda[]>> {
  const weeks = weeksAround(window);
  const keys = personIds.flatMap((personId) => weeks.map((week) => agendaKey(personId, week)));
  const found = new Map<string, Agenda[]>();
  for (const item of keys.length === 0 ? [] : await house.table.batchGet(keys)) {
    const agenda = agendaFrom(item as unknown as Agenda);
    found.set(agenda.personId, [...(found.get(agenda.personId) ?? []), agenda]);
  }
  return found;
}

/** The weeks of somebody, or undefined where they were not read. */
export type AgendaWeeks = (personId: string, weeks: readonly number[]) => readonly Agenda[] | undefined;
/** Weeks that one plan reads at most. */
const PLAN_WEEKS_LIMIT_ITEMS = 3_000;

/** The weeks of many volunteers, 100 a read and at most PLAN_WEEKS_LIMIT_ITEMS; an absent week is an empty one. Not for deciding. */
export async function agendasOfWeeks(
  house: House,
  wanted: readonly { readonly personId: string; readonly weeks: readonly number[] }[],
): Promise<AgendaWeeks> {
  const name = (key: Key) => `${key.pk} ${key.sk}`;
  const all = wanted.flatMap(({ personId, weeks }) => weeks.map((week) => agendaKey(personId, week)));
  const keys = [...new Map(all.map((key) => [name(key), key])).values()].slice(0, PLAN_WEEKS_LIMIT_ITEMS);
  const read = new Map<string, Agenda | undefined>(keys.map((key) => [name(key), undefined]));
  for (let at = 0; at < keys.length; at += BATCH_GET_LIMIT_ITEMS) {
    for (const item of await house.table.batchGet(keys.slice(at, at + BATCH_GET_LIMIT_ITEMS)))
      read.set(name(item), agendaFrom(item as unknown as Agenda));
    await house.breathe();
  }
  return (personId, weeks) => {
    const names = weeks.map((week) => [week, name(agendaKey(personId, week))] as const);
    if (!names.every(([, each]) => read.has(each))) return undefined;
    return names.map(([week, each]) => read.get(each) ?? emptyAgenda(personId, week));
  };
}

/**
 * Writes that put a task into the agenda: the own week moves on by a version, the neighbouring weeks that were looked at must
 * still be as they were. So two accepts at once cannot both see a free evening. Raises `week_full` when the week holds no more.
 */
export function holdWrites(agendas: readonly Agenda[], entry: AgendaEntry): readonly Write[] {
  const own = agendas.find((agenda) => agenda.week === weekStart(entry.from));
  if (!own) throw new Error('the own week was not read');
  if (own.entries.length >= AGENDA_LIMIT_ITEMS) throw new AppError('week_full');
  return [
    agendaWrite(own, { ...own, minutes: own.minutes + entry.minutes, entries: [...own.entries, entry] }),
    ...agendas
      .filter((agenda) => agenda !== own)
      .map((agenda): Write => ({ op: 'check', key: agendaKey(agenda.personId, agenda.week), if: [unchanged(agenda)] })),
  ];
}

/** Writes that take a task out of a volunteer's agenda; none when it is not in it. */
export function releaseWrites(
  house: House,
  personId: string,
  taskId: string,
  window: Window,
): Promise<readonly Write[]> {
  return releaseAllWrites(house, [{ personId, taskId, window }]);
}

/** The same for several tasks and volunteers in one transaction: one write for each week that changes. */
export async function releaseAllWrites(
  house: House,
  held: readonly { readonly personId: string; readonly taskId: string; readonly window: Window }[],
): Promise<readonly Write[]> {
  const weeks = new Map<string, { personId: string; week: number; gone: Set<string> }>();
  for (const { personId, taskId, window } of held) {
    const week = weekOf(window);
    const name = `${personId}#${timeKey(week)}`;
    const known = weeks.get(name) ?? { personId, week, gone: new Set<string>() };
    known.gone.add(taskId);
    weeks.set(name, known);
  }
  const writes = await Promise.all(
    [...weeks.values()].map(async ({ personId, week, gone }) => {
      const [agenda] = await agendasOf(house, personId, [week]);
      const freed = agenda?.entries.filter((entry) => gone.has(entry.taskId)) ?? [];
      if (!agenda || freed.length === 0) return [];
      const entries = agenda.entries.filter((entry) => !gone.has(entry.taskId));
      return [
        agendaWrite(agenda, {
          ...agenda,
          entries,
          minutes: agenda.minutes - freed.reduce((sum, entry) => sum + entry.minutes, 0),
        }),
      ];
    }),
  );
  return writes.flat();
}

function agendaWrite(before: Agenda, after: Agenda): Write {
  const { personId, week, minutes, entries } = after;
  const key: Key = agendaKey(personId, week);
  return {
    op: 'replace',
    item: { ...key, type: 'agenda', personId, week, minutes, entries, version: before.version + 1 },
    if: [unchanged(before)],
  };
}

function unchanged(agenda: Agenda): Condition {
  return agenda.version === 0
    ? { attribute: 'pk', is: 'missing' }
    : { attribute: 'version', is: 'eq', value: agenda.version };
}

function emptyAgenda(personId: string, week: number): Agenda {
  return { personId, week, minutes: 0, version: 0, entries: [] };
}

function agendaFrom({ personId, week, minutes, version, entries }: Agenda): Agenda {
  return { personId, week, minutes, version, entries };
}
