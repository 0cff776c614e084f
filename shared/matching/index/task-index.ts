import { chinaDay, WEEK_MS, weekStart } from '../../kernel/time.ts';
import { SKILLS } from '../../volunteers/skills.ts';
import { LANGUAGES } from '../../wishes/wish.ts';
import { inTheEvening } from '../ages.ts';
import { unmetLimits } from '../demands.ts';
import type { HealthLimit, MatchTask } from '../model.ts';
import { type Columns, idAt, packTexts, type Texts, textAt } from './columns.ts';
import { byCell, type Cell, cellIn, type Grid, gridFrom, gridOf } from './grid.ts';
import { hoursFor, startsOf } from './hours.ts';
import { type Needs, needsFrom, needsOf } from './needs.ts';

export const HEALTH_LIMITS: readonly HealthLimit[] = ['no_lifting', 'no_stairs', 'no_dust', 'no_outdoor_cold'];
export const ADULTS_ONLY = 1;
export const URGENT = 2;
/** Nobody is coming yet. */
export const UNCOVERED = 4;

/**
 * Open tasks for the question "what suits me", as columns: one row a task, sorted by cell. Nothing in it ever changes. A
 * child's task has no place here: it is offered by a person, never found (DOMAIN 3.4).
 */
export type TaskIndex = {
  readonly count: number;
  readonly grid: Grid;
  readonly needs: Needs;
  readonly need: Uint16Array;
  /** Bits of LANGUAGES: one of them must be shared (0 for no matter), and those that bring points. */
  readonly languages: Uint8Array;
  readonly likes: Uint8Array;
  /** Bits of HEALTH_LIMITS that the task does not respect. */
  readonly health: Uint8Array;
  readonly flags: Uint8Array;
  /** Year in which it begins. */
  readonly year: Uint16Array;
  /** Week in which it begins, counted from the first Monday of 1970. */
  readonly week: Uint16Array;
  readonly minutes: Uint16Array;
  /** Whole hours that the minutes take, and the hours of the week at which they may start. */
  readonly hours: Uint8Array;
  readonly firstStart: Uint8Array;
  readonly startCount: Uint8Array;
  readonly from: Float64Array;
  readonly to: Float64Array;
  readonly publishedAt: Float64Array;
  readonly beneficiary: Uint32Array;
  /** The order of the ids: rank of each row, and the row of each rank. */
  readonly rank: Uint32Array;
  readonly byRank: Uint32Array;
  readonly ids: Texts;
  readonly cards: Texts;
};

/** A short number for a text (FNV-1a): equal texts have equal ones, and different texts nearly always different ones. */
export function hashOf(text: string): number {
  let hash = 0x811c_9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x0100_0193);
  return hash >>> 0;
}

export function languageBits(languages: readonly string[]): number {
  return LANGUAGES.reduce((bits, language, at) => (languages.includes(language) ? bits | (1 << at) : bits), 0);
}

export function healthBits(limits: readonly HealthLimit[]): number {
  return HEALTH_LIMITS.reduce((bits, limit, at) => (limits.includes(limit) ? bits | (1 << at) : bits), 0);
}

/** A week as a small number. */
export function weekNumber(at: number): number {
  return Math.round(weekStart(at) / WEEK_MS);
}

function flagsOf(task: MatchTask): number {
  const adult =
    task.lifting || inTheEvening(task.window) || !task.skills.every((skill) => SKILLS.get(skill)?.minor === true);
  return (adult ? ADULTS_ONLY : 0) | (task.urgency === 'urgent' ? URGENT : 0) | (task.taken === 0 ? UNCOVERED : 0);
}

