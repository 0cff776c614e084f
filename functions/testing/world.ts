import { createHash } from 'node:crypto';
import type { Hono } from 'hono';
import type { Endpoint, Reply, Sent } from '../../shared/kernel/endpoint.ts';
import type { Post, Role } from '../../shared/orgs/roles.ts';
import { createApp } from '../api/app.ts';
import { CONSUMERS } from '../jobs/consumers.ts';
import { type Org, orgToItem } from '../orgs/org-item.ts';
import { type NewPerson, newPerson } from '../people/people.ts';
import { grantToItem, personToItem } from '../people/person-item.ts';
import { openSession, sessionsOf } from '../people/sessions.ts';
import type { Grant } from '../platform/actor.ts';
import { deliver } from '../platform/changes.ts';
import { readConfig } from '../platform/config.ts';
import { type LocalFiles, localFiles, memoryStore } from '../platform/files-local.ts';
import type { House } from '../platform/house.ts';
import { idFactory } from '../platform/id.ts';
import { jsonLog } from '../platform/log.ts';
import { devMessages, type Messages } from '../platform/messages.ts';
import { createSealer, fileKeyWrapper } from '../platform/seal.ts';
import type { Change, Table } from '../platform/table.ts';
import { openSqliteTable } from '../platform/table-sqlite.ts';

/** Thursday 2026-11-26 09:00 in China. */
export const TEST_NOW = Date.UTC(2026, 10, 26, 1, 0, 0);

/** A caller in tests: a signed-in person, or nobody. */
export type Someone = { readonly personId: string; readonly cookie: string };

/**
 * A whole house in memory for black-box tests: SQLite table, the real app and consumers, a clock that only tests move,
 * randomness from a seed. `log` keeps every line that was written, so tests can look for what must not be there.
 */
export type World = {
  readonly house: House & { readonly files: LocalFiles };
  readonly app: Hono;
  readonly log: string[];
  /** Moves the clock. */
  pass(ms: number): void;
  /** Gives all changes so far to the consumers, as the stream would. */
  settle(): Promise<void>;
  /** Every change so far, oldest first. */
  changes(): readonly Change[];
  org(kind: Org['kind'], parent?: Org, extra?: Partial<Org>): Promise<Org>;
  person(given?: Partial<NewPerson>, ...roles: readonly [Org, Role, Post?][]): Promise<Someone>;
  /** Calls an endpoint; the answer's body is the reply on 200, else the problem. */
  call<E extends Endpoint>(
    endpoint: E,
    as: Someone | undefined,
    sent: Partial<Sent<E>>,
    options?: CallOptions,
  ): Promise<CallAnswer<E>>;
  close(): Promise<void>;
};
export type CallOptions = { readonly key?: string; readonly headers?: Readonly<Record<string, string>> };
export type CallAnswer<E extends Endpoint> = {
  readonly status: number;
  readonly headers: Headers;
  readonly reply: Reply<E>;
  readonly code: string | undefined;
  readonly problem: Record<string, unknown>;
};

