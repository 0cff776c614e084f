import type {
  AuthenticationResponseJSON,
  RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type * as z from 'zod/mini';
import { AppError } from '../../shared/kernel/errors.ts';
import type { Assertion, addPasskey } from '../../shared/people/passkeys.ts';
import type { House } from '../platform/house.ts';
import type { Item, Write } from '../platform/table.ts';
import { challengeKey, credentialKey, type Passkey, passkeyFromItem, passkeyKey } from './passkey-item.ts';
import { personKey } from './person-item.ts';

/** One for each device, with room for the old ones. */
export const PASSKEYS_LIMIT_COUNT = 10;
export const CHALLENGE_VALID_MS = 5 * 60_000;
const CHALLENGE_BYTES = 32;

/** What a challenge was given for; an answer to one purpose is none to another. */
type Purpose = 'make' | 'show';

/** Libraries that only passkeys need, read when the first of them is checked: a cold start does without their 300 kB. */
const webAuthn = (): Promise<{
  verifyAuthenticationResponse: typeof verifyAuthenticationResponse;
  verifyRegistrationResponse: typeof verifyRegistrationResponse;
}> => import('@simplewebauthn/server');

/** The name that passkeys of this place belong to: the page's host, without its port (WebAuthn 5.1.2, rp.id). */
export function rpIdOf(origin: string): string {
  return new URL(origin).hostname;
}

/** A fresh challenge, and the write that remembers it until it is answered once. */
export function newChallenge(house: House, purpose: Purpose, personId?: string): { challenge: string; write: Write } {
  const challenge = Buffer.from(house.secretBytes(CHALLENGE_BYTES)).toString('base64url');
  const until = house.clock() + CHALLENGE_VALID_MS;
  const item: Item = {
    ...challengeKey(challenge),
    type: 'challenge',
    purpose,
    until,
    expires: Math.ceil(until / 1_000),
    ...(personId === undefined ? {} : { personId }),
  };
  return { challenge, write: { op: 'insert', item } };
}

export async function passkeysOf(house: House, personId: string): Promise<readonly Passkey[]> {
  const page = await house.table.query({
    pk: personKey(personId).pk,
    sk: { beginsWith: 'PASSKEY#' },
    limit: PASSKEYS_LIMIT_COUNT * 2,
    consistent: true,
  });
  return page.items.map(passkeyFromItem);
}

type Made = z.infer<typeof addPasskey.body>;

/**
 * A new passkey out of what the device made, and the write that spends its challenge. The device need not prove its maker
 * (attestation `none`): we ask for a key, not for a brand. Raises `passkey_refused`.
 */
export async function madePasskey(
  house: House,
  personId: string,
  origin: string,
  made: Made,
): Promise<{ passkey: Passkey; spent: Write }> {
  const { challenge, spent } = await openChallenge(house, made.clientDataJSON, 'make', personId);
  const response: RegistrationResponseJSON = {
    id: made.id,
    rawId: made.id,
    type: 'public-key',
    clientExtensionResults: {},
    response: { clientDataJSON: made.clientDataJSON, attestationObject: made.attestationObject },
  };
  const { verifyRegistrationResponse } = await webAuthn();
  const expected = { expectedChallenge: challenge, expectedOrigin: origin, expectedRPID: rpIdOf(origin) };
  const checked = await verifyRegistrationResponse({ response, ...expected }).catch(refused);
  if (!checked.verified || !checked.registrationInfo) throw new AppError('passkey_refused');
  const { credential, credentialBackedUp } = checked.registrationInfo;
  return {
    spent,
    passkey: {
      id: house.newId('passkey'),
      personId,
      credentialId: credential.id,
      publicKey: Buffer.from(credential.publicKey).toString('base64url'),
      counter: credential.counter,
      transports: made.transports,
      name: made.name,
      since: house.clock(),
      synced: credentialBackedUp,
    },
  };
}

/**
 * Whose passkey answered, with the writes that spend the challenge and count its use. The user must have been checked by
 * the device itself (PIN, finger, face), so one act is two factors. Raises `passkey_unknown`, `passkey_refused`.
 */
export async function shownPasskey(
  house: House,
  origin: string,
  shown: Assertion,
): Promise<{ personId: string; writes: readonly Write[] }> {
  const { challenge, spent } = await openChallenge(house, shown.clientDataJSON, 'show');
  const passkey = await passkeyOf(house, shown.id);
  const response: AuthenticationResponseJSON = {
    id: shown.id,
    rawId: shown.id,
    type: 'public-key',
    clientExtensionResults: {},
    response: {
      clientDataJSON: shown.clientDataJSON,
      authenticatorData: shown.authenticatorData,
      signature: shown.signature,
    },
  };
  const { verifyAuthenticationResponse } = await webAuthn();
  const checked = await verifyAuthenticationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: rpIdOf(origin),
    credential: {
      id: passkey.credentialId,
      publicKey: Uint8Array.from(Buffer.from(passkey.publicKey, 'base64url')),
      counter: passkey.counter,
    },
  }).catch(refused);
  if (!checked.verified) throw new AppError('passkey_refused');
  const used: Write = {
    op: 'update',
    key: passkeyKey(passkey.personId, passkey.id),
    set: { counter: checked.authenticationInfo.newCounter, usedAt: house.clock() },
    // A copy of the key that is used at the same moment fails here.
    if: [{ attribute: 'counter', is: 'eq', value: passkey.counter }],
  };
  return { personId: passkey.personId, writes: [spent, used] };
}

async function passkeyOf(house: House, credentialId: string): Promise<Passkey> {
  const pointer = await house.table.get(credentialKey(house, credentialId), { consistent: true });
  if (!pointer) throw new AppError('passkey_unknown');
  const key = passkeyKey(String(pointer['personId']), String(pointer['passkeyId']));
  const item = await house.table.get(key, { consistent: true });
  if (!item) throw new AppError('passkey_unknown');
  return passkeyFromItem(item);
}

/** The challenge that the answer names, if it is ours, still good, for this purpose and this person; it is spent with the answer. */
async function openChallenge(
  house: House,
  clientDataJSON: string,
  purpose: Purpose,
  personId?: string,
): Promise<{ challenge: string; spent: Write }> {
  const challenge = challengeIn(clientDataJSON);
  const item = challenge && (await house.table.get(challengeKey(challenge), { consistent: true }));
  const fits =
    item && item['purpose'] === purpose && Number(item['until']) > house.clock() && item['personId'] === personId;
  if (!fits) throw new AppError('passkey_refused');
  return {
    challenge,
    spent: { op: 'delete', key: challengeKey(challenge), if: [{ attribute: 'until', is: 'exists' }] },
  };
}

function challengeIn(clientDataJSON: string): string | undefined {
  try {
    const { challenge } = JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString('utf8')) as {
      challenge?: unknown;
    };
    return typeof challenge === 'string' && /^[\w-]{43}$/.test(challenge) ? challenge : undefined;
  } catch {
    return undefined;
  }
}

/** The library throws at whatever does not fit; which rule it was is for the log. */
function refused(cause: unknown): never {
  throw new AppError('passkey_refused', {}, { cause });
}
