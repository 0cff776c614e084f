import { type ReadonlySignal, signal } from '@preact/signals';
import type { OrgView } from '../../shared/orgs/contract.ts';
import type { App } from '../main/app.ts';
import { createLoad, type Load } from './load.ts';
import type { PlaceCard } from './org-tree.ts';
import { createSubmit, type Submit } from './submit.ts';

const PARTS = ['waiting', 'going', 'fulfilled'] as const;
export type PlacePart = (typeof PARTS)[number];
type Page = { readonly items: readonly PlaceCard[]; readonly next?: string | undefined };

export type PlaceWishes = {
  readonly org: Load<OrgView>;
  readonly part: ReadonlySignal<PlacePart>;
  readonly list: Load<Page>;
  readonly more: Submit<[], void>;
  /** Shows the part that an address asks for; what does not fit is what waits. */
  show(part: string | null): void;
  start(): void;
};

/** The wishes behind a place's numbers, part by part. */
export function createPlaceWishes(app: Pick<App, 'client' | 'newKey'>, orgId: string): PlaceWishes {
  const params = { orgId };
  const part = signal<PlacePart>('waiting');
  const read = (cursor?: string) =>
    app.client.read('GET /api/orgs/:orgId/wishes', { params, query: { part: part.value, cursor } });
  const org = createLoad(async () => {
    const { value, keptAt } = await app.client.read('GET /api/orgs/:orgId', { params });
    return { value: value.org, keptAt };
  });
  const list = createLoad<Page>(() => read());
  return {
    org,
    part,
    list,
    more: createSubmit(app.newKey, async () => {
      const before = list.data.value;
      if (before?.next === undefined) return;
      const { value } = await read(before.next);
      list.set({ ...value, items: [...before.items, ...value.items] });
    }),
    show(asked) {
      part.value = PARTS.find((one) => one === asked) ?? 'waiting';
      list.set({ items: [] });
      void list.load();
    },
    start: () => void org.load(),
  };
}
