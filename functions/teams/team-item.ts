import type { Words } from '../../shared/kernel/schema.ts';
import type { TEAM_STATES } from '../../shared/teams/contract.ts';
import { personKey } from '../people/person-item.ts';
import { storedThing } from '../platform/item.ts';
import type { Item, Key, Write } from '../platform/table.ts';

export type TeamStep = 'started' | 'led' | 'asked_to_lead' | 'asked' | 'invited' | 'admitted' | 'left' | 'ended';

/** A team with everyone in it: bounded, so that who leads whom is one item and one condition. */
export type Team = {
  readonly id: string;
  readonly version: number;
  readonly state: (typeof TEAM_STATES)[number];
  readonly name: Words;
  readonly about?: Words;
  /** The station or organisation it belongs to. */
  readonly orgId: string;
  /** The station above, where its tasks are; the org itself where there is none. */
  readonly homeId: string;
  readonly startedBy: string;
  readonly at: number;
  /** Asked to lead, and from `ledSince` on leading. */
  readonly leaderId: string;
  readonly ledSince?: number;
  readonly members: readonly { readonly personId: string; readonly since: number }[];
  readonly pending: readonly { readonly personId: string; readonly by: 'self' | 'staff'; readonly at: number }[];
  /** What moved last, and by whom: the notices say it. */
  readonly last: { readonly what: TeamStep; readonly by: string; readonly whom?: string; readonly at: number };
};

export function teamKey(teamId: string): Key {
  return { pk: `TEAM#${teamId}`, sk: 'TEAM' };
}
/** gsi1: teams of a station, its organisations' included, by id. */
export function teamsPk(homeId: string): string {
  return `ORG#${homeId}#TEAMS`;
}

export const MY_TEAM_PREFIX = 'TEAM#';
export function myTeamKey(personId: string, teamId: string): Key {
  return { pk: personKey(personId).pk, sk: `${MY_TEAM_PREFIX}${teamId}` };
}
/** A team in the list of somebody who is in it or asked: a pointer, the team itself decides. */
export function myTeamItem(personId: string, teamId: string): Item {
  return { ...myTeamKey(personId, teamId), type: 'my_team', teamId };
}

export function teamToItem(team: Team): Item {
  return {
    ...teamKey(team.id),
    type: 'team',
    ...team,
    card: { id: team.id, orgId: team.orgId },
    ...(team.state === 'ended' ? {} : { gsi1pk: teamsPk(team.homeId), gsi1sk: team.id }),
  } as unknown as Item;
}
export function teamFromItem(item: Item): Team {
  return storedThing(item) as Team;
}

/** The next version over the one that was read. */
export function teamWrite(before: Team, after: Team): Write {
  return {
    op: 'replace',
    item: teamToItem({ ...after, version: before.version + 1 }),
    if: [{ attribute: 'version', is: 'eq', value: before.version }],
  };
}
