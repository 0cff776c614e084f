import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seed } from '../infra/local/seed/seed.ts';
import { DAY_MS, HOUR_MS, WEEK_MS, weekStart } from '../shared/kernel/time.ts';
import { newcomersPk } from './buddies/buddy-item.ts';
import { followedUpPk, followUpsPk, followUpToItem } from './feedback/follow-up-item.ts';
import { claimKey, giftsPk, orgGiftsKey, promisedPk, stockPk } from './goods/claim-item.ts';
import { rechecksPk } from './guardians/rechecks.ts';
import { disputesPk, disputeToItem, hoursKey } from './hours/hours-item.ts';
import { mandateEndsPk } from './mandates/clocks.ts';
import { deltasPk, VERSIONS_PK } from './matching/matching-item.ts';
import { overrideToItem, planKey } from './matching/plan-item.ts';
import { planCenter } from './matching/planner.ts';
import { dayWrite, SENDING_DAYS_PK } from './notices/days.ts';
import { noticeKey, noticeToItem } from './notices/notice-item.ts';
import { digestSk, hourOf, sendSk, sendsPk, sendToItem } from './notices/send-item.ts';
import { invitationKey, invitationsPk } from './orgs/invitation-item.ts';
import { childrenPk, NO_PARENT } from './orgs/org-item.ts';
import { linkUntil } from './people/care.ts';
import { passkeyKey } from './people/passkey-item.ts';
import { personByPhone, personOf } from './people/people.ts';
import { beneficiariesPk, guardedPk, heldPrefix, orgRolesPk, personKey } from './people/person-item.ts';
import { photoKey, photosDuePk, photoToItem } from './photos/photo-item.ts';
import type { House } from './platform/house.ts';
import type { Item, Query } from './platform/table.ts';
import { seriesOf } from './series/series.ts';
import {
  keptSeriesPk,
  OCCURRENCE_PREFIX,
  ownSeriesKey,
  raisePk,
  seriesKey,
  stationSeriesPk,
} from './series/series-item.ts';
import { statsPk, weekKey } from './stats/stats-item.ts';
import {
  agendaKey,
  assignmentToItem,
  lapsePk,
  myTasksPk,
  openTasksPk,
  stationTasksPk,
  taskKey,
} from './tasks/task-item.ts';
import { myTeamKey, teamsPk } from './teams/team-item.ts';
import { openWorld, type World } from './testing/world.ts';
import { checkDueWrites, checksDuePk } from './volunteers/check-clock.ts';
import { centerVolunteersPk, stationVolunteersPk } from './volunteers/volunteer-item.ts';
import { bucketOf, duePk } from './wishes/due.ts';
import { moveWish } from './wishes/steps.ts';
import { childReadKey, disputedPk, mineKey, minePk, queuePk, timeKey, wallPk } from './wishes/wish-item.ts';
import { wishOf } from './wishes/wishes.ts';

let world: World;
let house: House;
let ids: {
  station: string;
  center: string;
  region: string;
  chen: string;
  wang: string;
  notice: string;
  guardian: string;
  child: string;
  recheckDay: number;
  mandateDay: number;
  busy: string;
  booked: string;
  pictured: string;
  task: string;
  due: number;
  series: string;
  keeper: string;
  raise: number;
  ye: string;
  enterprise: string;
  gifted: string;
  promisedUntil: number;
  leader: string;
  companion: string;
};

