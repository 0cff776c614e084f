import type { ClaimState } from '../../shared/goods/life.ts';
import { PURPOSES } from '../../shared/guardians/purposes.ts';
import type { Words } from '../../shared/kernel/schema.ts';
import { DAY_MS } from '../../shared/kernel/time.ts';
import type { NoticeKind } from '../../shared/notices/contract.ts';
import { MEDIATORS } from '../../shared/orgs/roles.ts';
import type { StepWhat } from '../../shared/wishes/wish.ts';
import { type Claim, claimFromItem } from '../goods/claim-item.ts';
import { donorsOf } from '../goods/claims.ts';
import { hoursFromItem } from '../hours/hours-item.ts';
import { ancestry } from '../orgs/orgs.ts';
import { guardianIdOf } from '../people/care.ts';
import { personOf } from '../people/people.ts';
import { orgRolesPk, type Person, personFromItem, personKey } from '../people/person-item.ts';
import { type Consumer, once } from '../platform/changes.ts';
import type { House } from '../platform/house.ts';
import type { Change, Write } from '../platform/table.ts';
import { assignmentsOfWish } from '../tasks/assignments.ts';
import { type Assignment, assignmentFromItem, taskFromItem, taskKey } from '../tasks/task-item.ts';
import { isAssignee } from '../wishes/standing.ts';
import { type Step, type Wish, wishFromItem } from '../wishes/wish-item.ts';
import { wishOf } from '../wishes/wishes.ts';
import { noticeToItem } from './notice-item.ts';
import { toldByBuddy } from './told-by-buddy.ts';
import { toldByCheck } from './told-by-check.ts';
import { toldByDispute } from './told-by-dispute.ts';
import { toldByFollowUp } from './told-by-follow-up.ts';
import { toldByInvitation } from './told-by-invitation.ts';
import { toldByMandates } from './told-by-mandates.ts';
import { toldBySeries } from './told-by-series.ts';
import { toldByTeam } from './told-by-team.ts';

type Told = {
  readonly personId: string;
  readonly kind: NoticeKind;
  readonly at: number;
  readonly title?: Words;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly to: string;
};

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
  wants: ({ after, before }) =>
    TOLD_TYPES.includes(String(after?.type ?? before?.type)) ||
    (after?.type === 'person' && before !== undefined && (after['guardian'] ?? after['mandates']) !== undefined),
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
  if (after?.type === 'check_due') return toldByCheck(house, after);
  if (after?.type === 'team') return toldByTeam(before, after);
  if (after?.type === 'follow_up') return before ? [] : toldByFollowUp(house, after);
  if (after?.type === 'hours_dispute') return toldByDispute(house, before?.['state'], after);
  if (after?.type === 'series') return toldBySeries(change);
  if (after?.type === 'assignment') return toldByAssignment(house, before?.['state'], after);
  if (after?.type === 'claim') return toldByClaim(before?.['state'], claimFromItem(after));
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
      ...toldByMandates(was, is),
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

/** A guardian hears of every change of their link and consents that was not their own doing, those in charge of an end. */
async function toldByCare(house: House, before: Person, child: Person, at: number): Promise<readonly Told[]> {
  const { guardian } = child;
  const guardianId = guardian?.personId;
  const to = `/me/children/${child.personId}`;
  const told: Told[] = [];
  const tell = (kind: NoticeKind) => guardianId !== undefined && told.push({ personId: guardianId, kind, at, to });
  for (const purpose of PURPOSES) {
    const [was, is] = [before.consents?.[purpose], child.consents?.[purpose]];
    if (is === undefined || is.at === was?.at || is.by === guardianId) continue;
    tell(is.given ? 'consent_given' : 'consent_withdrawn');
  }
  const warned = guardian?.warnedAt !== undefined && before.guardian?.warnedAt === undefined;
  const ended = guardian?.endedAt !== undefined && before.guardian?.endedAt === undefined;
  if (warned) tell('link_expiring');
  if (ended && guardianId !== undefined)
    told.push({ personId: guardianId, kind: 'link_ended', at, to: '/me/children' });
  if ((warned || ended) && child.stationId !== undefined)
    for (const personId of await headsOf(house, child.stationId))
      told.push({ personId, kind: warned ? 'link_to_check' : 'link_ended', at, to });
  return told;
}

type Party =
  | 'poster'
  | 'beneficiary'
  | 'guardian'
  | 'verifier'
  | 'tier'
  | 'mediators'
  | 'complainant'
  | 'volunteers'
  | 'coming'
  | 'donors'
  | 'spoken_for';
type Rule = { readonly kind: NoticeKind; readonly whom: readonly Party[] };
const OWN: readonly Party[] = ['beneficiary', 'guardian'];

