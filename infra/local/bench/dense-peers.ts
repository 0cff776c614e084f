// biome-ignore-all lint/style/noNonNullAssertion: every index comes from a loop over the array's own length
import { linearSumAssignment } from 'linear-sum-assignment';
import munkres from 'munkres-js';
import type { Instance } from '../../../shared/matching/solver/instance.ts';

/** The weights of a complete instance, without capacities, as both dense peers want them. */
export function matrixOf({ weight, columnCapacity }: Instance): number[][] {
  const width = columnCapacity.length;
  return Array.from({ length: weight.length / width }, (_, r) => [...weight.subarray(r * width, (r + 1) * width)]);
}

export function runMunkres(costs: readonly (readonly number[])[], weights: readonly (readonly number[])[]): number {
  return munkres(costs).reduce((sum, [r, c]) => sum + weights[r]![c]!, 0);
}

export function runLinearSum(weights: number[][]): number {
  return linearSumAssignment(weights).gain;
}
