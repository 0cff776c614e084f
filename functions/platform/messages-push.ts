import { buildPushPayload } from '@block65/webcrypto-web-push';
import type { Messages, PushDevice, PushNote } from './messages.ts';
import type { Vapid } from './vapid.ts';

/** How long a push service may keep a note for a phone that is off: after a day the inbox says it better. */
const KEPT_SECONDS = 86_400;
const CALL_LIMIT_MS = 10_000;
/** RFC 8030, 5.4: a topic has at most 32 characters. */
const TOPIC_LIMIT_CHARS = 32;

/**
 * Web Push (RFC 8030), encrypted for the one browser (RFC 8291) and signed with the place's own key (RFC 8292). 404 and
 * 410 mean that the browser has ended its subscription; one that cannot be encrypted for was never of use.
 */
export function pushMessages(vapid: Vapid, call: typeof fetch): Messages {
  return {
    send: async (message) => {
      if (message.channel !== 'push') throw new Error(`no way to send by ${message.channel} from here`);
      const payload = await encrypted(vapid, message.to, message.note);
      if (payload === undefined) return 'gone';
      const answer = await call(message.to.endpoint, {
        ...payload,
        redirect: 'error',
        signal: AbortSignal.timeout(CALL_LIMIT_MS),
      });
      await answer.body?.cancel();
      if (answer.status === 404 || answer.status === 410) return 'gone';
      if (!answer.ok) throw new PushRefused(answer.status);
      return 'taken';
    },
  };
}

/** The push service did not take it; its status is all that is kept. */
class PushRefused extends Error {
  readonly kind: string;
  constructor(status: number) {
    super('refused');
    this.name = 'PushRefused';
    this.kind = String(status);
  }
}

type Payload = Awaited<ReturnType<typeof buildPushPayload>>;

async function encrypted(vapid: Vapid, device: PushDevice, note: PushNote): Promise<Payload | undefined> {
  const options = { ttl: KEPT_SECONDS, topic: note.tag.slice(-TOPIC_LIMIT_CHARS), urgency: 'normal' } as const;
  try {
    return await buildPushPayload({ data: note, options }, { ...device, expirationTime: null }, vapid);
  } catch {
    // Keys that are no point of the curve: whoever sent them never meant to read.
    return undefined;
  }
}