/** Who is told of which step, and how: whoever fits an earlier rule is not told again by a later one. */
const WISH_NOTICES: { readonly [W in StepWhat]?: readonly Rule[] } = {
  returned: [{ kind: 'wish_returned', whom: ['poster'] }],
  rejected: [{ kind: 'wish_rejected', whom: ['poster'] }],
  escalated_case: [{ kind: 'wish_escalated', whom: ['poster'] }],
  escalated_tier: [{ kind: 'clock_missed', whom: ['tier'] }],
  submitted: [{ kind: 'wish_posted_for_you', whom: ['spoken_for'] }],
  published: [{ kind: 'wish_published', whom: ['poster', ...OWN] }],
  accepted: [{ kind: 'wish_accepted', whom: ['poster', ...OWN] }],
  delivered: [
    { kind: 'wish_to_confirm', whom: OWN },
    { kind: 'wish_delivered', whom: ['poster'] },
  ],
  confirmed: [{ kind: 'wish_fulfilled', whom: ['poster', ...OWN] }],
  withdrawn: [{ kind: 'wish_withdrawn', whom: ['poster', 'verifier', ...OWN] }],
  merged: [{ kind: 'wish_merged', whom: ['poster', 'verifier', ...OWN] }],
  disputed: [
    { kind: 'dispute_to_settle', whom: ['mediators'] },
    { kind: 'wish_disputed', whom: ['verifier', 'poster', ...OWN, 'volunteers', 'donors'] },
  ],
  settled: [{ kind: 'dispute_settled', whom: ['complainant', 'verifier', 'poster', ...OWN, 'volunteers', 'donors'] }],
  goods_promised: [{ kind: 'gift_promised', whom: ['poster'] }],
  goods_delivered: [
    { kind: 'gift_to_confirm', whom: OWN },
    { kind: 'goods_there', whom: ['coming'] },
  ],
};

async function toldByWish(house: House, before: Wish | undefined, wish: Wish): Promise<readonly Told[]> {
  // A date of a series is published by the clock, week after week: nobody needs to hear of it until somebody comes.
  if (!before && wish.seriesId !== undefined) return [];
  const seen = before?.steps.at(-1)?.at ?? -1;
  const fresh = wish.steps.filter(
    (step, index) => step.at > seen || (step.at === seen && index >= (before?.steps.length ?? 0)),
  );
  const told = await Promise.all(fresh.map((step) => toldByStep(house, wish, step)));
  const thanked = before && before.thanks === undefined && wish.thanks !== undefined;
  return [...told.flat(), ...(thanked ? await toldOfThanks(house, wish) : [])];
}

async function toldByStep(house: House, wish: Wish, step: Step): Promise<readonly Told[]> {
  const told = new Map<string, NoticeKind>();
  for (const { kind, whom } of WISH_NOTICES[step.what] ?? []) {
    for (const personId of (await Promise.all(whom.map((party) => peopleAs(house, wish, party, step)))).flat()) {
      if (!told.has(personId)) told.set(personId, kind);
    }
  }
  // Nobody is told what they did themselves.
  told.delete(step.personId);
  return [...told].map(([personId, kind]) => ({
    personId,
    kind,
    at: step.at,
    title: wish.title,
    to: placeOf(kind, wish.id),
  }));
}

function placeOf(kind: NoticeKind, wishId: string): string {
  if (kind === 'clock_missed') return `/queue/${wishId}`;
  if (kind === 'goods_there') return '/me/tasks';
  return kind === 'wish_to_confirm' || kind === 'gift_to_confirm' ? `/wishes/${wishId}/confirm` : `/wishes/${wishId}`;
}

async function peopleAs(house: House, wish: Wish, party: Party, step?: Step): Promise<readonly string[]> {
  if (party === 'spoken_for') return step?.for === undefined ? [] : [step.for];
  if (party === 'poster') return [wish.postedBy];
  if (party === 'beneficiary') return [wish.beneficiaryId];
  if (party === 'verifier') return wish.verifierId === undefined ? [] : [wish.verifierId];
  if (party === 'tier') return inChargeAt(house, wish, wish.tier, IN_CHARGE);
  if (party === 'mediators')
    return [...(await inChargeAt(house, wish, 0, MEDIATORS)), ...(await inChargeAt(house, wish, 1, MEDIATORS))];
  if (party === 'complainant')
    return wish.steps.filter(({ what }) => what === 'disputed').map(({ personId }) => personId);
  if (party === 'donors') return donorsOf(house, wish.id);
  if (party === 'volunteers' || party === 'coming') {
    const part = (await assignmentsOfWish(house, wish)).filter((seat) =>
      party === 'coming' ? seat.state === 'accepted' && waits(wish, seat.taskId) : isAssignee(seat),
    );
    return part.map(({ personId }) => personId);
  }
  const guardian = wish.minor ? guardianIdOf(await personOf(house, wish.beneficiaryId), house.clock()) : undefined;
  return guardian === undefined ? [] : [guardian];
}

/** Whether a volunteer's part waits for another to be there first. */
function waits(wish: Wish, taskId: string): boolean {
  return wish.components.some((component) => component.taskId === taskId && component.after !== undefined);
}

const IN_CHARGE: readonly string[] = ['supervisor', 'head', 'deputy'];
const IN_CHARGE_LIMIT_COUNT = 20;

