import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ActionCost, goldenActions } from './testing/golden-actions.ts';
import { openWorld, type World } from './testing/world.ts';

/** Read and write units of each action, by DynamoDB's published rules. A change here is a change of the bill: look twice. */
const GOLDEN: readonly ActionCost[] = [
  { action: 'register as volunteer', read: 7, write: 10 },
  { action: 'post', read: 5, write: 24 },
  { action: 'take for verification', read: 5, write: 12 },
  { action: 'save checks', read: 5, write: 12 },
  { action: 'publish', read: 6, write: 26 },
  { action: 'wall', read: 1, write: 0 },
  { action: 'wish', read: 1, write: 0 },
  { action: 'for me', read: 3, write: 0 },
  { action: 'accept', read: 8, write: 30 },
  { action: 'check in', read: 9, write: 29 },
  { action: 'check out', read: 9, write: 21 },
  { action: 'confirm', read: 13, write: 44 },
  { action: 'promise goods', read: 6, write: 26 },
  { action: 'receive goods', read: 5, write: 30 },
  { action: 'pick up goods', read: 5, write: 26 },
  { action: 'deliver goods', read: 5, write: 24 },
  { action: 'way of the gifts', read: 2, write: 0 },
];

let world: World;
// A second try begins where the first did.
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

describe('consumed capacity', () => {
  it('of each step of a wish’s way is what it was', async () => {
    const costs = await goldenActions(world);
    for (const { action, read, write } of costs)
      console.log(`${action.padEnd(24)} ${String(read).padStart(5)} read ${String(write).padStart(4)} write`);
    expect(costs).toEqual(GOLDEN);
  });
});