export async function openWorld(
  options: {
    seed?: string;
    /** Another table, or the world's own with something in front of it: only that one's changes are delivered by `settle`. */
    table?: (clock: () => number, own: Table) => Promise<Table>;
    env?: Record<string, string>;
    /** Numbers in [0, 1) that cost less than the world's own: histories of a million calls draw many. */
    random?: () => number;
    /** In place of the dev inbox: a provider that fails, or forgets. */
    messages?: (dev: Messages) => Messages;
  } = {},
): Promise<World> {
  let now = TEST_NOW;
  const clock = () => now;
  const bytes = seededBytes(options.seed ?? 'world');
  const random = options.random ?? (() => bytes(6).reduce((sum, byte) => sum * 256 + byte, 0) / 256 ** 6);
  const sqlite = openSqliteTable({ file: ':memory:', clock });
  const table = options.table ? await options.table(clock, sqlite) : sqlite;
  const log: string[] = [];
  const newId = idFactory(clock, random);
  const dev = devMessages(table, clock, () => newId('notice'));
  const house: World['house'] = {
    config: readConfig({ DEMO: 'on', COMMANDS_PER_SECOND: '1000', READS_PER_SECOND: '10000', ...options.env }),
    table,
    clock,
    newId,
    random,
    secretBytes: bytes,
    sleep: async () => undefined,
    breathe: async () => undefined,
    sealer: createSealer(fileKeyWrapper(bytes(32), bytes), bytes(32), bytes),
    messages: options.messages?.(dev) ?? dev,
    files: localFiles(memoryStore(), new Uint8Array(32).fill(7), clock),
    log: jsonLog((line) => log.push(line), clock),
  };
  const app = createApp(house, { addressOf: (context) => context.req.header('X-Test-Address') ?? '192.0.2.1' });
  let seen = 0;
  let key = 0;
  const world: World = {
    house,
    app,
    log,
    pass: (ms) => {
      now += ms;
    },
    settle: async () => {
      for (;;) {
        const batch = sqlite.changes.read(seen, 500);
        for (const { seq, change } of batch) {
          await deliver(house, CONSUMERS, change);
          seen = seq;
        }
        if (batch.length === 0) return;
      }
    },
    changes: () => sqlite.changes.read(0, 100_000).map(({ change }) => change),
    org: async (kind, parent, extra = {}) => {
      const id = newId('org');
      const org: Org = {
        id,
        kind,
        name: { zh: `${kind}${id.slice(-4)}`, en: `${kind} ${id.slice(-4)}` },
        children: 0,
        version: 1,
        cell: '4065:8787',
        ...(parent ? { parent: parent.id } : {}),
        ...extra,
      };
      await table.transact([{ op: 'insert', item: orgToItem(org) }]);
      return org;
    },
    person: async (given = {}, ...roles) => {
      const { person, writes } = await newPerson(house, { name: '测试人', pseudonym: '邻居', ...given });
      const grants: Grant[] = roles.map(([org, role, post]) => ({
        orgId: org.id,
        role,
        since: now,
        ...(post === undefined ? {} : { post }),
      }));
      const session = await openSession(house, person.personId, { how: 'demo' });
      await table.transact([
        { op: 'insert', item: personToItem({ ...person, roles: grants }) },
        ...writes.slice(1),
        session.write,
        ...grants.map((grant) => ({ op: 'insert', item: grantToItem(person.personId, grant) }) as const),
      ]);
      return {
        personId: person.personId,
        cookie: session.cookies.map((cookie) => `${cookie.name}=${cookie.value}`).join('; '),
      };
    },
    call: async (endpoint, as, sent, callOptions = {}) => {
      key += 1;
      const response = await app.request(urlOf(endpoint, sent), {
        method: endpoint.method,
        headers: {
          ...(as ? { Cookie: as.cookie } : {}),
          ...(endpoint.method === 'GET' ? {} : { 'Idempotency-Key': callOptions.key ?? `test-key-${key}` }),
          ...(sent.body === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...callOptions.headers,
        },
        ...(sent.body === undefined ? {} : { body: JSON.stringify(sent.body) }),
      });
      const body = (await response.json()) as Record<string, unknown>;
      return {
        status: response.status,
        headers: response.headers,
        reply: body as never,
        problem: body,
        code: response.ok ? undefined : String(body['code']),
      };
    },
    close: () => table.close(),
  };
  return world;
}

/** The same person on a device where they have not shown for long who they are. */
export async function unproved(world: World, someone: Someone): Promise<Someone> {
  const sessions = await sessionsOf(world.house, someone.personId);
  await world.house.table.transact(
    sessions.map(({ pk, sk }) => ({ op: 'update', key: { pk, sk }, set: { provedAt: 0 } })),
  );
  return someone;
}

export function urlOf(endpoint: Endpoint, sent: { params?: unknown; query?: unknown }): string {
  const params = (sent.params ?? {}) as Record<string, string>;
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const query = new URLSearchParams(
    Object.entries((sent.query ?? {}) as Record<string, string>).map(([name, value]) => [name, String(value)]),
  );
  return query.size === 0 ? path : `${path}?${query}`;
}

const BLOCK_BYTES = 32;
/** Made at once, so that most draws only cut a piece off. */
const POOL_BYTES = 4_096;

/** A stream of bytes from a seed: SHA-256 in counter mode. For tests and demo data only. */
export function seededBytes(seed: string): (count: number) => Uint8Array {
  let counter = 0;
  let pool = Buffer.alloc(0);
  return (count) => {
    if (pool.length < count) {
      const parts = [pool];
      for (let length = pool.length; length < Math.max(count, POOL_BYTES); length += BLOCK_BYTES, counter += 1)
        parts.push(createHash('sha256').update(`${seed}:${counter}`).digest());
      pool = Buffer.concat(parts);
    }
    const taken = pool.subarray(0, count);
    pool = pool.subarray(count);
    return new Uint8Array(taken);
  };
}
