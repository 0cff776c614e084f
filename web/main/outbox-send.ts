import type { CommandLine, SentTo } from './api.ts';
import type { Client } from './client.ts';
import { ITEM_LIMIT_MS, KEY_KNOWN_MS, type OutboxStore, type Refused, type Waiting } from './outbox-item.ts';
import { Problem } from './problem.ts';

export type SendParts = {
  readonly store: OutboxStore;
  readonly send: Client['send'];
  readonly now: () => number;
  /** Whose commands may go now; undefined: whoever gave them, the server compares. */
  readonly mayGo: (item: Waiting) => boolean;
  readonly onChange: (key: string, after: Waiting | undefined) => void;
  readonly onSending: (key: string, sending: boolean) => void;
  /** Sentences for what the server cannot say. */
  readonly sentence: (code: 'too_old' | 'unsure') => string;
};

const REST_MS = [0, 5_000, 30_000, 120_000, 600_000];
const TOGETHER_COUNT = 4;

/** How long a command rests after so many tries without an answer. */
export function restMs(tries: number): number {
  return REST_MS[Math.min(tries, REST_MS.length - 1)] ?? 0;
}

/**
 * Sends what waits: commands on one thing in their order, at most four things at a time. A command that finds no server, or whose person has
 * to sign in, holds back the others of its thing; one that was refused waits for the person, and what was given after it on the same
 * thing waits with it, since it was given in the belief that the first would count.
 */
export async function sendWaiting(parts: SendParts, items: readonly Waiting[], eager: boolean): Promise<void> {
  const things = new Map<string, Waiting[]>();
  for (const item of items) things.set(item.thing, [...(things.get(item.thing) ?? []), item]);
  const queue = [...things.values()];
  const lane = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) await sendThing(parts, next, eager);
  };
  await Promise.all(Array.from({ length: Math.min(TOGETHER_COUNT, queue.length) }, lane));
}

async function sendThing(parts: SendParts, items: readonly Waiting[], eager: boolean): Promise<void> {
  for (const item of items) {
    if (item.refused !== undefined || !parts.mayGo(item)) return;
    if (!eager && item.notBefore > parts.now()) return;
    if (!(await sendOne(parts, item))) return;
  }
}

/** True when it counted and the next on the same thing may go. */
async function sendOne(parts: SendParts, item: Waiting): Promise<boolean> {
  const stale = staleness(item, parts.now());
  if (stale !== undefined) {
    await put(parts, { ...item, refused: { code: stale, title: parts.sentence(stale) } });
    return false;
  }
  parts.onSending(item.key, true);
  try {
    await parts.send(item.line, item.sent as SentTo<CommandLine>, item.key, {
      person: item.by,
      duty: item.duty,
    });
    await parts.store.remove(item.key);
    parts.onChange(item.key, undefined);
    return true;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    await put(parts, afterProblem(item, error, parts.now()));
    return false;
  } finally {
    parts.onSending(item.key, false);
  }
}

function staleness(item: Waiting, now: number): 'too_old' | 'unsure' | undefined {
  if (item.triedAt !== undefined && now - item.triedAt > KEY_KNOWN_MS) return 'unsure';
  return now - item.at > ITEM_LIMIT_MS ? 'too_old' : undefined;
}

function afterProblem(item: Waiting, problem: Problem, now: number): Waiting {
  // Signed out, or somebody else is signed in: it keeps waiting for the one who gave it.
  if (problem.status === 401 || problem.code === 'other_person') return item;
  if (!problem.open) return { ...item, refused: { code: problem.code, title: problem.title } satisfies Refused };
  const tries = item.tries + 1;
  // Only where no answer came it may have arrived all the same.
  const tried = problem.status === 0 || problem.status >= 500 ? { triedAt: item.triedAt ?? now } : {};
  return { ...item, ...tried, tries, notBefore: now + restMs(tries) };
}

async function put(parts: SendParts, item: Waiting): Promise<void> {
  await parts.store.put(item);
  parts.onChange(item.key, item);
}
