import type { Client } from './client.ts';
import type { Kept } from './kept.ts';
import type { Outbox } from './outbox.ts';
import type { Store } from './store.ts';

/** What a screen's state is given: everything outside of it, so that a test can give something else. */
export type App = {
  readonly client: Client;
  readonly kept: Kept;
  readonly store: Store;
  readonly outbox: Outbox;
  /** Epoch ms. */
  readonly now: () => number;
  readonly newKey: () => string;
};
