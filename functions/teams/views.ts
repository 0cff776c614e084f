import type { TeamRow, TeamView } from '../../shared/teams/contract.ts';
import { orgOf } from '../orgs/orgs.ts';
import { isMinor, nameOf, peopleOf } from '../people/people.ts';
import type { House } from '../platform/house.ts';
import { volunteerFromItem, volunteerKey } from '../volunteers/volunteer-item.ts';
import type { Team } from './team-item.ts';
import { standingIn } from './teams.ts';

/** Rows of a list. `inside`: also how many wait for an answer. */
export async function rowsOf(
  house: House,
  teams: readonly Team[],
  me: string,
  inside: (team: Team) => boolean,
): Promise<readonly TeamRow[]> {
  const leaders = await peopleOf(
    house,
    teams.map(({ leaderId }) => leaderId).filter((one) => one !== ''),
  );
  return Promise.all(
    teams.map(async (team) => {
      const { name } = await orgOf(house, team.orgId);
      return {
        id: team.id,
        name: team.name,
        ...(team.about === undefined ? {} : { about: team.about }),
        org: { id: team.orgId, name },
        leader: leaders.get(team.leaderId)?.pseudonym ?? '',
        people: team.members.length,
        state: team.state,
        mine: standingIn(team, me),
        ...(inside(team) ? { waiting: team.pending.filter(({ by }) => by === 'self').length } : {}),
      };
    }),
  );
}

/** One team as somebody may see it: people for those in it and for the station, names for who leads it and the station. */
export async function viewOf(house: House, team: Team, me: string, staff: boolean): Promise<TeamView> {
  const mine = standingIn(team, me);
  const lead = mine === 'leader';
  const inside = staff || lead;
  const [row] = await rowsOf(house, [team], me, () => inside);
  if (!row) throw new Error('one team has one row');
  const seen = inside || mine === 'member';
  const names = await namesIn(house, team, seen, inside);
  const shown = (personId: string) => names.get(personId) ?? '';
  return {
    ...row,
    members: seen
      ? team.members.map(({ personId, since }) => ({
          personId,
          name: shown(personId),
          leader: personId === team.leaderId && team.ledSince !== undefined,
          since,
        }))
      : [],
    pending: inside ? team.pending.map((one) => ({ ...one, name: shown(one.personId) })) : [],
    can: { manage: staff, lead },
  };
}

/** What each is called here. Somebody under eighteen goes by the pseudonym everywhere. */
export async function namesIn(
  house: House,
  team: Team,
  seen: boolean,
  real: boolean,
): Promise<ReadonlyMap<string, string>> {
  if (!seen) return new Map();
  const ids = [...team.members, ...team.pending].map(({ personId }) => personId);
  const [people, volunteers] = await Promise.all([
    peopleOf(house, ids),
    ids.length === 0 ? [] : house.table.batchGet([...new Set(ids)].map(volunteerKey)),
  ]);
  const born = new Map(volunteers.map(volunteerFromItem).map(({ personId, birthYear }) => [personId, birthYear]));
  const entries = [...people.values()].map(async (person) => {
    const birthYear = person.birthYear ?? born.get(person.personId);
    const young = birthYear === undefined || isMinor({ birthYear }, house.clock());
    return [person.personId, real && !young ? await nameOf(house, person) : person.pseudonym] as const;
  });
  return new Map(await Promise.all(entries));
}