/** Those in charge at a tier: that to which a missed clock has carried the wish, or where a dispute is settled. */
async function inChargeAt(
  house: House,
  wish: Wish,
  tier: number,
  roles: readonly string[],
): Promise<readonly string[]> {
  const path = await ancestry(house, wish.stationId);
  const org = path[Math.min(tier, path.length - 1)];
  return org ? peopleInCharge(house, org.id, roles) : [];
}

function headsOf(house: House, orgId: string): Promise<readonly string[]> {
  return peopleInCharge(house, orgId, IN_CHARGE);
}

async function peopleInCharge(house: House, orgId: string, roles: readonly string[]): Promise<readonly string[]> {
  const page = await house.table.query({ index: 'gsi1', pk: orgRolesPk(orgId), limit: 100 });
  const people = page.items
    .map((item) => item.card as { personId: string; role: string })
    .filter(({ role }) => roles.includes(role));
  return people.slice(0, IN_CHARGE_LIMIT_COUNT).map(({ personId }) => personId);
}

const ASSIGNMENT_NOTICES: Readonly<Record<string, { kind: NoticeKind; to: string } | undefined>> = {
  offered: { kind: 'task_offered', to: '/for-me' },
  lapsed: { kind: 'task_lapsed', to: '/for-me' },
  cancelled: { kind: 'task_cancelled', to: '/me/tasks' },
  no_show: { kind: 'no_show', to: '/me/tasks' },
};

async function toldByAssignment(
  house: House,
  stateBefore: unknown,
  after: NonNullable<Change['after']>,
): Promise<readonly Told[]> {
  const assignment = assignmentFromItem(after);
  if (assignment.state === 'declined' && assignment.reason === 'away' && stateBefore !== 'declined')
    return toldOfOtherFace(house, assignment);
  const rule = ASSIGNMENT_NOTICES[assignment.state];
  if (!rule || stateBefore === assignment.state) return [];
  const task = await house.table.get(taskKey(assignment.taskId));
  const until = assignment.offeredUntil;
  return [
    {
      personId: assignment.personId,
      kind:
        assignment.state === 'offered' && assignment.teamId !== undefined
          ? 'team_task'
          : stateBefore === 'waiting' && assignment.state === 'offered'
            ? 'task_place_free'
            : rule.kind,
      at: assignment.at,
      to: assignment.state === 'offered' ? `/for-me/${assignment.taskId}` : rule.to,
      ...(task ? { title: taskFromItem(task).title } : {}),
      ...(assignment.state === 'offered' && until !== undefined ? { params: { until } } : {}),
    },
  ];
}

/** The same face cannot come on one date: they hear that others are asked, and the beneficiary's side that somebody else may come. */
async function toldOfOtherFace(
  house: House,
  { personId, taskId, wishId, at, seriesId, window }: Assignment,
): Promise<readonly Told[]> {
  const wish = await wishOf(house, wishId);
  const sides = (await Promise.all((['poster', ...OWN] as const).map((party) => peopleAs(house, wish, party)))).flat();
  const common = { at, title: wish.title, params: { on: window.from } };
  return [
    { ...common, personId, kind: 'series_away', to: `/me/tasks/${taskId}` },
    ...[...new Set(sides)]
      .filter((one) => one !== personId)
      .map((one) => ({ ...common, personId: one, kind: 'series_other_face' as const, to: `/series/${seriesId}` })),
  ];
}

/** Who came hears what was said. */
async function toldOfThanks(house: House, wish: Wish): Promise<readonly Told[]> {
  const came = (await assignmentsOfWish(house, wish)).filter(
    ({ state }) => state === 'confirmed' || state === 'checked_out',
  );
  return came.map(({ personId }) => ({
    personId,
    kind: 'thanked',
    at: house.clock(),
    title: wish.title,
    to: `/wishes/${wish.id}`,
  }));
}

/** What a donor is told of their gift; what they did themselves is no news. */
const GIFT_NOTICES: Readonly<Partial<Record<ClaimState, NoticeKind>>> = {
  on_shelf: 'gift_received',
  delivered: 'gift_delivered',
  confirmed: 'gift_confirmed',
  to_give_back: 'gift_give_back',
  given_back: 'gift_given_back',
};

function toldByClaim(stateBefore: unknown, claim: Claim): readonly Told[] {
  const { donorId, state, since, steps, title } = claim;
  if (stateBefore === state || stateBefore === undefined) return [];
  // Back on the shelf from a walk in vain: it was received long ago.
  if (state === 'on_shelf' && stateBefore !== 'promised') return [];
  const last = steps.at(-1);
  const own = last?.by?.zh === claim.giver.zh;
  const released = last?.what === 'lapsed' ? 'gift_lapsed' : own ? undefined : 'gift_released';
  const kind = state === 'released' ? released : GIFT_NOTICES[state];
  return kind === undefined || (own && state === 'to_give_back')
    ? []
    : [{ personId: donorId, kind, at: since, title, to: '/me/gifts' }];
}
