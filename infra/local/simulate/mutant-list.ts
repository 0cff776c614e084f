import { EDGE_MUTANTS } from './mutants/edge.ts';
import { GOODS_MUTANTS } from './mutants/goods.ts';
import { JOINING_MUTANTS } from './mutants/joining.ts';
import type { Mutant } from './mutants/kinds.ts';
import { PEOPLE_MUTANTS } from './mutants/people.ts';
import { SERIES_MUTANTS } from './mutants/series.ts';
import { WAY_MUTANTS } from './mutants/way.ts';

/** What a tired programmer, a bad merge or a hasty fix does to operations. */
export const MUTANTS: readonly Mutant[] = [
  ...WAY_MUTANTS,
  ...GOODS_MUTANTS,
  ...SERIES_MUTANTS,
  ...PEOPLE_MUTANTS,
  ...JOINING_MUTANTS,
  ...EDGE_MUTANTS,
];
