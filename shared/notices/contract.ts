import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';
import { idSchema } from '../kernel/ids.ts';
import { listQuery, sixDigits, whole } from '../kernel/schema.ts';
import { noticeKind } from './kinds.ts';
import { CHANNELS, DAILY_LIMIT_MOST_COUNT, TIMINGS } from './topics.ts';

const channel = z.enum(CHANNELS);
/**
 * How a notice left the house beside the inbox. waiting: from `at` on. digest: with the others at `at`. sent: the provider took it. dropped: `why` not.
 * failed: tried several times in vain; an operator sees it.
 */
export const SENDING_STATES = ['waiting', 'digest', 'sent', 'dropped', 'failed'] as const;
/** read: it was read before. over: too late to be of use. budget: the day's texts were used up. unreachable: no device or address left. off: chosen since. */
export const DROPPED_WHY = ['read', 'over', 'budget', 'unreachable', 'off'] as const;
export const sendingView = z.strictObject({
  channel,
  state: z.enum(SENDING_STATES),
  at: z.number(),
  why: z.optional(z.enum(DROPPED_WHY)),
});
export const noticeView = z.strictObject({
  id: idSchema('notice'),
  kind: noticeKind,
  at: z.number(),
  read: z.boolean(),
  /** Public title of the wish it is about. */
  title: z.optional(z.strictObject({ zh: z.string(), en: z.optional(z.string()) })),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  /** Where a tap leads, a path of the app. */
  to: z.string(),
  sendings: z.array(sendingView),
});
export const listNotices = endpoint({
  name: 'listNotices',
  method: 'GET',
  path: '/api/my/notices',
  summary: 'My inbox, newest first',
  query: z.strictObject(listQuery),
  reply: z.strictObject({ items: z.array(noticeView), next: z.optional(z.string()), unread: z.number() }),
  errors: ['unauthenticated', 'cursor_invalid'],
  who: 'signed_in',
});
export const readNotices = endpoint({
  name: 'readNotices',
  method: 'POST',
  path: '/api/my/notices/reads',
  summary: 'Mark everything up to a notice as read',
  body: z.strictObject({ upTo: idSchema('notice') }),
  reply: z.strictObject({ unread: z.number() }),
  errors: ['unauthenticated'],
  who: 'signed_in',
});

const timing = z.enum(TIMINGS);
const choice = z.strictObject({ push: timing, sms: timing, email: timing });
const MINUTES_OF_DAY = 24 * 60;
const wants = {
  choices: z.strictObject({
    ask: choice,
    answer: choice,
    wish: choice,
    task: choice,
    care: choice,
    duty: choice,
    record: choice,
  }),
  /** Minutes of the day in China; the same twice: never quiet. */
  quiet: z.strictObject({ from: whole(0, MINUTES_OF_DAY - 1), to: whole(0, MINUTES_OF_DAY - 1) }),
  digestHour: whole(0, 23),
  /** Texts, mails and notices on the phone in one day, all together; more go into the digest. */
  dailyLimit: whole(1, DAILY_LIMIT_MOST_COUNT),
};
export const noticeSettingsView = z.strictObject({
  ...wants,
  /** What can reach the person now. */
  reaches: z.array(channel),
  /** The confirmed address, all but its beginning hidden. */
  email: z.optional(z.string()),
  /** Channels that are not used any more, and why: until the address is proved anew, or texts are asked for again. */
  stopped: z.strictObject({
    email: z.optional(z.strictObject({ why: z.enum(['bounced', 'complained']), at: z.number() })),
    sms: z.optional(z.strictObject({ why: z.enum(['opted_out']), at: z.number() })),
  }),
  /** Whether this place can send mail at all. */
  mail: z.boolean(),
  devices: z.array(z.strictObject({ id: z.string(), since: z.number() })),
  /** The place's public key (VAPID, base64url), which a browser asks for. */
  pushKey: z.string(),
});
export const readNoticeSettings = endpoint({
  name: 'readNoticeSettings',
  method: 'GET',
  path: '/api/my/notice-settings',
  summary: 'How I want to be told',
  reply: noticeSettingsView,
  errors: ['unauthenticated'],
  who: 'signed_in',
});
export const saveNoticeSettings = endpoint({
  name: 'saveNoticeSettings',
  method: 'PUT',
  path: '/api/my/notice-settings',
  summary: 'Choose how I want to be told: by event and channel, quiet hours, digest, how often',
  body: z.strictObject(wants),
  reply: noticeSettingsView,
  errors: ['unauthenticated'],
  who: 'signed_in',
});

