import { type ReadonlySignal, signal } from '@preact/signals';
import { Problem } from '../main/problem.ts';

/** A command of a screen: one at a time, with its problem to show and the key that makes a repeated press count once. */
export type Submit<A extends readonly unknown[], R> = {
  readonly busy: ReadonlySignal<boolean>;
  readonly problem: ReadonlySignal<Problem | undefined>;
  readonly done: ReadonlySignal<R | undefined>;
  /** The answer, or undefined when it was refused (see `problem`) or one is already on its way. */
  send(...given: A): Promise<R | undefined>;
  /** Forgets the problem and the answer, for a form that opens anew. */
  clear(): void;
};

/**
 * Owns busy, problem and finally. The key stays the same while nobody knows whether the command arrived (no network,
 * server trouble) and the input is the same; a decided answer, or other input, gets a new one.
 */
export function createSubmit<A extends readonly unknown[], R>(
  newKey: () => string,
  run: (key: string, ...given: A) => Promise<R>,
): Submit<A, R> {
  const busy = signal(false);
  const problem = signal<Problem | undefined>(undefined);
  const done = signal<R | undefined>(undefined);
  let open: { key: string; input: string } | undefined;
  return {
    busy,
    problem,
    done,
    async send(...given) {
      if (busy.value) return undefined;
      const input = JSON.stringify(given);
      if (open?.input !== input) open = { key: newKey(), input };
      busy.value = true;
      problem.value = undefined;
      try {
        const answer = await run(open.key, ...given);
        open = undefined;
        done.value = answer;
        return answer;
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        if (!error.open) open = undefined;
        problem.value = error;
        return undefined;
      } finally {
        busy.value = false;
      }
    },
    clear() {
      problem.value = undefined;
      done.value = undefined;
    },
  };
}
