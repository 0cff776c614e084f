import type { ErrorCode } from '../../shared/kernel/errors.ts';

/**
 * `offline`: no answer came, so nobody knows whether it arrived; the same key may be sent again. `outbox_full`, `not_kept`: this phone
 * could not keep it.
 */
export type ProblemCode = ErrorCode | 'offline' | 'outbox_full' | 'not_kept';
export type FieldProblem = { readonly path: string; readonly rule: string };

/** A call that did not give its answer, with the sentence to show (problem+json's `title`, in the reader's language). */
export class Problem extends Error {
  // Declared, not defined: a defined field costs the first download a helper and a request of its own.
  declare readonly code: ProblemCode;
  declare readonly title: string;
  declare readonly status: number;
  declare readonly fields: readonly FieldProblem[];
  declare readonly requestId: string | undefined;
  constructor(code: ProblemCode, title: string, status = 0, fields: readonly FieldProblem[] = [], requestId?: string) {
    super(code);
    this.name = 'Problem';
    this.code = code;
    this.title = title;
    this.status = status;
    this.fields = fields;
    this.requestId = requestId;
  }
  /** Whether the same call with the same key may still be answered: nothing was decided. */
  get open(): boolean {
    return this.status === 0 || this.status >= 500 || this.code === 'too_many_requests';
  }
}

/** Reads a problem+json answer; anything else becomes `internal` with the sentence given. */
export async function problemOf(answer: Response, otherwise: string): Promise<Problem> {
  const json: unknown = await answer.json().catch(() => undefined);
  const body = (typeof json === 'object' && json !== null ? json : {}) as {
    code?: unknown;
    title?: unknown;
    fields?: unknown;
    requestId?: unknown;
  };
  return new Problem(
    typeof body.code === 'string' ? (body.code as ProblemCode) : 'internal',
    typeof body.title === 'string' ? body.title : otherwise,
    answer.status,
    Array.isArray(body.fields) ? (body.fields as FieldProblem[]) : [],
    typeof body.requestId === 'string' ? body.requestId : (answer.headers.get('x-request-id') ?? undefined),
  );
}
