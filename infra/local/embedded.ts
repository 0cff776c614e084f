import { once } from 'node:events';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { getConnInfo } from '@hono/node-server/conninfo';
import { createApp } from '../../functions/api/app.ts';
import { CONSUMERS } from '../../functions/jobs/consumers.ts';
import { SCHEDULES, type Schedule } from '../../functions/jobs/schedules.ts';
import type { Consumer } from '../../functions/platform/changes.ts';
import { FILES_PATH } from '../../functions/platform/files-local.ts';
import { HEADER_LIMIT_BYTES } from '../../shared/kernel/limits.ts';
import { previewFor } from '../crawlers.ts';
import { SECURITY_HEADERS } from '../headers.ts';
import { startConsumerLoop } from './consumer-loop.ts';
import { createFilesApp } from './files.ts';
import { type EmbeddedHouse, type EmbeddedOptions, openEmbeddedHouse } from './house.ts';
import { packed } from './packed.ts';
import { startScheduleLoop } from './schedule-loop.ts';
import { createSite } from './site.ts';

export const SITE_FOLDER = join(import.meta.dirname, '..', '..', 'web', 'dist');
const CLOSE_GRACE_MS = 3_000;

export type Embedded = {
  readonly house: EmbeddedHouse;
  /** `http://localhost:8787`. */
  readonly address: string;
  /** Resolves when every change committed before the call has been taken or parked. */
  settled(): Promise<void>;
  /** Lets open requests and the current change end, then closes the table. */
  stop(): Promise<void>;
};

export type EmbeddedServerOptions = EmbeddedOptions & {
  /** 0: any free one. */
  readonly port: number;
  /** Only this machine unless told otherwise. */
  readonly host?: string;
  readonly site?: string;
  readonly consumers?: readonly Consumer[];
  readonly schedules?: readonly Schedule[];
};

/** Site, API, consumers and schedules in one process, on one port. Rejects with the system's error (EADDRINUSE). */
export async function startEmbedded(options: EmbeddedServerOptions): Promise<Embedded> {
  const { port, host = '127.0.0.1', site = SITE_FOLDER, consumers = CONSUMERS, schedules = SCHEDULES } = options;
  let wake = () => {};
  const house = await openEmbeddedHouse({ ...options, onCommit: () => wake() });
  const server = await listen(house, site, port, host);
  const loop = startConsumerLoop(house, consumers);
  wake = loop.wake;
  const timers = startScheduleLoop(house, schedules);
  const bound = server.address();
  return {
    house,
    address: `http://localhost:${typeof bound === 'object' && bound !== null ? bound.port : port}`,
    settled: loop.settled,
    stop: async () => {
      await close(server);
      await timers.stop();
      await loop.stop();
      await house.table.close();
    },
  };
}

async function listen(house: EmbeddedHouse, siteFolder: string, port: number, host: string): Promise<Server> {
  const api = createApp(house, { addressOf: (context) => getConnInfo(context).remote.address ?? 'unknown' });
  const site = createSite(siteFolder);
  const files = createFilesApp(house.files);
  const under = (pathname: string, root: string) => pathname === root || pathname.startsWith(`${root}/`);
  const server = createAdaptorServer({
    fetch: async (request, env) => {
      const { pathname, searchParams } = new URL(request.url);
      const preview = previewFor(pathname, searchParams, request.headers.get('User-Agent') ?? '');
      if (preview !== undefined)
        return new Response(null, { status: 302, headers: { Location: preview, 'Cache-Control': 'no-store' } });
      const part = under(pathname, '/api') ? api : under(pathname, FILES_PATH) ? files : site;
      const made = await part.fetch(request, env);
      const answer = part === api ? await packed(request, made) : made;
      for (const [name, value] of Object.entries(SECURITY_HEADERS)) answer.headers.set(name, value);
      return answer;
    },
    serverOptions: { maxHeaderSize: 2 * HEADER_LIMIT_BYTES },
  }) as Server;
  try {
    server.listen(port, host);
    await once(server, 'listening');
    return server;
  } catch (error) {
    await house.table.close();
    throw error;
  }
}

async function close(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), CLOSE_GRACE_MS);
  await closed;
  clearTimeout(timer);
}
