import { describe, expect, it } from 'vitest';
import { addressOf } from './api.ts';
import { type ClientParts, createClient } from './client.ts';
import { memoryKept } from './kept.ts';
import type { Problem } from './problem.ts';

type Seen = {
  readonly method: string;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body: string | undefined;
  readonly cache: RequestCache | undefined;
};
const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });
const refusal = (code: string, status: number) =>
  json(
    { code, title: `sentence of ${code}`, requestId: 'req_1', fields: [{ path: 'body.phone', rule: 'invalid' }] },
    status,
  );

function world(answer: (seen: Seen, count: number) => Response, part: Partial<ClientParts> = {}) {
  const seen: Seen[] = [];
  const ended: Problem[] = [];
  const client = createClient({
    fetch: (async (url: string, init: RequestInit) => {
      const one = {
        method: init.method ?? '',
        url,
        headers: init.headers as Record<string, string>,
        body: init.body as string | undefined,
        cache: init.cache,
      };
      seen.push(one);
      return answer(one, seen.length);
    }) as unknown as typeof fetch,
    kept: memoryKept(),
    now: () => 42,
    newKey: () => 'fresh-key',
    language: () => 'en',
    version: '1.2.3',
    sentence: (code, sent) => `our ${code}${sent ? ' of what was sent' : ''}`,
    signedIn: () => true,
    onEnded: (problem) => void ended.push(problem),
    onOutdated: () => undefined,
    actingAs: () => undefined,
    onDutyEnded: () => undefined,
    prove: async () => false,
    ...part,
  });
  return { client, seen, ended };
}
const noNetwork = (): Response => {
  throw new TypeError('fetch failed');
};

describe('what the browser keeps of public answers', () => {
  it('is not used again once something was changed from here, until it must be old anyway', async () => {
    let now = 0;
    const { client, seen } = world(() => json({ ok: true }), { now: () => now });
    await client.read('GET /api/health', {});
    await client.send('POST /api/dead-letters/:deadId/replay', { params: { deadId: 'd' } }, 'key');
    await client.read('GET /api/health', {});
    now += 5 * 60_000;
    await client.read('GET /api/health', {});
    expect(seen.map(({ cache }) => cache)).toEqual([undefined, undefined, 'no-cache', undefined]);
  });
});

describe('what stays on the device', () => {
  it('a read opens from its copy without a network, but never what a station knows of people', async () => {
    let offline = false;
    const { client } = world(() => (offline ? noNetwork() : json({ ok: true })));
    await client.read('GET /api/health', {});
    await client.read('GET /api/wishes/:wishId/verification', { params: { wishId: 'w' } });
    offline = true;
    expect((await client.read('GET /api/health', {})).keptAt).toBe(42);
    await expect(
      client.read('GET /api/wishes/:wishId/verification', { params: { wishId: 'w' } }),
    ).rejects.toMatchObject({ code: 'offline' });
  });
  it('a sign-in that is over does not close what everyone may read', async () => {
    const { client, ended } = world(({ url }, count) => {
      if (url.startsWith('/api/session-renewals')) return refusal('session_ended', 401);
      return count === 1 ? refusal('session_ended', 401) : json({ id: 'w' });
    });
    expect((await client.read('GET /api/wishes/:wishId', { params: { wishId: 'w' } })).value).toEqual({ id: 'w' });
    expect(ended.map((problem) => problem.code)).toEqual(['session_ended']);
  });
});

