import { CHINA_OFFSET_MS } from '../kernel/time.ts';
import type { Plan, Rhythm } from './plan.ts';

const DAY_CODES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

/** `20261124T140000`: a moment as the wall clock in China shows it (RFC 5545, 3.3.5, form 3). */
export function chinaStamp(at: number): string {
  return new Date(at + CHINA_OFFSET_MS).toISOString().replace(/[-:]|\.\d{3}Z/g, '');
}

/**
 * The recurrence rule of a rhythm (RFC 5545, 3.3.10). By the week: `FREQ=WEEKLY;INTERVAL=2;BYDAY=TU`; by the month:
 * `FREQ=MONTHLY;BYDAY=-1TH`. `UNTIL` in UTC, as it must be beside a TZID; weeks begin on Monday.
 */
export function ruleOf({ every, interval, weekdays, week }: Rhythm, until: number): string {
  const days = [...new Set(weekdays)].sort((a, b) => a - b).map((day) => DAY_CODES[day] ?? '');
  const by = every === 'month' ? days.map((day) => `${week ?? 1}${day}`) : days;
  const end = new Date(until).toISOString().replace(/[-:]|\.\d{3}/g, '');
  return [
    `FREQ=${every === 'month' ? 'MONTHLY' : 'WEEKLY'}`,
    `INTERVAL=${interval}`,
    `BYDAY=${by.join(',')}`,
    `UNTIL=${end}`,
    'WKST=MO',
  ].join(';');
}

/** Start and rule together, as every library of RFC 5545 reads them. */
export function ruleText(plan: Pick<Plan, 'rhythm' | 'from' | 'until'>): string {
  return `DTSTART;TZID=Asia/Shanghai:${chinaStamp(plan.from)}\nRRULE:${ruleOf(plan.rhythm, plan.until)}`;
}
