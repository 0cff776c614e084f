import type { Person } from '../../../../functions/people/person-item.ts';
import type { Team } from '../../../../functions/teams/team-item.ts';
import type { County } from '../county.ts';
import { must } from '../must.ts';

/** Teams and mandates from both sides: who is in one finds it, and what they find has them in it. */
export function recountJoining(county: County, now: number): void {
  const expected = new Set<string>();
  for (const team of county.all<Team>('team')) {
    if (team.state === 'ended') continue;
    for (const { personId } of [...team.members, ...team.pending]) expected.add(`PERSON#${personId} ${team.id}`);
    if (team.leaderId !== '') expected.add(`PERSON#${team.leaderId} ${team.id}`);
  }
  const kept = county.all<{ pk: string; teamId: string }>('my_team').map(({ pk, teamId }) => `${pk} ${teamId}`);
  for (const one of kept) must(expected.has(one), 'whose team it is, the team knows', () => one);
  must(kept.length === expected.size, 'who is in a team finds it', () => `${kept.length}, ${expected.size}`);
  for (const person of county.all<Person>('person'))
    for (const { holderId, id, until, endedAt } of person.mandates ?? []) {
      if (endedAt !== undefined || until <= now) continue;
      const say = () => `${person.personId} ${id}`;
      must(
        county.item(`PERSON#${holderId}`, `FOR#${person.personId}`) !== undefined,
        'who acts for somebody finds them',
        say,
      );
      must(
        county.all<{ sk: string }>('mandate_end').some(({ sk }) => sk === `${person.personId}#${id}`),
        'the end of each mandate is waited for',
        say,
      );
    }
}
