/** So long may work in the background hold the thread before it gives way: less than anybody notices. */
export const BREATH_AFTER_MS = 8;
/** A long step, such as a plan of the largest county, is not paid for with a rest that nobody needs. */
const BREATH_LIMIT_MS = 50;

/**
 * A function that background work awaits between its steps, where one thread serves people too: after BREATH_AFTER_MS of work
 * it rests as long as it has worked, so that those who wait for an answer have at least half of the thread. `busy`: ms for
 * which the thread has had work, waiting left out.
 */
export function createBreath(busy: () => number, sleep: (ms: number) => Promise<void>): () => Promise<void> {
  let since = busy();
  return async () => {
    const worked = busy() - since;
    if (worked < BREATH_AFTER_MS) return;
    await sleep(Math.min(worked, BREATH_LIMIT_MS));
    since = busy();
  };
}
