import type { NoticeKind } from '../../shared/notices/kinds.ts';
import type { Item } from '../platform/table.ts';
import { type Team, type TeamStep, teamFromItem } from '../teams/team-item.ts';
import type { Told } from './told.ts';

type Rule = (team: Team, before: Team | undefined) => readonly (readonly [string | undefined, NoticeKind])[];

const RULES: Readonly<Record<TeamStep, Rule>> = {
  started: ({ last }) => [[last.whom, 'team_to_lead']],
  asked_to_lead: ({ last }) => [[last.whom, 'team_to_lead']],
  led: ({ startedBy }) => [[startedBy, 'team_led']],
  asked: ({ leaderId }) => [[leaderId, 'team_request']],
  invited: ({ last }) => [[last.whom, 'team_invited']],
  // Who was let in hears it from who let them; an invitation that was taken up is news to the leader.
  admitted: ({ leaderId, last }) => (last.by === last.whom ? [[leaderId, 'team_grew']] : [[last.whom, 'team_joined']]),
  left: ({ leaderId, startedBy, last }) =>
    last.by === last.whom ? [[leaderId === '' ? startedBy : leaderId, 'team_left']] : [[last.whom, 'team_let_go']],
  ended: (_team, before) => (before?.members ?? []).map(({ personId }) => [personId, 'team_ended'] as const),
};

/** Who is told when a team moves: whoever is asked, whoever waits for an answer, and not who did it. */
export function toldByTeam(before: Item | undefined, after: Item): readonly Told[] {
  const [was, team] = [before && teamFromItem(before), teamFromItem(after)];
  const { last, name: title, id } = team;
  return RULES[last.what](team, was)
    .filter(([personId]) => personId !== undefined && personId !== '' && personId !== last.by)
    .map(([personId = '', kind]) => ({ personId, kind, at: last.at, title, to: `/teams/${id}` }));
}
