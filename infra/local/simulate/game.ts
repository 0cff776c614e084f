import type { Trouble } from './gate.ts';
import type { Tally } from './judge.ts';
import type { Store } from './town.ts';

/** One history: which town, how long. */
export type Game = {
  readonly seed: number;
  readonly ops: number;
  /** Leaves out these steps; everything else is drawn as before. For shrinking. */
  readonly without?: ReadonlySet<number>;
  readonly store?: Store;
};

/** What a history was like. */
export type Played = {
  readonly ops: number;
  readonly steps: number;
  readonly commands: ReadonlyMap<string, Tally>;
  readonly troubles: Readonly<Record<Trouble, number>>;
  readonly changes: number;
  readonly deliveries: number;
  /** Rounds of scheduled work, each all that one rhythm brings. */
  readonly clocks: number;
  readonly deep: number;
  readonly states: ReadonlySet<string>;
  /** How often each command was refused with each code. */
  readonly codes: ReadonlyMap<string, number>;
  readonly violation?: { readonly rule: string; readonly found: string; readonly step: number };
};
