/** Epoch milliseconds. Injected everywhere, so tests and simulations decide what time it is. */
export type Clock = () => number;

export const systemClock: Clock = () => Date.now();
