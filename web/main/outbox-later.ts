import { computed, signal } from '@preact/signals';
import type { Outbox } from './outbox.ts';
import { Problem } from './problem.ts';

export type OutboxLater = {
  /** Brings the outbox itself, from this phone's own copy where there is no network. */
  readonly load: () => Promise<Outbox>;
  /** Id of who is signed in: nobody has nothing that waits. */
  readonly person: () => string | undefined;
  readonly sentence: (code: 'not_kept') => string;
};

/**
 * The outbox before it is there. Whoever looks at the wall without an account never needs it, so it comes with the first
 * person who signs in, or with the first command. Throws Problem `not_kept` where it cannot be brought.
 */
export function outboxLater({ load, person, sentence }: OutboxLater): Outbox {
  const there = signal<Outbox>();
  let coming: Promise<Outbox> | undefined;
  async function outbox(): Promise<Outbox> {
    coming ??= load();
    try {
      there.value = await coming;
      return there.value;
    } catch {
      coming = undefined;
      throw new Problem('not_kept', sentence('not_kept'), 1);
    }
  }
  return {
    waiting: computed(() => there.value?.waiting.value ?? []),
    sending: computed(() => there.value?.sending.value ?? new Set()),
    add: async (...given) => (await outbox()).add(...given),
    sendOrKeep: async (...given) => (await outbox()).sendOrKeep(...given),
    flush: async (eager) => {
      if (person() !== undefined) await (await outbox()).flush(eager);
    },
    drop: async (key) => (await outbox()).drop(key),
    again: async (key) => (await outbox()).again(key),
  };
}
