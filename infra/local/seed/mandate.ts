import { mandateEndPointer } from '../../../functions/mandates/clocks.ts';
import { sealFor } from '../../../functions/people/people.ts';
import { heldPointer, type Mandate, type Person } from '../../../functions/people/person-item.ts';
import type { House } from '../../../functions/platform/house.ts';
import { idFactory } from '../../../functions/platform/id.ts';
import type { Item } from '../../../functions/platform/table.ts';
import { DAY_MS } from '../../../shared/kernel/time.ts';
import { MANDATE_PURPOSES } from '../../../shared/mandates/mandate.ts';
import type { Seeded } from './people.ts';
import { seededRandom } from './random.ts';

const HELD_DAYS = 180;
const AGO_DAYS = 9;

/** A neighbour acts for an old woman who no longer reads small print; a worker recorded it at a visit. */
export async function seededMandate(
  house: House,
  giver: Seeded,
  holder: Seeded,
  worker: Seeded,
): Promise<{ person: Person; items: readonly Item[] }> {
  const at = house.clock() - AGO_DAYS * DAY_MS;
  // An id of its own randomness: the rest of the seed stays as it was.
  const random = seededRandom(AGO_DAYS);
  const newId = idFactory(
    () => at,
    () => random.next(),
  );
  const { person } = giver;
  const mandate: Mandate = {
    id: newId('mandate'),
    holderId: holder.person.personId,
    nameSealed: await sealFor(house, person, 'mandate.name', holder.zh),
    phoneEndSealed: await sealFor(house, person, 'mandate.phone', '0021'),
    tie: 'neighbour',
    purposes: MANDATE_PURPOSES,
    proof: 'said_at_visit',
    from: at,
    until: at + HELD_DAYS * DAY_MS,
    by: worker.person.personId,
    at,
  };
  return {
    person: { ...person, mandates: [mandate] },
    items: [heldPointer(mandate.holderId, person.personId), mandateEndPointer(person.personId, mandate)],
  };
}
