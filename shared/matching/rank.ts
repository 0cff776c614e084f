import type { Fit, GateVerdict } from '../tasks/fits.ts';

/** Whether no gate refuses. */
export function suits(fit: Fit): boolean {
  return fit.gates.every(({ passes }) => passes);
}

/** The gate to tell first where one refuses. */
export function firstRefusal(fit: Fit): GateVerdict | undefined {
  return fit.gates.find(({ passes }) => !passes);
}

/**
 * The best first: those whom no gate refuses, by score, then the nearer, then by id, so that the same people always stand
 * in the same order however they came. Ranks and proposes only; people decide (DOMAIN 3.2). An exact assignment over many
 * tasks may take this function's place without its callers noticing.
 */
export function rank<T extends { readonly id: string; readonly fit: Fit }>(candidates: readonly T[]): T[] {
  return [...candidates].sort(
    (a, b) =>
      Number(suits(b.fit)) - Number(suits(a.fit)) ||
      b.fit.score - a.fit.score ||
      a.fit.distanceM - b.fit.distanceM ||
      (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  );
}
