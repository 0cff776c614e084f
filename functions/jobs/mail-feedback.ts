import { takeMailEvent } from '../notices/mail-feedback.ts';
import { NO_MESSAGES } from '../platform/messages.ts';
import { openHouse } from '../platform/open.ts';

const house = await openHouse(process.env, () => NO_MESSAGES);

/** SES tells a topic of bounces and complaints, the topic tells this. What fails three times lies in its queue. */
export async function handler(event: unknown): Promise<void> {
  await takeMailEvent(house, event);
}
