/** DynamoDB's errors as the port's. What is not listed (no rights, no such table) is a fault of the set-up and passes as it is. */
import { TableError, type TableErrorKind } from './table.ts';

type Reason = TableError['reasons'][number];

const KINDS: ReadonlyMap<string, TableErrorKind> = new Map([
  ['ConditionalCheckFailedException', 'condition'],
  ['TransactionConflictException', 'conflict'],
  ['TransactionInProgressException', 'conflict'],
  ['ReplicatedWriteConflictException', 'conflict'],
  ['ProvisionedThroughputExceededException', 'throttled'],
  ['ThrottlingException', 'throttled'],
  ['ThrottledException', 'throttled'],
  ['RequestLimitExceeded', 'throttled'],
  ['RequestLimitExceededException', 'throttled'],
  ['IdempotentParameterMismatchException', 'limit'],
  ['ItemCollectionSizeLimitExceededException', 'limit'],
  ['ValidationException', 'limit'],
  ['TimeoutError', 'timeout'],
  ['AbortError', 'timeout'],
]);

const SOCKET_CODES: ReadonlySet<string> = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

/** Codes of a cancelled transaction's writes, strongest first: a failed condition is certain, the rest may pass. */
const CANCELLATIONS: readonly (readonly [code: string, kind: TableErrorKind])[] = [
  ['ConditionalCheckFailed', 'condition'],
  ['TransactionConflict', 'conflict'],
  ['ProvisionedThroughputExceeded', 'throttled'],
  ['ThrottlingError', 'throttled'],
];

/** The port's error for a failed call of `writes` writes, or the same value when it is none of the port's. */
export function tableErrorOf(cause: unknown, writes: number): unknown {
  if (!(cause instanceof Error)) return cause;
  if (cause.name === 'TransactionCanceledException') return cancelled(cause, writes);
  const kind = KINDS.get(cause.name) ?? (isConnectionFault(cause) ? 'timeout' : undefined);
  if (kind === undefined) return cause;
  const reasons: Reason[] =
    kind === 'condition' || kind === 'conflict' ? Array.from({ length: writes }, () => kind) : [];
  return new TableError(kind, cause.message === '' ? cause.name : cause.message, reasons, cause);
}

function cancelled(cause: Error, writes: number): TableError {
  const given =
    (cause as { readonly CancellationReasons?: readonly { readonly Code?: string }[] }).CancellationReasons ?? [];
  const codes = Array.from({ length: writes }, (_, at) => given[at]?.Code ?? 'None');
  const kind = CANCELLATIONS.find(([code]) => codes.includes(code))?.[1] ?? 'limit';
  const reasons = codes.map((code): Reason => {
    if (code === 'ConditionalCheckFailed') return 'condition';
    return code === 'TransactionConflict' ? 'conflict' : 'none';
  });
  return new TableError(kind, cause.message, reasons, cause);
}

/** No answer, or one that tells nothing: it may have been written. */
function isConnectionFault(cause: Error): boolean {
  const { code, $fault, $metadata } = cause as {
    code?: unknown;
    $fault?: unknown;
    $metadata?: { httpStatusCode?: number };
  };
  if (typeof code === 'string' && SOCKET_CODES.has(code)) return true;
  return $fault === 'server' || ($metadata?.httpStatusCode ?? 0) >= 500 || /socket hang up/i.test(cause.message);
}
