import * as z from 'zod/mini';
import { RHYTHMS_MINUTES } from '../../shared/kernel/rhythms.ts';
import { openHouse } from '../platform/open.ts';
import { runSchedules } from './run-schedules.ts';
import { SCHEDULES } from './schedules.ts';

const event = z.object({ everyMinutes: z.literal([...RHYTHMS_MINUTES]) });
const house = await openHouse(process.env);

/** One EventBridge rule for each rhythm calls this with `{ everyMinutes }`. */
export async function handler(input: unknown): Promise<void> {
  await runSchedules(house, SCHEDULES, event.parse(input).everyMinutes);
}
