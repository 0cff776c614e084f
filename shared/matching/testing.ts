import { HOUR_MS, MINUTE_MS } from '../kernel/time.ts';
import type { MatchTask, MatchVolunteer } from './model.ts';

/** Saturday 28 November 2026, 8:30 in China. */
export const SATURDAY_0830 = Date.UTC(2026, 10, 28, 0, 30);
/** The Wednesday before, noon. */
export const NOW = Date.UTC(2026, 10, 25, 4);
const HOME = '4060:8800';
/** One row of cells north: 1.1 km. */
export const NEXT_CELL = '4061:8800';

/** Somebody whom no gate refuses for `task()`. */
export function volunteer(change: Partial<MatchVolunteer> = {}): MatchVolunteer {
  return {
    personId: 'per_b',
    birthYear: 1986,
    skills: [{ skill: 'repair.plumbing', level: 2, evidence: '站里见过' }],
    // Saturday and Sunday, 8 to 18.
    weekly: [
      { from: 128, to: 138 },
      { from: 152, to: 162 },
    ],
    exceptions: [],
    homeCell: HOME,
    radiusM: 3_000,
    languages: ['zh'],
    health: [],
    weeklyCapMinutes: 300,
    suggestions: true,
    travel: 'walk',
    blocked: [],
    agenda: [],
    weekMinutes: 0,
    visits: {},
    recentMinutes: 0,
    ...change,
  };
}

/** A leaking pipe on Saturday 8:30 to 11:30, an hour's work, next cell. */
export function task(change: Partial<MatchTask> = {}): MatchTask {
  const words = { zh: '修水管' };
  return {
    id: 'tsk_a',
    wishId: 'wsh_a',
    state: 'open',
    kind: 'skill',
    group: 'elderly',
    urgency: 'normal',
    title: words,
    story: words,
    text: words,
    skills: ['repair.plumbing'],
    languages: [],
    lifting: false,
    minor: false,
    people: 1,
    taken: 0,
    window: { from: SATURDAY_0830, to: SATURDAY_0830 + 3 * HOUR_MS },
    minutes: 60,
    cell: NEXT_CELL,
    stationId: 'org_a',
    station: { zh: '东河站' },
    publishedAt: NOW - 20 * MINUTE_MS,
    ribbon: 'ddnwn',
    beneficiaryId: 'per_a',
    ...change,
  };
}
