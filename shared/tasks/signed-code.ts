import { SECOND_MS } from '../kernel/time.ts';

/** Codes change every half minute, shown as digits or signed. */
export const SHOW_CODE_STEP_MS = 30 * SECOND_MS;

/**
 * A code that a phone can sign without a network and the server can check days later: what it is for, whose key signed it, which half
 * minute, and 128 bits of HMAC-SHA-256 over the three.
 */
export type SignedCode = {
  readonly purpose: 'check_in' | 'check_out';
  readonly handle: string;
  readonly step: number;
  readonly tag: string;
};

const LETTERS = { check_in: 'i', check_out: 'o' } as const;
/** `i.0123456789ab.59812345.<22 letters of base64url>`. */
export const SIGNED_CODE_PATTERN = /^([io])\.([0-9a-f]{12})\.(\d{8,10})\.([A-Za-z0-9_-]{22})$/;
const QR_PATTERN = /^nuanxin:2:(tsk_[0-9A-Z]{26}):(.+)$/;

/** What is signed. */
export function signedText({ purpose, handle, step }: Omit<SignedCode, 'tag'>): string {
  return `${LETTERS[purpose]}.${handle}.${step}`;
}

/** The code as it is sent. */
export function codeText(code: SignedCode): string {
  return `${signedText(code)}.${code.tag}`;
}

/** The code as it stands in a QR. */
export function qrText(taskId: string, code: SignedCode): string {
  return `nuanxin:2:${taskId}:${codeText(code)}`;
}

/** Reads a code that was sent; undefined when it is none. */
export function readCode(text: string): SignedCode | undefined {
  const [, letter, handle, step, tag] = SIGNED_CODE_PATTERN.exec(text) ?? [];
  if (handle === undefined || step === undefined || tag === undefined) return undefined;
  return { purpose: letter === 'i' ? 'check_in' : 'check_out', handle, step: Number(step), tag };
}

/** Reads a scanned text: whose task's code it is; undefined when it is none of ours. */
export function readQr(text: string): { readonly taskId: string; readonly code: SignedCode } | undefined {
  const [, taskId, rest = ''] = QR_PATTERN.exec(text) ?? [];
  const code = readCode(rest);
  return taskId === undefined || code === undefined ? undefined : { taskId, code };
}
