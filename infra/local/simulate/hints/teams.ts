import type { Task } from '../../../../functions/tasks/task-item.ts';
import type { Team } from '../../../../functions/teams/team-item.ts';
import { MINUTE_MS } from '../../../../shared/kernel/time.ts';
import type { Hint, Hints, Known } from './hint.ts';
import { volunteerId } from './tasks.ts';

/** More than a small town needs: before that ending one would leave nothing for the others. */
const TEAMS_COUNT = 5;
const CHILD_CHANCE = 0.3;
/** Pressed where it has no chance: by whom it is not for, or once more. */
const WRONG_CHANCE = 0.2;

const isLed = (team: Team) => team.state === 'running' && team.ledSince !== undefined;
const isIn = (team: Team, personId: string) =>
  team.leaderId === personId || [...team.members, ...team.pending].some((one) => one.personId === personId);

function teamIn({ county, random }: Known, fits: (team: Team) => boolean): Team | undefined {
  return county.pick<Team>('team', random, (team) => team.state !== 'ended' && fits(team));
}

/** A team and a volunteer who has no part in it. */
function withOther(known: Known): { readonly team: Team; readonly personId: string } | undefined {
  const team = teamIn(known, () => true);
  const others = team && known.town.volunteers.filter(({ personId }) => !isIn(team, personId));
  return team && others && others.length > 0 ? { team, personId: known.random.pick(others).personId } : undefined;
}

/** What several of the team may be asked to. */
function taskFor({ county, random, now }: Known, team: Team): Task | undefined {
  return county.pick<Task>(
    'task',
    random,
    (task) =>
      task.stationId === team.homeId &&
      task.state === 'open' &&
      (task.people > 1 || task.minor) &&
      // A child's is no team's: asked all the same now and then, to hear the no.
      (!task.minor || random.chance(CHILD_CHANCE)) &&
      task.window.to > now + MINUTE_MS,
  );
}

const onTask: Hint = (known) => {
  const team = teamIn(known, (one) => isLed(one) && taskFor(known, one) !== undefined);
  const task = team && taskFor(known, team);
  if (team === undefined || task === undefined) return undefined;
  const personIds = team.members.map(({ personId }) => personId);
  return { params: { teamId: team.id, taskId: task.id }, body: { personIds }, as: team.leaderId };
};

export const TEAM_HINTS: Hints = {
  startTeam: (known) => {
    const { town, random } = known;
    const orgId = random.chance(0.2) ? town.firm.orgId : random.pick(town.stations.slice(0, 2)).id;
    return { params: { orgId }, body: { name: '星期六队', leaderId: volunteerId(known) } };
  },
  answerLead: (known) => {
    const team = teamIn(known, ({ leaderId, ledSince }) => leaderId !== '' && ledSince === undefined);
    return team && { params: { teamId: team.id }, body: { yes: known.random.chance(0.85) }, as: team.leaderId };
  },
  askToLead: (known) => {
    const found = withOther(known);
    // Who leads is not changed every other day: only then does a team get somewhere.
    if (found === undefined || (isLed(found.team) && known.random.chance(0.7))) return undefined;
    return { params: { teamId: found.team.id }, body: { personId: found.personId } };
  },
  joinTeam: (known) => {
    const waits = teamIn(known, ({ pending }) => pending.some(({ by }) => by === 'self'));
    const again = waits?.pending.find(({ by }) => by === 'self');
    if (waits && again && known.random.chance(WRONG_CHANCE))
      return { params: { teamId: waits.id }, as: again.personId };
    const invited = teamIn(known, ({ pending }) => pending.some(({ by }) => by === 'staff'));
    const guest = invited?.pending.find(({ by }) => by === 'staff');
    if (invited && guest && known.random.chance(0.5)) return { params: { teamId: invited.id }, as: guest.personId };
    const found = withOther(known);
    return found && { params: { teamId: found.team.id }, as: found.personId };
  },
  inviteToTeam: (known) => {
    const found = withOther(known);
    return found && { params: { teamId: found.team.id }, body: { personId: found.personId } };
  },
  admitMember: (known) => {
    const side = known.random.chance(WRONG_CHANCE) ? 'staff' : 'self';
    const team = teamIn(known, (one) => isLed(one) && one.pending.some(({ by }) => by === side));
    const asks = team?.pending.find(({ by }) => by === side);
    return team && asks && { params: { teamId: team.id, personId: asks.personId }, as: team.leaderId };
  },
  leaveTeam: (known) => {
    const { random } = known;
    const team = teamIn(known, (one) => one.members.length + one.pending.length > 0);
    if (team === undefined) return undefined;
    const { personId } = random.pick([...team.members, ...team.pending]);
    return { params: { teamId: team.id, personId }, as: random.chance(0.7) ? personId : team.leaderId };
  },
  endTeam: (known) => {
    const team = teamIn(known, () => true);
    const many = known.county.all<Team>('team').filter(({ state }) => state !== 'ended').length > TEAMS_COUNT;
    return team && many ? { params: { teamId: team.id } } : undefined;
  },
  readTeam: (known) => {
    const team = teamIn(known, () => true);
    return team && { params: { teamId: team.id } };
  },
  listTeamTasks: (known) => {
    const team = teamIn(known, isLed);
    return team && { params: { teamId: team.id }, as: team.leaderId };
  },
  readTeamTask: onTask,
  askTeam: onTask,
};
