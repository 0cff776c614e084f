import { bareText } from '../../shared/kernel/bare.ts';
import { AppError } from '../../shared/kernel/errors.ts';
import { ORG_CHILDREN_LIMIT_ITEMS } from '../../shared/kernel/limits.ts';
import type { OrgKind, OrgView } from '../../shared/orgs/contract.ts';
import type { House } from '../platform/house.ts';
import type { Write } from '../platform/table.ts';
import { childrenPk, mayStandUnder, NO_PARENT, type Org, orgFromItem, orgKey, orgToItem } from './org-item.ts';

/** region > center > station > room, with one to spare for an org attached to a room. */
const DEPTH_LIMIT_COUNT = 5;
/** Orgs move a few times a year. A right that a move gives or takes is in force everywhere within this time. */
const CACHE_MS = 10_000;
const CACHE_LIMIT_ORGS = 5_000;
const caches = new WeakMap<House, Map<string, { org: Org; until: number }>>();

/** One org. Raises `not_found`. Cached for a few seconds: names and the tree hardly ever change. */
export async function orgOf(house: House, orgId: string): Promise<Org> {
  const cache = caches.get(house) ?? new Map<string, { org: Org; until: number }>();
  caches.set(house, cache);
  const known = cache.get(orgId);
  if (known && known.until > house.clock()) return known.org;
  const org = await freshOrg(house, orgId);
  if (cache.size >= CACHE_LIMIT_ORGS) cache.delete(cache.keys().next().value ?? '');
  cache.set(orgId, { org, until: house.clock() + CACHE_MS });
  return org;
}

/** One org read strongly, for decisions about the tree itself. */
export async function freshOrg(house: House, orgId: string): Promise<Org> {
  const item = await house.table.get(orgKey(orgId), { consistent: true });
  if (!item) throw new AppError('not_found');
  return orgFromItem(item);
}

/** The org and all above it, itself first. A right at any of them covers it. */
export async function pathOf(house: House, orgId: string): Promise<readonly string[]> {
  return (await ancestry(house, orgId)).map((org) => org.id);
}

/** The org and all above it as orgs, itself first. */
export async function ancestry(house: House, orgId: string): Promise<readonly Org[]> {
  const path: Org[] = [];
  let next: string | undefined = orgId;
  while (next !== undefined && path.length < DEPTH_LIMIT_COUNT) {
    const org: Org = await orgOf(house, next);
    path.push(org);
    next = org.parent;
  }
  return path;
}

/** Whether an id is that of a community organisation attached to a station or to what is above it. */
export async function isAttached(house: House, orgId: string, stationId: string): Promise<boolean> {
  const item = await house.table.get(orgKey(orgId));
  const org = item && orgFromItem(item);
  if (org?.kind !== 'organisation' || org.parent === undefined) return false;
  return (await pathOf(house, stationId)).includes(org.parent);
}

/** The center (旗县) that an org belongs to; a region belongs to none. */
export async function centerOf(house: House, orgId: string): Promise<Org | undefined> {
  return (await ancestry(house, orgId)).find((org) => org.kind === 'center');
}

/** The station an org is or stands under. */
export async function stationOf(house: House, orgId: string): Promise<Org> {
  const station = (await ancestry(house, orgId)).find((org) => org.kind === 'station');
  if (!station) throw new AppError('not_found');
  return station;
}

/** Ids of all centers (旗县), region by region. */
export async function centersOf(house: House): Promise<readonly string[]> {
  const regions = await childIds(house, NO_PARENT, 'region');
  return (await Promise.all(regions.map((region) => centersUnder(house, region)))).flat();
}

/** Ids of the centers (旗县) of one region. */
export function centersUnder(house: House, regionId: string): Promise<readonly string[]> {
  return childIds(house, regionId, 'center');
}

