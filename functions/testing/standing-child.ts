import { HOUR_MS } from '../../shared/kernel/time.ts';
import type { Org } from '../orgs/org-item.ts';
import { sealFor } from '../people/people.ts';
import type { Person } from '../people/person-item.ts';
import type { House } from '../platform/house.ts';
import type { Wish } from '../wishes/wish-item.ts';

type Where = { readonly wishId: string; readonly station: Org; readonly center: Org };

/** A published wish of a child for company and a thing: one of two people found, one of three things promised. */
export async function childsWish(house: House, person: Person, posterId: string, where: Where): Promise<Wish> {
  const { wishId, station, center } = where;
  const now = house.clock();
  return {
    id: wishId,
    version: 1,
    state: 'published',
    stationId: station.id,
    centerId: center.id,
    station: station.name,
    group: 'child',
    kind: 'companionship',
    domain: 'child',
    urgency: 'normal',
    source: 'visit',
    beneficiaryId: person.personId,
    minor: true,
    postedBy: posterId,
    posterLabel: { zh: '网格员陈立' },
    originalSealed: await sealFor(
      house,
      person,
      `original:${wishId}`,
      JSON.stringify({ title: { zh: '小满想学口琴' }, story: { zh: '每周一次就好' } }),
    ),
    addressSealed: await sealFor(
      house,
      person,
      `address:${wishId}`,
      JSON.stringify({ building: '和平路 1 号', door: '101' }),
    ),
    title: { zh: '一个孩子想学口琴' },
    story: { zh: '每周一次就好' },
    components: [
      {
        kind: 'companionship',
        text: { zh: '一位会吹口琴的人' },
        quantity: 2,
        skills: [],
        languages: [],
        minutes: 60,
        have: 1,
      },
      {
        kind: 'goods',
        text: { zh: '口琴' },
        quantity: 3,
        unit: { zh: '支' },
        skills: [],
        languages: [],
        have: 1,
        promised: 1,
      },
    ],
    window: { from: now + 24 * HOUR_MS, to: now + 26 * HOUR_MS },
    cell: station.cell ?? '4065:8787',
    checks: [],
    evidence: [],
    notSame: [],
    similar: 0,
    steps: [{ at: now, what: 'published', from: 'verifying', to: 'published', personId: posterId }],
    createdAt: now,
    submittedAt: now,
    dueAt: now + HOUR_MS,
    tier: 0,
    publishedAt: now,
  };
}
