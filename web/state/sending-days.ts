import type { App } from '../main/app.ts';
import { createLoad } from './load.ts';

const SHOWN_DAYS = 30;

/** What went out in the last days, newest first. */
export function createSendingDays(app: Pick<App, 'client'>) {
  const days = createLoad(() => app.client.read('GET /api/sending-days', { query: { limit: SHOWN_DAYS } }));
  return { days, start: (): void => void days.load() };
}
