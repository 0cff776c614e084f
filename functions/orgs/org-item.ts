import type { OrgKind, OrgView } from '../../shared/orgs/contract.ts';
import { storedThing } from '../platform/item.ts';
import type { Item, Key } from '../platform/table.ts';

/** An org as stored: its public view and how many children it has. `parentId` is 'none' for a region. */
export type Org = OrgView & { readonly children: number; readonly version: number };

export const NO_PARENT = 'none';

export function orgKey(orgId: string): Key {
  return { pk: `ORG#${orgId}`, sk: 'ORG' };
}

/** Children of an org by kind, then code or id. */
export function childrenPk(parentId: string): string {
  return `ORG#${parentId}#CHILDREN`;
}

export function orgToItem(org: Org): Item {
  const { children, version, ...view } = org;
  return {
    ...orgKey(org.id),
    type: 'org',
    version,
    ...view,
    children,
    card: view,
    gsi1pk: childrenPk(org.parent ?? NO_PARENT),
    gsi1sk: `${org.kind}#${org.code ?? org.id}`,
  };
}

export function orgFromItem(item: Item): Org {
  return storedThing(item) as Org;
}

/** Tiers of the tree, and what may stand under what. Orgs that are no tier attach anywhere and carry no children. */
const TIERS: readonly OrgKind[] = ['region', 'center', 'station', 'room'];
export function mayStandUnder(child: OrgKind, parent: OrgKind | undefined): boolean {
  const tier = TIERS.indexOf(child);
  if (tier === -1) return parent !== undefined && TIERS.includes(parent);
  return tier === 0 ? parent === undefined : parent === TIERS[tier - 1];
}
