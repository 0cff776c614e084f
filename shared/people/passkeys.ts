import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';
import { idSchema } from '../kernel/ids.ts';
import { STEP_UP_ACT_MINUTES } from '../kernel/limits.ts';
import { line, locale } from '../kernel/schema.ts';
import { device, meView } from './contract.ts';

/** Bytes as WebAuthn's JSON forms carry them (Web Authentication Level 3, 5.1.8). */
function base64url(maxChars: number) {
  return z.string().check(z.regex(/^[\w-]+$/), z.maxLength(maxChars));
}
const credentialId = base64url(1_400);
const challenge = z.string();
export const TRANSPORTS = ['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'] as const;
const passkeyName = line(30);

export const passkeyView = z.strictObject({
  id: idSchema('passkey'),
  name: z.string(),
  since: z.number(),
  usedAt: z.optional(z.number()),
  /** Kept by the phone's own account, so it comes along to a new phone. */
  synced: z.boolean(),
});
export const listPasskeys = endpoint({
  name: 'listPasskeys',
  method: 'GET',
  path: '/api/my/passkeys',
  summary: 'My passkeys',
  reply: z.strictObject({ items: z.array(passkeyView) }),
  errors: [],
  who: 'signed_in',
});
/** Whoever holds a stolen session must not make themselves a key of their own: a fresh proof comes first. */
export const startPasskey = endpoint({
  name: 'startPasskey',
  method: 'POST',
  path: '/api/my/passkey-challenges',
  summary: 'Begin to make a passkey on this device',
  reply: z.strictObject({
    challenge,
    rp: z.strictObject({ id: z.string(), name: z.string() }),
    /** `id` says nothing of the person outside of this place. */
    user: z.strictObject({ id: z.string(), name: z.string(), displayName: z.string() }),
    /** Passkeys that are there already: one for each device is enough. */
    exclude: z.array(z.strictObject({ id: z.string(), transports: z.array(z.enum(TRANSPORTS)) })),
    timeoutMs: z.number(),
  }),
  errors: ['passkey_limit'],
  who: 'signed_in',
  stepUp: STEP_UP_ACT_MINUTES,
});
export const addPasskey = endpoint({
  name: 'addPasskey',
  method: 'POST',
  path: '/api/my/passkeys',
  summary: 'Keep the passkey that this device made',
  body: z.strictObject({
    name: passkeyName,
    id: credentialId,
    clientDataJSON: base64url(4_000),
    attestationObject: base64url(12_000),
    transports: z._default(z.array(z.enum(TRANSPORTS)).check(z.maxLength(7)), []),
  }),
  reply: z.strictObject({ id: idSchema('passkey') }),
  errors: ['passkey_refused', 'passkey_limit'],
  who: 'signed_in',
});
export const renamePasskey = endpoint({
  name: 'renamePasskey',
  method: 'PATCH',
  path: '/api/my/passkeys/:passkeyId',
  summary: 'Name a passkey',
  params: z.strictObject({ passkeyId: idSchema('passkey') }),
  body: z.strictObject({ name: passkeyName }),
  reply: z.strictObject({ id: idSchema('passkey') }),
  errors: ['not_found'],
  who: 'signed_in',
});
export const removePasskey = endpoint({
  name: 'removePasskey',
  method: 'DELETE',
  path: '/api/my/passkeys/:passkeyId',
  summary: 'Remove a passkey: it no longer opens anything',
  params: z.strictObject({ passkeyId: idSchema('passkey') }),
  reply: z.strictObject({ id: idSchema('passkey') }),
  errors: ['not_found'],
  who: 'signed_in',
  stepUp: STEP_UP_ACT_MINUTES,
});

/** The device's answer to a challenge. */
const assertion = z.strictObject({
  id: credentialId,
  clientDataJSON: base64url(4_000),
  authenticatorData: base64url(2_000),
  signature: base64url(2_000),
});
export type Assertion = z.infer<typeof assertion>;
export const askPasskey = endpoint({
  name: 'askPasskey',
  method: 'POST',
  path: '/api/passkey-challenges',
  summary: 'Begin to sign in, or to show once more that it is me, with a passkey',
  reply: z.strictObject({ challenge, rpId: z.string(), timeoutMs: z.number() }),
  errors: [],
  who: 'anyone',
});
export const signInWithPasskey = endpoint({
  name: 'signInWithPasskey',
  method: 'POST',
  path: '/api/passkey-sessions',
  summary: 'Sign in with a passkey',
  body: z.strictObject({ assertion, locale: z.optional(locale), device: z.optional(device) }),
  reply: meView,
  errors: ['passkey_refused', 'passkey_unknown'],
  who: 'anyone',
  session: true,
});
export const stepUpWithPasskey = endpoint({
  name: 'stepUpWithPasskey',
  method: 'POST',
  path: '/api/my/passkey-step-ups',
  summary: 'Show once more that it is me, with a passkey',
  body: z.strictObject({ assertion }),
  reply: z.strictObject({ at: z.number() }),
  errors: ['passkey_refused', 'passkey_unknown'],
  who: 'signed_in',
});
