import { AppError } from '../../shared/kernel/errors.ts';
import { AGES } from '../../shared/matching/ages.ts';
import {
  TEAM_LIMIT_PEOPLE,
  TEAM_PENDING_LIMIT_ITEMS,
  TEAMS_OF_PERSON_LIMIT_ITEMS,
  type TeamStanding,
} from '../../shared/teams/contract.ts';
import { ageOf } from '../people/people.ts';
import type { House } from '../platform/house.ts';
import type { Write } from '../platform/table.ts';
import { volunteerOf } from '../volunteers/volunteers.ts';
import {
  MY_TEAM_PREFIX,
  myTeamItem,
  myTeamKey,
  type Team,
  type TeamStep,
  teamFromItem,
  teamKey,
  teamToItem,
  teamWrite,
} from './team-item.ts';

/** One team, read strongly. Raises `not_found`. */
export async function teamOf(house: House, teamId: string): Promise<Team> {
  const item = await house.table.get(teamKey(teamId), { consistent: true });
  if (!item) throw new AppError('not_found');
  return teamFromItem(item);
}

/** Ids of the teams that somebody is in, leads or is asked into. */
export async function teamIdsOf(house: House, personId: string): Promise<readonly string[]> {
  const { pk } = myTeamKey(personId, '');
  const limit = TEAMS_OF_PERSON_LIMIT_ITEMS;
  const page = await house.table.query({ pk, sk: { beginsWith: MY_TEAM_PREFIX }, limit, consistent: true });
  return page.items.map((item) => String(item['teamId']));
}

/** Teams by id; absent ones are left out. At most 100. */
export async function teamsBy(house: House, ids: readonly string[]): Promise<readonly Team[]> {
  const items = ids.length === 0 ? [] : await house.table.batchGet(ids.map(teamKey));
  return items.map(teamFromItem).sort((a, b) => (a.id < b.id ? -1 : 1));
}

export function standingIn(team: Team, personId: string): TeamStanding {
  if (team.leaderId === personId && team.ledSince === undefined) return 'to_lead';
  if (team.leaderId === personId) return 'leader';
  if (team.members.some((one) => one.personId === personId)) return 'member';
  const waiting = team.pending.find((one) => one.personId === personId);
  return waiting === undefined ? 'none' : waiting.by === 'self' ? 'asking' : 'asked';
}

type Start = Pick<Team, 'orgId' | 'homeId' | 'name' | 'about' | 'leaderId'>;

/** A new team whose leader is asked. Raises `not_volunteer`, `leader_grown_up`, `teams_full`. */
export async function startWrites(house: House, by: string, given: Start): Promise<{ team: Team; writes: Write[] }> {
  await mustBeAbleToLead(house, given.leaderId);
  const now = house.clock();
  const team: Team = {
    ...given,
    id: house.newId('team'),
    version: 1,
    state: 'forming',
    startedBy: by,
    at: now,
    members: [],
    pending: [],
    last: { what: 'started', by, whom: given.leaderId, at: now },
  };
  const pointer: Write = { op: 'insert', item: myTeamItem(given.leaderId, team.id) };
  return { team, writes: [{ op: 'insert', item: teamToItem(team) }, pointer] };
}

/** The one who was asked says whether they lead. A no leaves the team without a leader, for the station to see. Raises `forbidden`. */
export function leadWrites(house: House, team: Team, personId: string, yes: boolean): readonly Write[] {
  mustNotBeOver(team);
  if (standingIn(team, personId) !== 'to_lead') throw new AppError('forbidden');
  const now = house.clock();
  const last = step(house, yes ? 'led' : 'left', personId, personId);
  if (!yes) {
    const { ledSince: _none, ...left } = team;
    const stays = team.members.some((one) => one.personId === personId);
    return [
      teamWrite(team, { ...left, leaderId: '', state: 'forming', last }),
      ...(stays ? [] : [{ op: 'delete', key: myTeamKey(personId, team.id) } as const]),
    ];
  }
  const others = team.members.filter((one) => one.personId !== personId);
  const pending = team.pending.filter((one) => one.personId !== personId);
  const members = [{ personId, since: now }, ...others];
  return [teamWrite(team, { ...team, members, pending, state: 'running', ledSince: now, last })];
}

/** Asks another volunteer to lead; who led stays a member. Raises `not_volunteer`, `leader_grown_up`, `team_full`, `wrong_state`. */
export async function newLeaderWrites(
  house: House,
  team: Team,
  by: string,
  leaderId: string,
): Promise<readonly Write[]> {
  mustNotBeOver(team);
  if (team.leaderId === leaderId) throw new AppError('wrong_state');
  const known = standingIn(team, leaderId);
  await mustBeAbleToLead(house, leaderId, known !== 'none');
  if (known !== 'member') mustHaveRoom(team);
  const { ledSince: _before, ...rest } = team;
  const last = step(house, 'asked_to_lead', by, leaderId);
  const pending = team.pending.filter((one) => one.personId !== leaderId);
  // Who was asked before and never said yes is in no list of people: their pointer goes.
  const dropped = team.leaderId !== '' && !team.members.some((one) => one.personId === team.leaderId);
  return [
    teamWrite(team, { ...rest, leaderId, pending, state: 'forming', last }),
    ...(known === 'none' ? [{ op: 'replace', item: myTeamItem(leaderId, team.id) } as const] : []),
    ...(dropped ? [{ op: 'delete', key: myTeamKey(team.leaderId, team.id) } as const] : []),
  ];
}

