import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { CommandLine, SentTo } from './api.ts';
import type { Client } from './client.ts';
import { Problem } from './problem.ts';
import { readJson, type Store } from './store.ts';

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
  /** The server's sentence when it refused: the person has to see it, so it stays until dismissed. */
  readonly refused?: string;
};
export type Outbox = {
  /** What the person who is signed in has given. */
  readonly waiting: ReadonlySignal<readonly Waiting[]>;
  add<L extends CommandLine>(line: L, sent: SentTo<L>, label: string): void;
  /** Sends what waits, oldest first; stops at the first that finds no network. */
  flush(): Promise<void>;
  dismiss(key: string): void;
};

const STORE_NAME = 'outbox';
const OUTBOX_LIMIT_ITEMS = 50;

export type OutboxParts = {
  readonly client: Client;
  readonly store: Store;
  readonly now: () => number;
  readonly newKey: () => string;
  /** Id of who is signed in, read from a signal. */
  readonly person: () => string | undefined;
};

/** Commands that were given without a network. */
export function createOutbox(parts: OutboxParts): Outbox {
  const all = signal<readonly Waiting[]>(readJson<Waiting[]>(parts.store, STORE_NAME) ?? []);
  const waiting = computed(() => all.value.filter((item) => item.by === parts.person()));
  let flushing: Promise<void> | undefined;

  function save(list: readonly Waiting[]): void {
    all.value = list;
    parts.store.set(STORE_NAME, list.length === 0 ? undefined : JSON.stringify(list));
  }

  async function sendAll(): Promise<void> {
    for (const item of waiting.value) {
      if (item.refused !== undefined) continue;
      // Somebody else has come to this phone meanwhile.
      if (item.by !== parts.person()) return;
      try {
        await parts.client.send(item.line, item.sent as SentTo<CommandLine>, item.key);
        save(all.value.filter((other) => other.key !== item.key));
      } catch (error) {
        // Signed out or no answer: it keeps waiting. Anything else was decided and the person is told.
        if (!(error instanceof Problem) || error.open || error.status === 401) return;
        save(all.value.map((other) => (other.key === item.key ? { ...other, refused: error.title } : other)));
      }
    }
  }

  return {
    waiting,
    add(line, sent, label) {
      if (all.value.length >= OUTBOX_LIMIT_ITEMS) throw new Error('outbox is full');
      save([...all.value, { key: parts.newKey(), line, sent, label, at: parts.now(), by: parts.person() }]);
    },
    flush() {
      flushing ??= sendAll().finally(() => {
        flushing = undefined;
      });
      return flushing;
    },
    dismiss: (key) => save(all.value.filter((item) => item.key !== key)),
  };
}
