import { AsyncLocalStorage } from 'node:async_hooks';

/** Values of a log line: codes, counts and ids of things. Never text that people typed, never a person's id, phone or address. */
export type LogFields = { readonly [name: string]: string | number | boolean | undefined };
export type Log = {
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields, error?: unknown): void;
};

/** The one ambient thing: which request a line belongs to. */
export const requestScope = new AsyncLocalStorage<{ readonly requestId: string }>();

/** JSON lines to `write`. Of an error only the class, our own code and the stack's frames are kept: messages may quote input. */
export function jsonLog(write: (line: string) => void, now: () => number): Log {
  const line = (level: string, message: string, fields: LogFields = {}, error?: unknown) =>
    write(
      JSON.stringify({
        at: new Date(now()).toISOString(),
        level,
        message,
        requestId: requestScope.getStore()?.requestId,
        ...fields,
        ...describe(error),
      }),
    );
  return {
    info: (message, fields) => line('info', message, fields),
    warn: (message, fields) => line('warn', message, fields),
    error: (message, fields, error) => line('error', message, fields, error),
  };
}

function describe(error: unknown): LogFields {
  if (!(error instanceof Error)) return error === undefined ? {} : { error: typeof error };
  const frames = (error.stack ?? '').split('\n').filter((frame) => frame.trimStart().startsWith('at '));
  const kind = 'kind' in error && typeof error.kind === 'string' ? error.kind : undefined;
  const cause = error.cause instanceof Error ? error.cause.name : undefined;
  return {
    error: error.name,
    kind,
    cause,
    stack: frames
      .slice(0, 6)
      .map((frame) => frame.trim())
      .join(' | '),
  };
}
