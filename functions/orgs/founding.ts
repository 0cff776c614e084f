import { AppError } from '../../shared/kernel/errors.ts';
import type { OrgView } from '../../shared/orgs/contract.ts';
import { orgRolesPk } from '../people/person-item.ts';
import type { House } from '../platform/house.ts';
import type { Key, Write } from '../platform/table.ts';
import { invitationKey, invitationToItem } from './invitation-item.ts';
import { drawnInvitation, FOUNDING } from './invitations.ts';
import { orgToItem } from './org-item.ts';

const OPERATORS_LIMIT_ITEMS = 1;

function foundedKey(name: string): Key {
  return { pk: 'SETTINGS', sk: `FOUNDED#${name}` };
}

export type Founding = {
  readonly name: OrgView['name'];
  /** Of who becomes the operator. */
  readonly phone: string;
};

/**
 * A region, and the invitation of its first operator with the code that is told once; nobody else can give that duty. Again
 * for the same region, while nobody has taken it up: with a new code. Raises `role_exists` once the region has an operator.
 */
export async function foundedRegion(
  house: House,
  { name, phone }: Founding,
): Promise<{ readonly orgId: string; readonly code: string; readonly writes: readonly Write[] }> {
  const before = await house.table.get(foundedKey(name.zh), { consistent: true });
  const orgId = before === undefined ? house.newId('org') : String(before['orgId']);
  if (before !== undefined && (await hasOperator(house, orgId))) throw new AppError('role_exists');
  const key = invitationKey(house.sealer.lookup('phone', phone), orgId, 'operator');
  const version = ((await house.table.get(key, { consistent: true }))?.version ?? 0) + 1;
  const { invitation, code } = drawnInvitation(house, {
    phone,
    role: 'operator',
    way: 'shown',
    orgId,
    by: FOUNDING,
    version,
  });
  const region: readonly Write[] =
    before === undefined
      ? [
          { op: 'insert', item: { ...foundedKey(name.zh), type: 'settings', orgId } },
          { op: 'insert', item: orgToItem({ id: orgId, kind: 'region', name, children: 0, version: 1 }) },
        ]
      : [];
  return { orgId, code, writes: [...region, { op: 'replace', item: invitationToItem(invitation) }] };
}

async function hasOperator(house: House, orgId: string): Promise<boolean> {
  const page = await house.table.query({
    index: 'gsi1',
    pk: orgRolesPk(orgId),
    sk: { beginsWith: 'operator#' },
    limit: OPERATORS_LIMIT_ITEMS,
  });
  return page.items.length > 0;
}
