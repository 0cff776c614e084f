import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';

/**
 * Fields that identify a person are sealed: AES-256-GCM under a data key of that person, bound to where they stand
 * (key and field), so a sealed text moved elsewhere does not open. The data key is wrapped by KMS or by a key file and
 * stored on the person; erasing it erases the person everywhere at once (PIPL 47), and leaves the books alone.
 */
export type Sealer = {
  /** A fresh wrapped data key, to be stored on the person's item. */
  newKey(personId: string): Promise<string>;
  seal(key: PersonKey, place: SealPlace, text: string): Promise<string>;
  /** Throws Error when the text was moved, changed or sealed under another key. */
  open(key: PersonKey, place: SealPlace, sealed: string): Promise<string>;
  /** Seals text that belongs to no one person but may speak of some, under a key of the place for one purpose. */
  sealFor(purpose: string, associated: string, text: string): string;
  openFor(purpose: string, associated: string, sealed: string): string;
  /** Keyed hash for equality look-ups (phone numbers), different for each purpose. */
  lookup(purpose: string, value: string): string;
  /** 32 bytes for one purpose, derived from the place's master secret (HKDF, RFC 5869). */
  derive(purpose: string): Uint8Array;
};
export type PersonKey = { readonly personId: string; readonly wrapped: string };
/** pk of the item and name of the field. */
export type SealPlace = { readonly pk: string; readonly field: string };

/** Wraps and unwraps 32-byte data keys; KMS on AWS, a key file elsewhere. */
export type KeyWrapper = {
  wrap(dataKey: Uint8Array, personId: string): Promise<string>;
  unwrap(wrapped: string, personId: string): Promise<Uint8Array>;
};

const IV_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;
const CACHE_LIMIT_KEYS = 2_000;
const DERIVED_LIMIT_KEYS = 100;

export function createSealer(
  wrapper: KeyWrapper,
  master: Uint8Array,
  secretBytes: (count: number) => Uint8Array,
): Sealer {
  const cache = new Map<string, KeyObject>();
  // A purpose is a word in the code, so there are few; each key is derived once.
  const derived = new Map<string, KeyObject>();
  const keyFor = (purpose: string): KeyObject => {
    const known = derived.get(purpose) ?? derive(master, purpose);
    if (derived.size < DERIVED_LIMIT_KEYS) derived.set(purpose, known);
    return known;
  };
  const dataKey = async (key: PersonKey): Promise<KeyObject> => {
    const known = cache.get(key.wrapped);
    if (known) return known;
    const opened = createSecretKey(await wrapper.unwrap(key.wrapped, key.personId));
    if (cache.size >= CACHE_LIMIT_KEYS) cache.delete(cache.keys().next().value ?? '');
    cache.set(key.wrapped, opened);
    return opened;
  };
  return {
    newKey: (personId) => wrapper.wrap(secretBytes(KEY_BYTES), personId),
    seal: async (key, place, text) => encrypt(await dataKey(key), secretBytes(IV_BYTES), context(key, place), text),
    open: async (key, place, sealed) => decrypt(await dataKey(key), context(key, place), sealed),
    sealFor: (purpose, associated, text) => encrypt(keyFor(purpose), secretBytes(IV_BYTES), associated, text),
    openFor: (purpose, associated, sealed) => decrypt(keyFor(purpose), associated, sealed),
    lookup: (purpose, value) =>
      createHmac('sha256', keyFor(`lookup:${purpose}`))
        .update(value)
        .digest('base64url'),
    // A copy: a caller may do with it what it likes.
    derive: (purpose) => new Uint8Array(keyFor(purpose).export()),
  };
}

/** Wraps data keys under a 32-byte key of this machine, the person's id as associated data. */
export function fileKeyWrapper(fileKey: Uint8Array, secretBytes: (count: number) => Uint8Array): KeyWrapper {
  const key = derive(fileKey, 'wrap');
  return {
    wrap: async (dataKey, personId) =>
      encrypt(key, secretBytes(IV_BYTES), personId, Buffer.from(dataKey).toString('base64url')),
    unwrap: async (wrapped, personId) => Buffer.from(decrypt(key, personId, wrapped), 'base64url'),
  };
}

/** As a key object: Node takes four times as long to make a cipher from bare bytes. */
function derive(secret: Uint8Array, purpose: string): KeyObject {
  const bytes = hkdfSync('sha256', secret, new Uint8Array(0), `nuanxin:${purpose}`, KEY_BYTES);
  return createSecretKey(new Uint8Array(bytes));
}

function context(key: PersonKey, place: SealPlace): string {
  return `${key.personId}|${place.pk}|${place.field}`;
}

function encrypt(key: KeyObject, iv: Uint8Array, associated: string, text: string): string {
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(associated));
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, body, cipher.getAuthTag()]).toString('base64url');
}

function decrypt(key: KeyObject, associated: string, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES))
    .setAAD(Buffer.from(associated))
    .setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
  return Buffer.concat([
    decipher.update(bytes.subarray(IV_BYTES, bytes.length - TAG_BYTES)),
    decipher.final(),
  ]).toString('utf8');
}
