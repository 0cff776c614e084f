import type { OrgGiftView } from '../../shared/goods/giving.ts';
import type { OrgView } from '../../shared/orgs/contract.ts';
import type { WishView } from '../../shared/wishes/contract.ts';
import { PUBLIC_STATES, WAITING_STATES } from '../../shared/wishes/life.ts';
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

/** Whether somebody is still looked for: who reads the sheet is asked to come only then. */
export function seeks({ state }: Pick<WishView, 'state'>): boolean {
  return WAITING_STATES.includes(state);
}

/** One wish, for a sheet of its own. */
export function createWishSheet(app: Pick<App, 'client'>, wishId: string) {
  const wish = createLoad(() => app.client.read('GET /api/wishes/:wishId', { params: { wishId } }));
  return { wish, start: (): void => void wish.load() };
}

/** Whose sheet it is. */
export function createOrgSheet(app: Pick<App, 'client'>, orgId: string) {
  const org = createLoad<OrgView>(async () => {
    const { value, keptAt } = await app.client.read('GET /api/orgs/:orgId', { params: { orgId } });
    return { value: value.org, keptAt };
  });
  return { org, start: (): void => void org.load() };
}

/** What gives in its own name has a sheet of its gifts; a place has one of its wishes. */
export function gives({ kind }: Pick<OrgView, 'kind'>): boolean {
  return kind === 'enterprise' || kind === 'organisation' || kind === 'foundation';
}

/** What was given under its name and has come to who needed it: two pages at most. */
const GIFTS_LIMIT_ITEMS = 24;
export function createGiftSheet(app: Pick<App, 'client'>, orgId: string) {
  const gifts = createLoad<readonly OrgGiftView[]>(async () => {
    const { value, keptAt } = await app.client.read('GET /api/orgs/:orgId/gifts', {
      params: { orgId },
      query: { limit: ASKED_ITEMS },
    });
    const arrived = value.items.filter(({ state }) => state === 'delivered' || state === 'confirmed');
    return { value: arrived.slice(0, GIFTS_LIMIT_ITEMS), keptAt };
  });
  return { gifts, start: (): void => void gifts.load() };
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