/** The index of open tasks. Those that are full, or about a child, are left out. */
export function indexTasks(given: readonly MatchTask[]): TaskIndex {
  const rows = given
    .filter((task) => !task.minor && task.state === 'open' && task.taken < task.people)
    .map((task) => ({ task, cell: cellIn(task.cell) }))
    .sort((a, b) => byCell(a.cell, b.cell) || (a.task.id < b.task.id ? -1 : 1));
  const tasks = rows.map(({ task }) => task);
  const { needs, ofEach } = needsOf(tasks.map((task) => task.skills));
  const starts = tasks.map((task) => startsOf(task.window, task.minutes));
  const byRank = Uint32Array.from([...tasks.keys()].sort((a, b) => (idOf(tasks, a) < idOf(tasks, b) ? -1 : 1)));
  const rank = new Uint32Array(tasks.length);
  for (const [order, row] of byRank.entries()) rank[row] = order;
  return {
    count: tasks.length,
    grid: gridOf(rows.map(({ cell }): Cell => cell)),
    needs,
    need: ofEach,
    languages: Uint8Array.from(tasks, ({ languages }) => (languages.includes('zh') ? 0 : languageBits(languages))),
    likes: Uint8Array.from(tasks, ({ languages }) => languageBits(languages.filter((one) => one !== 'zh'))),
    health: Uint8Array.from(tasks, (task) => healthBits(unmetLimits(HEALTH_LIMITS, task))),
    flags: Uint8Array.from(tasks, flagsOf),
    year: Uint16Array.from(tasks, ({ window }) => Number(chinaDay(window.from).slice(0, 4))),
    week: Uint16Array.from(tasks, ({ window }) => weekNumber(window.from)),
    minutes: Uint16Array.from(tasks, ({ minutes }) => minutes),
    hours: Uint8Array.from(tasks, ({ minutes }) => hoursFor(minutes)),
    firstStart: Uint8Array.from(starts, ({ first }) => first),
    startCount: Uint8Array.from(starts, ({ count }) => count),
    from: Float64Array.from(tasks, ({ window }) => window.from),
    to: Float64Array.from(tasks, ({ window }) => window.to),
    publishedAt: Float64Array.from(tasks, ({ publishedAt }) => publishedAt),
    beneficiary: Uint32Array.from(tasks, ({ beneficiaryId }) => hashOf(beneficiaryId)),
    rank,
    byRank,
    ids: packTexts(tasks.map(({ id }) => id)),
    cards: packTexts(tasks.map((task) => JSON.stringify(task))),
  };
}

function idOf(tasks: readonly MatchTask[], at: number): string {
  return tasks[at]?.id ?? '';
}

export function taskIdAt(index: TaskIndex, row: number): string {
  return idAt(index.ids, row);
}

export function taskAt(index: TaskIndex, row: number): MatchTask {
  return JSON.parse(textAt(index.cards, row)) as MatchTask;
}

/** The index as columns of a snapshot. */
export function taskColumns(index: TaskIndex): Columns {
  const { count: _count, grid, needs, ids, cards, ...columns } = index;
  const skills = packTexts(needs.skills);
  return {
    ...columns,
    gridRows: grid.rows,
    gridColumns: grid.columns,
    gridStarts: grid.starts,
    skillStarts: skills.starts,
    skillBytes: skills.bytes,
    needStarts: needs.starts,
    needOrdinals: needs.listed,
    idStarts: ids.starts,
    idBytes: ids.bytes,
    cardStarts: cards.starts,
    cardBytes: cards.bytes,
  };
}

/** The index in columns that `taskColumns` gave. */
export function taskIndexFrom(columns: Columns): TaskIndex {
  const {
    gridRows,
    gridColumns,
    gridStarts,
    skillStarts,
    skillBytes,
    needStarts,
    needOrdinals,
    idStarts,
    idBytes,
    cardStarts,
    cardBytes,
    ...rest
  } = columns;
  const skills = { starts: skillStarts, bytes: skillBytes } as Texts;
  return {
    ...rest,
    count: rest['need']?.length ?? 0,
    grid: gridFrom(gridRows as Int32Array, gridColumns as Int32Array, gridStarts as Uint32Array),
    needs: needsFrom(
      Array.from({ length: skills.starts.length - 1 }, (_, at) => textAt(skills, at)),
      needStarts as Uint32Array,
      needOrdinals as Uint16Array,
    ),
    ids: { starts: idStarts, bytes: idBytes },
    cards: { starts: cardStarts, bytes: cardBytes },
  } as unknown as TaskIndex;
}
