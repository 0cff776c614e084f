import type { WishView } from '../../shared/wishes/contract.ts';
import { PUBLIC_STATES } from '../../shared/wishes/life.ts';
import type { ReplyTo } from '../main/api.ts';
import type { App } from '../main/app.ts';
import { createLoad } from './load.ts';

export type Posted = ReplyTo<'GET /api/wishes'>['items'][number];
export type StationSheet = Pick<ReplyTo<'GET /api/wishes'>, 'place'> & { readonly items: readonly Posted[] };

/** As many as two pages hold in letters that are read from two steps away. */
export const SHEET_LIMIT_ITEMS = 12;
const ASKED_ITEMS = 100;

/** Whether a wish may hang on a notice board: what the viewer sees beyond the public never does. */
export function mayHang(wish: Pick<WishView, 'state' | 'publishedAt'>): boolean {
  return wish.publishedAt !== undefined && PUBLIC_STATES.includes(wish.state);
}

/** One wish, for a sheet of its own. */
export function createWishSheet(app: Pick<App, 'client'>, wishId: string) {
  const wish = createLoad(() => app.client.read('GET /api/wishes/:wishId', { params: { wishId } }));
  return { wish, start: (): void => void wish.load() };
}

/** A station's own wishes that still wait, the soonest first. */
export function createStationSheet(app: Pick<App, 'client'>, orgId: string) {
  const sheet = createLoad<StationSheet>(async () => {
    const { value, keptAt } = await app.client.read('GET /api/wishes', {
      query: { place: orgId, limit: ASKED_ITEMS, order: 'urgent' },
    });
    const own = value.items.filter(({ stationId }) => stationId === orgId);
    return { value: { place: value.place, items: own.slice(0, SHEET_LIMIT_ITEMS) }, keptAt };
  });
  return { sheet, start: (): void => void sheet.load() };
}
