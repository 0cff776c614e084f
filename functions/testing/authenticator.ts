import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { Assertion } from '../../shared/people/passkeys.ts';

/** A phone's keystore in software, as far as WebAuthn sees it: ES256, attestation `none`, user checked by the device. */
export type Authenticator = {
  readonly credentialId: string;
  make(challenge: string): { id: string; clientDataJSON: string; attestationObject: string; transports: ['internal'] };
  show(challenge: string): Assertion;
};
export type AuthenticatorOptions = {
  /** The page that asks, and the name that it asks for. */
  readonly origin: string;
  readonly rpId?: string;
  /** false: the device did not check who holds it. */
  readonly verified?: boolean;
};

const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;
const HAS_CREDENTIAL = 0x40;

export function authenticator(seed: string, options: AuthenticatorOptions): Authenticator {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const credential = createHash('sha256').update(`credential ${seed}`).digest();
  const credentialId = credential.toString('base64url');
  const flags = USER_PRESENT | (options.verified === false ? 0 : USER_VERIFIED);
  let counter = 0;
  const rpIdHash = createHash('sha256')
    .update(options.rpId ?? new URL(options.origin).hostname)
    .digest();
  const dataOf = (more: number) => {
    counter += 1;
    return Buffer.concat([rpIdHash, Buffer.of(flags | more), uint32(counter)]);
  };
  const clientData = (type: string, challenge: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin: options.origin, crossOrigin: false }));
  return {
    credentialId,
    make(challenge) {
      const attested = Buffer.concat([
        Buffer.alloc(16),
        Buffer.of(0, credential.length),
        credential,
        coseOf(publicKey),
      ]);
      const authData = Buffer.concat([dataOf(HAS_CREDENTIAL), attested]);
      const attestation = cborMap([
        [cborText('fmt'), cborText('none')],
        [cborText('attStmt'), cborMap([])],
        [cborText('authData'), cborBytes(authData)],
      ]);
      return {
        id: credentialId,
        clientDataJSON: clientData('webauthn.create', challenge).toString('base64url'),
        attestationObject: attestation.toString('base64url'),
        transports: ['internal'],
      };
    },
    show(challenge) {
      const client = clientData('webauthn.get', challenge);
      const authenticatorData = dataOf(0);
      const signed = Buffer.concat([authenticatorData, createHash('sha256').update(client).digest()]);
      return {
        id: credentialId,
        clientDataJSON: client.toString('base64url'),
        authenticatorData: authenticatorData.toString('base64url'),
        signature: sign('sha256', signed, privateKey).toString('base64url'),
      };
    },
  };
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/** An ES256 key as COSE_Key (RFC 9053, 7.1.1). */
function coseOf(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  const bytes = (text: string) => cborBytes(Buffer.from(text, 'base64url'));
  return cborMap([
    [Buffer.of(0x01), Buffer.of(0x02)],
    [Buffer.of(0x03), Buffer.of(0x26)],
    [Buffer.of(0x20), Buffer.of(0x01)],
    [Buffer.of(0x21), bytes(x)],
    [Buffer.of(0x22), bytes(y)],
  ]);
}
function cborText(text: string): Buffer {
  return Buffer.concat([Buffer.of(0x60 + text.length), Buffer.from(text)]);
}
function cborBytes(bytes: Buffer): Buffer {
  return Buffer.concat([Buffer.of(0x58, bytes.length), bytes]);
}
function cborMap(entries: readonly (readonly [Buffer, Buffer])[]): Buffer {
  return Buffer.concat([Buffer.of(0xa0 + entries.length), ...entries.flat()]);
}
