import { SHOW_CODE_STEP_MS, type SignedCode, signedText } from '../../shared/tasks/signed-code.ts';
import type { ReplyTo } from '../main/api.ts';
import type { Store } from '../main/store.ts';

type Given = ReplyTo<'POST /api/tasks/:taskId/show-keys'>;
/** A key to show one task's codes with, and how far the house's clock is ahead of this phone's. */
export type KeptKey = Omit<Given, 'now'> & { readonly aheadMs: number };

const TAG_BYTES = 16;

/** Keeps a key on this device. It opens one task's codes until the task is over; signing out forgets it. */
export function keepKey(store: Store, name: string, { now, ...given }: Given, phoneNow: number): KeptKey {
  const kept: KeptKey = { ...given, aheadMs: now - phoneNow };
  store.set(name, JSON.stringify(kept));
  return kept;
}

/**
 * The code of that half minute. Undefined where the browser signs nothing: on a page that is not secure, such as a bare address in the
 * local network.
 */
export async function signCode(
  { handle, key }: Pick<KeptKey, 'handle' | 'key'>,
  purpose: SignedCode['purpose'],
  at: number,
): Promise<SignedCode | undefined> {
  const subtle = globalThis.crypto?.subtle;
  if (subtle === undefined) return undefined;
  const unsigned = { purpose, handle, step: Math.floor(at / SHOW_CODE_STEP_MS) };
  const hmac = { name: 'HMAC', hash: 'SHA-256' };
  const secret = await subtle.importKey('raw', fromBase64Url(key), hmac, false, ['sign']);
  const hash = await subtle.sign('HMAC', secret, new TextEncoder().encode(signedText(unsigned)));
  return { ...unsigned, tag: toBase64Url(new Uint8Array(hash).subarray(0, TAG_BYTES)) };
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}
function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
