import { type ReadonlySignal, signal } from '@preact/signals';
import type { OrgView } from '../../shared/orgs/contract.ts';
import type { ReplyTo } from '../main/api.ts';
import type { App } from '../main/app.ts';
import { createLoad, type Load } from './load.ts';

const NEXT_KIND = { region: 'center', center: 'station' } as const;

export type StationFound = ReplyTo<'GET /api/stations'>['items'][number];
export type PlaceChooser = {
  /** What is typed; empty: the way down by the tree. */
  readonly words: ReadonlySignal<string>;
  readonly found: Load<readonly StationFound[]>;
  search(words: string): void;
  /** Chosen so far: a region, then a center. */
  readonly path: ReadonlySignal<readonly OrgView[]>;
  readonly children: Load<readonly OrgView[]>;
  start(): void;
  /** Goes down one level; a station is the answer and is given back. */
  choose(org: OrgView): OrgView | undefined;
  /** Back to the children of the first `levels` chosen. */
  up(levels: number): void;
};

/** Region, banner or county, station: three taps to one's own place. */
export function createPlaceChooser(app: Pick<App, 'client'>): PlaceChooser {
  const path = signal<readonly OrgView[]>([]);
  const children = createLoad(async () => {
    const last = path.value.at(-1);
    const kind = last === undefined ? 'region' : NEXT_KIND[last.kind as keyof typeof NEXT_KIND];
    const { value, keptAt } = await app.client.read('GET /api/orgs', { query: { parent: last?.id, kind, limit: 100 } });
    return { value: value.items, keptAt };
  });
  function to(next: readonly OrgView[]): void {
    path.value = next;
    children.set([]);
    void children.load();
  }
  const words = signal('');
  const found = createLoad<readonly StationFound[]>(async () => {
    const { value, keptAt } = await app.client.read('GET /api/stations', { query: { words: words.value.trim() } });
    return { value: value.items, keptAt };
  });
  return {
    words,
    found,
    search(typed) {
      words.value = typed;
      if (typed.trim() !== '') void found.load();
    },
    path,
    children,
    start: () => void children.load(),
    choose(org) {
      if (!(org.kind in NEXT_KIND)) return org;
      to([...path.value, org]);
      return undefined;
    },
    up: (levels) => to(path.value.slice(0, levels)),
  };
}
