import { CALL_ERRORS } from './errors/call.ts';
import { GOODS_ERRORS } from './errors/goods.ts';
import { MANDATE_ERRORS } from './errors/mandates.ts';
import { ORG_ERRORS } from './errors/orgs.ts';
import { PHOTO_ERRORS } from './errors/photos.ts';
import { SERIES_ERRORS } from './errors/series.ts';
import { SIGN_IN_ERRORS } from './errors/sign-in.ts';
import { TASK_ERRORS } from './errors/tasks.ts';
import { TEAM_ERRORS } from './errors/teams.ts';
import type { ErrorText } from './errors/text.ts';
import { WISH_ERRORS } from './errors/wishes.ts';

/**
 * The closed list of what can go wrong; the sentences stand by noun in errors/. A code is named once: two files with the
 * same one would hide a sentence, so a test counts them.
 * Answers are problem+json (RFC 9457): `type` is `urn:nuanxin:error:<code>`, `code` is stable for programs.
 */
export const ERRORS = {
  ...CALL_ERRORS,
  ...SIGN_IN_ERRORS,
  ...ORG_ERRORS,
  ...WISH_ERRORS,
  ...MANDATE_ERRORS,
  ...PHOTO_ERRORS,
  ...GOODS_ERRORS,
  ...TASK_ERRORS,
  ...SERIES_ERRORS,
  ...TEAM_ERRORS,
} as const satisfies Record<string, ErrorText>;

export type ErrorCode = keyof typeof ERRORS;
export type ErrorParams = { readonly [name: string]: string | number };

/** What every call can answer beside its own codes. */
export const COMMON_ERRORS = [
  'bad_json',
  'invalid_input',
  'origin_refused',
  'session_ended',
  'not_found',
  'method_not_allowed',
  'body_too_large',
  'unsupported_media',
  'client_outdated',
  'too_many_requests',
  'header_too_large',
  'internal',
  'unavailable',
] as const satisfies readonly ErrorCode[];
/** What every command can answer beside its own codes. */
export const COMMAND_ERRORS = [
  'idempotency_key_missing',
  'idempotency_key_reused',
  'other_person',
  'conflict',
] as const satisfies readonly ErrorCode[];

/** The sentence of an error in the reader's language, its parameters filled in. `sent`: of a call that was to change something. */
export function errorSentence(
  code: ErrorCode,
  language: 'zh' | 'en',
  params: ErrorParams = {},
  { sent = false } = {},
): string {
  const text: ErrorText = ERRORS[code];
  const whole = text[language] + (sent ? (text.sent?.[language] ?? '') : '');
  return whole.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}

/** An expected refusal. `cause` is for the log and never leaves the house. A plain Error means a bug. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly params: ErrorParams;
  /** Paths of input fields that do not fit, with a short rule name: never the value. */
  readonly fields: readonly { readonly path: string; readonly rule: string }[];
  constructor(
    code: ErrorCode,
    params: ErrorParams = {},
    extra: { cause?: unknown; fields?: readonly { path: string; rule: string }[] } = {},
  ) {
    super(code, extra.cause === undefined ? undefined : { cause: extra.cause });
    this.name = 'AppError';
    this.code = code;
    this.params = params;
    this.fields = extra.fields ?? [];
  }
}
