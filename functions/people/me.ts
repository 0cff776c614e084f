import { type Role, usualDuty, VERIFIERS } from '../../shared/orgs/roles.ts';
import type { MeView } from '../../shared/people/contract.ts';
import { orgOf } from '../orgs/orgs.ts';
import type { Grant } from '../platform/actor.ts';
import type { House } from '../platform/house.ts';
import { toVerifyAt } from '../wishes/queue.ts';
import { nameOf } from './people.ts';
import type { Person } from './person-item.ts';

const VERIFYING: readonly Role[] = VERIFIERS;

/** Somebody's own view of themselves. `acting`: the duty of this call, null for none; who has just signed in has the usual one. */
export async function meView(
  house: House,
  person: Person,
  acting: Grant | null = usualDuty(person.roles) ?? null,
): Promise<MeView> {
  const roles = await Promise.all(
    person.roles.map(async ({ role, post, orgId }) => {
      const org = await orgOf(house, orgId);
      return { role, orgId, orgName: org.name, orgKind: org.kind, ...(post === undefined ? {} : { post }) };
    }),
  );
  return {
    personId: person.personId,
    name: await nameOf(house, person),
    pseudonym: person.pseudonym,
    locale: person.locale,
    roles,
    ...(acting === null ? {} : { acting: { role: acting.role, orgId: acting.orgId } }),
    ...(person.elder === true ? { elder: true } : {}),
    volunteer: person.isVolunteer,
    unread: person.unread,
    ...(await queueOf(house, person, acting)),
    ...homeOf(person),
    ...(person.demo === undefined ? {} : { demo: person.demo }),
  };
}

/** What waits at the desk where they act, so that no screen has to read the queue to say how long it is. */
async function queueOf(house: House, { personId }: Person, acting: Grant | null): Promise<Pick<MeView, 'toVerify'>> {
  if (acting === null || !VERIFYING.includes(acting.role)) return {};
  return { toVerify: await toVerifyAt(house, personId, await orgOf(house, acting.orgId)) };
}

/** Whom a station knows as its own need not choose it: they live there until they say otherwise. */
function homeOf({ homeStation, stationId }: Person): { homeStation?: string } {
  const home = homeStation ?? stationId;
  return home === undefined ? {} : { homeStation: home };
}
