import { createOutbox, type Outbox, type OutboxParts } from './outbox.ts';
import { databaseStore } from './outbox-store.ts';

/** Where the chosen duty stands on the device (state/session). */
const DUTY_KEY = 'nuanxin.acting';

/** The outbox of this phone, over the browser's database. */
export function openOutbox(parts: Omit<OutboxParts, 'store'>): Outbox {
  const store = databaseStore();
  return createOutbox({ ...parts, store: async () => store });
}

/**
 * Another tab chose another duty: `follow` is called, so that this one shows it. It stands here because it comes with the first
 * person who signs in, as the outbox does, and not with the wall.
 */
export function onDutyElsewhere(follow: () => void): void {
  window.addEventListener('storage', ({ key }) => {
    if (key === DUTY_KEY) follow();
  });
}
