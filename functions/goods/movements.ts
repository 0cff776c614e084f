import type { Words } from '../../shared/kernel/schema.ts';
import { type Hands, moved } from '../../shared/ledger/units.ts';
import type { House } from '../platform/house.ts';
import type { Write } from '../platform/table.ts';
import { type Claim, type Movement, movementToItem } from './claim-item.ts';

/** Who enters a movement, and what the record calls them. */
export type Mover = { readonly personId: string; readonly by: Words };

/**
 * The gift with its units in other hands, and the movement that says so: both are one transaction, so that the counts are
 * always the sum of the movements.
 */
export function movedTo(
  house: House,
  claim: Claim,
  mover: Mover,
  to: Hands,
  options: { readonly from: Hands; readonly reverses?: string },
): { claim: Claim; movementId: string; write: Write } {
  const { from, reverses } = options;
  const id = house.newId('movement');
  const movement: Movement = {
    id,
    at: house.clock(),
    stationId: claim.stationId,
    claimId: claim.id,
    wishId: claim.wishId,
    from,
    to,
    quantity: claim.quantity,
    text: claim.text,
    ...(claim.unit === undefined ? {} : { unit: claim.unit }),
    batch: claim.batch ?? '',
    ...mover,
    ...(reverses === undefined ? {} : { reverses }),
  };
  return {
    claim: { ...claim, counts: moved(claim.counts, movement) },
    movementId: id,
    write: { op: 'insert', item: movementToItem(movement) },
  };
}