/** Asks to come in; who was invited is in at once. Raises `not_volunteer`, `team_known`, `team_full`, `teams_full`, `wrong_state`. */
export async function joinWrites(house: House, team: Team, personId: string): Promise<readonly Write[]> {
  mustNotBeOver(team);
  const standing = standingIn(team, personId);
  if (standing === 'asked') return admitWrites(house, team, personId, personId);
  if (standing !== 'none') throw new AppError('team_known');
  return waitingWrites(house, team, personId, 'self', personId);
}

/**
 * The station invites a volunteer; who has asked already is let in. Whoever asks for the station and volunteers too is asked by
 * others: two say yes. Raises as joinWrites, and `four_eyes`.
 */
export async function inviteWrites(house: House, team: Team, by: string, personId: string): Promise<readonly Write[]> {
  mustNotBeOver(team);
  if (by === personId) throw new AppError('four_eyes');
  const standing = standingIn(team, personId);
  if (standing === 'asking') return admitWrites(house, team, by, personId);
  if (standing !== 'none') throw new AppError('team_known');
  return waitingWrites(house, team, personId, 'staff', by);
}

async function waitingWrites(
  house: House,
  team: Team,
  personId: string,
  by: 'self' | 'staff',
  actorId: string,
): Promise<readonly Write[]> {
  await volunteerOf(house, personId);
  mustHaveRoom(team);
  if (team.pending.length >= TEAM_PENDING_LIMIT_ITEMS) throw new AppError('team_full', { count: TEAM_LIMIT_PEOPLE });
  await mustHaveFewTeams(house, personId);
  const pending = [...team.pending, { personId, by, at: house.clock() }];
  const last = step(house, by === 'self' ? 'asked' : 'invited', actorId, personId);
  return [teamWrite(team, { ...team, pending, last }), { op: 'replace', item: myTeamItem(personId, team.id) }];
}

/** Lets somebody in who asked, or who was invited and says yes. Raises `team_full`, `wrong_state`. */
export function admitWrites(house: House, team: Team, by: string, personId: string): readonly Write[] {
  mustNotBeOver(team);
  if (!team.pending.some((one) => one.personId === personId)) throw new AppError('wrong_state');
  mustHaveRoom(team);
  const pending = team.pending.filter((one) => one.personId !== personId);
  const members = [...team.members, { personId, since: house.clock() }];
  return [teamWrite(team, { ...team, pending, members, last: step(house, 'admitted', by, personId) })];
}

/** Takes somebody out of the team or off its lists. The leader goes only by the station's asking another. Raises `wrong_state`, `not_found`. */
export function leaveWrites(house: House, team: Team, by: string, personId: string): readonly Write[] {
  mustNotBeOver(team);
  const standing = standingIn(team, personId);
  if (standing === 'none') throw new AppError('not_found');
  if (standing === 'to_lead') throw new AppError('wrong_state');
  const without = <T extends { readonly personId: string }>(list: readonly T[]) =>
    list.filter((one) => one.personId !== personId);
  const { ledSince, ...rest } = team;
  const leads = standing === 'leader';
  const after: Team = {
    ...rest,
    ...(leads || ledSince === undefined ? {} : { ledSince }),
    ...(leads ? { leaderId: '', state: 'forming' as const } : {}),
    members: without(team.members),
    pending: without(team.pending),
    last: step(house, 'left', by, personId),
  };
  return [teamWrite(team, after), { op: 'delete', key: myTeamKey(personId, team.id) }];
}

/** Ends a team and takes it out of everyone's list. */
export function endWrites(house: House, team: Team, by: string): readonly Write[] {
  mustNotBeOver(team);
  const everyone = new Set([...team.members, ...team.pending].map(({ personId }) => personId));
  if (team.leaderId !== '') everyone.add(team.leaderId);
  return [
    teamWrite(team, { ...team, state: 'ended', last: step(house, 'ended', by) }),
    ...[...everyone].map((personId) => ({ op: 'delete', key: myTeamKey(personId, team.id) }) as const),
  ];
}

function step(house: House, what: TeamStep, by: string, whom?: string): Team['last'] {
  return { what, by, at: house.clock(), ...(whom === undefined ? {} : { whom }) };
}

function mustNotBeOver(team: Team): void {
  if (team.state === 'ended') throw new AppError('wrong_state');
}

function mustHaveRoom(team: Team): void {
  if (team.members.length >= TEAM_LIMIT_PEOPLE) throw new AppError('team_full', { count: TEAM_LIMIT_PEOPLE });
}

async function mustHaveFewTeams(house: House, personId: string): Promise<void> {
  if ((await teamIdsOf(house, personId)).length >= TEAMS_OF_PERSON_LIMIT_ITEMS)
    throw new AppError('teams_full', { count: TEAMS_OF_PERSON_LIMIT_ITEMS });
}

/** A registered volunteer of age. Who leads answers for others on the way (Volunteer Regulations 15). */
async function mustBeAbleToLead(house: House, personId: string, known = false): Promise<void> {
  const { birthYear } = await volunteerOf(house, personId);
  if ((ageOf({ birthYear }, house.clock()) ?? 0) < AGES.adultFrom) throw new AppError('leader_grown_up');
  if (!known) await mustHaveFewTeams(house, personId);
}
