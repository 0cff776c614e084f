import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type ClientHttp2Session, connect } from 'node:http2';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { type Front, openFront } from './http2-front.ts';

const open: (() => Promise<unknown> | unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

async function behindFront(answer: (from: IncomingMessage, to: ServerResponse) => void): Promise<Front> {
  const server: Server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  open.push(() => new Promise((closed) => server.close(closed)));
  const bound = server.address();
  const front = await openFront(`http://127.0.0.1:${typeof bound === 'object' ? bound?.port : 0}`);
  open.push(() => front.close());
  return front;
}

/** A caller that believes this one certificate, and checks the host as browsers do. */
async function caller({ address, certificate }: Front): Promise<ClientHttp2Session> {
  const session = connect(address, { ca: certificate.cert });
  open.push(() => session.destroy());
  await once(session, 'connect');
  return session;
}

describe('HTTP/2 before the embedded server', () => {
  it('passes on what is said, both ways, and nothing of the connection', async () => {
    let host: string | undefined;
    const front = await behindFront(async (from, to) => {
      host = from.headers.host;
      const body = `${from.method} ${from.url} ${from.headers['idempotency-key']} ${await text(from)}`;
      to.writeHead(201, {
        Connection: 'keep-alive',
        'Content-Encoding': 'x-none',
        'Set-Cookie': ['a=1; Path=/', 'b=2; Path=/'],
      }).end(body);
    });
    const stream = (await caller(front)).request({ ':method': 'POST', ':path': '/api/x?y=1', 'idempotency-key': 'k' });
    stream.end('{}');
    const [headers] = await once(stream, 'response');
    expect(await text(stream)).toBe('POST /api/x?y=1 k {}');
    expect(headers).toMatchObject({
      ':status': 201,
      'content-encoding': 'x-none',
      'set-cookie': ['a=1; Path=/', 'b=2; Path=/'],
    });
    expect(headers).not.toHaveProperty('connection');
    expect(`https://${host}`).toBe(front.address);
  });

  it('ends the stream when the server behind it is gone', async () => {
    const front = await behindFront((from) => from.socket.destroy());
    const stream = (await caller(front)).request({ ':path': '/' });
    await expect(once(stream, 'response')).rejects.toThrow(/stream/i);
  });

  it('is believed by nobody else', async () => {
    const { address } = await behindFront((_from, to) => to.end());
    const session = connect(address);
    open.push(() => session.destroy());
    await expect(once(session, 'connect')).rejects.toThrow(/self-signed/);
  });
});
