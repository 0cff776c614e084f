import type { Pair } from '../../../functions/buddies/buddy-item.ts';
import type { Invitation } from '../../../functions/orgs/invitation-item.ts';
import type { Mandate, Person } from '../../../functions/people/person-item.ts';
import type { Change, Item } from '../../../functions/platform/table.ts';
import type { Assignment, Task } from '../../../functions/tasks/task-item.ts';
import type { Team } from '../../../functions/teams/team-item.ts';
import type { Volunteer } from '../../../functions/volunteers/volunteer-item.ts';
import type { Wish } from '../../../functions/wishes/wish-item.ts';
import { BUDDY_FROM_VISITS_COUNT, NEWCOMER_VISITS_COUNT } from '../../../shared/buddies/contract.ts';
import { COMING_PURPOSES } from '../../../shared/guardians/purposes.ts';
import { DAY_MS, WEEK_MS } from '../../../shared/kernel/time.ts';
import { MANDATE_LIMIT_MS, MANDATES_LIMIT_ITEMS } from '../../../shared/mandates/mandate.ts';
import { TEAM_LIMIT_PEOPLE } from '../../../shared/teams/contract.ts';
import { PUBLIC_STATES } from '../../../shared/wishes/life.ts';
import type { County } from './county.ts';
import { must } from './must.ts';
import { SKEW_MS } from './town.ts';

/** Wrong codes of one invitation, at most: reckoned here and not asked of the product. */
const TRIES_LIMIT_COUNT = 5;
const CLOCKS_MS = 2 * SKEW_MS;
const YEAR_MS = 365 * DAY_MS;

/** What must hold where somebody comes into something, or acts for somebody. `fresh`: keys that moved in the same step. */
export function watchJoining(change: Change, county: County, fresh: ReadonlySet<string>): void {
  const { before, after, at } = change;
  if (after?.type === 'team') watchTeam(before as unknown as Team | undefined, after as unknown as Team);
  if (after?.type === 'buddy') watchPair(before as Item & Pair, after as unknown as Pair, county, fresh);
  if (after?.type === 'person') watchMandates(before as unknown as Person, after as unknown as Person);
  if (after?.type === 'invitation')
    watchInvitation(before as unknown as Invitation, after as unknown as Invitation, county, at);
  if (after?.type === 'assignment' && before === undefined)
    watchTeamOffer(after as unknown as Assignment, county, fresh);
  if (after?.type === 'wish' && after['state'] === 'published' && !isPublic(before))
    watchPublication(after as unknown as Wish, county, at);
  if (after?.type === 'wish' && before === undefined) watchMandateWish(after as unknown as Wish, county, fresh, at);
}

/** People come in by two: one asks or invites, the other says yes; nobody leads who did not say so. */
function watchTeam(before: Team | undefined, team: Team): void {
  const say = () => `${team.id} ${team.last.what} by ${team.last.by}`;
  const ids = [...team.members, ...team.pending].map(({ personId }) => personId);
  must(new Set(ids).size === ids.length, 'nobody is in a team twice', say);
  must(team.members.length <= TEAM_LIMIT_PEOPLE, 'a team is as large as one can know', say);
  must(before?.state !== 'ended', 'an ended team stays ended', say);
  const leads = team.ledSince !== undefined;
  must(!leads || team.members.some(({ personId }) => personId === team.leaderId), 'who leads is in the team', say);
  must(team.state === 'ended' || (team.state === 'running') === leads, 'a team runs when somebody leads it', say);
  if (leads && (before?.ledSince === undefined || before.leaderId !== team.leaderId))
    must(
      team.last.what === 'led' && team.last.by === team.leaderId && before?.leaderId === team.leaderId,
      'who leads said so themselves',
      say,
    );
  for (const { personId } of team.members) {
    if (before?.members.some((one) => one.personId === personId)) continue;
    const waited = before?.pending.find((one) => one.personId === personId);
    const came = waited?.by === 'self' ? team.last.by !== personId : team.last.by === personId;
    must((waited !== undefined || team.leaderId === personId) && came, 'two say yes before somebody is in a team', say);
  }
}

/** What a team is asked to come to is no child's, and whoever asks leads it then. */
function watchTeamOffer(seat: Assignment, county: County, fresh: ReadonlySet<string>): void {
  if (seat.teamId === undefined || fresh.has(`TEAM#${seat.teamId}|TEAM`)) return;
  const team = county.item<Team>(`TEAM#${seat.teamId}`, 'TEAM');
  const task = county.item<Task>(`TASK#${seat.taskId}`, 'TASK');
  const say = () => `${seat.teamId} ${seat.taskId} ${seat.personId}`;
  must(team?.ledSince !== undefined && team.leaderId === seat.offeredBy, 'a team is asked by who leads it', say);
  must(
    team.members.some(({ personId }) => personId === seat.personId),
    'a team asks its own people',
    say,
  );
  must(task?.minor !== true, 'no team is asked to come to a child', say);
  must(task === undefined || task.stationId === team.homeId, 'a team is asked to its own station’s tasks', say);
}

