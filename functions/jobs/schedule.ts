import * as z from 'zod/mini';
import { RHYTHMS_MINUTES } from '../../shared/kernel/rhythms.ts';
import { allMessages } from '../platform/messages-all.ts';
import { openHouse } from '../platform/open.ts';
import { vapidOf } from '../platform/vapid.ts';
import { runSchedules } from './run-schedules.ts';
import { SCHEDULES } from './schedules.ts';

const event = z.object({ everyMinutes: z.literal([...RHYTHMS_MINUTES]) });
const house = await openHouse(process.env, ({ siteUrl, mailFrom }, sealer) =>
  allMessages(vapidOf(sealer, siteUrl), mailFrom === undefined ? undefined : { from: mailFrom }),
);

/** One EventBridge rule for each rhythm calls this with `{ everyMinutes }`. */
export async function handler(input: unknown): Promise<void> {
  await runSchedules(house, SCHEDULES, event.parse(input).everyMinutes);
}
