import { AppError } from '../../shared/kernel/errors.ts';
import type { OrgView } from '../../shared/orgs/contract.ts';
import type { House } from '../platform/house.ts';
import type { Item, Key } from '../platform/table.ts';
import { childrenPk, NO_PARENT, type Org } from './org-item.ts';
import { orgOf } from './orgs.ts';

const FIRST_PLACE_KEY: Key = { pk: 'SETTINGS', sk: 'FIRST_PLACE' };

export function firstPlaceItem(orgId: string): Item {
  return { ...FIRST_PLACE_KEY, type: 'settings', orgId };
}

/** Where the wall opens for somebody who has not said where they are: as the operator chose, else the first station there is. */
export async function firstPlace(house: House): Promise<Org> {
  const chosen = await house.table.get(FIRST_PLACE_KEY);
  if (chosen) return orgOf(house, String(chosen['orgId']));
  let parent = NO_PARENT;
  for (const kind of ['region', 'center', 'station'] as const) {
    const page = await house.table.query({
      index: 'gsi1',
      pk: childrenPk(parent),
      sk: { beginsWith: `${kind}#` },
      limit: 1,
    });
    const org = page.items[0]?.card as unknown as OrgView | undefined;
    if (!org) throw new AppError('not_found');
    parent = org.id;
  }
  return orgOf(house, parent);
}