/** A small seeded house: everything a pattern needs to find is there, and much that it must not find. */
beforeAll(async () => {
  world = await openWorld();
  house = world.house;
  await seed({ house, scale: 'small', seedNumber: 7 });
  await world.settle();
  const regions = await all({ index: 'gsi1', pk: childrenPk(NO_PARENT), limit: 100 });
  const region = regions.find((item) => (item.card as { name: { zh: string } }).name.zh === '包头市')?.card?.[
    'id'
  ] as string;
  const center = (await all({ index: 'gsi1', pk: childrenPk(region), limit: 100 }))[0]?.card?.['id'] as string;
  const stations = await all({ index: 'gsi1', pk: childrenPk(center), sk: { beginsWith: 'station#' }, limit: 100 });
  const station = stations.find((item) => (item.card as { name: { zh: string } }).name.zh === '东河站')?.card?.[
    'id'
  ] as string;
  const [chen, wang, dong] = await Promise.all(
    ['16010000001', '16010000015', '16010000021'].map((phone) => personByPhone(house, phone)),
  );
  const pointers = await all({ pk: personKey(dong?.personId ?? '').pk, sk: { beginsWith: 'CHILD#' }, limit: 20 });
  const child = String(pointers[0]?.['childId']);
  const { guardian, birthYear } = await personOf(house, child);
  if (!guardian) throw new Error('the seed has no guardian');
  const waiting = await all({ index: 'gsi1', pk: wallPk(center, 'waiting'), limit: 100 });
  const tasks = await all({ index: 'gsi2', pk: stationTasksPk(station), limit: 100 });
  const volunteers = await all({ index: 'gsi1', pk: centerVolunteersPk(center), limit: 100 });
  const own = await Promise.all(
    volunteers.map(async (item) => {
      const personId = String(item.card?.['personId']);
      return {
        personId,
        tasks: await all({ index: 'gsi1', pk: myTasksPk(personId), limit: 100 }),
        hours: await all({ pk: hoursKey(personId, '').pk, sk: { beginsWith: 'HOURS#' }, limit: 100 }),
      };
    }),
  );
  const [ye, su] = await Promise.all([personByPhone(house, '16010000022'), personByPhone(house, '16010000024')]);
  const stock = await all({ index: 'gsi2', pk: stockPk(station), limit: 100 });
  const expected = stock.find((item) => item.card?.['state'] === 'promised');
  const busy = own.find((one) => one.tasks.length > 0);
  const window = (waiting[0]?.card as { wall: { window: { to: number } } } | undefined)?.wall.window;
  ids = {
    station,
    center,
    region,
    chen: chen?.personId ?? '',
    wang: wang?.personId ?? '',
    notice: house.newId('notice'),
    guardian: dong?.personId ?? '',
    child,
    recheckDay: Math.floor(linkUntil(guardian, birthYear) / DAY_MS),
    mandateDay: Math.floor((wang?.mandates?.[0]?.until ?? 0) / DAY_MS),
    busy: busy?.personId ?? '',
    pictured: String(waiting[0]?.card?.['id']),
    booked: own.find((one) => one.hours.length > 0)?.personId ?? '',
    task: String(busy?.tasks[0]?.card?.['taskId'] ?? tasks[0]?.card?.['id']),
    due: window?.to ?? 0,
    ...(await aSeries(station)),
    ye: ye?.personId ?? '',
    enterprise: su?.roles[0]?.orgId ?? '',
    companion: (await personByPhone(house, '16010000017'))?.personId ?? '',
    leader: (await personByPhone(house, '16010000016'))?.personId ?? '',
    gifted: String(expected?.card?.['wishId']),
    promisedUntil: Number(expected?.card?.['until']),
  };
  const now = house.clock();
  const photo = {
    id: house.newId('photo'),
    wishId: ids.pictured,
    version: 1,
    purpose: 'evidence',
    type: 'image/jpeg',
    state: 'ready',
    by: ids.chen,
    at: now,
    noFace: true,
    dueAt: now,
  } as const;
  const send = { personId: ids.wang, noticeIds: [ids.notice], count: 1, state: 'waiting', at: now, tries: 0 } as const;
  const later = now + 9 * HOUR_MS;
  const said = { version: 1, stationId: station, at: now } as const;
  const doubt = { ...said, personId: ids.booked, hoursId: house.newId('hours'), minutes: 90, reasonSealed: '' };
  const worry = { ...said, id: house.newId('followUp'), wishId: house.newId('wish'), minor: false, authorId: ids.busy };
  await house.table.transact([
    { op: 'insert', item: disputeToItem({ ...doubt, state: 'open' }) },
    {
      op: 'insert',
      item: followUpToItem({ ...worry, from: 'volunteer', went: 'worried', parties: [ids.busy], dueAt: now + HOUR_MS }),
    },
    {
      op: 'insert',
      item: followUpToItem({
        ...worry,
        id: house.newId('followUp'),
        from: 'volunteer',
        went: 'worried',
        parties: [ids.busy],
        dueAt: now,
        closedAt: now,
      }),
    },
  ]);
  await house.table.transact([
    ...checkDueWrites(
      { personId: ids.busy, stationId: station },
      { kind: 'training', validUntil: now + 20 * DAY_MS, evidence: '' },
      now,
    ),
    { op: 'insert', item: photoToItem(photo) },
    dayWrite(now, { sent_sms: 1 }),
    { op: 'insert', item: { ...childReadKey(ids.child, house.newId('read')), type: 'read' } },
    {
      op: 'insert',
      item: sendToItem({
        ...send,
        sk: sendSk(ids.notice, 'sms'),
        channel: 'sms',
        what: 'wish',
        dueAt: now,
        version: 1,
      }),
    },
    {
      op: 'insert',
      item: sendToItem({
        ...send,
        sk: digestSk(later, 'email'),
        channel: 'email',
        what: 'digest',
        dueAt: later,
        version: 1,
      }),
    },
    { op: 'insert', item: { ...passkeyKey(ids.chen, house.newId('passkey')), type: 'passkey' } },
    {
      op: 'insert',
      item: noticeToItem({
        id: ids.notice,
        personId: ids.wang,
        kind: 'wish_published',
        at: now,
        params: {},
        to: '/',
      }),
    },
    {
      op: 'insert',
      item: assignmentToItem({
        taskId: ids.task,
        personId: ids.wang,
        wishId: house.newId('wish'),
        stationId: station,
        state: 'offered',
        version: 1,
        offeredUntil: now + HOUR_MS,
        at: now,
        window: { from: now, to: now + HOUR_MS },
      }),
    },
    {
      op: 'insert',
      item: overrideToItem({
        centerId: center,
        taskId: ids.task,
        personId: ids.busy,
        what: 'forbid',
        by: ids.chen,
        at: now,
        until: now + HOUR_MS,
      }),
    },
  ]);
  const going = await all({ index: 'gsi1', pk: wallPk(center, 'going'), limit: 100 });
  const ofStation = going.filter((item) => (item.card as { row: { stationId: string } }).row.stationId === station);
  const wish = await wishOf(house, String(ofStation[0]?.pk).replace('WISH#', ''));
  const step = { at: now, what: 'disputed', personId: ids.chen } as const;
  await house.table.transact([moveWish(wish, { state: 'disputed', step, patch: { disputedFrom: wish.state } }).write]);
  // The plan and its prices lie beside the words over it.
  await planCenter(house, center);
});
afterAll(() => world.close());