describe('a call that needs a fresh proof', () => {
  const send = (client: ReturnType<typeof world>['client']) =>
    client.send('POST /api/dead-letters/:deadId/replay', { params: { deadId: 'd' } }, 'key-1');
  it('asks the person and goes out again with the same key', async () => {
    const { client, seen } = world(
      (_, count) => (count === 1 ? refusal('step_up_needed', 403) : json({ id: 'd', taken: true })),
      { prove: async () => true },
    );
    expect(await send(client)).toEqual({ id: 'd', taken: true });
    expect(seen.map(({ headers }) => headers['idempotency-key'])).toEqual(['key-1', 'key-1']);
  });
  it('is refused when the person does not show it, and asked for once only', async () => {
    let asked = 0;
    const prove = async () => {
      asked += 1;
      return asked > 1;
    };
    const { client, seen } = world(() => refusal('step_up_needed', 403), { prove });
    await expect(send(client)).rejects.toMatchObject({ code: 'step_up_needed' });
    expect(seen).toHaveLength(1);
    await expect(send(client)).rejects.toMatchObject({ code: 'step_up_needed' });
    expect([seen.length, asked]).toEqual([3, 2]);
  });
});

describe('a chosen duty', () => {
  it('goes with every call, and the person is told when it has ended', async () => {
    let ended = 0;
    const { client, seen } = world(() => refusal('acting_as_ended', 403), {
      actingAs: () => 'head@org_1',
      onDutyEnded: () => {
        ended += 1;
      },
    });
    await expect(client.read('GET /api/me', {})).rejects.toMatchObject({ code: 'acting_as_ended' });
    expect([seen[0]?.headers['x-acting-as'], ended]).toEqual(['head@org_1', 1]);
  });
});

describe('an address', () => {
  it('has its parameters encoded and empty query values left out', () => {
    expect(
      addressOf('GET /api/wishes/:wishId', {
        params: { wishId: 'a/b?c' },
        query: { limit: 3, cursor: undefined, words: '' },
      }),
    ).toBe('/api/wishes/a%2Fb%3Fc?limit=3');
  });
});

