import { DAY_MS, HOUR_MS, WEEK_MS } from '../../../../shared/kernel/time.ts';
import type { MatchTask, MatchVolunteer } from '../../../../shared/matching/model.ts';
import { type Random, seededRandom } from '../../seed/random.ts';

/** A Monday, 0:00 in China. */
export const START = Date.UTC(2026, 2, 1, 16);
/** Wishes of a week for ten volunteers: most of them have one hour a week to give. */
const WISHES_PER_TEN = 7;

export type Size = { readonly seed: number; readonly weeks: number; readonly volunteers: number };
/** A volunteer, with what matching does not know of them. */
export type Person = {
  readonly volunteer: MatchVolunteer;
  /** How likely a yes is where the way is short and the week was quiet. */
  readonly willing: number;
  /** So many questions a week are fine; more wear them out. */
  readonly patience: number;
};
export type City = { readonly size: Size; readonly people: readonly Person[]; readonly tasks: readonly MatchTask[] };

/** Five districts by share: the new town in the middle has the volunteers, the old quarters have the wishes. */
const DISTRICTS = [
  { row: 4_060, column: 8_800, volunteers: 28, wishes: 20 },
  { row: 4_066, column: 8_803, volunteers: 22, wishes: 20 },
  { row: 4_062, column: 8_792, volunteers: 18, wishes: 20 },
  { row: 4_055, column: 8_797, volunteers: 16, wishes: 20 },
  { row: 4_071, column: 8_794, volunteers: 16, wishes: 20 },
];
/** By share: how many wishes ask for a skill, how many volunteers have it. The last four are scarce. */
const SKILLS = [
  { skill: 'care.cleaning', asked: 17, held: 19 },
  { skill: 'care.outing', asked: 15, held: 17 },
  { skill: 'care.cooking', asked: 13, held: 17 },
  { skill: 'repair.appliance', asked: 13, held: 12 },
  { skill: 'care.hospital-escort', asked: 17, held: 13 },
  { skill: 'repair.window-seal', asked: 11, held: 9 },
  { skill: 'care.haircut', asked: 7, held: 6 },
  { skill: 'repair.plumbing', asked: 7, held: 6 },
] as const;
const WITHOUT_SKILL = 0.3;
/** Of the wishes one in ten can be met in Mongolian only. */
const ONLY_MONGOLIAN = 0.1;
const SPEAKS_MONGOLIAN = 0.4;

/** The same city for the same size and seed: who lives where, can what and has time when, and every wish of the weeks. */
export function cityOf(size: Size): City {
  const random = seededRandom(size.seed);
  const people = Array.from({ length: size.volunteers }, (_, i) => personOf(random, i));
  const perWeek = Math.round((size.volunteers * WISHES_PER_TEN) / 10);
  const tasks = Array.from({ length: size.weeks * perWeek }, (_, i) => taskOf(random, i, perWeek));
  return { size, people, tasks };
}

const idOf = (prefix: string, i: number) => `${prefix}_${String(i).padStart(5, '0')}`;

function byShare<T>(random: Random, from: readonly T[], shareOf: (one: T) => number): T {
  let left = random.next() * from.reduce((sum, one) => sum + shareOf(one), 0);
  for (const one of from) {
    left -= shareOf(one);
    if (left < 0) return one;
  }
  return random.pick(from);
}

function placeIn(random: Random, share: 'volunteers' | 'wishes'): { readonly cell: string; readonly district: number } {
  const district = byShare(random, DISTRICTS, (one) => one[share]);
  const off = () => random.below(3) + random.below(3) - 2;
  return { cell: `${district.row + off()}:${district.column + off()}`, district: DISTRICTS.indexOf(district) };
}

function personOf(random: Random, i: number): Person {
  const { skill } = byShare(random, SKILLS, ({ held }) => held);
  const volunteer: MatchVolunteer = {
    personId: idOf('per', i),
    birthYear: 1950 + random.below(55),
    skills: withOthers({ skill, level: 1 + random.below(2), ...(random.chance(0.2) ? { evidence: '站里见过' } : {}) }),
    weekly: hoursOf(random),
    exceptions: [],
    homeCell: placeIn(random, 'volunteers').cell,
    radiusM: 1_000 + 500 * random.below(3),
    languages: random.chance(SPEAKS_MONGOLIAN) ? ['zh', 'mn'] : ['zh'],
    health: random.chance(0.1) ? ['no_lifting'] : [],
    weeklyCapMinutes: random.chance(0.9) ? 60 : 120,
    suggestions: true,
    travel: random.chance(0.6) ? 'bike' : 'walk',
    blocked: [],
    agenda: [],
    weekMinutes: 0,
    visits: {},
    recentMinutes: 0,
  };
  return { volunteer, willing: 0.65 + 0.3 * random.next(), patience: 1 + random.below(3) };
}

/** Whoever does one thing well helps with the others of its kind as well, as a learner: in care, or in repairs. */
function withOthers(own: MatchVolunteer['skills'][number]): MatchVolunteer['skills'] {
  if (own.level < 2) return [own];
  const kind = own.skill.split('.')[0];
  const others = SKILLS.filter(({ skill }) => skill !== own.skill && skill.split('.')[0] === kind);
  return [own, ...others.map(({ skill }) => ({ skill, level: 1 }))];
}

/** Free in the evening or by day, some weekdays and most weekends. */
function hoursOf(random: Random): MatchVolunteer['weekly'] {
  return [0, 1, 2, 3, 4, 5, 6].flatMap((weekday) => {
    const weekend = weekday > 4;
    if (!random.chance(weekend ? 0.6 : 0.3)) return [];
    const [from, to] = !weekend && random.chance(0.5) ? [18, 21] : [9, 17];
    return [{ from: weekday * 24 + from, to: weekday * 24 + to }];
  });
}

function taskOf(random: Random, i: number, perWeek: number): MatchTask {
  // Verified at the week's end, published together on Monday at 8.
  const publishedAt = START + Math.floor(i / perWeek) * WEEK_MS + 8 * HOUR_MS;
  const { cell, district } = placeIn(random, 'wishes');
  const words = { zh: '模拟' };
  const skill = random.chance(WITHOUT_SKILL) ? undefined : byShare(random, SKILLS, ({ asked }) => asked).skill;
  return {
    id: idOf('tsk', i),
    wishId: idOf('wsh', i),
    state: 'open',
    kind: skill === undefined ? 'companionship' : 'service',
    group: 'elderly',
    urgency: random.chance(0.15) ? 'urgent' : 'normal',
    title: words,
    story: words,
    text: words,
    skills: skill === undefined ? [] : [skill],
    languages: random.chance(ONLY_MONGOLIAN) ? ['mn'] : [],
    lifting: random.chance(0.1),
    minor: false,
    people: 1,
    taken: 0,
    window: windowOf(random, publishedAt),
    minutes: 60,
    cell,
    stationId: idOf('org', district),
    station: words,
    publishedAt,
    ribbon: 'ddnwn',
    // Many ask again: one resident for three wishes of a week.
    beneficiaryId: idOf('res', random.below(3 * perWeek)),
  };
}

/** One in four has an appointment of four hours in the week; the others can be met on any of some days. */
function windowOf(random: Random, publishedAt: number): MatchTask['window'] {
  if (random.chance(0.75)) return { from: publishedAt + DAY_MS, to: publishedAt + (4 + random.below(3)) * DAY_MS };
  const from = publishedAt + (2 + random.below(5)) * DAY_MS + (1 + random.below(8)) * HOUR_MS;
  return { from, to: from + 4 * HOUR_MS };
}
