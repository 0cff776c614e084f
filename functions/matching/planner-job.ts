import { MINUTE_MS } from '../../shared/kernel/time.ts';
import { centersOf } from '../orgs/orgs.ts';
import type { House } from '../platform/house.ts';
import { planCenter } from './planner.ts';

/** One round stops starting new centers after this; the next begins with another one. */
const ROUND_LIMIT_MS = 40_000;
const ROUND_MS = 5 * MINUTE_MS;

/** Plans every center in turn. Rounds begin with different centers, so that a slow one never keeps the same others waiting. */
export async function runPlanner(house: House): Promise<void> {
  const from = house.clock();
  const centers = await centersOf(house);
  const first = Math.floor(from / ROUND_MS) % Math.max(1, centers.length);
  for (const centerId of [...centers.slice(first), ...centers.slice(0, first)]) {
    if (house.clock() - from > ROUND_LIMIT_MS) return;
    await planCenter(house, centerId);
    await house.breathe();
  }
}
