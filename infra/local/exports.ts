import { openApiDocument } from '../../functions/api/openapi.ts';
import { feedOf } from '../../functions/calendars/feed.ts';
import type { House } from '../../functions/platform/house.ts';
import { VERSION } from '../version.ts';

/** What `npm run export` can write, each by its name. `scan` reads them all: a new one is looked through without a line there. */
export const EXPORTS = {
  openapi: { of: 'product', make: async () => `${JSON.stringify(openApiDocument(VERSION), undefined, 2)}\n` },
  ics: { of: 'person', make: (house: House, personId: string) => feedOf(house, personId) },
} as const satisfies Record<
  string,
  | { readonly of: 'product'; readonly make: () => Promise<string> }
  | { readonly of: 'person'; readonly make: (house: House, personId: string) => Promise<string> }
>;
