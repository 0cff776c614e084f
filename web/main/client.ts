import {
  type AnySent,
  addressOf,
  type CommandLine,
  type Line,
  type ReadLine,
  type ReplyTo,
  type SentTo,
} from './api.ts';
import type { Kept } from './kept.ts';
import { Problem, problemOf } from './problem.ts';

const CALL_LIMIT_MS = 15_000;
/** What was read ahead for longer than this is read anew: the screen did not come. */
const AHEAD_LIMIT_MS = 10_000;
/** As long as the browser may keep a public answer: after a command none of those from before it is used. */
const NEW_FOR_MS = 5 * 60_000;

export type Read<T> = {
  readonly value: T /** Set when this is the last good copy: epoch ms of its making. */;
  readonly keptAt: number | undefined;
};
/** Who gave a command, and in which duty: one that waited is refused when somebody else is signed in by now. */
export type GivenBy = { readonly person: string | undefined; readonly duty: string | undefined };
export type Client = {
  /** A read; without a network the last good copy, which says since when. Throws Problem. */
  read<L extends ReadLine>(line: L, sent: SentTo<L>): Promise<Read<ReplyTo<L>>>;
  /** Begins a read that the screen on its way will ask for: its first `read` of the same address takes that answer. */
  ahead<L extends ReadLine>(line: L, sent: SentTo<L>): void;
  /** A command. `key`: the same key gives the same answer, so a repeated press counts once. Throws Problem. */
  send<L extends CommandLine>(line: L, sent: SentTo<L>, key: string, as?: GivenBy): Promise<ReplyTo<L>>;
};

export type ClientParts = {
  readonly fetch: typeof fetch;
  readonly kept: Kept;
  readonly now: () => number;
  readonly newKey: () => string;
  readonly language: () => 'zh' | 'en';
  readonly version: string;
  /** Sentences for what the server cannot say itself; of a command, with what became of what was `sent`. */
  readonly sentence: (code: 'offline' | 'internal', sent?: boolean) => string;
  /** Whether somebody is signed in as far as this device knows: only then is a renewal worth trying. */
  readonly signedIn: () => boolean;
  readonly onEnded: (problem: Problem) => void;
  /** The duty that the person chose on this device, if any: the call is made in that one. */
  readonly actingAs: (line: string) => string | undefined;
  /** The chosen duty is no longer theirs. */
  readonly onDutyEnded: () => void;
  /** Asks the person to show once more who they are; true when they did. The call is then made again with the same key. */
  readonly prove: () => Promise<boolean>;
  readonly onOutdated: () => void;
};

/**
 * Reads that leave no copy on the device: what a station knows of people, who may come to them, and codes that are old in a
 * minute. A lost phone or a shared desk must not hold them.
 */
const NEVER_KEPT: ReadonlySet<Line> = new Set<Line>([
  'GET /api/wishes/:wishId/verification',
  'GET /api/wishes/:wishId/reads',
  'GET /api/wishes/:wishId/dispute',
  'GET /api/orgs/:orgId/beneficiaries',
  'GET /api/orgs/:orgId/volunteers',
  'GET /api/orgs/:orgId/roles',
  'GET /api/orgs/:orgId/hours-disputes',
  'GET /api/orgs/:orgId/follow-ups',
  'GET /api/tasks/:taskId/candidates',
  'GET /api/tasks/:taskId/assignments',
  'GET /api/tasks/:taskId/show-code',
  'GET /api/dead-letters',
  'GET /api/my/children',
  'GET /api/children/:personId',
  'GET /api/children/:personId/reads',
  'GET /api/sending-days',
  'GET /api/my/sessions',
  'GET /api/wishes/:wishId/photos',
]);

const RENEWAL_TRIES_COUNT = 3;

