import * as z from 'zod/mini';
import { AppError } from '../../shared/kernel/errors.ts';
import { idSchema } from '../../shared/kernel/ids.ts';
import { openFor, personOf } from '../people/people.ts';
import type { House } from '../platform/house.ts';
import { movedMeanwhile } from '../platform/table.ts';
import { settingsOf, settingsWrite } from './settings-item.ts';

const recipients = z.array(z.object({ emailAddress: z.string() }));
/** What SES says of a mail that it sent (event publishing by SNS), as far as it is asked. */
const feedback = z.object({
  eventType: z.string(),
  mail: z.object({ tags: z.optional(z.record(z.string(), z.array(z.string()))) }),
  bounce: z.optional(z.object({ bounceType: z.string(), bouncedRecipients: recipients })),
  complaint: z.optional(z.object({ complainedRecipients: recipients })),
});
/** An SNS delivery to a function. */
const delivery = z.object({ Records: z.array(z.object({ Sns: z.object({ Message: z.string() }) })) });
/** Fresh looks when the person changes their settings at this moment. */
const ATTEMPTS_COUNT = 4;

/** Everything of one delivery. Throws to have it brought again; what is no feedback of ours is passed over. */
export async function takeMailEvent(house: House, event: unknown): Promise<void> {
  for (const { Sns } of delivery.parse(event).Records) await takeMailFeedback(house, JSON.parse(Sns.Message));
}

/**
 * A mail came back for good, or was called spam: its address is not written to again until its person proves it anew. Only the
 * address that is theirs now counts; a bounce that may pass (a full mailbox) changes nothing. Safe to repeat.
 */
export async function takeMailFeedback(house: House, event: unknown): Promise<void> {
  const { eventType, mail, bounce, complaint } = feedback.parse(event);
  const bounced = eventType === 'Bounce' && bounce?.bounceType === 'Permanent' ? bounce.bouncedRecipients : undefined;
  const complained = eventType === 'Complaint' ? complaint?.complainedRecipients : undefined;
  const about = idSchema('person').safeParse(mail.tags?.['person']?.[0]);
  const came = bounced ?? complained;
  if (came === undefined || !about.success) return;
  const addresses = came.map(({ emailAddress }) => emailAddress.toLowerCase());
  for (let attempt = 1; ; attempt += 1) {
    try {
      await stop(house, about.data, addresses, bounced === undefined ? 'complained' : 'bounced');
      return;
    } catch (error) {
      // Erased since: there is nobody to stop writing to.
      if (error instanceof AppError && error.code === 'not_found') return;
      const raced = movedMeanwhile(error);
      if (!raced || attempt === ATTEMPTS_COUNT) throw error;
    }
  }
}

async function stop(
  house: House,
  personId: string,
  addresses: readonly string[],
  why: 'bounced' | 'complained',
): Promise<void> {
  const [person, before] = await Promise.all([personOf(house, personId), settingsOf(house, personId)]);
  if (before.emailSealed === undefined || before.stopped?.email !== undefined) return;
  const own = await openFor(house, person, 'email', before.emailSealed);
  if (!addresses.includes(own.toLowerCase())) return;
  const stopped = { ...before.stopped, email: { why, at: house.clock() } };
  await house.table.transact([settingsWrite(personId, before, { ...before, stopped })]);
}
