import type { PushSubscription } from '@block65/webcrypto-web-push';
import { chinaDay } from '../../shared/kernel/time.ts';
import type { Clock } from './clock.ts';
import type { Table } from './table.ts';

/** A browser that asked to be told: where its push service listens, and the keys only it can read with (RFC 8291). */
export type PushDevice = Pick<PushSubscription, 'endpoint' | 'keys'>;
/** What a service worker shows, and where a tap leads. The same `tag` replaces what is already shown. */
export type PushNote = { readonly title: string; readonly body: string; readonly to: string; readonly tag: string };

/** One message by one channel. Whoever sends it has already asked the person's choice and counted it against the limits. */
export type Message =
  | { readonly channel: 'sms'; readonly to: string; readonly text: string }
  /** `about`: whose mail it is, for the provider to say when it comes back. */
  | {
      readonly channel: 'email';
      readonly to: string;
      readonly subject: string;
      readonly text: string;
      readonly about?: string;
    }
  | { readonly channel: 'push'; readonly to: PushDevice; readonly note: PushNote };

/**
 * The one port to people's phones and mailboxes. `taken`: the provider has it. `gone`: the address exists no more and is to be
 * forgotten. Anything else throws, and may be tried again.
 */
export type Messages = { send(message: Message): Promise<'taken' | 'gone'> };

const DEV_KEPT_SECONDS = 86_400;

/** Keeps every message where a developer can read it; only where no phone and no person is real. */
export function devMessages(table: Table, clock: Clock, newName: () => string): Messages {
  return {
    send: async (message) => {
      const at = clock();
      await table.transact([
        {
          op: 'insert',
          item: {
            ...devMessageKey(chinaDay(at), `${String(at).padStart(15, '0')}#${newName()}`),
            type: 'dev_message',
            at,
            channel: message.channel,
            ...shownOf(message),
            expires: Math.floor(at / 1_000) + DEV_KEPT_SECONDS,
          },
        },
      ]);
      return 'taken';
    },
  };
}

/**
 * LocalStack: texts go the real way, since it has SNS and keeps what it was given, and everything is shown where a developer
 * reads it. Mail and push stay inside: it has no SES v2, and a push service is somebody else's.
 */
export function textsForReal(real: Messages, dev: Messages): Messages {
  return {
    send: async (message) => {
      if (message.channel === 'sms') await real.send(message);
      return dev.send(message);
    },
  };
}

function shownOf(message: Message): { to: string; text: string } {
  if (message.channel === 'sms') return { to: message.to, text: message.text };
  if (message.channel === 'email') return { to: message.to, text: `${message.subject}\n${message.text}` };
  const { title, body } = message.note;
  return { to: new URL(message.to.endpoint).hostname, text: `${title}\n${body}` };
}

export function devMessageKey(day: string, rest: string): { pk: string; sk: string } {
  return { pk: `DEVMESSAGES#${day}`, sk: rest };
}

/** For functions that write down what is to be sent and send nothing themselves: they have no right to either. */
export const NO_MESSAGES: Messages = {
  send: async () => {
    throw new Error('this function sends no messages');
  },
};
