import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { DAY_MS } from '../../../shared/kernel/time.ts';

/** For one server of this machine. `pin`: what `--ignore-certificate-errors-spki-list` takes, SHA-256 of the public key. */
export type Certificate = { readonly cert: string; readonly key: string; readonly pin: string };

const TAG = { integer: 0x02, bits: 0x03, bytes: 0x04, oid: 0x06, text: 0x0c, time: 0x17, list: 0x30, set: 0x31 };
const ECDSA_WITH_SHA256 = '06082a8648ce3d040302';
const COMMON_NAME = '0603550403';
const SUBJECT_ALTERNATIVE_NAME = '0603551d11';

/**
 * A certificate for localhost that nobody else ever trusts, made anew at each call (RFC 5280 with the fewest fields that a
 * browser reads, in DER). Node can read certificates but not make one, and the libraries that can weigh more than this.
 */
export function throwAwayCertificate(now = Date.now()): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const spki = publicKey.export({ format: 'der', type: 'spki' });
  const algorithm = der(TAG.list, hex(ECDSA_WITH_SHA256));
  const name = der(TAG.list, der(TAG.set, der(TAG.list, hex(COMMON_NAME), der(TAG.text, Buffer.from('localhost')))));
  const names = der(TAG.list, der(0x82, Buffer.from('localhost')));
  const body = der(
    TAG.list,
    der(0xa0, der(TAG.integer, hex('02'))),
    der(TAG.integer, hex('01'), randomBytes(8)),
    algorithm,
    name,
    der(TAG.list, time(now - DAY_MS), time(now + DAY_MS)),
    name,
    spki,
    der(0xa3, der(TAG.list, der(TAG.list, hex(SUBJECT_ALTERNATIVE_NAME), der(TAG.bytes, names)))),
  );
  const signature = sign('sha256', body, privateKey);
  const whole = der(TAG.list, body, algorithm, der(TAG.bits, hex('00'), signature));
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${whole.toString('base64').replace(/.{1,64}/g, '$&\n')}-----END CERTIFICATE-----\n`,
    key: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
    pin: createHash('sha256').update(spki).digest('base64'),
  };
}

/** Tag, length, content (X.690). */
function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

/** `YYMMDDhhmmssZ`. */
function time(at: number): Buffer {
  const digits = new Date(at).toISOString().replace(/\D/g, '').slice(2, 14);
  return der(TAG.time, Buffer.from(`${digits}Z`));
}

function hex(text: string): Buffer {
  return Buffer.from(text, 'hex');
}
