import { promisesKey } from '../../../functions/goods/promises.ts';
import { hoursTotalKey } from '../../../functions/hours/hours-item.ts';
import type { Item } from '../../../functions/platform/table.ts';
import { type Agenda, agendaKey, type Task } from '../../../functions/tasks/task-item.ts';
import { weekStart } from '../../../shared/kernel/time.ts';

/** What seeding adds up for each volunteer, written once at the end: agendas of weeks and totals of minutes. */
export type Sums = {
  readonly agendas: Map<string, Agenda>;
  readonly totals: Map<string, { minutes: number; since: number }>;
  /** Confirmed visits of each volunteer by beneficiary. */
  readonly visits: Map<string, Record<string, number>>;
  readonly promises: Map<string, number>;
};

/** Somebody has taken on a task. */
export function remember(sums: Sums, personId: string, task: Task): void {
  const week = weekStart(task.window.from);
  const name = `${personId}|${week}`;
  const agenda = sums.agendas.get(name) ?? { personId, week, minutes: 0, version: 1, entries: [] };
  const entry = { taskId: task.id, from: task.window.from, to: task.window.to, cell: task.cell, minutes: task.minutes };
  sums.agendas.set(name, { ...agenda, minutes: agenda.minutes + task.minutes, entries: [...agenda.entries, entry] });
}

/** The items of the sums: agendas and totals. */
export function sumItems(sums: Sums): readonly Item[] {
  const agendas = [...sums.agendas.values()].map(
    (agenda) => ({ ...agendaKey(agenda.personId, agenda.week), type: 'agenda', ...agenda }) as unknown as Item,
  );
  const totals = [...sums.totals].map(
    ([personId, { minutes, since }]) =>
      ({ ...hoursTotalKey(personId), type: 'hours_total', personId, minutes, since }) as unknown as Item,
  );
  return [...agendas, ...totals, ...promiseItems(sums.promises)];
}

/** How many promises each donor has open, as the counter that holds them to their number. */
function promiseItems(promises: ReadonlyMap<string, number>): readonly Item[] {
  return [...promises].map(([personId, open]) => ({ ...promisesKey(personId), type: 'promises', open }));
}
