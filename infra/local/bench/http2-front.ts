import { once } from 'node:events';
import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { constants, createSecureServer, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2';
import { type Certificate, throwAwayCertificate } from './certificate.ts';

export type Front = {
  /** `https://localhost:43215`. */
  readonly address: string;
  readonly certificate: Certificate;
  close(): Promise<void>;
};

/** Of the connection and not of the message (RFC 9113, 8.2.2). */
const CONNECTION_HEADERS = ['connection', 'keep-alive', 'proxy-connection', 'transfer-encoding', 'upgrade'];

/** HTTP/2 over TLS before a server that speaks HTTP/1.1, as CloudFront stands before ours: one connection carries all files. */
export async function openFront(behind: string): Promise<Front> {
  const certificate = throwAwayCertificate();
  const agent = new Agent({ keepAlive: true });
  const { cert, key } = certificate;
  const server = createSecureServer({ cert, key }, (from, to) => passOn(behind, agent, from, to));
  const sessions = new Set<{ destroy(): void }>();
  server.on('session', (session) => {
    sessions.add(session);
    session.once('close', () => sessions.delete(session));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  return {
    address: `https://localhost:${typeof bound === 'object' && bound !== null ? bound.port : 0}`,
    certificate,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      for (const session of sessions) session.destroy();
      agent.destroy();
      await closed;
    },
  };
}

function passOn(behind: string, agent: Agent, from: Http2ServerRequest, to: Http2ServerResponse): void {
  const host = from.headers[':authority'] ?? from.headers.host ?? '';
  const asked = request(
    new URL(from.url, behind),
    { agent, method: from.method, headers: { ...ofMessage(from.headers), host } },
    (answer) => {
      to.writeHead(answer.statusCode ?? 502, ofMessage(answer.headers));
      answer.pipe(to);
    },
  );
  asked.on('error', () => to.stream?.close(constants.NGHTTP2_INTERNAL_ERROR));
  to.on('close', () => asked.destroy());
  from.pipe(asked);
}

function ofMessage(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !name.startsWith(':') && !CONNECTION_HEADERS.includes(name)),
  );
}
