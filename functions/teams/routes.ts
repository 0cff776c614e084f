import { AppError } from '../../shared/kernel/errors.ts';
import {
  admitMember,
  answerLead,
  askTeam,
  askToLead,
  endTeam,
  inviteToTeam,
  joinTeam,
  leaveTeam,
  listMyTeams,
  listTeams,
  listTeamTasks,
  readTeam,
  readTeamTask,
  startTeam,
  TEAM_STAFF,
  TEAMS_OF_PERSON_LIMIT_ITEMS,
} from '../../shared/teams/contract.ts';
import { ancestry, orgOf, pathOf } from '../orgs/orgs.ts';
import { type PersonActor, rolesAt } from '../platform/actor.ts';
import type { House } from '../platform/house.ts';
import { type About, type Route, route } from '../platform/route.ts';
import { taskCardOf } from '../tasks/task-item.ts';
import { type Team, teamsPk } from './team-item.ts';
import { askTeamWrites, tasksForTeam, teamTask } from './team-tasks.ts';
import {
  admitWrites,
  endWrites,
  inviteWrites,
  joinWrites,
  leadWrites,
  leaveWrites,
  newLeaderWrites,
  standingIn,
  startWrites,
  teamIdsOf,
  teamOf,
  teamsBy,
} from './teams.ts';
import { namesIn, rowsOf, viewOf } from './views.ts';

async function aboutTeam(house: House, input: { params: { teamId: string } }): Promise<About<Team>> {
  const thing = await teamOf(house, input.params.teamId);
  return { thing, orgId: thing.orgId };
}

/** The station above an org, where a team's tasks are; the org itself where there is none. */
async function homeOf(house: House, orgId: string): Promise<string> {
  return (await ancestry(house, orgId)).find(({ kind }) => kind === 'station')?.id ?? orgId;
}

async function isStaff(house: House, actor: PersonActor, team: Team): Promise<boolean> {
  return rolesAt(actor, await pathOf(house, team.orgId)).some(({ role }) => TEAM_STAFF.some((one) => one === role));
}

function mustLead(team: Team, { personId }: PersonActor): void {
  if (team.state !== 'running' || standingIn(team, personId) !== 'leader') throw new AppError('forbidden');
}