const deviceId = z.string().check(z.regex(/^[\w-]{43}$/));
export const addPushDevice = endpoint({
  name: 'addPushDevice',
  method: 'POST',
  path: '/api/my/push-devices',
  summary: 'Be told on this phone (Web Push subscription)',
  body: z.strictObject({
    endpoint: z.string().check(z.regex(/^https:\/\/[a-z0-9.-]+\/[\x21-\x7e]{1,800}$/)),
    /** base64url: an uncompressed point of P-256, and 16 bytes. */
    p256dh: z.string().check(z.regex(/^B[\w-]{86}$/)),
    auth: z.string().check(z.regex(/^[\w-]{22}$/)),
  }),
  reply: z.strictObject({ id: deviceId }),
  errors: ['unauthenticated'],
  who: 'signed_in',
});
export const removePushDevice = endpoint({
  name: 'removePushDevice',
  method: 'DELETE',
  path: '/api/my/push-devices/:deviceId',
  summary: 'No more notices on that phone',
  params: z.strictObject({ deviceId }),
  reply: z.strictObject({ removed: z.number() }),
  errors: ['unauthenticated', 'not_found'],
  who: 'signed_in',
});

const mailAddress = z.string().check(z.maxLength(120), z.regex(/^[\w.+-]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+$/i));
export const askMailCode = endpoint({
  name: 'askMailCode',
  method: 'POST',
  path: '/api/my/mail-codes',
  summary: 'Send a code to an address, to prove that it is mine',
  body: z.strictObject({ email: mailAddress }),
  reply: z.strictObject({ validSeconds: z.number() }),
  errors: ['unauthenticated', 'code_limit', 'code_spend', 'mail_off'],
  who: 'signed_in',
});
export const confirmMail = endpoint({
  name: 'confirmMail',
  method: 'PUT',
  path: '/api/my/mail',
  summary: 'Be told by mail: the address with the code that came there',
  body: z.strictObject({ email: mailAddress, code: sixDigits }),
  reply: noticeSettingsView,
  errors: ['unauthenticated', 'code_wrong', 'code_expired', 'code_tries'],
  who: 'signed_in',
});
export const removeMail = endpoint({
  name: 'removeMail',
  method: 'DELETE',
  path: '/api/my/mail',
  summary: 'Forget my address',
  reply: noticeSettingsView,
  errors: ['unauthenticated'],
  who: 'signed_in',
});

export const resumeTexts = endpoint({
  name: 'resumeTexts',
  method: 'POST',
  path: '/api/my/text-resumptions',
  summary: 'Try text messages once more after the number had opted out',
  reply: noticeSettingsView,
  errors: ['unauthenticated'],
  who: 'signed_in',
});

/** What went out in a day, and what did not: shown to who pays for it. */
export const listSendingDays = endpoint({
  name: 'listSendingDays',
  method: 'GET',
  path: '/api/sending-days',
  summary: 'Messages sent, dropped and failed, by day',
  query: z.strictObject(listQuery),
  reply: z.strictObject({
    items: z.array(
      z.strictObject({
        day: z.string(),
        sent: z.strictObject({ push: z.number(), sms: z.number(), email: z.number() }),
        dropped: z.strictObject({
          read: z.number(),
          over: z.number(),
          budget: z.number(),
          unreachable: z.number(),
          off: z.number(),
        }),
        failed: z.number(),
      }),
    ),
    next: z.optional(z.string()),
    smsLimit: z.number(),
  }),
  errors: ['forbidden', 'cursor_invalid'],
  who: { roles: ['operator'] },
});
