import { batch, type ReadonlySignal, signal } from '@preact/signals';
import type { Read } from '../main/client.ts';
import { Problem } from '../main/problem.ts';

/** Something that a screen reads: not yet, here (perhaps an old copy), or a problem. */
export type Load<T> = {
  readonly data: ReadonlySignal<T | undefined>;
  readonly problem: ReadonlySignal<Problem | undefined>;
  readonly busy: ReadonlySignal<boolean>;
  /** Epoch ms of the copy when there was no network. */
  readonly keptAt: ReadonlySignal<number | undefined>;
  /** Reads once more; what is shown stays until the answer is here. Never throws a Problem. */
  load(): Promise<void>;
  /** Puts a value in place without reading, after a command whose answer says it. */
  set(value: T): void;
};

/** One owner for reading, waiting and failing. An answer that was overtaken by a later call is dropped. */
export function createLoad<T>(read: () => Promise<Read<T>>): Load<T> {
  const data = signal<T | undefined>(undefined);
  const problem = signal<Problem | undefined>(undefined);
  const busy = signal(false);
  const keptAt = signal<number | undefined>(undefined);
  let turn = 0;
  return {
    data,
    problem,
    busy,
    keptAt,
    async load() {
      turn += 1;
      const mine = turn;
      busy.value = true;
      try {
        const answer = await read();
        if (mine !== turn) return;
        batch(() => {
          data.value = answer.value;
          keptAt.value = answer.keptAt;
          problem.value = undefined;
        });
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        if (mine === turn) problem.value = error;
      } finally {
        if (mine === turn) busy.value = false;
      }
    },
    set(value) {
      turn += 1;
      batch(() => {
        data.value = value;
        keptAt.value = undefined;
        problem.value = undefined;
        busy.value = false;
      });
    },
  };
}