export const TEAM_ROUTES: readonly Route[] = [
  route(startTeam, {
    about: async (house, input) => ({ thing: await orgOf(house, input.params.orgId), orgId: input.params.orgId }),
    act: async ({ actor, house, input: { body }, thing }) => {
      if (!['station', 'room', 'organisation'].includes(thing.kind)) throw new AppError('not_found');
      const { team, writes } = await startWrites(house, actor.personId, {
        orgId: thing.id,
        homeId: await homeOf(house, thing.id),
        name: { zh: body.name },
        ...(body.about === undefined ? {} : { about: { zh: body.about } }),
        leaderId: body.leaderId,
      });
      return { reply: { id: team.id }, writes };
    },
  }),
  route(listTeams, {
    act: async ({ actor, house, input: { params, query } }) => {
      const org = await orgOf(house, params.orgId);
      const home = await homeOf(house, org.id);
      const page = await house.table.query({
        index: 'gsi1',
        pk: teamsPk(home),
        limit: query.limit,
        ...(query.cursor === undefined ? {} : { cursor: query.cursor }),
      });
      const cards = page.items.map((item) => item.card as { id: string; orgId: string });
      const wanted = cards.filter(({ orgId }) => home === org.id || orgId === org.id);
      const teams = await teamsBy(
        house,
        wanted.map(({ id }) => id),
      );
      const staff = rolesAt(actor, await pathOf(house, org.id)).some(({ role }) =>
        TEAM_STAFF.some((one) => one === role),
      );
      const items = await rowsOf(house, teams, actor.personId, (team) => staff || team.leaderId === actor.personId);
      return { reply: { items: [...items], ...(page.next === undefined ? {} : { next: page.next }) } };
    },
  }),
  route(listMyTeams, {
    act: async ({ actor, house }) => {
      const ids = (await teamIdsOf(house, actor.personId)).slice(0, TEAMS_OF_PERSON_LIMIT_ITEMS);
      const teams = (await teamsBy(house, ids)).filter((team) => standingIn(team, actor.personId) !== 'none');
      const items = await rowsOf(house, teams, actor.personId, (team) => standingIn(team, actor.personId) === 'leader');
      return { reply: { items: [...items] } };
    },
  }),
  route(readTeam, {
    act: async ({ actor, house, input }) => {
      const team = await teamOf(house, input.params.teamId);
      return { reply: await viewOf(house, team, actor.personId, await isStaff(house, actor, team)) };
    },
  }),
  route(answerLead, {
    act: async ({ actor, house, input: { params, body } }) => {
      const team = await teamOf(house, params.teamId);
      const writes = leadWrites(house, team, actor.personId, body.yes);
      return { reply: { id: team.id, mine: body.yes ? ('leader' as const) : ('none' as const) }, writes };
    },
  }),
  route(askToLead, {
    about: aboutTeam,
    act: async ({ actor, house, input: { body }, thing }) => ({
      reply: { id: thing.id },
      writes: await newLeaderWrites(house, thing, actor.personId, body.personId),
    }),
  }),
  route(joinTeam, {
    act: async ({ actor, house, input }) => {
      const team = await teamOf(house, input.params.teamId);
      const invited = standingIn(team, actor.personId) === 'asked';
      const writes = await joinWrites(house, team, actor.personId);
      return { reply: { id: team.id, mine: invited ? ('member' as const) : ('asking' as const) }, writes };
    },
  }),
  route(inviteToTeam, {
    about: aboutTeam,
    act: async ({ actor, house, input: { body }, thing }) => ({
      reply: { id: thing.id },
      writes: await inviteWrites(house, thing, actor.personId, body.personId),
    }),
  }),
  route(admitMember, {
    act: async ({ actor, house, input: { params } }) => {
      const team = await teamOf(house, params.teamId);
      mustLead(team, actor);
      // An invitation is for its person to say yes to.
      if (standingIn(team, params.personId) !== 'asking') throw new AppError('wrong_state');
      return { reply: { id: team.id }, writes: admitWrites(house, team, actor.personId, params.personId) };
    },
  }),
  route(leaveTeam, {
    act: async ({ actor, house, input: { params } }) => {
      const team = await teamOf(house, params.teamId);
      const own = actor.personId === params.personId;
      const leads = standingIn(team, actor.personId) === 'leader';
      if (!own && !leads && !(await isStaff(house, actor, team))) throw new AppError('forbidden');
      return { reply: { id: team.id }, writes: leaveWrites(house, team, actor.personId, params.personId) };
    },
  }),
  route(endTeam, {
    about: aboutTeam,
    act: async ({ actor, house, thing }) => ({
      reply: { id: thing.id },
      writes: endWrites(house, thing, actor.personId),
    }),
  }),
  route(listTeamTasks, {
    act: async ({ actor, house, input }) => {
      const team = await teamOf(house, input.params.teamId);
      mustLead(team, actor);
      return { reply: { items: [...(await tasksForTeam(house, team))] } };
    },
  }),
  route(readTeamTask, {
    act: async ({ actor, house, input: { params } }) => {
      const team = await teamOf(house, params.teamId);
      mustLead(team, actor);
      const { task, standings } = await teamTask(house, team, params.taskId);
      const names = await namesIn(house, team, true, true);
      const members = team.members.map(({ personId }) => ({
        personId,
        name: names.get(personId) ?? '',
        standing: standings.get(personId) ?? ('cannot' as const),
        me: personId === actor.personId,
      }));
      return { reply: { task: taskCardOf(task), members } };
    },
  }),
  route(askTeam, {
    act: async ({ actor, house, input: { params, body } }) => {
      const team = await teamOf(house, params.teamId);
      mustLead(team, actor);
      const { asked, until, writes } = await askTeamWrites(house, team, actor.personId, params.taskId, body.personIds);
      return { reply: { asked: [...asked], until }, writes };
    },
  }),
];
