import { type ReadonlySignal, signal } from '@preact/signals';

/** The present moment as a signal, for screens that count down. */
export type Ticker = { readonly now: ReadonlySignal<number>; start(): void; stop(): void };

/** Ticks only between `start` and `stop`, so that a screen nobody looks at costs nothing. */
export function createTicker(now: () => number, everyMs: number): Ticker {
  const moment = signal(now());
  let timer: ReturnType<typeof setInterval> | undefined;
  return {
    now: moment,
    start() {
      clearInterval(timer);
      moment.value = now();
      timer = setInterval(() => {
        moment.value = now();
      }, everyMs);
    },
    stop() {
      clearInterval(timer);
      timer = undefined;
    },
  };
}
