import type { House } from './house.ts';
import { movedMeanwhile, type Write } from './table.ts';

/** Fresh looks at what somebody else moved at the same moment. */
const LOOKS_COUNT = 4;

/**
 * Commits what `look` finds to be done, and looks anew each time that somebody moved the same thing at the same moment;
 * nothing to write is done. Throws what the table does, `condition` and `conflict` only after LOOKS_COUNT.
 */
export async function commitFresh(house: House, look: () => Promise<readonly Write[]>): Promise<void> {
  for (let looked = 1; ; looked += 1) {
    const writes = await look();
    if (writes.length === 0) return;
    try {
      await house.table.transact(writes);
      return;
    } catch (error) {
      if (!movedMeanwhile(error) || looked === LOOKS_COUNT) throw error;
    }
  }
}
