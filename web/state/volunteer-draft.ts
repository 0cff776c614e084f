import { pick } from '../../shared/kernel/pick.ts';
import { WEEK_HOURS } from '../../shared/kernel/time.ts';
import { OWN_FIELDS } from '../../shared/volunteers/own-fields.ts';
import type { ReplyTo, SentTo } from '../main/api.ts';

export type Profile = ReplyTo<'GET /api/volunteers/:personId'>;
export type Draft = SentTo<'PUT /api/my/volunteer'>['body'];
type Range = Draft['weekly'][number];

/** The parts of a day in which people say they have time, as half-open hours. */
export const DAY_PARTS = [
  { id: 'early', from: 6, to: 9 },
  { id: 'morning', from: 9, to: 12 },
  { id: 'noon', from: 12, to: 14 },
  { id: 'afternoon', from: 14, to: 18 },
  { id: 'evening', from: 18, to: 21 },
] as const;
export type DayPart = (typeof DAY_PARTS)[number]['id'];
export const DAYS = [0, 1, 2, 3, 4, 5, 6] as const;

/** What of a profile its owner may change as it stands. */
const KEPT = [...OWN_FIELDS, 'stationId', 'automaticOffers'] as const satisfies readonly (keyof Draft &
  keyof Profile)[];

/** The body of saving a profile. */
export function profileBody(profile: Profile): Draft {
  return { ...pick(profile, KEPT), skills: profile.skills.map(({ skill, level }) => ({ skill, level })) };
}

/** The hours of the week that a list of ranges covers, as 168 flags, Monday 0:00 first. */
export function hoursOf(ranges: readonly Range[]): boolean[] {
  const hours = new Array<boolean>(WEEK_HOURS).fill(false);
  for (const { from, to } of ranges) hours.fill(true, from, to);
  return hours;
}

/** The fewest ranges that cover exactly these hours, in order. */
export function rangesOf(hours: readonly boolean[]): Range[] {
  const ranges: Range[] = [];
  for (const [hour, free] of hours.entries()) {
    if (!free) continue;
    const last = ranges.at(-1);
    if (last !== undefined && last.to === hour) last.to = hour + 1;
    else ranges.push({ from: hour, to: hour + 1 });
  }
  return ranges;
}

/** Hours of the week of one cell of the grid: day 0 is Monday. */
export function cellHours(day: number, part: DayPart): Range {
  const { from, to } = DAY_PARTS.find(({ id }) => id === part) ?? DAY_PARTS[0];
  return { from: day * 24 + from, to: day * 24 + to };
}

/** Whether a cell of the grid is free wholly, in part, or not. */
export function cellState(ranges: readonly Range[], day: number, part: DayPart): 'free' | 'part' | 'busy' {
  const { from, to } = cellHours(day, part);
  const flags = hoursOf(ranges).slice(from, to);
  if (flags.every(Boolean)) return 'free';
  return flags.some(Boolean) ? 'part' : 'busy';
}

/** The ranges with one cell of the grid made free or not. */
export function paint(ranges: readonly Range[], day: number, part: DayPart, free: boolean): Range[] {
  const { from, to } = cellHours(day, part);
  return rangesOf(hoursOf(ranges).fill(free, from, to));
}

/** Free hours of the week in all. */
export function freeHours(ranges: readonly Range[]): number {
  return hoursOf(ranges).filter(Boolean).length;
}
