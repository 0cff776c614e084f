import { hash } from 'node:crypto';
import type { Endpoint } from '../../shared/kernel/endpoint.ts';
import { AppError } from '../../shared/kernel/errors.ts';
import type { House } from '../platform/house.ts';
import { withRetry } from '../platform/retry.ts';
import type { Answer } from '../platform/route.ts';
import { type Key, movedMeanwhile, type Write } from '../platform/table.ts';

/** Answers may speak of people, so they are sealed until they expire. */
const PURPOSE = 'kept answers';
/** How long the same key gives the same answer. */
const KEPT_SECONDS = 24 * 3_600;
/** Fresh looks at the world when another write came between; then the caller is told of the conflict. */
const ATTEMPTS_COUNT = 4;
/** Sends of the same writes with the same token, when the table is busy or does not answer. */
const SENDS_COUNT = 5;

export type Command = { readonly scope: string; readonly key: string; readonly fingerprint: string };

export function fingerprintOf(method: string, path: string, body: string): string {
  return hash('sha256', `${method} ${path}\n${body}`, 'base64url');
}

/**
 * Runs a command once for its idempotency key: the answer and the writes are committed together, so after any crash either
 * both are there or neither. When a condition no longer holds, the handler looks again and usually finds the proper refusal.
 */
export async function commit(
  house: House,
  command: Command,
  act: () => Promise<Answer<Endpoint>>,
): Promise<Answer<Endpoint>['reply']> {
  const key = keyOf(command);
  const kept = await keptAnswer(house, key, command);
  if (kept?.reply !== undefined) return kept.reply;
  for (let attempt = 1; ; attempt += 1) {
    try {
      // What was read at two moments may contradict itself: a noun says so by a conflict, and looks again here.
      const answer = await act();
      const record = recordOf(house, key, command, answer.reply, kept?.expired);
      const attemptId = `${key.pk}|${key.sk}|${command.fingerprint}|${house.newId('read')}`;
      const token = hash('sha256', attemptId, 'base64url').slice(0, 36);
      await withRetry(() => house.table.transact([...(answer.writes ?? []), record], token), {
        attempts: SENDS_COUNT,
        random: house.random,
        sleep: house.sleep,
      });
      await afterwards(answer);
      return answer.reply;
    } catch (error) {
      if (!movedMeanwhile(error)) throw error;
      const twin = await keptAnswer(house, key, command);
      if (twin?.reply !== undefined) return twin.reply;
      if (attempt === ATTEMPTS_COUNT) throw error;
    }
  }
}

/**
 * What comes after a commit is a provider's part (a text message). What was committed stands; when the provider does not
 * answer, the caller hears so and may ask once more. Raises `unavailable`.
 */
export async function afterwards({ after }: Answer<Endpoint>): Promise<void> {
  try {
    await after?.();
  } catch (cause) {
    throw new AppError('unavailable', {}, { cause });
  }
}

function associated({ pk, sk }: Key): string {
  return `${pk}|${sk}`;
}

function keyOf(command: Command): Key {
  return { pk: `IDEM#${command.scope}`, sk: command.key };
}

async function keptAnswer(
  house: House,
  key: Key,
  command: Command,
): Promise<{ reply?: unknown; expired?: number } | undefined> {
  const item = await house.table.get(key, { consistent: true });
  if (!item) return undefined;
  if ((item.expires ?? 0) * 1_000 <= house.clock()) return { expired: item.expires ?? 0 };
  if (item['fingerprint'] !== command.fingerprint) throw new AppError('idempotency_key_reused');
  return { reply: JSON.parse(house.sealer.openFor(PURPOSE, associated(key), String(item['replySealed']))) };
}

function recordOf(house: House, key: Key, command: Command, reply: unknown, expired: number | undefined): Write {
  const now = Math.floor(house.clock() / 1_000);
  return {
    op: 'replace',
    item: {
      ...key,
      type: 'idempotency',
      fingerprint: command.fingerprint,
      replySealed: house.sealer.sealFor(PURPOSE, associated(key), JSON.stringify(reply)),
      expires: now + KEPT_SECONDS,
    },
    // An expired record that the store has not deleted yet does not block a key's new life.
    if: [
      expired === undefined ? { attribute: 'pk', is: 'missing' } : { attribute: 'expires', is: 'eq', value: expired },
    ],
  };
}
