import type { HoursEntry } from '../../../../functions/hours/hours-item.ts';
import type { Hints } from './hint.ts';

export const HOURS_HINTS: Hints = {
  reverseHours: ({ county, random }) => {
    const entry = county.pick<HoursEntry>('hours', random, ({ how }) => how !== 'reversal');
    return entry && { params: { personId: entry.personId, hoursId: entry.id }, body: { reason: '记错了' } };
  },
  disputeHours: ({ county, random }) => {
    const entry = county.pick<HoursEntry>('hours', random, ({ how }) => how !== 'reversal');
    const booked = entry?.minutes ?? 0;
    const other = random.below(120);
    const minutes = random.chance(0.5) || other === booked ? booked + 15 : other;
    return entry && { params: { hoursId: entry.id }, body: { minutes, reason: '多待了一会儿' }, as: entry.personId };
  },
  withdrawHoursDispute: ({ county, random }) => {
    const open = county.pick<{ state: string; personId: string; hoursId: string }>('hours_dispute', random);
    return open && { params: { hoursId: open.hoursId }, as: open.personId };
  },
  answerHoursDispute: ({ county, random }) => {
    const open = county.pick<{ state: string; personId: string; hoursId: string; minutes: number }>(
      'hours_dispute',
      random,
      ({ state }) => state === 'open',
    );
    if (!open) return undefined;
    const entry = county.item<HoursEntry>(`PERSON#${open.personId}`, `HOURS#${open.hoursId}`);
    const minutes = random.chance(0.4) ? (entry?.minutes ?? 0) : open.minutes;
    return { params: { personId: open.personId, hoursId: open.hoursId }, body: { minutes, note: '问过了' } };
  },
  listHours: ({ county, random }) => {
    const entry = county.pick<HoursEntry>('hours', random);
    return entry && { params: { personId: entry.personId } };
  },
};
