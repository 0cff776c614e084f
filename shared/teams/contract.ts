import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';
import { idSchema } from '../kernel/ids.ts';
import { line, listOf, listQuery, paragraph, publicWords } from '../kernel/schema.ts';
import { orgName } from '../orgs/contract.ts';
import { COORDINATORS } from '../orgs/roles.ts';
import { taskCard } from '../tasks/task.ts';

/** People in one team: as many as one leader can know by face (cfg). */
export const TEAM_LIMIT_PEOPLE = 30;
/** Requests and invitations that wait at once. */
export const TEAM_PENDING_LIMIT_ITEMS = 20;
/** Teams of one volunteer, those asked for included. */
export const TEAMS_OF_PERSON_LIMIT_ITEMS = 10;
export const TEAM_NAME_LIMIT_CHARS = 16;
export const TEAM_TASKS_LIMIT_ITEMS = 20;
/** Hours that a member has to answer when the leader asks (cfg). */
export const TEAM_ANSWER_HOURS = 24;

/** forming: the leader was asked and has not said yes. */
export const TEAM_STATES = ['forming', 'running', 'ended'] as const;
export const teamState = z.enum(TEAM_STATES);
/** How I stand to a team. `asked`: invited; `asking`: my request waits; `to_lead`: asked to lead it. */
export const TEAM_STANDINGS = ['none', 'asking', 'asked', 'member', 'to_lead', 'leader'] as const;
export const teamStanding = z.enum(TEAM_STANDINGS);
export type TeamStanding = z.infer<typeof teamStanding>;

/** Who starts and ends teams: the station's people, and an organisation's manager for its own. */
export const TEAM_STAFF = [...COORDINATORS, 'organisation_manager'] as const;

const teamParams = z.strictObject({ teamId: idSchema('team') });
const memberParams = z.strictObject({ teamId: idSchema('team'), personId: idSchema('person') });
const changed = z.strictObject({ id: idSchema('team') });
const teamTaskParams = z.strictObject({ teamId: idSchema('team'), taskId: idSchema('task') });

export const teamRow = z.strictObject({
  id: idSchema('team'),
  name: publicWords,
  about: z.optional(publicWords),
  org: z.strictObject({ id: idSchema('org'), name: orgName }),
  /** What the public calls the leader. */
  leader: z.string(),
  people: z.number(),
  state: teamState,
  mine: teamStanding,
  /** Requests that wait for the leader; to the leader and the station only. */
  waiting: z.optional(z.number()),
});
export type TeamRow = z.infer<typeof teamRow>;

export const startTeam = endpoint({
  name: 'startTeam',
  method: 'POST',
  path: '/api/orgs/:orgId/teams',
  summary: 'Start a team of volunteers at a station or an attached organisation; its leader is asked',
  params: z.strictObject({ orgId: idSchema('org') }),
  body: z.strictObject({
    name: line(TEAM_NAME_LIMIT_CHARS),
    about: z.optional(paragraph(120)),
    leaderId: idSchema('person'),
  }),
  reply: changed,
  errors: ['not_volunteer', 'leader_grown_up', 'teams_full', 'forbidden', 'not_found'],
  who: { roles: TEAM_STAFF },
});

export const listTeams = endpoint({
  name: 'listTeams',
  method: 'GET',
  path: '/api/orgs/:orgId/teams',
  summary: 'Teams of a station and of the organisations attached to it, or of one organisation',
  params: z.strictObject({ orgId: idSchema('org') }),
  query: z.strictObject(listQuery),
  reply: listOf(teamRow),
  errors: ['not_found', 'cursor_invalid'],
  who: 'signed_in',
});

export const listMyTeams = endpoint({
  name: 'listMyTeams',
  method: 'GET',
  path: '/api/my/teams',
  summary: 'Teams that I am in, lead, or am asked into',
  reply: z.strictObject({ items: z.array(teamRow) }),
  errors: [],
  who: 'signed_in',
});

const member = z.strictObject({
  personId: idSchema('person'),
  /** The name to leader and station, else the pseudonym; somebody under eighteen always goes by the pseudonym. */
  name: z.string(),
  leader: z.boolean(),
  since: z.number(),
});
export const teamView = z.strictObject({
  ...teamRow.shape,
  members: z.array(member),
  /** Who asks to come in, and who was invited; to leader and station only. */
  pending: z.array(
    z.strictObject({ personId: idSchema('person'), name: z.string(), by: z.enum(['self', 'staff']), at: z.number() }),
  ),
  can: z.strictObject({ manage: z.boolean(), lead: z.boolean() }),
});
export type TeamView = z.infer<typeof teamView>;

export const readTeam = endpoint({
  name: 'readTeam',
  method: 'GET',
  path: '/api/teams/:teamId',
  summary: 'One team; its people are shown to those in it and to the station',
  params: teamParams,
  reply: teamView,
  errors: ['not_found'],
  who: 'signed_in',
});

