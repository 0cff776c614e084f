import { readFileSync } from 'node:fs';
import { cellOf } from '../../../shared/kernel/geo.ts';
import { DAY_MS, HOUR_MS, weekStart } from '../../../shared/kernel/time.ts';
import type { MatchTask, MatchVolunteer } from '../../../shared/matching/model.ts';
import { SKILL_HEADS, SKILLS } from '../../../shared/volunteers/skills.ts';
import { type Random, seededRandom } from '../seed/random.ts';
import { WISH_TEXTS } from '../seed/wish-texts.ts';

/** Wednesday 2026-11-25, noon in China. */
export const WORLD_NOW = Date.UTC(2026, 10, 25, 4);
const WORDS = { zh: '陪着去医院' };
/** People live around the seat of a county, most of them near: a cell and a half in the mean. */
const SPREAD_DEGREES = 0.05;
const WEEKLY = [
  [0, 1, 2, 3, 4].map((day) => ({ from: day * 24 + 18, to: day * 24 + 21 })),
  [5, 6].map((day) => ({ from: day * 24 + 8, to: day * 24 + 18 })),
  [0, 1, 2, 3, 4, 5, 6].map((day) => ({ from: day * 24 + 7, to: day * 24 + 19 })),
];

type Seat = readonly [lat: number, lng: number];

/** All of Inner Mongolia: open tasks around the seats of its counties, asking for what the demo's wishes ask for, and volunteers among them. */
export function searchWorld(
  seedNumber: number,
  counts: { readonly tasks: number; readonly volunteers: number },
): { tasks: readonly MatchTask[]; volunteers: readonly MatchVolunteer[] } {
  const random = seededRandom(seedNumber);
  const { counties } = JSON.parse(readFileSync(new URL('../seed/inner-mongolia.json', import.meta.url), 'utf8')) as {
    counties: readonly { seat: Seat | null }[];
  };
  const seats = counties.flatMap(({ seat }) => (seat === null ? [] : [seat]));
  const needs = WISH_TEXTS.filter(({ group }) => group !== 'child')
    .flatMap(({ components }) => components)
    .filter(({ kind }) => kind !== 'goods');
  return {
    tasks: Array.from({ length: counts.tasks }, (_, at) => aTask(random, at, random.pick(seats), random.pick(needs))),
    volunteers: Array.from({ length: counts.volunteers }, (_, at) => aVolunteer(random, at, random.pick(seats))),
  };
}

function near(random: Random, [lat, lng]: Seat): string {
  const off = () => (random.next() + random.next() + random.next() - 1.5) * SPREAD_DEGREES;
  return cellOf({ lat: lat + off(), lng: lng + off() });
}

type Need = (typeof WISH_TEXTS)[number]['components'][number];

function aTask(random: Random, at: number, seat: Seat, need: Need): MatchTask {
  const day = weekStart(WORLD_NOW) + (2 + random.below(18)) * DAY_MS;
  const from = day + (8 + random.below(10)) * HOUR_MS;
  return {
    id: `tsk_${String(at).padStart(26, '0')}`,
    wishId: `wsh_${String(at).padStart(26, '0')}`,
    state: 'open',
    kind: need.kind,
    group: 'elderly',
    urgency: random.chance(0.1) ? 'urgent' : 'normal',
    title: WORDS,
    story: WORDS,
    text: WORDS,
    skills: [...(need.skills ?? [])],
    languages: [...(need.languages ?? [])],
    lifting: need.lifting ?? false,
    minor: false,
    people: need.quantity,
    taken: random.chance(0.2) ? Math.min(1, need.quantity - 1) : 0,
    window: { from, to: from + (2 + random.below(random.chance(0.2) ? 100 : 4)) * HOUR_MS },
    minutes: need.minutes ?? 60,
    cell: near(random, seat),
    stationId: 'org_a',
    station: WORDS,
    publishedAt: WORLD_NOW - random.below(20) * DAY_MS - 1,
    ribbon: 'ddnwn',
    beneficiaryId: `per_${random.below(50_000)}`,
  };
}

function aVolunteer(random: Random, at: number, seat: Seat): MatchVolunteer {
  const skills = random.some(SKILL_HEADS, 2).flatMap((head) => random.some(head.skills, 1 + random.below(2)));
  return {
    personId: `per_v${at}`,
    birthYear: 1950 + random.below(58),
    skills: skills.map(({ id }) => ({
      skill: id,
      level: 1 + random.below(3),
      ...(SKILLS.get(id)?.licence === true || random.chance(0.3) ? { evidence: '站里见过' } : {}),
    })),
    weekly: random.pick(WEEKLY),
    exceptions: [],
    homeCell: near(random, seat),
    radiusM: random.pick([2_000, 3_000, 5_000, 8_000]),
    languages: random.chance(0.3) ? ['zh', 'mn'] : ['zh'],
    health: random.chance(0.2) ? ['no_lifting'] : [],
    weeklyCapMinutes: random.pick([120, 240, 480]),
    suggestions: true,
    travel: random.pick(['walk', 'bike', 'car']),
    blocked: [],
    agenda: [],
    weekMinutes: 0,
    visits: random.chance(0.3) ? { [`per_${random.below(50_000)}`]: 2 } : {},
    recentMinutes: random.below(600),
    answers: { yes: random.below(8), no: random.below(5) },
  };
}