describe('the client', () => {
  it('says who it is on every call and numbers a command', async () => {
    const { client, seen } = world(() => json({}));
    await client.send(
      'POST /api/tasks/:taskId/decline',
      { params: { taskId: 'tsk_1' }, body: { reason: 'busy' } },
      'key-1',
    );
    expect(seen[0]).toMatchObject({ method: 'POST', url: '/api/tasks/tsk_1/decline', body: '{"reason":"busy"}' });
    expect(seen[0]?.headers).toMatchObject({
      'idempotency-key': 'key-1',
      'x-client-version': '1.2.3',
      'accept-language': 'en',
      'content-type': 'application/json',
    });
  });

  it('turns problem+json into its code, sentence, fields and request id', async () => {
    const { client } = world(() => refusal('taken', 409));
    await expect(
      client.send('POST /api/tasks/:taskId/acceptance', { params: { taskId: 'tsk_1' } }, 'k'),
    ).rejects.toMatchObject({
      code: 'taken',
      title: 'sentence of taken',
      status: 409,
      requestId: 'req_1',
      fields: [{ path: 'body.phone', rule: 'invalid' }],
      open: false,
    });
  });

  it('answers a page of HTML from a broken proxy with our own sentence', async () => {
    const { client } = world(() => new Response('<h1>502</h1>', { status: 502 }));
    await expect(
      client.send('POST /api/wishes/:wishId/submission', { params: { wishId: 'w' } }, 'k'),
    ).rejects.toMatchObject({ code: 'internal', title: 'our internal of what was sent', open: true });
  });

  it('says of a read that found no answer nothing of what was sent, since nothing was', async () => {
    const failing = async (answer: () => Response) => {
      const { client } = world(answer);
      const read = await client.read('GET /api/health', {}).catch((problem: Problem) => problem.title);
      const sent = await client
        .send('DELETE /api/sessions/current', {}, 'k')
        .catch((problem: Problem) => problem.title);
      return [read, sent];
    };
    expect(await failing(noNetwork)).toEqual(['our offline', 'our offline of what was sent']);
    expect(await failing(() => new Response('<h1>502</h1>', { status: 502 }))).toEqual([
      'our internal',
      'our internal of what was sent',
    ]);
    // Nor where the sign-in could not be renewed for it.
    const { client } = world(({ method }) => (method === 'GET' ? refusal('unauthenticated', 401) : noNetwork()));
    await expect(client.read('GET /api/my/tasks', { query: {} })).rejects.toMatchObject({ title: 'our offline' });
  });

  it('renews an ended session once for all calls and repeats each with its own key', async () => {
    let renewed = false;
    const { client, seen } = world((one) => {
      if (one.url === '/api/session-renewals') {
        renewed = true;
        return json({ personId: 'p' });
      }
      return renewed ? json({ items: [] }) : refusal('session_ended', 401);
    });
    await Promise.all([
      client.read('GET /api/my/wishes', {}),
      client.read('GET /api/my/notices', {}),
      client.send('POST /api/wishes/:wishId/submission', { params: { wishId: 'w' } }, 'mine'),
    ]);
    expect(seen.filter((one) => one.url === '/api/session-renewals')).toHaveLength(1);
    expect(seen.filter((one) => one.url.endsWith('/submission')).map((one) => one.headers['idempotency-key'])).toEqual([
      'mine',
      'mine',
    ]);
  });

  it('asks again when another tab renews at the same moment, and takes no trouble of the server for the end', async () => {
    const answers = [refusal('conflict', 409), json({ personId: 'p' })];
    let renewed = false;
    const first = world(({ url }) => {
      if (url !== '/api/session-renewals') return renewed ? json({ items: [] }) : refusal('session_ended', 401);
      const answer = answers.shift();
      renewed = answers.length === 0;
      return answer ?? refusal('internal', 500);
    });
    expect((await first.client.read('GET /api/my/wishes', {})).value).toEqual({ items: [] });
    const second = world(({ url }) =>
      url === '/api/session-renewals' ? refusal('unavailable', 503) : refusal('session_ended', 401),
    );
    await expect(second.client.read('GET /api/my/wishes', {})).rejects.toMatchObject({ code: 'unavailable' });
    expect([first.ended, second.ended]).toEqual([[], []]);
  });

  it('says that the sign-in is over when renewing does not help', async () => {
    const { client, ended } = world(() => refusal('session_ended', 401));
    await expect(client.read('GET /api/me', {})).rejects.toMatchObject({ code: 'session_ended' });
    expect(ended).toHaveLength(1);
  });

  it('does not try to renew for somebody who never signed in', async () => {
    const { client, seen } = world(() => refusal('unauthenticated', 401), { signedIn: () => false });
    await expect(client.read('GET /api/me', {})).rejects.toMatchObject({ code: 'unauthenticated' });
    expect(seen).toHaveLength(1);
  });

  it('gives the last good copy without a network and says from when it is', async () => {
    const { client } = world((_one, count) => (count === 1 ? json({ items: [1] }) : noNetwork()));
    await client.read('GET /api/my/wishes', {});
    expect(await client.read('GET /api/my/wishes', {})).toEqual({ value: { items: [1] }, keptAt: 42 });
    await expect(client.read('GET /api/my/notices', {})).rejects.toMatchObject({
      code: 'offline',
      title: 'our offline',
      open: true,
    });
  });

  it('serves a read that set out ahead of its screen once, and never after a command', async () => {
    const { client, seen } = world((_one, count) => json({ count }));
    client.ahead('GET /api/wishes/:wishId', { params: { wishId: 'w' } });
    const read = async () => (await client.read('GET /api/wishes/:wishId', { params: { wishId: 'w' } })).value;
    expect([await read(), seen.length, await read()]).toEqual([{ count: 1 }, 1, { count: 2 }]);
    client.ahead('GET /api/wishes/:wishId', { params: { wishId: 'w' } });
    await client.send('POST /api/wishes/:wishId/submission', { params: { wishId: 'w' } }, 'mine');
    expect(await read()).toEqual({ count: 5 });
  });

  it('never hides a decided refusal behind an old copy', async () => {
    const { client } = world((_one, count) => (count === 1 ? json({ items: [] }) : refusal('forbidden', 403)));
    await client.read('GET /api/my/wishes', {});
    await expect(client.read('GET /api/my/wishes', {})).rejects.toMatchObject({ code: 'forbidden' });
  });
});