async function childIds(house: House, parent: string, kind: OrgKind): Promise<readonly string[]> {
  return (await childrenOf(house, parent, kind)).map(({ id }) => id);
}
async function childrenOf(house: House, parent: string, kind: OrgKind): Promise<readonly OrgView[]> {
  const page = await house.table.query({
    index: 'gsi1',
    pk: childrenPk(parent),
    sk: { beginsWith: `${kind}#` },
    limit: ORG_CHILDREN_LIMIT_ITEMS,
  });
  return page.items.map((item) => item.card as unknown as OrgView);
}

/**
 * Raises `org_same_name` where one of the kind is called so under that parent already: no list could tell them apart. It catches
 * what is entered once more, not two who enter it in the same second: nothing breaks on two of a name.
 */
export async function mustBeToldApart(house: House, parentId: string, { kind, name }: OrgView): Promise<void> {
  const same = (await childrenOf(house, parentId, kind)).find((one) => bareText(one.name.zh) === bareText(name.zh));
  if (same) throw new AppError('org_same_name', { name: same.name.zh });
}

export function orgView(org: OrgView): OrgView {
  const { id, kind, name, parent, code, cell, approximate, mode, phone, address, hours, demo } = org;
  return JSON.parse(
    JSON.stringify({ id, kind, name, parent, code, cell, approximate, mode, phone, address, hours, demo }),
  ) as OrgView;
}

/** Places where somebody may come to: an organisation that is no tier has none of its own here. */
const VISITED_KINDS: readonly OrgKind[] = ['center', 'station', 'room'];

/** The org as it is to be found from now on, and the write. What is not said is not known any more. Raises `org_tier`. */
export function visitingWrite(
  org: Org,
  { phone, address, hours }: Pick<OrgView, 'phone' | 'address' | 'hours'>,
): { org: Org; write: Write } {
  if (!VISITED_KINDS.includes(org.kind)) throw new AppError('org_tier');
  const { phone: _phone, address: _address, hours: _hours, ...kept } = org;
  const changed: Org = {
    ...kept,
    version: org.version + 1,
    ...(phone === undefined ? {} : { phone }),
    ...(address === undefined ? {} : { address }),
    ...(hours === undefined ? {} : { hours }),
  };
  return {
    org: changed,
    write: {
      op: 'replace',
      item: orgToItem(changed),
      if: [{ attribute: 'version', is: 'eq', value: org.version }],
    },
  };
}

/** Writes that add an org under `parent`. Raises `org_tier`, `org_full`. */
export function addOrgWrites(parent: Org, org: Org): readonly Write[] {
  if (!mayStandUnder(org.kind, parent.kind)) throw new AppError('org_tier');
  if (parent.children >= ORG_CHILDREN_LIMIT_ITEMS) throw new AppError('org_full');
  return [
    { op: 'insert', item: orgToItem(org) },
    {
      op: 'update',
      key: orgKey(parent.id),
      add: { children: 1, version: 1 },
      if: [{ attribute: 'version', is: 'eq', value: parent.version }],
    },
  ];
}

/**
 * Writes that move an org under another. Tiers rise strictly towards the root, so no move can make a cycle; the three
 * versions keep two moves at once from leaving a wrong count. Raises `org_tier`, `org_full`.
 */
export function moveOrgWrites(org: Org, from: Org | undefined, to: Org): readonly Write[] {
  if (!mayStandUnder(org.kind, to.kind)) throw new AppError('org_tier');
  if (to.children >= ORG_CHILDREN_LIMIT_ITEMS) throw new AppError('org_full');
  if (from?.id === to.id) return [];
  const moved: Org = { ...org, parent: to.id, version: org.version + 1 };
  const same = (version: number) => [{ attribute: 'version', is: 'eq', value: version } as const];
  return [
    { op: 'replace', item: orgToItem(moved), if: same(org.version) },
    { op: 'update', key: orgKey(to.id), add: { children: 1, version: 1 }, if: same(to.version) },
    ...(from
      ? [{ op: 'update', key: orgKey(from.id), add: { children: -1, version: 1 }, if: same(from.version) } as const]
      : []),
  ];
}
