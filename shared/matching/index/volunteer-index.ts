import { WEEK_HOURS } from '../../kernel/time.ts';
import { SKILLS } from '../../volunteers/skills.ts';
import { SIBLING_LEVEL } from '../demands.ts';
import type { MatchVolunteer } from '../model.ts';
import { type Columns, Ids, packTexts, type Texts, textAt } from './columns.ts';
import { byCell, type Cell, cellIn, type Grid, gridFrom, gridOf } from './grid.ts';
import { freeHours } from './hours.ts';
import { healthBits, languageBits } from './task-index.ts';

const WORD_BITS = 32;
export const WEEK_WORDS = Math.ceil(WEEK_HOURS / WORD_BITS);

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
>;

/** Volunteers for the question "who can do this", as columns: one row a volunteer, sorted by home cell. */
export type VolunteerIndex = {
  readonly count: number;
  readonly grid: Grid;
  /** The widest radius that anybody in it goes. */
  readonly reachM: number;
  readonly radiusM: Uint32Array;
  /** Ordinals of `covers`, whose bits say for each volunteer which skills they may stand in for. */
  readonly skills: ReadonlyMap<string, number>;
  readonly coverWords: number;
  readonly covers: Uint32Array;
  readonly languages: Uint8Array;
  readonly health: Uint8Array;
  readonly birthYear: Uint16Array;
  readonly capMinutes: Uint16Array;
  readonly suggestions: Uint8Array;
  /** Until when the check is good, epoch ms; 0 for none. */
  readonly checkUntil: Float64Array;
  /** Six words of 32 bits: the hours of the week that may be free. */
  readonly hours: Uint32Array;
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
  const coverWords = Math.ceil(skills.size / WORD_BITS);
  const covers = new Uint32Array(people.length * coverWords);
  const hours = new Uint32Array(people.length * WEEK_WORDS);
  for (const [row, person] of people.entries()) {
    for (const skill of coveredBy(person.skills)) setBit(covers, row * coverWords, skills.get(skill) ?? 0);
    for (const [hour, free] of freeHours(person).entries()) if (free === 1) setBit(hours, row * WEEK_WORDS, hour);
  }
  return {
    count: people.length,
    grid: gridOf(rows.map(({ cell }): Cell => cell)),
    reachM: people.reduce((widest, { radiusM }) => Math.max(widest, radiusM), 0),
    radiusM: Uint32Array.from(people, ({ radiusM }) => radiusM),
    skills,
    coverWords,
    covers,
    languages: Uint8Array.from(people, ({ languages }) => languageBits(languages)),
    health: Uint8Array.from(people, ({ health }) => healthBits(health)),
    birthYear: Uint16Array.from(people, ({ birthYear }) => birthYear),
    capMinutes: Uint16Array.from(people, ({ weeklyCapMinutes }) => weeklyCapMinutes),
    suggestions: Uint8Array.from(people, ({ suggestions }) => Number(suggestions)),
    checkUntil: Float64Array.from(people, ({ checkUntil }) => checkUntil ?? 0),
    hours,
    ids: new Ids(packTexts(people.map(({ personId }) => personId))),
    cards: packTexts(rows.map(({ card }) => card)),
  };
}

/** Every skill that somebody passes the gates `skill` and `licence` with. */
function coveredBy(held: MatchVolunteer['skills']): Set<string> {
  const covered = new Set<string>();
  const heads = new Set(
    held.filter(({ level }) => level >= SIBLING_LEVEL).map(({ skill }) => SKILLS.get(skill)?.head ?? ''),
  );
  for (const { id, head, licence } of SKILLS.values()) if (licence !== true && heads.has(head)) covered.add(id);
  for (const { skill, evidence } of held) {
    const seen = evidence !== undefined && evidence !== '';
    if (SKILLS.get(skill)?.licence !== true || seen) covered.add(skill);
  }
  return covered;
}

/** Sets a bit of the words that begin at `base`. */
export function setBit(words: Uint32Array, base: number, bit: number): void {
  const at = base + (bit >>> 5);
  words[at] = (words[at] as number) | (1 << (bit & 31));
}

/** Whether a bit of the words that begin at `base` is set. */
export function bit(words: Uint32Array, base: number, at: number): boolean {
  return (((words[base + (at >>> 5)] as number) >>> (at & 31)) & 1) === 1;
}

export function volunteerIdAt(index: VolunteerIndex, row: number): string {
  return index.ids.at(row);
}

export function volunteerCardAt(index: VolunteerIndex, row: number): string {
  return textAt(index.cards, row);
}

/** The index as columns of a snapshot. */
export function volunteerColumns(index: VolunteerIndex): Columns {
  const { count: _count, grid, reachM, skills, coverWords: _words, ids, cards, ...columns } = index;
  const names = packTexts([...skills.keys()]);
  return {
    ...columns,
    gridRows: grid.rows,
    gridColumns: grid.columns,
    gridStarts: grid.starts,
    reachM: Uint32Array.of(reachM),
    skillStarts: names.starts,
    skillBytes: names.bytes,
    idStarts: ids.texts.starts,
    idBytes: ids.texts.bytes,
    cardStarts: cards.starts,
    cardBytes: cards.bytes,
  };
}

/** The index in columns that `volunteerColumns` gave. */
export function volunteerIndexFrom(columns: Columns): VolunteerIndex {
  const {
    gridRows,
    gridColumns,
    gridStarts,
    reachM,
    skillStarts,
    skillBytes,
    idStarts,
    idBytes,
    cardStarts,
    cardBytes,
    ...rest
  } = columns;
  const names = { starts: skillStarts, bytes: skillBytes } as Texts;
  const skills = new Map(Array.from({ length: names.starts.length - 1 }, (_, at) => [textAt(names, at), at] as const));
  return {
    ...rest,
    count: rest['radiusM']?.length ?? 0,
    grid: gridFrom(gridRows as Int32Array, gridColumns as Int32Array, gridStarts as Uint32Array),
    reachM: reachM?.[0] ?? 0,
    skills,
    coverWords: Math.ceil(skills.size / WORD_BITS),
    ids: new Ids({ starts: idStarts, bytes: idBytes } as Texts),
    cards: { starts: cardStarts, bytes: cardBytes },
  } as unknown as VolunteerIndex;
}