/** One that somebody keeps, and the day on which its next date comes up. */
async function aSeries(station: string): Promise<{ series: string; keeper: string; raise: number }> {
  const rows = await all({ index: 'gsi1', pk: stationSeriesPk(station), limit: 100 });
  const found = await Promise.all(rows.map((row) => seriesOf(house, String(row.card?.['id']))));
  const kept = found.find((one) => one.keeperId !== undefined);
  const item = await house.table.get(seriesKey(kept?.id ?? ''));
  return { series: kept?.id ?? '', keeper: kept?.keeperId ?? '', raise: Number(String(item?.gsi2sk).split('#')[0]) };
}

function orgGifts(which: 'all' | 'named'): Query {
  const { pk, sk } = orgGiftsKey(ids.enterprise, which);
  return { pk, sk: { beginsWith: sk }, descending: true, limit: 100 };
}

async function all(query: Query): Promise<readonly Item[]> {
  return (await house.table.query(query)).items;
}

/** Row of the chart, the query it stands for, and what every found item must be. */
const PATTERNS: Readonly<Record<string, { query: () => Query; type: string; of?: (item: Item) => boolean }>> = {
  'children of an org': {
    query: () => ({ index: 'gsi1', pk: childrenPk(ids.center), limit: 100 }),
    type: 'org',
    of: (item) => item.card?.['parent'] === ids.center,
  },
  'people with a role at an org': {
    query: () => ({ index: 'gsi1', pk: orgRolesPk(ids.station), limit: 100 }),
    type: 'grant',
    of: (item) => item.card?.['orgId'] === ids.station,
  },
  'invitations to duties at an org': {
    query: () => ({ index: 'gsi1', pk: invitationsPk(ids.station), descending: true, limit: 100 }),
    type: 'invitation',
    of: (item) => item.card?.['orgId'] === ids.station,
  },
  'invitations of a number': {
    query: () => ({
      pk: invitationKey(house.sealer.lookup('phone', '16010000019'), '', '').pk,
      sk: { beginsWith: 'INVITATION#' },
      limit: 50,
    }),
    type: 'invitation',
  },
  'beneficiaries of a station': {
    query: () => ({ index: 'gsi1', pk: beneficiariesPk(ids.station), limit: 100 }),
    type: 'person',
  },
  'sessions of a person': {
    query: () => ({ pk: personKey(ids.chen).pk, sk: { beginsWith: 'SESSION#' }, limit: 80 }),
    type: 'session',
  },
  'passkeys of a person': {
    query: () => ({ pk: personKey(ids.chen).pk, sk: { beginsWith: 'PASSKEY#' }, limit: 20 }),
    type: 'passkey',
  },
  'inbox of a person': {
    query: () => ({ pk: noticeKey(ids.wang, '').pk, sk: { beginsWith: 'NOTICE#' }, descending: true, limit: 100 }),
    type: 'notice',
  },
  'messages about a stretch of the inbox': {
    query: () => ({
      pk: noticeKey(ids.wang, '').pk,
      sk: { between: [`SEND#${ids.notice}`, `SEND#${ids.notice}~`] },
      limit: 300,
    }),
    type: 'send',
    of: (item) => String(item.sk).startsWith(`SEND#${ids.notice}`),
  },
  'digests of a person': {
    query: () => ({ pk: noticeKey(ids.wang, '').pk, sk: { beginsWith: 'DIGEST#' }, descending: true, limit: 60 }),
    type: 'send',
  },
  'messages due in an hour': {
    query: () => ({
      index: 'gsi2',
      pk: sendsPk(hourOf(house.clock())),
      sk: { lt: timeKey(house.clock() + 1) },
      limit: 20,
    }),
    type: 'send',
    // Whose they are is not asked here: the demo may owe somebody else a message at this hour.
    of: (item) => String(item['gsi2sk']) < timeKey(house.clock() + 1),
  },
  'children of a guardian': {
    query: () => ({ pk: personKey(ids.guardian).pk, sk: { beginsWith: 'CHILD#' }, limit: 20 }),
    type: 'child',
  },
  'children of a station with a guardian': {
    query: () => ({ index: 'gsi2', pk: guardedPk(ids.station), limit: 100 }),
    type: 'person',
    of: (item) => item.card?.['personId'] !== undefined,
  },
  "who read a child's record": {
    query: () => ({ pk: personKey(ids.child).pk, sk: { beginsWith: 'READ#' }, descending: true, limit: 100 }),
    type: 'read',
  },
  'links to see again on a day': {
    query: () => ({ pk: rechecksPk(ids.recheckDay), limit: 100 }),
    type: 'recheck',
  },
  'people somebody acts for': {
    query: () => ({ pk: personKey(ids.guardian).pk, sk: { beginsWith: heldPrefix }, limit: 50 }),
    type: 'held',
  },
  'mandates that run out on a day': {
    query: () => ({ pk: mandateEndsPk(ids.mandateDay), limit: 100 }),
    type: 'mandate_end',
  },
  'checks to see again on a day': {
    query: () => ({ pk: checksDuePk(Math.floor((house.clock() + 20 * DAY_MS) / DAY_MS)), limit: 100 }),
    type: 'check_due',
  },
  'messages by day': {
    query: () => ({ pk: SENDING_DAYS_PK, descending: true, limit: 100 }),
    type: 'sending_day',
  },
  'hours of a volunteer': {
    query: () => ({ pk: hoursKey(ids.booked, '').pk, sk: { beginsWith: 'HOURS#' }, descending: true, limit: 100 }),
    type: 'hours',
  },
  'weeks of a volunteer': {
    query: () => ({
      pk: agendaKey(ids.busy, 0).pk,
      sk: { between: [agendaKey(ids.busy, 0).sk, agendaKey(ids.busy, weekStart(house.clock()) + 20 * WEEK_MS).sk] },
      limit: 100,
    }),
    type: 'agenda',
  },
  'wishes waiting in a county': {
    query: () => ({ index: 'gsi1', pk: wallPk(ids.center, 'waiting'), limit: 1_000 }),
    type: 'wish',
  },
  'wishes under way in a county': {
    query: () => ({ index: 'gsi1', pk: wallPk(ids.center, 'going'), limit: 1_000 }),
    type: 'wish',
  },
  'wishes come true in a county': {
    query: () => ({ index: 'gsi1', pk: wallPk(ids.center, 'fulfilled'), descending: true, limit: 3 }),
    type: 'wish',
  },
  'verification queue of a station': {
    query: () => ({ index: 'gsi2', pk: queuePk(ids.station), limit: 500 }),
    type: 'wish',
  },
  'wishes in dispute at a station': {
    query: () => ({ index: 'gsi2', pk: disputedPk(ids.station), limit: 100 }),
    type: 'wish',
    of: (item) => item.card?.['disputed'] !== undefined,
  },
  'wishes in dispute in a county': {
    query: () => ({ index: 'gsi1', pk: disputedPk(ids.center), limit: 100 }),
    type: 'wish',
    of: (item) => item.card?.['disputed'] !== undefined,
  },
  'wishes that somebody posted': {
    query: () => ({ index: 'gsi3', pk: minePk(ids.chen), descending: true, limit: 100 }),
    type: 'wish',
  },
  "wishes that are somebody's": {
    query: () => ({ pk: mineKey(ids.wang, '').pk, sk: { beginsWith: 'WISH#' }, descending: true, limit: 100 }),
    type: 'mine',
  },
  'photos of a wish': {
    query: () => ({ pk: photoKey(ids.pictured, '').pk, sk: { beginsWith: 'PHOTO#' }, descending: true, limit: 200 }),
    type: 'photo',
  },
  'photos that go on a day': {
    query: () => ({ index: 'gsi2', pk: photosDuePk(house.clock()), limit: 100 }),
    type: 'photo',
  },
  'what is due in an hour': { query: () => ({ pk: duePk(bucketOf(ids.due)), limit: 100 }), type: 'due' },
  'open tasks of a county': {
    query: () => ({ index: 'gsi1', pk: openTasksPk(ids.center), sk: { gte: timeKey(house.clock()) }, limit: 1_000 }),
    type: 'task',
  },
  'live tasks of a station': {
    query: () => ({ index: 'gsi2', pk: stationTasksPk(ids.station), limit: 200 }),
    type: 'task',
  },
  'seats of a task': {
    query: () => ({ pk: taskKey(ids.task).pk, sk: { beginsWith: 'ASSIGNMENT#' }, limit: 100 }),
    type: 'assignment',
  },
  'tasks of a volunteer': {
    query: () => ({ index: 'gsi1', pk: myTasksPk(ids.busy), limit: 100 }),
    type: 'assignment',
    of: (item) => item.card?.['personId'] === ids.busy,
  },
  'offers that lapse in an hour': {
    query: () => ({ index: 'gsi2', pk: lapsePk(house.clock() + HOUR_MS), limit: 100 }),
    type: 'assignment',
  },
  "words over a county's plan": {
    query: () => ({ pk: planKey(ids.center).pk, sk: { beginsWith: 'OVERRIDE#' }, limit: 200 }),
    type: 'override',
  },
  'words over a task': {
    query: () => ({ pk: planKey(ids.center).pk, sk: { beginsWith: `OVERRIDE#${ids.task}#` }, limit: 100 }),
    type: 'override',
  },
  'gifts for a wish': {
    query: () => ({ pk: claimKey(ids.gifted, '').pk, sk: { beginsWith: 'CLAIM#' }, limit: 120 }),
    type: 'claim',
    of: (item) => item['wishId'] === ids.gifted,
  },
  'gifts of a donor': {
    query: () => ({ index: 'gsi1', pk: giftsPk(ids.ye), limit: 100 }),
    type: 'claim',
  },
  "gifts in an organisation's name": {
    query: () => orgGifts('all'),
    type: 'org_gift',
    of: (item) => item.pk === `ORG#${ids.enterprise}`,
  },
  'gifts that an organisation is named for': {
    query: () => orgGifts('named'),
    type: 'org_gift',
    of: (item) => item.sk.startsWith('NAMEDGIFT#'),
  },
  'managers of an organisation': {
    query: () => ({
      index: 'gsi1',
      pk: orgRolesPk(ids.enterprise),
      sk: { beginsWith: 'organisation_manager#' },
      limit: 20,
    }),
    type: 'grant',
    of: (item) => item.card?.['role'] === 'organisation_manager',
  },
  'goods of a station': {
    query: () => ({ index: 'gsi2', pk: stockPk(ids.station), limit: 500 }),
    type: 'claim',
    of: (item) => ['promised', 'on_shelf', 'on_the_way'].includes(String(item.card?.['state'])),
  },
  'promises that run out in an hour': {
    query: () => ({ index: 'gsi3', pk: promisedPk(ids.promisedUntil), limit: 100 }),
    type: 'claim',
    of: (item) => item.card?.['state'] === 'promised',
  },
  'movements of a station': {
    query: () => ({ pk: stockPk(ids.station), sk: { beginsWith: 'MOVE#' }, limit: 100 }),
    type: 'movement',
    of: (item) => item['stationId'] === ids.station,
  },
  'volunteers of a county': {
    query: () => ({ index: 'gsi1', pk: centerVolunteersPk(ids.center), limit: 1_000 }),
    type: 'volunteer',
    of: (item) => item.card?.['centerId'] === ids.center,
  },
  'volunteers of a station': {
    query: () => ({ index: 'gsi2', pk: stationVolunteersPk(ids.station), limit: 1_000 }),
    type: 'volunteer',
    of: (item) => item.card?.['stationId'] === ids.station,
  },
  'series of a station': {
    query: () => ({ index: 'gsi1', pk: stationSeriesPk(ids.station), descending: true, limit: 100 }),
    type: 'series',
  },
  'series to be raised on a day': {
    query: () => ({ index: 'gsi2', pk: raisePk(ids.raise), limit: 100 }),
    type: 'series',
  },
  'series that somebody keeps': {
    query: () => ({ index: 'gsi3', pk: keptSeriesPk(ids.keeper), limit: 50 }),
    type: 'series',
  },
  'series that come to somebody': {
    query: () => ({ pk: ownSeriesKey(ids.wang, '').pk, sk: { beginsWith: 'SERIES#' }, descending: true, limit: 50 }),
    type: 'own_series',
  },
  'dates of a series': {
    query: () => ({ pk: seriesKey(ids.series).pk, sk: { beginsWith: OCCURRENCE_PREFIX }, limit: 30 }),
    type: 'occurrence',
  },
  'hours in dispute at a station': {
    query: () => ({ index: 'gsi1', pk: disputesPk(ids.station), limit: 100 }),
    type: 'hours_dispute',
  },
  'follow-ups of a station': {
    query: () => ({ index: 'gsi1', pk: followUpsPk(ids.station), limit: 100 }),
    type: 'follow_up',
  },
  'teams of a station': {
    query: () => ({ index: 'gsi1', pk: teamsPk(ids.station), limit: 100 }),
    type: 'team',
    of: (item) => item.card?.['orgId'] === ids.station,
  },
  'teams of somebody': {
    query: () => ({ pk: myTeamKey(ids.leader, '').pk, sk: { beginsWith: 'TEAM#' }, limit: 10 }),
    type: 'my_team',
  },
  'newcomers of a buddy': {
    query: () => ({ index: 'gsi1', pk: newcomersPk(ids.companion), limit: 4 }),
    type: 'buddy',
  },
  'follow-ups that are done at a station': {
    query: () => ({ index: 'gsi1', pk: followedUpPk(ids.station), descending: true, limit: 100 }),
    type: 'follow_up',
  },
  'indexes of all centers': {
    query: () => ({ pk: VERSIONS_PK, limit: 1_000 }),
    type: 'matching_version',
  },
  'changes since a snapshot': {
    query: () => ({ pk: deltasPk(ids.center), sk: { beginsWith: 'DELTA#' }, limit: 500 }),
    type: 'matching_delta',
  },
  "weeks of an org's numbers": {
    query: () => ({
      pk: statsPk(ids.region),
      sk: { between: [weekKey(ids.region, 0).sk, weekKey(ids.region, house.clock()).sk] },
      limit: 100,
    }),
    type: 'stats',
  },
};

