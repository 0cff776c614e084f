import type { MatchContext, MatchTask } from '../model.ts';
import type { TaskQuestion } from './asker.ts';
import { type Ids, textAt } from './columns.ts';
import type { Snapshot } from './snapshot.ts';
import { taskAt } from './task-index.ts';
import { type Place, searchTasks } from './task-search.ts';
import { volunteerCardAt, volunteerIdAt } from './volunteer-index.ts';
import { searchVolunteers } from './volunteer-search.ts';

/** A snapshot with the rows that something newer has taken the place of. */
export type Layer = {
  readonly snapshot: Snapshot;
  readonly goneTasks: Uint8Array;
  readonly goneVolunteers: Uint8Array;
};
/** What a search goes through: a snapshot, and over it what changed since. Each task and each volunteer lives in one layer only. */
export type Layers = readonly Layer[];

export type FoundTask = Place & { readonly task: MatchTask };

/** Rows by id, to find what a change replaces. Worked out once for each snapshot. */
export type RowsById = {
  readonly tasks: ReadonlyMap<string, number>;
  readonly volunteers: ReadonlyMap<string, number>;
};

export function rowsById({ tasks, volunteers }: Snapshot): RowsById {
  return { tasks: rowsOf(tasks.ids), volunteers: rowsOf(volunteers.ids) };
}

function rowsOf({ texts }: Ids): ReadonlyMap<string, number> {
  return new Map(Array.from({ length: texts.starts.length - 1 }, (_, at) => [textAt(texts, at), at] as const));
}

/** A snapshot with changes over it. `changed`: the ids that changed or went, whether or not they are in `delta`. */
export function layered(
  base: Snapshot,
  rows: RowsById,
  delta: Snapshot,
  changed: { readonly tasks: readonly string[]; readonly volunteers: readonly string[] },
): Layers {
  return [
    {
      snapshot: base,
      goneTasks: marked(base.tasks.count, rows.tasks, changed.tasks),
      goneVolunteers: marked(base.volunteers.count, rows.volunteers, changed.volunteers),
    },
    {
      snapshot: delta,
      goneTasks: new Uint8Array(delta.tasks.count),
      goneVolunteers: new Uint8Array(delta.volunteers.count),
    },
  ];
}

function marked(count: number, rows: ReadonlyMap<string, number>, ids: readonly string[]): Uint8Array {
  const gone = new Uint8Array(count);
  for (const id of ids) {
    const row = rows.get(id);
    if (row !== undefined) gone[row] = 1;
  }
  return gone;
}

function compare(a: Place, b: Place): number {
  return b.score - a.score || a.distanceM - b.distanceM || (a.id < b.id ? -1 : 1);
}

/** The tasks that suit a volunteer as far as the index knows, best first: see `searchTasks`. */
export function tasksFor(layers: Layers, question: TaskQuestion, limit: number, after?: Place): readonly FoundTask[] {
  return layers
    .flatMap(({ snapshot, goneTasks }) =>
      searchTasks(snapshot.tasks, question, limit, { after, gone: goneTasks }).map((hit) => ({ hit, snapshot })),
    )
    .sort((a, b) => compare(a.hit, b.hit))
    .slice(0, limit)
    .map(({ hit: { row, id, score, distanceM }, snapshot }) => ({
      id,
      score,
      distanceM,
      task: taskAt(snapshot.tasks, row),
    }));
}

/** Every task in the index. */
export function allTasks(layers: Layers): readonly MatchTask[] {
  return layers.flatMap(({ snapshot, goneTasks }) => rowsIn(goneTasks).map((row) => taskAt(snapshot.tasks, row)));
}

/** Cards of the volunteers whom a task may suit, as far as the index knows: see `searchVolunteers`. */
export function volunteersFor(layers: Layers, task: MatchTask, context: MatchContext): readonly string[] {
  return layers.flatMap(({ snapshot, goneVolunteers }) =>
    searchVolunteers(snapshot.volunteers, task, context, goneVolunteers).map((row) =>
      volunteerCardAt(snapshot.volunteers, row),
    ),
  );
}

/** Ids of every volunteer in the index. */
export function volunteerIds(layers: Layers): readonly string[] {
  return layers.flatMap(({ snapshot, goneVolunteers }) =>
    rowsIn(goneVolunteers).map((row) => volunteerIdAt(snapshot.volunteers, row)),
  );
}

/** Cards of every volunteer in the index. */
export function allVolunteers(layers: Layers): readonly string[] {
  return layers.flatMap(({ snapshot, goneVolunteers }) =>
    rowsIn(goneVolunteers).map((row) => volunteerCardAt(snapshot.volunteers, row)),
  );
}

function rowsIn(gone: Uint8Array): readonly number[] {
  return [...gone.keys()].filter((row) => gone[row] === 0);
}
