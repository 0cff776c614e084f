import { pairToItem } from '../../../functions/buddies/buddy-item.ts';
import type { House } from '../../../functions/platform/house.ts';
import type { Item } from '../../../functions/platform/table.ts';
import { DAY_MS } from '../../../shared/kernel/time.ts';
import type { Seeded } from './people.ts';

/** Sarula goes along with Xia Qingshan, who is new. */
export function seededPair(house: House, stationId: string, people: ReadonlyMap<string, Seeded>): readonly Item[] {
  const id = (slug: string) => people.get(slug)?.person.personId ?? '';
  return [
    pairToItem({
      newcomerId: id('xia-qingshan'),
      version: 1,
      stationId,
      state: 'agreed',
      buddyId: id('sarula'),
      by: id('luo-dayong'),
      at: house.clock() - 4 * DAY_MS,
      passed: [],
    }),
  ];
}
