import type { CommandLine } from './api.ts';
import type { ProblemCode } from './problem.ts';

/** A command that waits for the network on this device, with the key that makes it count once. */
export type Waiting = {
  readonly key: string;
  readonly line: CommandLine;
  readonly sent: unknown;
  /** What it is, in the words of the screen that wrote it: shown while it waits. */
  readonly label: string;
  readonly at: number;
  /** Who gave it. On a shared phone nobody's commands are sent, or shown, under another's name. */
  readonly by: string | undefined;
  /** The duty in which they gave it. */
  readonly duty: string | undefined;
  /** Commands on one thing keep their order. */
  readonly thing: string;
  readonly tries: number;
  /** When it first went out without an answer: from then on nobody knows whether it arrived. */
  readonly triedAt?: number;
  /** Not before then, epoch ms: after each try that found no server it rests longer. */
  readonly notBefore: number;
  /** Why it came back: the person has to see it, so it stays until they have chosen. */
  readonly refused?: Refused;
};
export type Refused = { readonly code: ProblemCode | 'too_old' | 'unsure'; readonly title: string };

/** Where waiting commands lie: the browser's database, or memory in tests. Each call is one transaction. */
export type OutboxStore = {
  list(): Promise<readonly Waiting[]>;
  put(item: Waiting): Promise<void>;
  remove(key: string): Promise<void>;
};

/** Commands of one person on one phone, and what one may weigh (the house takes 32 KB). */
export const OUTBOX_LIMIT_ITEMS = 50;
export const ITEM_LIMIT_BYTES = 32_000;
/** A command that is older says nothing about today. */
export const ITEM_LIMIT_MS = 7 * 86_400_000;
/** The house remembers a key for a day: after that the same command could count twice. */
export const KEY_KNOWN_MS = 23 * 3_600_000;
export const SYNC_TAG = 'outbox';
export const OUTBOX_LOCK = 'nuanxin-outbox';

/** Lives as long as the object. */
export function memoryOutboxStore(): OutboxStore {
  const items = new Map<string, Waiting>();
  return {
    list: async () => [...items.values()],
    put: async (item) => void items.set(item.key, item),
    remove: async (key) => void items.delete(key),
  };
}