const visitsOf = (one: Volunteer) => Object.values(one.visits ?? {}).reduce((sum, count) => sum + count, 0);

/** Company is asked of who is willing and has been out often, and agreed by them alone. */
function watchPair(before: Pair | undefined, pair: Pair, county: County, fresh: ReadonlySet<string>): void {
  const say = () => `${pair.newcomerId} ${before?.state} > ${pair.state} by ${pair.by}`;
  must(pair.buddyId !== pair.newcomerId, 'nobody goes along with themselves', say);
  must((pair.state === 'open') === (pair.buddyId === undefined), 'a pair has two people or is open', say);
  must(
    (before?.passed ?? []).every((one) => pair.passed.includes(one)) || pair.passed.length >= 20,
    'a no to company stays said',
    say,
  );
  if (pair.state === 'agreed')
    must(before?.buddyId === pair.buddyId && before?.state !== 'open', 'company is agreed by who was asked', say);
  if (before !== undefined && before.buddyId !== undefined && pair.state === 'open')
    must(pair.passed.includes(pair.leftBy ?? ''), 'who leaves a pair is not asked for it again', say);
  const asked = pair.state === 'asked' && (before?.buddyId !== pair.buddyId || before?.state !== 'asked');
  if (!asked || fresh.has(`PERSON#${pair.buddyId}|VOLUNTEER`) || fresh.has(`PERSON#${pair.newcomerId}|VOLUNTEER`))
    return;
  const [buddy, newcomer] = [pair.buddyId, pair.newcomerId].map((id) =>
    county.item<Volunteer>(`PERSON#${id}`, 'VOLUNTEER'),
  );
  if (buddy === undefined || newcomer === undefined) return;
  must(
    buddy.goesAlong === true && visitsOf(buddy) >= BUDDY_FROM_VISITS_COUNT,
    'company is asked of who is willing and knows the way',
    say,
  );
  must(visitsOf(newcomer) < NEWCOMER_VISITS_COUNT, 'only newcomers are given company', say);
  must(buddy.stationId === newcomer.stationId, 'company is of the same station', say);
  must(
    pair.by !== 'clock' || !pair.passed.includes(pair.buddyId ?? ''),
    'who said no to company is not asked again',
    say,
  );
}

/** A mandate is given once, by the person or by somebody who gains nothing by it; it ends once. */
function watchMandates(before: Person | undefined, after: Person): void {
  const [was, is] = [before?.mandates ?? [], after.mandates ?? []];
  if (JSON.stringify(was) === JSON.stringify(is)) return;
  const say = () => after.personId;
  const known = new Map(was.map((one) => [one.id, one]));
  must(
    was.every(({ id, endedAt }) => endedAt !== undefined || is.some((one) => one.id === id)),
    'a mandate that counts is not lost',
    say,
  );
  for (const mandate of is) {
    const old: Mandate | undefined = known.get(mandate.id);
    if (old === undefined) {
      must(after.guardian === undefined, 'for a child nobody is given a mandate', say);
      must(mandate.holderId !== after.personId, 'nobody holds a mandate for themselves', say);
      must(
        mandate.by === after.personId || mandate.by !== mandate.holderId,
        'nobody records a mandate for themselves',
        say,
      );
      must(
        (mandate.proof === 'own_phone') === (mandate.by === after.personId),
        'a mandate says truly how it was given',
        say,
      );
      must(
        mandate.until > mandate.from && mandate.until - mandate.from <= MANDATE_LIMIT_MS,
        'a mandate lasts a year at most',
        say,
      );
    } else
      must(
        old.holderId === mandate.holderId &&
          old.until === mandate.until &&
          old.from === mandate.from &&
          old.purposes.join() === mandate.purposes.join() &&
          (old.endedAt === undefined || old.endedAt === mandate.endedAt),
        'a mandate stays as it was given',
        say,
      );
  }
  const open = is.filter(({ endedAt }) => endedAt === undefined);
  must(
    new Set(open.map(({ holderId }) => holderId)).size === open.length,
    'of two mandates for the same one the newer counts',
    say,
  );
  const newest = Math.max(0, ...is.map(({ at }) => at));
  must(
    open.filter(({ until }) => until > newest + CLOCKS_MS).length <= MANDATES_LIMIT_ITEMS,
    'few people act for one',
    say,
  );
}

