import { computed, type ReadonlySignal } from '@preact/signals';
import type { ReplyTo } from '../main/api.ts';
import type { App } from '../main/app.ts';
import { createLoad, type Load } from './load.ts';
import { createTicker } from './ticker.ts';

type Code = ReplyTo<'GET /api/tasks/:taskId/show-code'>;
const TICK_MS = 1_000;
/** After a failed read the next try waits this long, so that a dead network is not asked every second. */
const RETRY_MS = 5_000;
export const CODE_LIFE_MS = 30_000;

export type ShowCode = {
  readonly code: Load<Code>;
  /** Whole seconds that the shown code still counts; 0 when it is old. */
  readonly secondsLeft: ReadonlySignal<number>;
  start(): void;
  stop(): void;
};

/** The rotating code to show: read anew when its half minute is over, never shown from a copy. */
export function createShowCode(app: Pick<App, 'client' | 'now'>, taskId: string): ShowCode {
  const code = createLoad<Code>(() => app.client.read('GET /api/tasks/:taskId/show-code', { params: { taskId } }));
  const ticker = createTicker(app.now, TICK_MS);
  const secondsLeft = computed(() =>
    Math.max(0, Math.ceil(((code.data.value?.validUntil ?? 0) - ticker.now.value) / 1_000)),
  );
  let askedAt = 0;
  let stopWatch: (() => void) | undefined;
  function ask(): void {
    askedAt = app.now();
    void code.load();
  }
  return {
    code,
    secondsLeft,
    start() {
      ask();
      ticker.start();
      stopWatch = ticker.now.subscribe((now) => {
        if (secondsLeft.peek() === 0 && !code.busy.peek() && now - askedAt >= RETRY_MS) ask();
      });
    },
    stop() {
      ticker.stop();
      stopWatch?.();
    },
  };
}
