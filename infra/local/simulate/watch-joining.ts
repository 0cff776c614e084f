import type { Pair } from '../../../functions/buddies/buddy-item.ts';
import type { Invitation } from '../../../functions/orgs/invitation-item.ts';
import type { Change, Item } from '../../../functions/platform/table.ts';
import type { Assignment, Task } from '../../../functions/tasks/task-item.ts';
import type { Team } from '../../../functions/teams/team-item.ts';
import type { Volunteer } from '../../../functions/volunteers/volunteer-item.ts';
import { BUDDY_FROM_VISITS_COUNT, NEWCOMER_VISITS_COUNT } from '../../../shared/buddies/contract.ts';
import { WEEK_MS } from '../../../shared/kernel/time.ts';
import { TEAM_LIMIT_PEOPLE } from '../../../shared/teams/contract.ts';
import type { County } from './county.ts';
import { must } from './must.ts';
import { CLOCKS_MS } from './town.ts';

/** Wrong codes of one invitation, at most: reckoned here and not asked of the product. */
const TRIES_LIMIT_COUNT = 5;

/** What must hold where somebody comes into something. `fresh`: keys that moved in the same step. */
export function watchJoining(change: Change, county: County, fresh: ReadonlySet<string>): void {
  const { before, after, at } = change;
  if (after?.type === 'team') watchTeam(before as unknown as Team | undefined, after as unknown as Team);
  if (after?.type === 'buddy') watchPair(before as Item & Pair, after as unknown as Pair, county, fresh);
  if (after?.type === 'invitation')
    watchInvitation(before as unknown as Invitation, after as unknown as Invitation, county, at);
  if (after?.type === 'assignment' && before === undefined)
    watchTeamOffer(after as unknown as Assignment, county, fresh);
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
