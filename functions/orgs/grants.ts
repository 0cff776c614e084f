import { ADMINISTRATORS, type Role } from '../../shared/orgs/roles.ts';
import { personKey } from '../people/person-item.ts';
import type { Grant } from '../platform/actor.ts';
import type { Write } from '../platform/table.ts';

/**
 * Whether somebody with these roles may give or end a role at the first org of the path. Permissions never widen: heads,
 * supervisors and auditors come from above the org itself, operators only from operators and only at a region.
 */
export function mayGive(held: readonly Grant[], role: Role, orgPath: readonly string[]): boolean {
  const at = (path: readonly string[]) => held.filter((grant) => path.includes(grant.orgId));
  const operator = at(orgPath).some((grant) => grant.role === 'operator');
  // An operator serves the whole platform, so the role stands at a region and is given by an operator.
  if (role === 'operator') return operator && orgPath.length === 1;
  const administers = (grant: Grant) => ADMINISTRATORS.some((one) => one === grant.role);
  if (role === 'head' || role === 'supervisor' || role === 'auditor')
    return operator || at(orgPath.slice(1)).some(administers);
  return at(orgPath).some(administers);
}

/** The write that puts these roles on a person who has not changed since, with the name that they gave for it. */
export function rolesWrite(
  personId: string,
  version: number,
  roles: readonly Grant[],
  named: { readonly nameSealed?: string } = {},
): Write {
  return {
    op: 'update',
    key: personKey(personId),
    set: { roles: roles as never, ...named },
    add: { version: 1 },
    if: [{ attribute: 'version', is: 'eq', value: version }],
  };
}
