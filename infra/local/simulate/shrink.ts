import type { Played } from './game.ts';
import { play } from './play.ts';

/** A shrunk history is for reading: what sixty replays do not remove may stay. */
const REPLAYS_LIMIT_COUNT = 60;

export type Shrunk = {
  readonly seed: number;
  /** Steps that are still played, of all up to the failing one. */
  readonly steps: readonly number[];
  readonly rule: string;
  readonly found: string;
};

/**
 * Leaves out steps of a failing history as long as the same rule still breaks (delta debugging, Zeller and Hildebrandt
 * 2002): first halves, then ever smaller pieces.
 */
export async function shrink(seed: number, failed: Played): Promise<Shrunk> {
  const { violation } = failed;
  if (!violation) throw new Error('nothing failed');
  let kept = Array.from({ length: violation.step + 1 }, (_, step) => step);
  // Once more as it was: it tells more now, the stacks too.
  let found = (await play({ seed, ops: failed.ops })).violation?.found ?? violation.found;
  let replays = 0;
  for (
    let size = Math.ceil(kept.length / 2);
    size >= 1 && replays < REPLAYS_LIMIT_COUNT;
    size = size === 1 ? 0 : Math.ceil(size / 2)
  ) {
    for (let at = 0; at < kept.length && replays < REPLAYS_LIMIT_COUNT; replays += 1) {
      const fewer = [...kept.slice(0, at), ...kept.slice(at + size)];
      const again = (await play({ seed, ops: failed.ops, without: all(violation.step, fewer) })).violation;
      if (again?.rule === violation.rule) {
        kept = fewer.filter((step) => step <= again.step);
        found = again.found;
      } else at += size;
    }
  }
  return { seed, steps: kept, rule: violation.rule, found };
}

/** Every step up to `last` that is not kept. */
function all(last: number, kept: readonly number[]): ReadonlySet<number> {
  const left = new Set(kept);
  return new Set(Array.from({ length: last + 1 }, (_, step) => step).filter((step) => !left.has(step)));
}