const standing = z.strictObject({ id: idSchema('team'), mine: teamStanding });

export const answerLead = endpoint({
  name: 'answerLead',
  method: 'PUT',
  path: '/api/teams/:teamId/leadership',
  summary: 'Say whether I lead the team that I was asked to lead',
  params: teamParams,
  body: z.strictObject({ yes: z.boolean() }),
  reply: standing,
  errors: ['forbidden', 'wrong_state', 'not_found'],
  who: 'signed_in',
});
/** The station asks a volunteer, to lead or to come in; what it needs of them is the same. */
const ASKING_SOMEBODY = {
  params: teamParams,
  body: z.strictObject({ personId: idSchema('person') }),
  reply: changed,
  who: { roles: TEAM_STAFF },
} as const;
const NO_ROOM_FOR = ['not_volunteer', 'team_full', 'teams_full', 'wrong_state', 'forbidden', 'not_found'] as const;
export const askToLead = endpoint({
  name: 'askToLead',
  method: 'PUT',
  path: '/api/teams/:teamId/leader',
  summary: 'Ask another volunteer to lead; until they say yes nobody leads',
  ...ASKING_SOMEBODY,
  errors: ['leader_grown_up', ...NO_ROOM_FOR],
});
export const joinTeam = endpoint({
  name: 'joinTeam',
  method: 'POST',
  path: '/api/teams/:teamId/requests',
  summary: 'Ask to come into a team, or say yes to its invitation',
  params: teamParams,
  reply: standing,
  errors: ['not_volunteer', 'team_known', 'team_full', 'teams_full', 'wrong_state', 'not_found'],
  who: 'signed_in',
});
export const inviteToTeam = endpoint({
  name: 'inviteToTeam',
  method: 'POST',
  path: '/api/teams/:teamId/invitations',
  summary: 'Invite a volunteer into a team',
  ...ASKING_SOMEBODY,
  errors: ['team_known', 'four_eyes', ...NO_ROOM_FOR],
});
export const admitMember = endpoint({
  name: 'admitMember',
  method: 'PUT',
  path: '/api/teams/:teamId/members/:personId',
  summary: 'Let somebody in who asked: for the leader',
  params: memberParams,
  reply: changed,
  errors: ['team_full', 'wrong_state', 'forbidden', 'not_found'],
  who: 'signed_in',
});
export const leaveTeam = endpoint({
  name: 'leaveTeam',
  method: 'DELETE',
  path: '/api/teams/:teamId/members/:personId',
  summary: 'Leave, take a request back or decline an invitation; the leader and the station: let go or say no',
  params: memberParams,
  reply: changed,
  errors: ['wrong_state', 'forbidden', 'not_found'],
  who: 'signed_in',
});
export const endTeam = endpoint({
  name: 'endTeam',
  method: 'DELETE',
  path: '/api/teams/:teamId',
  summary: 'End a team; what its people accepted stays theirs',
  params: teamParams,
  reply: changed,
  errors: ['wrong_state', 'forbidden', 'not_found'],
  who: { roles: TEAM_STAFF },
});

/** free: all gates pass. cannot: one refuses, and which is between the member and the house. */
export const MEMBER_STANDINGS = ['free', 'busy', 'cannot', 'asked', 'going', 'declined'] as const;
export const listTeamTasks = endpoint({
  name: 'listTeamTasks',
  method: 'GET',
  path: '/api/teams/:teamId/tasks',
  summary: 'Open tasks of the station that need several people, soonest first: for the leader',
  params: teamParams,
  reply: z.strictObject({ items: z.array(taskCard) }),
  errors: ['forbidden', 'not_found'],
  who: 'signed_in',
});
export const readTeamTask = endpoint({
  name: 'readTeamTask',
  method: 'GET',
  path: '/api/teams/:teamId/tasks/:taskId',
  summary: 'Who of the team could come to one task: for the leader',
  params: teamTaskParams,
  reply: z.strictObject({
    task: taskCard,
    members: z.array(
      z.strictObject({
        personId: idSchema('person'),
        name: z.string(),
        standing: z.enum(MEMBER_STANDINGS),
        me: z.boolean(),
      }),
    ),
  }),
  errors: ['children_protected', 'forbidden', 'not_found'],
  who: 'signed_in',
});
export const askTeam = endpoint({
  name: 'askTeam',
  method: 'POST',
  path: '/api/teams/:teamId/tasks/:taskId/offers',
  summary: 'Ask members of the team to one task; each says yes alone, and nothing is reserved',
  params: teamTaskParams,
  body: z.strictObject({
    personIds: z.array(idSchema('person')).check(z.minLength(1), z.maxLength(TEAM_LIMIT_PEOPLE)),
  }),
  reply: z.strictObject({ asked: z.array(idSchema('person')), until: z.number() }),
  errors: ['children_protected', 'taken', 'team_none_free', 'wrong_state', 'forbidden', 'not_found'],
  who: 'signed_in',
});
