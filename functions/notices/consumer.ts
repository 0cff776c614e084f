import { DAY_MS } from '../../shared/kernel/time.ts';
import { claimFromItem } from '../goods/claim-item.ts';
import { hoursFromItem } from '../hours/hours-item.ts';
import { personFromItem, personKey } from '../people/person-item.ts';
import { type Consumer, once } from '../platform/changes.ts';
import type { House } from '../platform/house.ts';
import type { Change, Write } from '../platform/table.ts';
import { wishFromItem } from '../wishes/wish-item.ts';
import { noticeToItem } from './notice-item.ts';
import type { Told } from './told.ts';
import { toldByAssignment } from './told-by-assignment.ts';
import { toldByBuddy } from './told-by-buddy.ts';
import { toldByCare } from './told-by-care.ts';
import { papersChanged, toldByCheck, toldByPapers } from './told-by-check.ts';
import { toldByClaim } from './told-by-claim.ts';
import { toldByDispute } from './told-by-dispute.ts';
import { toldByFollowUp } from './told-by-follow-up.ts';
import { toldByInvitation } from './told-by-invitation.ts';
import { toldByMandates } from './told-by-mandates.ts';
import { toldBySeries } from './told-by-series.ts';
import { toldByTeam } from './told-by-team.ts';
import { toldByWish } from './told-by-wish.ts';

/** People told by one change at most; a wish has a handful of parties. */
const TOLD_LIMIT_COUNT = 40;
/** What is older than this is no news: a replayed or imported history does not ring anybody's phone. */
const NEWS_MS = 14 * DAY_MS;

const TOLD_TYPES: readonly string[] = [
  'wish',
  'assignment',
  'hours',
  'grant',
  'task',
  'claim',
  'series',
  'hours_dispute',
  'follow_up',
  'invitation',
  'team',
  'buddy',
  'check_due',
];

/** Turns changes into what people are told: once for each change, however often it is delivered. */
export const noticesConsumer: Consumer = {
  name: 'notices',
  wants: (change) => {
    const { after, before } = change;
    return (
      TOLD_TYPES.includes(String(after?.type ?? before?.type)) ||
      papersChanged(change) ||
      (after?.type === 'person' && before !== undefined && (after['guardian'] ?? after['mandates']) !== undefined)
    );
  },
  take: async (house, change) => {
    const since = house.clock() - NEWS_MS;
    const told = (await toldBy(house, change)).filter(({ at }) => at > since).slice(0, TOLD_LIMIT_COUNT);
    const notices = told.map((one) => noticeWrite(house, one));
    const unread = Map.groupBy(told, ({ personId }) => personId);
    const counts = [...unread].map(
      ([personId, list]) => ({ op: 'update', key: personKey(personId), add: { unread: list.length } }) as const,
    );
    await once(house, 'notices', change, [...notices, ...counts]);
  },
};

function noticeWrite(house: House, { personId, kind, at, title, params, to }: Told): Write {
  // The id carries the time of what happened, so the inbox is in that order also when changes come late.
  const id = house.newId('notice', at);
  return {
    op: 'insert',
    item: noticeToItem({ id, personId, kind, at, params: params ?? {}, to, ...(title === undefined ? {} : { title }) }),
  };
}

async function toldBy(house: House, change: Change): Promise<readonly Told[]> {
  const { before, after } = change;
  if (after?.type === 'wish') return toldByWish(house, before ? wishFromItem(before) : undefined, wishFromItem(after));
  if (after?.type === 'invitation') return toldByInvitation(house, before, after);
  if (after?.type === 'buddy') return toldByBuddy(house, before, after);
  if (after?.type === 'volunteer') return toldByPapers(change);
  if (after?.type === 'check_due') return toldByCheck(house, after);
  if (after?.type === 'team') return toldByTeam(before, after);
  if (after?.type === 'follow_up') return before ? [] : toldByFollowUp(house, after);
  if (after?.type === 'hours_dispute') return toldByDispute(house, before?.['state'], after);
  if (after?.type === 'series') return toldBySeries(change);
  if (after?.type === 'assignment') return toldByAssignment(house, before?.['state'], after);
  if (after?.type === 'claim') return toldByClaim(house, before, claimFromItem(after));
  if (after?.type === 'hours' && !before) {
    const { personId, minutes, title, how, at, corrects } = hoursFromItem(after);
    // The two sides of a correction are told as one answer.
    if (corrects !== undefined) return [];
    return [
      {
        personId,
        kind: how === 'reversal' ? 'hours_reversed' : 'hours_booked',
        at,
        title,
        params: { minutes: Math.abs(minutes) },
        to: '/me/hours',
      },
    ];
  }
  if (after?.type === 'person' && before) {
    const [was, is] = [personFromItem(before), personFromItem(after)];
    return [
      ...(is.guardian === undefined ? [] : await toldByCare(house, was, is, change.at)),
      ...toldByMandates(was, is, change.at),
    ];
  }
  const grant = (after ?? before)?.card as { personId: string; role: string; orgId: string; since: number } | undefined;
  if ((after ?? before)?.type === 'grant' && grant && Boolean(after) !== Boolean(before)) {
    return [
      {
        personId: grant.personId,
        kind: after ? 'role_granted' : 'role_ended',
        at: after ? grant.since : change.at,
        params: { role: grant.role },
        to: '/me',
      },
    ];
  }
  return [];
}
