import type { House } from '../../../functions/platform/house.ts';
import type { Item } from '../../../functions/platform/table.ts';
import { myTeamItem, type Team, teamToItem } from '../../../functions/teams/team-item.ts';
import { DAY_MS } from '../../../shared/kernel/time.ts';
import type { Seeded } from './people.ts';
import type { Places } from './places.ts';
import type { SeededVolunteer } from './volunteers.ts';

/** Hours in which somebody is free; with tools or strong arms, more. */
function handy({ volunteer }: SeededVolunteer): number {
  const hours = volunteer.weekly.reduce((sum, { from, to }) => sum + to - from, 0);
  return hours + (volunteer.skills.some(({ skill }) => /^(repair|transport)\./.test(skill)) ? 100 : 0);
}

/** Two teams of the home station: one that Zhao Qiang leads, with somebody who asks to come in, and one whose leader was only asked. */
export function seededTeams(
  house: House,
  at: Places,
  people: ReadonlyMap<string, Seeded>,
  byCenter: ReadonlyMap<string, readonly SeededVolunteer[]>,
): readonly Item[] {
  const id = (slug: string) => people.get(slug)?.person.personId ?? '';
  const demo = new Set([...people.values()].map(({ person }) => person.personId));
  const neighbours = (byCenter.get(at.home.parent ?? '') ?? [])
    .filter(({ volunteer }) => volunteer.stationId === at.home.id && !demo.has(volunteer.personId))
    .sort((a, b) => handy(b) - handy(a))
    .map(({ volunteer }) => volunteer.personId);
  const since = house.clock() - 60 * DAY_MS;
  const common = { version: 1, orgId: at.home.id, homeId: at.home.id, startedBy: id('luo-dayong') } as const;
  const mending: Team = {
    ...common,
    id: house.newId('team'),
    state: 'running',
    name: { zh: '巷口修修队', en: 'The lane’s menders' },
    about: {
      zh: '水管、窗缝、灯泡，谁家有活招呼一声，几个人一起去。',
      en: 'Pipes, draughts and bulbs: several of us come together.',
    },
    at: since,
    leaderId: id('zhao-qiang'),
    ledSince: since,
    members: [id('zhao-qiang'), id('sarula'), ...neighbours.slice(0, 4)].map((personId) => ({ personId, since })),
    pending: [{ personId: id('xia-qingshan'), by: 'self', at: house.clock() - 3 * DAY_MS }],
    last: { what: 'asked', by: id('xia-qingshan'), whom: id('xia-qingshan'), at: house.clock() - 3 * DAY_MS },
  };
  const music: Team = {
    ...common,
    id: house.newId('team'),
    state: 'forming',
    name: { zh: '口琴小队', en: 'Harmonica band' },
    about: { zh: '到老人家里吹几支老歌。', en: 'Old songs, played at old people’s homes.' },
    at: house.clock() - 2 * DAY_MS,
    leaderId: id('tan-yongsheng'),
    members: [],
    pending: [],
    last: { what: 'started', by: id('luo-dayong'), whom: id('tan-yongsheng'), at: house.clock() - 2 * DAY_MS },
  };
  return [mending, music].flatMap((team) =>
    [
      teamToItem(team),
      ...new Set([team.leaderId, ...[...team.members, ...team.pending].map(({ personId }) => personId)]),
    ].map((one) => (typeof one === 'string' ? myTeamItem(one, team.id) : one)),
  );
}
