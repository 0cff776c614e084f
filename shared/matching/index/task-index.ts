import { chinaDay, WEEK_MS, weekStart } from '../../kernel/time.ts';
import { SKILLS } from '../../volunteers/skills.ts';
import { LANGUAGES } from '../../wishes/wish.ts';
import { inTheEvening } from '../ages.ts';
import { unmetLimits } from '../demands.ts';
import type { HealthLimit, MatchTask } from '../model.ts';
import { type Columns, Ids, packTexts, type Texts, textAt } from './columns.ts';
import { byCell, cellIn } from './grid.ts';
import { hoursFor, startsOf } from './hours.ts';
import { type Needs, needsFrom, needsOf } from './needs.ts';
import { packRows, rowsFrom, type TaskRow, type TaskRows } from './task-rows.ts';
import { placeInTile, type Tiles, tileOf, tilesFrom, tilesOf } from './tiles.ts';

export const HEALTH_LIMITS: readonly HealthLimit[] = ['no_lifting', 'no_stairs', 'no_dust', 'no_outdoor_cold'];
export const ADULTS_ONLY = 1;
export const URGENT = 2;
/** Nobody is coming yet. */
export const UNCOVERED = 4;

/**
 * Open tasks for the question "what suits me": one row a task, sorted by tile, by what it needs and by how much it presses,
 * so that a search goes past what somebody cannot do and stops where nothing better can come. Nothing in it ever changes. A
 * child's task has no place here: it is offered by a person, never found (DOMAIN 3.4).
 */
export type TaskIndex = {
  readonly count: number;
  readonly needs: Needs;
  /** A kind is a list of needs. */
  readonly tiles: Tiles;
  readonly rows: TaskRows;
  /** The id of each row, and the rows in the order of their ids: the n-th of them has the rank n. */
  readonly ids: Ids;
  readonly byRank: Uint32Array;
  readonly cards: Texts;
};

/** A short number for a text (FNV-1a): equal texts have equal ones, and different texts nearly always different ones. */
export function hashOf(text: string): number {
  let hash = 0x811c_9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x0100_0193);
  return hash | 0;
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
  const open = given.filter((task) => !task.minor && task.state === 'open' && task.taken < task.people);
  const { needs, ofEach } = needsOf(open.map((task) => task.skills));
  const rows = open
    .map((task, at) => ({ task, tile: tileOf(cellIn(task.cell)), kind: ofEach[at] ?? 0 }))
    .sort((a, b) => byCell(a.tile, b.tile) || a.kind - b.kind || byPressure(a.task, b.task));
  const tasks = rows.map(({ task }) => task);
  const byRank = Uint32Array.from([...tasks.keys()].sort((a, b) => (idOf(tasks, a) < idOf(tasks, b) ? -1 : 1)));
  const rank = new Uint32Array(tasks.length);
  for (const [order, row] of byRank.entries()) rank[row] = order;
  return {
    count: tasks.length,
    needs,
    tiles: tilesOf(rows, needs.starts.length - 1),
    rows: packRows(tasks.map((task, row) => rowOf(task, rank[row] as number))),
    byRank,
    ids: new Ids(packTexts(tasks.map(({ id }) => id))),
    cards: packTexts(tasks.map((task) => JSON.stringify(task))),
  };
}

/** Those that nobody comes to yet first, of these the urgent ones, and of these the oldest. */
function byPressure(a: MatchTask, b: MatchTask): number {
  return (
    Number(a.taken > 0) - Number(b.taken > 0) ||
    Number(b.urgency === 'urgent') - Number(a.urgency === 'urgent') ||
    a.publishedAt - b.publishedAt ||
    (a.id < b.id ? -1 : 1)
  );
}

function rowOf(task: MatchTask, rank: number): TaskRow {
  const { languages, window, minutes } = task;
  return {
    window,
    minutes,
    publishedAt: task.publishedAt,
    health: healthBits(unmetLimits(HEALTH_LIMITS, task)),
    languages: languages.includes('zh') ? 0 : languageBits(languages),
    likes: languageBits(languages.filter((one) => one !== 'zh')),
    flags: flagsOf(task),
    year: Number(chinaDay(window.from).slice(0, 4)),
    week: weekNumber(window.from),
    hours: hoursFor(minutes),
    starts: startsOf(window, minutes),
    place: placeInTile(cellIn(task.cell)),
    beneficiary: hashOf(task.beneficiaryId),
    rank,
  };
}

function idOf(tasks: readonly MatchTask[], at: number): string {
  return tasks[at]?.id ?? '';
}

export function taskIdAt(index: TaskIndex, row: number): string {
  return index.ids.at(row);
}

export function taskAt(index: TaskIndex, row: number): MatchTask {
  return JSON.parse(textAt(index.cards, row)) as MatchTask;
}

/** The index as columns of a snapshot. */
export function taskColumns({ tiles, needs, rows, byRank, ids, cards }: TaskIndex) {
  const skills = packTexts(needs.skills);
  return {
    rows: rows.words,
    byRank,
    tileRows: tiles.rows,
    tileColumns: tiles.columns,
    tileStarts: tiles.starts,
    skillStarts: skills.starts,
    skillBytes: skills.bytes,
    needStarts: needs.starts,
    needOrdinals: needs.listed,
    idStarts: ids.texts.starts,
    idBytes: ids.texts.bytes,
    cardStarts: cards.starts,
    cardBytes: cards.bytes,
  } satisfies Columns;
}

/** The index in columns that `taskColumns` gave. */
export function taskIndexFrom(columns: Columns): TaskIndex {
  const sheet = columns as ReturnType<typeof taskColumns>;
  const skills = { starts: sheet.skillStarts, bytes: sheet.skillBytes };
  const needs = needsFrom(
    Array.from({ length: skills.starts.length - 1 }, (_, at) => textAt(skills, at)),
    sheet.needStarts,
    sheet.needOrdinals,
  );
  return {
    count: sheet.byRank.length,
    needs,
    tiles: tilesFrom(sheet.needStarts.length - 1, sheet.tileRows, sheet.tileColumns, sheet.tileStarts),
    rows: rowsFrom(sheet.rows),
    byRank: sheet.byRank,
    ids: new Ids({ starts: sheet.idStarts, bytes: sheet.idBytes }),
    cards: { starts: sheet.cardStarts, bytes: sheet.cardBytes },
  };
}
