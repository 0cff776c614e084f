import type { TRANSPORTS } from '../../shared/people/passkeys.ts';
import type { House } from '../platform/house.ts';
import { storedThing } from '../platform/item.ts';
import type { Item, Key } from '../platform/table.ts';
import { personKey } from './person-item.ts';

/** A passkey as stored: a public key and how often it was used. Nothing here opens anything by itself. */
export type Passkey = {
  readonly id: string;
  readonly personId: string;
  readonly credentialId: string;
  /** COSE key, base64url. */
  readonly publicKey: string;
  readonly counter: number;
  readonly transports: readonly (typeof TRANSPORTS)[number][];
  readonly name: string;
  readonly since: number;
  readonly usedAt?: number;
  readonly synced: boolean;
};

export function passkeyKey(personId: string, passkeyId: string): Key {
  return { pk: personKey(personId).pk, sk: `PASSKEY#${passkeyId}` };
}
export function passkeyToItem(passkey: Passkey): Item {
  return { ...passkeyKey(passkey.personId, passkey.id), type: 'passkey', ...passkey };
}
export function passkeyFromItem(item: Item): Passkey {
  return storedThing(item) as Passkey;
}

/** Whose a credential is: one person for each, since the device says only the credential when somebody signs in. */
export function credentialKey(house: House, credentialId: string): Key {
  return { pk: `CREDENTIAL#${house.sealer.lookup('credential', credentialId)}`, sk: 'CREDENTIAL' };
}

/** A challenge that waits for its one answer. */
export function challengeKey(challenge: string): Key {
  return { pk: `CHALLENGE#${challenge}`, sk: 'CHALLENGE' };
}
