import { type Columns, pack, unpack } from './columns.ts';
import { type TaskIndex, taskColumns, taskIndexFrom } from './task-index.ts';
import { type VolunteerIndex, volunteerColumns, volunteerIndexFrom } from './volunteer-index.ts';

/** All that one center's searches need: never changed, only replaced. */
export type Snapshot = { readonly tasks: TaskIndex; readonly volunteers: VolunteerIndex };

const SHEETS = ['tasks', 'volunteers'] as const;

/** A snapshot as bytes. */
export function encodeSnapshot({ tasks, volunteers }: Snapshot): Uint8Array {
  return pack({ ...named('tasks', taskColumns(tasks)), ...named('volunteers', volunteerColumns(volunteers)) });
}

/** The snapshot in bytes of `encodeSnapshot`, without copying them. Throws on bytes of another format, and on broken ones. */
export function decodeSnapshot(bytes: Uint8Array): Snapshot {
  const all = unpack(bytes);
  const [tasks, volunteers] = SHEETS.map((sheet) => sheetOf(all, sheet)) as [Columns, Columns];
  return { tasks: taskIndexFrom(tasks), volunteers: volunteerIndexFrom(volunteers) };
}

function named(sheet: string, columns: Columns): Columns {
  return Object.fromEntries(Object.entries(columns).map(([name, column]) => [`${sheet}.${name}`, column]));
}

function sheetOf(all: Columns, sheet: string): Columns {
  const prefix = `${sheet}.`;
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, column]) =>
      name.startsWith(prefix) ? [[name.slice(prefix.length), column] as const] : [],
    ),
  );
}
