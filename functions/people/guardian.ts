import type * as z from 'zod/mini';
import type { guardianConsent } from '../../shared/wishes/posting.ts';
import type { House } from '../platform/house.ts';
import type { Write } from '../platform/table.ts';
import { newPerson, personByPhone, sealFor } from './people.ts';
import type { Guardian, Person } from './person-item.ts';

type GivenGuardian = z.infer<typeof guardianConsent>;

const GUARDIAN_PSEUDONYM = '家长';

/** The guardian's record, sealed on the child; a number that nobody holds yet becomes a person who can sign in and confirm. */
export async function guardianWrites(
  house: House,
  child: Person,
  given: GivenGuardian,
  childPhone: string | undefined,
): Promise<{ guardian: Guardian; writes: readonly Write[] }> {
  const holder = given.phone === undefined ? undefined : await personByPhone(house, given.phone);
  const fresh =
    given.phone === undefined || holder
      ? undefined
      : await newPerson(house, {
          name: given.name,
          pseudonym: GUARDIAN_PSEUDONYM,
          phone: given.phone,
          ...(child.stationId === undefined ? {} : { homeStation: child.stationId }),
        });
  // A child's record that already holds this number is no guardian of itself.
  const personId = holder?.personId === child.personId ? undefined : (holder ?? fresh?.person)?.personId;
  const phone = given.phone ?? childPhone;
  return {
    guardian: {
      nameSealed: await sealFor(house, child, 'guardian.name', given.name),
      relation: given.relation,
      way: given.way,
      at: given.at,
      ...(phone === undefined ? {} : { phoneSealed: await sealFor(house, child, 'guardian.phone', phone) }),
      ...(personId === undefined ? {} : { personId }),
    },
    writes: fresh?.writes ?? [],
  };
}
