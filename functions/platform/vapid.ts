import { createECDH } from 'node:crypto';
import type { Sealer } from './seal.ts';

/** The key by which push services know this place (RFC 8292); base64url. */
export type Vapid = { readonly subject: string; readonly publicKey: string; readonly privateKey: string };

/** Order of P-256 (FIPS 186-5, SP 800-186 3.2.1.3). */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const KEY_BYTES = 32;

/**
 * Derived from the master secret, so that there is nothing more to keep, rotate or lose: 512 derived bits reduced into
 * [1, n-1], which leaves a bias below 2^-256 (FIPS 186-5, A.2.1 asks for 64 bits more than the order).
 */
export function vapidOf(sealer: Sealer, subject = 'https://nuanxin.invalid'): Vapid {
  const bits = Buffer.concat([sealer.derive('web push key, first half'), sealer.derive('web push key, second half')]);
  const scalar = (BigInt(`0x${bits.toString('hex')}`) % (ORDER - 1n)) + 1n;
  const ecdh = createECDH('prime256v1');
  const privateKey = Buffer.from(scalar.toString(16).padStart(2 * KEY_BYTES, '0'), 'hex');
  ecdh.setPrivateKey(privateKey);
  return {
    subject,
    publicKey: ecdh.getPublicKey().toString('base64url'),
    privateKey: privateKey.toString('base64url'),
  };
}
