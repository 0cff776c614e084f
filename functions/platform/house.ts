import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { Files } from './files.ts';
import type { NewId } from './id.ts';
import type { Log } from './log.ts';
import type { Messages } from './messages.ts';
import type { Sealer } from './seal.ts';
import type { Table } from './table.ts';

/** What every operation works with: the platform's pieces in one place. Opened once for each process. */
export type House = {
  readonly config: Config;
  readonly table: Table;
  readonly clock: Clock;
  readonly newId: NewId;
  /** Numbers in [0, 1) from a secure source (or a seed in tests). */
  readonly random: () => number;
  /** Waits between tries; instant in tests. */
  readonly sleep: (ms: number) => Promise<void>;
  /** Awaited by long work between its steps: where one thread serves people too, they go first (docs/decisions/0041). */
  readonly breathe: () => Promise<void>;
  readonly secretBytes: (count: number) => Uint8Array;
  readonly sealer: Sealer;
  readonly messages: Messages;
  readonly files: Files;
  readonly log: Log;
};
