import { createOutbox, type Outbox, type OutboxParts } from './outbox.ts';
import { databaseStore } from './outbox-store.ts';

/** The outbox of this phone, over the browser's database. */
export function openOutbox(parts: Omit<OutboxParts, 'store'>): Outbox {
  const store = databaseStore();
  return createOutbox({ ...parts, store: async () => store });
}
