import { AppError, ERRORS, type ErrorCode, errorSentence } from '../../shared/kernel/errors.ts';
import type { Locale } from '../../shared/kernel/schema.ts';
import { TableError } from '../platform/table.ts';

export type Problem = {
  readonly type: string;
  readonly status: number;
  readonly code: ErrorCode;
  readonly title: string;
  readonly requestId: string;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly fields?: readonly { readonly path: string; readonly rule: string }[];
};

/** RFC 9457 problem details: a stable code, a sentence in the reader's language, nothing internal. `sent`: of a command, not of a read. */
export function problem(error: AppError, locale: Locale, requestId: string, sent = false): Problem {
  return {
    type: `urn:nuanxin:error:${error.code}`,
    status: ERRORS[error.code].status,
    code: error.code,
    title: errorSentence(error.code, locale, error.params, { sent }),
    requestId,
    ...(Object.keys(error.params).length === 0 ? {} : { params: error.params }),
    ...(error.fields.length === 0 ? {} : { fields: error.fields }),
  };
}

/** Table trouble that reached the edge after its retries, as the caller's error; anything unknown is a bug: `internal`. */
export function asAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof TableError) {
    if (error.kind === 'cursor') return new AppError('cursor_invalid');
    if (error.kind === 'conflict' || error.kind === 'condition') return new AppError('conflict', {}, { cause: error });
    if (error.kind === 'throttled' || error.kind === 'timeout')
      return new AppError('unavailable', {}, { cause: error });
  }
  return new AppError('internal', {}, { cause: error });
}
