import { goldenActions } from '../../../functions/testing/golden-actions.ts';
import { openWorld } from '../../../functions/testing/world.ts';
import type { Row } from '../bench.ts';

/** Capacity units that each step of a wish's way consumes, by DynamoDB's published rules. */
export async function benchCapacity(): Promise<readonly Row[]> {
  const world = await openWorld();
  try {
    return (await goldenActions(world)).map(({ action, read, write }) => ({ action, read, write }));
  } finally {
    await world.close();
  }
}