/** Between two public states a wish only waits for the stream, which stops what a withdrawal ends. */
function isPublic(wish: Item | undefined): boolean {
  return PUBLIC_STATES.some((state) => state === wish?.['state']);
}

/**
 * A child's wish comes to the wall while its guardian lets it: the record moves with the wish or not at all, so what it says at
 * this change is what counted. Where people are asked to come, that is let as well; and a link is good for a year.
 */
function watchPublication({ minor, beneficiaryId, components, id }: Wish, county: County, at: number): void {
  if (!minor) return;
  const child = county.item<Person>(`PERSON#${beneficiaryId}`, 'PERSON');
  const { guardian } = child ?? {};
  const needed = components.some(({ kind }) => kind !== 'goods')
    ? (['posting', ...COMING_PURPOSES] as const)
    : ['posting' as const];
  must(
    guardian !== undefined &&
      guardian.endedAt === undefined &&
      (guardian.checkedAt ?? guardian.at) + YEAR_MS > at - CLOCKS_MS &&
      needed.every((purpose) => child?.consents?.[purpose]?.given !== false),
    'no wish is shown without its consent',
    () => id,
  );
}

/** Who posts under a mandate held it then, and for that. */
function watchMandateWish(wish: Wish, county: County, fresh: ReadonlySet<string>, at: number): void {
  if (wish.source !== 'mandate' || fresh.has(`PERSON#${wish.beneficiaryId}|PERSON`)) return;
  const giver = county.item<Person>(`PERSON#${wish.beneficiaryId}`, 'PERSON');
  must(
    (giver?.mandates ?? []).some(
      ({ holderId, purposes, from, until, endedAt }) =>
        holderId === wish.postedBy &&
        purposes.includes('post_wishes') &&
        endedAt === undefined &&
        from <= at + CLOCKS_MS &&
        until > at - CLOCKS_MS,
    ),
    'who posts for another has their mandate for it',
    () => wish.id,
  );
}

/** An invitation is answered once and in time, by the holder of its number; after five wrong codes it is nobody's. */
function watchInvitation(before: Invitation | undefined, after: Invitation, county: County, at: number): void {
  const say = () => `${after.id} ${before?.state} > ${after.state} ${after.tries}`;
  must(after.tries <= TRIES_LIMIT_COUNT, 'five wrong codes end an invitation', say);
  must(after.tries < TRIES_LIMIT_COUNT || after.state === 'void', 'five wrong codes end an invitation', say);
  must(after.until - after.at === WEEK_MS, 'an invitation waits a week', say);
  if (before === undefined || before.id !== after.id) {
    must(after.state === 'waiting' && after.tries === 0, 'an invitation begins by waiting', say);
    must(holderOf(after, county) !== after.by, 'nobody invites themselves', say);
    return;
  }
  must(before.state === 'waiting', 'an invitation is answered once', say);
  if (after.state === 'accepted' && before.state === 'waiting') {
    must(at < after.until + CLOCKS_MS, 'an invitation is accepted in time', say);
    must(before.tries < TRIES_LIMIT_COUNT, 'five wrong codes end an invitation', say);
  }
}

/** Whose number an invitation lies with. */
function holderOf(invitation: Invitation, county: County): unknown {
  const { pk } = invitation as unknown as Item;
  return county.under(pk).find(({ type }) => type === 'phone')?.['personId'];
}

/** Each new duty comes with the invitation to it that was accepted in the same commit. */
export function grantsHaveInvitations(changes: readonly Change[], county: County): void {
  const held = (item: Item | undefined) =>
    ((item?.['roles'] ?? []) as unknown as readonly { orgId: string; role: string }[]).map(
      ({ orgId, role }) => `${orgId} ${role}`,
    );
  for (const { before, after } of changes) {
    if (after?.type !== 'person' || before === undefined) continue;
    const old = new Set(held(before));
    for (const duty of held(after)) {
      if (old.has(duty)) continue;
      const found = changes.find(
        ({ before: asked, after: answered }) =>
          answered?.type === 'invitation' &&
          answered['state'] === 'accepted' &&
          asked?.['state'] === 'waiting' &&
          `${answered['orgId']} ${answered['role']}` === duty &&
          county.under(answered.pk).some((one) => one.type === 'phone' && one['personId'] === after['personId']),
      );
      must(found !== undefined, 'a duty is taken up by an invitation to it', () => `${after.pk} ${duty}`);
    }
  }
}