describe('access patterns', () => {
  it('are the rows of the chart in functions/README.md', () => {
    const chart = readFileSync(new URL('./README.md', import.meta.url), 'utf8').split('## Access patterns')[1] ?? '';
    const rows = [...chart.matchAll(/^\| ([^|]+) \| (?:gsi\d|table) \|/gm)].map((match) => match[1]);
    expect(Object.keys(PATTERNS)).toEqual(rows);
  });

  for (const [name, { query, type, of }] of Object.entries(PATTERNS)) {
    it(`${name}: found, and nothing else`, async () => {
      if (name === 'sessions of a person')
        await world.house.table.transact([
          { op: 'insert', item: { pk: personKey(ids.chen).pk, sk: 'SESSION#ses_1', type: 'session' } },
        ]);
      const items = await all(query());
      expect(items.length).toBeGreaterThan(0);
      expect(new Set(items.map((item) => item.type))).toEqual(new Set([type]));
      if (of) expect(items.filter((item) => !of(item))).toEqual([]);
      const { index } = query();
      if (index)
        for (const item of items)
          expect(
            Object.keys(item).filter(
              (key) => !['pk', 'sk', 'type', 'version', 'card'].includes(key) && !key.startsWith('gsi'),
            ),
          ).toEqual([]);
    });
  }
});
