import type { NoticeKind } from '../../shared/notices/kinds.ts';
import type { Mandate, Person } from '../people/person-item.ts';
import type { Told } from './told.ts';

/**
 * Both sides and the worker who recorded it hear of each beginning and end, but not of what they did themselves.
 * What ran out did so at midnight, when nobody does anything: its message has the time at which it was told, `at`.
 */
export function toldByMandates(before: Person, after: Person, at: number): readonly Told[] {
  const known = new Map((before.mandates ?? []).map((one) => [one.id, one]));
  return (after.mandates ?? []).flatMap((one) => {
    const was = known.get(one.id);
    if (was === undefined) return told(after, one, 'mandate_given', one.at, one.by);
    if (one.endedAt === undefined || was.endedAt !== undefined) return [];
    // A newer one took its place: that is told already.
    const renewed = after.mandates?.some(
      ({ holderId, at, id }) => id !== one.id && holderId === one.holderId && at === one.endedAt,
    );
    return renewed
      ? []
      : told(after, one, 'mandate_ended', one.endedBy === 'clock' ? at : one.endedAt, one.endedBy ?? 'clock');
  });
}

function told({ personId }: Person, { holderId, by }: Mandate, kind: NoticeKind, at: number, who: string) {
  return [...new Set([personId, holderId, by])]
    .filter((one) => one !== who)
    .map((one) => ({
      personId: one,
      kind,
      at,
      to: one === by && one !== personId && one !== holderId ? '/residents' : '/me/mandates',
    }));
}
