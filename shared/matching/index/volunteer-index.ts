import { closeTo } from '../../volunteers/close-skills.ts';
import { SKILLS } from '../../volunteers/skills.ts';
import { SIBLING_LEVEL } from '../demands.ts';
import type { MatchVolunteer } from '../model.ts';
import { type Columns, Ids, packTexts, type Texts, textAt } from './columns.ts';
import { byCell, cellIn, type Grid, gridFrom, gridOf } from './grid.ts';
import { freeHours } from './hours.ts';
import { healthBits, languageBits } from './task-index.ts';
import {
  packVolunteerRows,
  setBit,
  type VolunteerRow,
  type VolunteerRows,
  volunteersIn,
  WORD_BITS,
} from './volunteer-rows.ts';

/** What the index must know of a volunteer; the card holds whatever else its owner wants back. */
export type IndexedVolunteer = Pick<
  MatchVolunteer,
  | 'personId'
  | 'birthYear'
  | 'skills'
  | 'weekly'
  | 'exceptions'
  | 'homeCell'
  | 'radiusM'
  | 'languages'
  | 'health'
  | 'weeklyCapMinutes'
  | 'suggestions'
  | 'checkUntil'
  | 'consentUntil'
>;

/** Volunteers for the question "who can do this": one row a volunteer, sorted by home cell. */
export type VolunteerIndex = {
  readonly count: number;
  readonly grid: Grid;
  /** The widest radius that anybody in it goes. */
  readonly reachM: number;
  readonly rows: VolunteerRows;
  /** Ordinals of skills. For each of them `covers` has so many words, a bit for each volunteer who may stand in for it. */
  readonly skills: ReadonlyMap<string, number>;
  readonly coverWords: number;
  readonly covers: Int32Array;
  readonly ids: Ids;
  readonly cards: Texts;
};

/** The index of volunteers; `card` is the text that `volunteerCardAt` gives back. */
export function indexVolunteers(
  given: readonly { readonly volunteer: IndexedVolunteer; readonly card: string }[],
): VolunteerIndex {
  const rows = given
    .map(({ volunteer, card }) => ({ volunteer, card, cell: cellIn(volunteer.homeCell) }))
    .sort((a, b) => byCell(a.cell, b.cell) || (a.volunteer.personId < b.volunteer.personId ? -1 : 1));
  const people = rows.map(({ volunteer }) => volunteer);
  const names = [...new Set([...SKILLS.keys(), ...people.flatMap(({ skills }) => skills.map(({ skill }) => skill))])];
  const skills = new Map(names.sort().map((skill, at) => [skill, at]));
  const coverWords = Math.ceil(people.length / WORD_BITS);
  const covers = new Int32Array(skills.size * coverWords);
  for (const [row, person] of people.entries())
    for (const skill of coveredBy(person.skills)) setBit(covers, (skills.get(skill) ?? 0) * coverWords, row);
  return {
    count: people.length,
    grid: gridOf(rows.map(({ cell }) => cell)),
    reachM: people.reduce((widest, { radiusM }) => Math.max(widest, radiusM), 0),
    rows: packVolunteerRows(people.map(rowOf)),
    skills,
    coverWords,
    covers,
    ids: new Ids(packTexts(people.map(({ personId }) => personId))),
    cards: packTexts(rows.map(({ card }) => card)),
  };
}

function rowOf(person: IndexedVolunteer): VolunteerRow {
  return {
    hours: freeHours(person),
    radiusM: person.radiusM,
    birthYear: person.birthYear,
    capMinutes: person.weeklyCapMinutes,
    suggestions: person.suggestions,
    health: healthBits(person.health),
    languages: languageBits(person.languages),
    checkUntil: person.checkUntil ?? 0,
    consentUntil: person.consentUntil ?? 0,
  };
}

/** Every skill that somebody passes the gates `skill` and `licence` with. */
function coveredBy(held: MatchVolunteer['skills']): Set<string> {
  const covered = new Set<string>();
  for (const { skill, level, evidence } of held) {
    if (level >= SIBLING_LEVEL) for (const other of closeTo(skill)) covered.add(other);
    const seen = evidence !== undefined && evidence !== '';
    if (SKILLS.get(skill)?.licence !== true || seen) covered.add(skill);
  }
  return covered;
}

export function volunteerIdAt(index: VolunteerIndex, row: number): string {
  return index.ids.at(row);
}

export function volunteerCardAt(index: VolunteerIndex, row: number): string {
  return textAt(index.cards, row);
}

/** The index as columns of a snapshot. */
export function volunteerColumns({ grid, reachM, rows, skills, covers, ids, cards }: VolunteerIndex) {
  const names = packTexts([...skills.keys()]);
  return {
    volunteerRows: rows.words,
    gridRows: grid.rows,
    gridColumns: grid.columns,
    gridStarts: grid.starts,
    reachM: Uint32Array.of(reachM),
    skillStarts: names.starts,
    skillBytes: names.bytes,
    covers,
    idStarts: ids.texts.starts,
    idBytes: ids.texts.bytes,
    cardStarts: cards.starts,
    cardBytes: cards.bytes,
  } satisfies Columns;
}

/** The index in columns that `volunteerColumns` gave. */
export function volunteerIndexFrom(columns: Columns): VolunteerIndex {
  const sheet = columns as ReturnType<typeof volunteerColumns>;
  const rows = { words: sheet.volunteerRows };
  const names = { starts: sheet.skillStarts, bytes: sheet.skillBytes };
  const count = volunteersIn(rows);
  return {
    count,
    grid: gridFrom(sheet.gridRows, sheet.gridColumns, sheet.gridStarts),
    reachM: sheet.reachM[0] ?? 0,
    rows,
    skills: new Map(Array.from({ length: names.starts.length - 1 }, (_, at) => [textAt(names, at), at] as const)),
    coverWords: Math.ceil(count / WORD_BITS),
    covers: sheet.covers,
    ids: new Ids({ starts: sheet.idStarts, bytes: sheet.idBytes }),
    cards: { starts: sheet.cardStarts, bytes: sheet.cardBytes },
  };
}
