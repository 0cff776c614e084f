import type { Endpoint, Reply, Sent } from '../../shared/kernel/endpoint.ts';
import { urlOf } from './world.ts';

/** A caller over real HTTP with a cookie jar: what a browser is to the API. For journeys against any place. */
export type HttpCaller = {
  call<E extends Endpoint>(endpoint: E, sent?: Partial<Sent<E>>): Promise<HttpAnswer<E>>;
};
export type HttpAnswer<E extends Endpoint> = {
  readonly status: number;
  readonly reply: Reply<E>;
  readonly code: string | undefined;
  readonly text: string;
};

let calls = 0;

/** `base` is everything before `/api`. Gives up on a call after `timeoutMs`. */
export function httpCaller(base: string, timeoutMs = 30_000): HttpCaller {
  const jar = new Map<string, string>();
  const run = `${Date.now().toString(36)}-${process.pid}`;
  return {
    call: async (endpoint, sent = {}) => {
      calls += 1;
      const response = await fetch(`${base}${urlOf(endpoint, sent)}`, {
        method: endpoint.method,
        signal: AbortSignal.timeout(timeoutMs),
        headers: {
          ...(jar.size === 0 ? {} : { Cookie: [...jar].map((pair) => pair.join('=')).join('; ') }),
          ...(endpoint.method === 'GET' ? {} : { 'Idempotency-Key': `journey-${run}-${calls}` }),
          ...(sent.body === undefined ? {} : { 'Content-Type': 'application/json' }),
        },
        ...(sent.body === undefined ? {} : { body: JSON.stringify(sent.body) }),
      });
      for (const line of response.headers.getSetCookie()) {
        const [name, value] = (line.split(';')[0] ?? '').split(/=(.*)/s);
        if (!name) continue;
        if (value) jar.set(name, value);
        else jar.delete(name);
      }
      const text = await response.text();
      const body = parsed(text);
      return {
        status: response.status,
        reply: body as never,
        text,
        code: response.ok ? undefined : String((body as { code?: unknown }).code ?? text.slice(0, 120)),
      };
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

/** Asks again until the answer satisfies, for what the stream brings a little later. Throws after `deadlineMs`. */
export async function eventually<T>(
  what: string,
  ask: () => Promise<T>,
  fits: (answer: T) => boolean,
  deadlineMs = 60_000,
): Promise<T> {
  const until = Date.now() + deadlineMs;
  for (;;) {
    const answer = await ask();
    if (fits(answer)) return answer;
    if (Date.now() > until) throw new Error(`${what} did not come within ${deadlineMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}