/** The one way to the API. */
export function createClient(parts: ClientParts): Client {
  const { kept, now, sentence } = parts;
  let renewal: Promise<boolean> | undefined;
  let commandAt = Number.NEGATIVE_INFINITY;
  let begun: { readonly address: string; readonly at: number; readonly answer: Promise<Read<unknown>> } | undefined;

  async function once(
    line: Line,
    sent: AnySent,
    key: string | undefined,
    as?: GivenBy,
    said = key !== undefined,
  ): Promise<Response> {
    const headers: Record<string, string> = {
      accept: 'application/json',
      'accept-language': parts.language() === 'zh' ? 'zh-CN' : 'en',
      'x-client-version': parts.version,
    };
    const duty = as === undefined ? parts.actingAs(line) : as.duty;
    if (as?.person !== undefined) headers['x-person'] = as.person;
    if (duty !== undefined) headers['x-acting-as'] = duty;
    if (key !== undefined) headers['idempotency-key'] = key;
    if (sent.body !== undefined) headers['content-type'] = 'application/json';
    try {
      return await parts.fetch(addressOf(line, sent), {
        method: line.slice(0, line.indexOf(' ')),
        headers,
        credentials: 'same-origin',
        ...(key === undefined && now() - commandAt < NEW_FOR_MS ? { cache: 'no-cache' as const } : {}),
        signal: AbortSignal.timeout(CALL_LIMIT_MS),
        ...(sent.body === undefined ? {} : { body: JSON.stringify(sent.body) }),
      });
    } catch {
      // Whatever stopped the call, no answer came: to the person it is one thing.
      throw new Problem('offline', sentence('offline', said));
    }
  }

  /** Many reads may end at once; one renewal serves them all, because a refresh token works only once. */
  function renew(): Promise<boolean> {
    renewal ??= renewed().finally(() => {
      renewal = undefined;
    });
    return renewal;
  }

  /** Another tab or the worker may renew at the same moment: asked again, the server says the same to both. */
  async function renewed(): Promise<boolean> {
    let answer: Response;
    let tries = 0;
    do {
      answer = await once('POST /api/session-renewals', {}, parts.newKey(), undefined, false);
      tries += 1;
    } while (answer.status === 409 && tries < RENEWAL_TRIES_COUNT);
    // Only a 401 says that the sign-in is over; a server in trouble says nothing about it.
    if (!answer.ok && answer.status !== 401) throw await problemOf(answer, sentence('internal'));
    return answer.ok;
  }

  async function call(
    line: Line,
    sent: AnySent,
    key: string | undefined,
    as?: GivenBy,
    proved = false,
  ): Promise<unknown> {
    let answer = await once(line, sent, key, as);
    if (answer.status === 401 && parts.signedIn() && line !== 'POST /api/sessions') {
      const renewed = await renew();
      // The server took back the cookies of a sign-in that is over: what everyone may read is then read as anyone.
      if (renewed || key === undefined) answer = await once(line, sent, key, as);
      if (!renewed && answer.ok) parts.onEnded(new Problem('session_ended', ''));
    }
    if (answer.ok) return answer.json();
    const problem = await problemOf(answer, sentence('internal', key !== undefined));
    if (problem.status === 401 && parts.signedIn()) parts.onEnded(problem);
    if (problem.code === 'client_outdated') parts.onOutdated();
    if (problem.code === 'acting_as_ended') parts.onDutyEnded();
    if (problem.code === 'step_up_needed' && !proved && (await parts.prove())) return call(line, sent, key, as, true);
    throw problem;
  }

  async function read(line: Line, sent: AnySent): Promise<Read<unknown>> {
    const address = addressOf(line, sent);
    try {
      const value = await call(line, sent, undefined);
      if (!NEVER_KEPT.has(line)) void kept.keep(address, value, now()).catch(() => undefined);
      return { value, keptAt: undefined };
    } catch (error) {
      if (!(error instanceof Problem) || !error.open) throw error;
      const copy = await kept.last(address).catch(() => undefined);
      if (copy === undefined) throw error;
      return { value: copy.value, keptAt: copy.at };
    }
  }

  /** One read ahead at a time, and it serves once: what is asked for after a command must be new. */
  function taken(line: Line, sent: AnySent): Promise<Read<unknown>> {
    const first = begun?.address === addressOf(line, sent) && now() - begun.at < AHEAD_LIMIT_MS ? begun : undefined;
    if (first) begun = undefined;
    return first?.answer ?? read(line, sent);
  }

  return {
    read: (line, sent) => taken(line, sent as AnySent) as Promise<Read<ReplyTo<typeof line>>>,
    ahead: (line, sent) => {
      const answer = read(line, sent as AnySent);
      // A refusal is for the screen that asks, if it comes.
      answer.catch(() => undefined);
      begun = { address: addressOf(line, sent as AnySent), at: now(), answer };
    },
    send: (line, sent, key, as) => {
      begun = undefined;
      commandAt = now();
      return call(line, sent as AnySent, key, as) as Promise<ReplyTo<typeof line>>;
    },
  };
}
