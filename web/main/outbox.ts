import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { AnySent, CommandLine, ReplyTo, SentTo } from './api.ts';
import type { Client } from './client.ts';
import { mayWait, thingOf } from './may-wait.ts';
import { ITEM_LIMIT_BYTES, OUTBOX_LIMIT_ITEMS, OUTBOX_LOCK, type OutboxStore, type Waiting } from './outbox-item.ts';
import { sendWaiting } from './outbox-send.ts';
import { Problem } from './problem.ts';

export type { Waiting } from './outbox-item.ts';
export type Outbox = {
  /** What the person who is signed in has given, oldest first. */
  readonly waiting: ReadonlySignal<readonly Waiting[]>;
  /** Keys that are on their way at this moment: nothing can be taken back while it is. */
  readonly sending: ReadonlySignal<ReadonlySet<string>>;
  /** Keeps a command; resolves when it is safe. Throws Problem (`outbox_full`, `not_kept`): then it was not kept. */
  add<L extends CommandLine>(line: L, sent: SentTo<L>, label: string, key?: string): Promise<void>;
  /** Sends now, or keeps it when there is no network and it may wait, under the same key. Throws Problem. */
  sendOrKeep<L extends CommandLine>(line: L, sent: SentTo<L>, label: string, key: string): Promise<ReplyTo<L> | 'kept'>;
  /** Sends what waits. `eager`: also what rests after tries without an answer, because something has changed. */
  flush(eager?: boolean): Promise<void>;
  /** Takes back what was not sent, or lets go of what was refused. */
  drop(key: string): Promise<void>;
  /** Sends what came back once more, as a new command. */
  again(key: string): Promise<void>;
};

export type OutboxParts = {
  readonly client: Client;
  readonly store: () => Promise<OutboxStore>;
  readonly now: () => number;
  readonly newKey: () => string;
  /** Id of who is signed in, read from a signal. */
  readonly person: () => string | undefined;
  readonly duty: () => string | undefined;
  /** Sentences for what the server cannot say. */
  readonly sentence: (code: 'outbox_full' | 'not_kept' | 'too_old' | 'unsure') => string;
  /** Something waits now: the browser may send it by itself later. */
  readonly onKept?: () => void;
  /** One at a time over all tabs and the worker, where the browser can say so. */
  readonly locks?: LockManager | undefined;
};

/** Commands that were given without a network. */
export function createOutbox(parts: OutboxParts): Outbox {
  const all = signal<readonly Waiting[]>([]);
  const sending = signal<ReadonlySet<string>>(new Set());
  const waiting = computed(() => all.value.filter((item) => item.by === parts.person()));
  let flushing: Promise<void> | undefined;
  let onceMore = false;

  function put(key: string, after: Waiting | undefined): void {
    const rest = all.value.filter((item) => item.key !== key);
    const list = after === undefined ? rest : [...rest, after];
    all.value = list.sort((a, b) => a.at - b.at);
  }

  async function sendAll(eager: boolean): Promise<void> {
    const store = await parts.store();
    // Another tab, or the worker while no tab was open, may have sent some.
    all.value = await store.list();
    if (waiting.value.length === 0) return;
    await sendWaiting(
      {
        store,
        send: parts.client.send,
        now: parts.now,
        // Somebody else may come to this phone meanwhile.
        mayGo: (item) => item.by === parts.person() && all.value.some(({ key }) => key === item.key),
        onChange: put,
        onSending: (key, on) => {
          const next = new Set(sending.value);
          if (on) next.add(key);
          else next.delete(key);
          sending.value = next;
        },
        sentence: parts.sentence,
      },
      waiting.value,
      eager,
    );
  }

  const alone = (work: () => Promise<void>): Promise<void> =>
    parts.locks === undefined ? work() : parts.locks.request(OUTBOX_LOCK, work).then(() => undefined);

  /** What changed while it was sending (a network that came back) may let through what has just failed. */
  async function sendAndLook(eager: boolean): Promise<void> {
    await alone(() => sendAll(eager));
    while (onceMore) {
      onceMore = false;
      await alone(() => sendAll(true));
    }
  }

  async function add(line: CommandLine, sent: AnySent, label: string, key = parts.newKey()): Promise<void> {
    const fail = (code: 'outbox_full' | 'not_kept') => new Problem(code, parts.sentence(code), 1);
    if (waiting.value.length >= OUTBOX_LIMIT_ITEMS) throw fail('outbox_full');
    if (new TextEncoder().encode(JSON.stringify(sent)).length > ITEM_LIMIT_BYTES) throw fail('outbox_full');
    const item: Waiting = {
      key,
      line,
      sent,
      label,
      // Never the same moment twice: the order of giving is the order of sending.
      at: Math.max(parts.now(), ...all.value.map(({ at }) => at + 1)),
      by: parts.person(),
      duty: parts.duty(),
      thing: thingOf(line, sent, key),
      tries: 0,
      notBefore: 0,
    };
    await parts
      .store()
      .then((store) => store.put(item))
      .catch(() => {
        throw fail('not_kept');
      });
    put(key, item);
    parts.onKept?.();
  }

  const outbox: Outbox = {
    waiting,
    sending,
    add: (line, sent, label, key) => add(line, sent as AnySent, label, key),
    async sendOrKeep(line, sent, label, key) {
      const thing = thingOf(line, sent as AnySent, key);
      // What was given before on the same thing goes first.
      if (waiting.value.some((item) => item.thing === thing && item.refused === undefined) && mayWait(line)) {
        await add(line, sent as AnySent, label, key);
        void outbox.flush(true);
        return 'kept';
      }
      try {
        return await parts.client.send(line, sent, key);
      } catch (error) {
        if (!(error instanceof Problem) || error.code !== 'offline' || !mayWait(line)) throw error;
        await add(line, sent as AnySent, label, key);
        return 'kept';
      }
    },
    flush(eager = false) {
      onceMore ||= eager && flushing !== undefined;
      flushing ??= sendAndLook(eager).finally(() => {
        flushing = undefined;
      });
      return flushing;
    },
    async drop(key) {
      if (sending.value.has(key)) return;
      await (await parts.store()).remove(key);
      put(key, undefined);
      void outbox.flush(true);
    },
    async again(key) {
      const item = all.value.find((one) => one.key === key);
      if (item === undefined) return;
      const { refused: _refused, triedAt: _tried, ...rest } = item;
      const anew: Waiting = { ...rest, key: parts.newKey(), tries: 0, notBefore: 0, at: item.at };
      const store = await parts.store();
      await store.put(anew);
      await store.remove(key);
      put(key, undefined);
      put(anew.key, anew);
      void outbox.flush(true);
    },
  };
  return outbox;
}
