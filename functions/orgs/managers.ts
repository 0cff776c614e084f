import { orgRolesPk } from '../people/person-item.ts';
import type { Grant } from '../platform/actor.ts';
import type { House } from '../platform/house.ts';

const MANAGER = 'organisation_manager';
const MANAGERS_LIMIT_COUNT = 20;

/** Who manages an enterprise, organisation or foundation now: at most 20. To tell them; what they may do is `manages`. */
export async function managersOf(house: House, orgId: string): Promise<readonly string[]> {
  const page = await house.table.query({
    index: 'gsi1',
    pk: orgRolesPk(orgId),
    sk: { beginsWith: `${MANAGER}#` },
    limit: MANAGERS_LIMIT_COUNT,
  });
  return page.items.map((item) => String(item.card?.['personId']));
}

/** Whether one of these duties is to manage an organisation. */
export function manages(held: readonly Grant[], orgId: string): boolean {
  return held.some((grant) => grant.orgId === orgId && grant.role === MANAGER);
}
