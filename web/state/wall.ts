import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import type { OrgView } from '../../shared/orgs/contract.ts';
import type { Group, WishCard, WishKind } from '../../shared/wishes/wish.ts';
import type { ReplyTo } from '../main/api.ts';
import type { App } from '../main/app.ts';
import { Problem } from '../main/problem.ts';
import { createLoad, type Load } from './load.ts';
import type { Session } from './session.ts';
import { createSubmit, type Submit } from './submit.ts';

export type When = 'today' | 'weekend' | 'week';
export const WITHIN_KM = ['1', '3', '10', '50'] as const;
export type WithinKm = (typeof WITHIN_KM)[number];
const USUAL_KM: WithinKm = '3';
/** What the wall shows; every part of it stands in the address. */
export type WallFilter = {
  readonly place?: string;
  readonly within: WithinKm;
  readonly group?: Group;
  readonly kind?: WishKind;
  readonly when?: When;
  readonly words?: string;
};
type Reply = ReplyTo<'GET /api/wishes'>;
export type WallItem = Reply['items'][number];
export type WallLine = { readonly card: WallItem } | { readonly fulfilled: WishCard };

const GROUPS: readonly string[] = ['elderly', 'child', 'hardship', 'disabled'] satisfies Group[];
const KINDS: readonly string[] = ['goods', 'service', 'companionship', 'skill'] satisfies WishKind[];
const WHENS: readonly string[] = ['today', 'weekend', 'week'] satisfies When[];
const PLACE_NAME = 'place';
/** A fulfilled wish after so many waiting ones. */
const QUIET_LINE_EVERY = 3;

function one<T extends string>(value: string | null, of: readonly string[]): T | undefined {
  return value !== null && of.includes(value) ? (value as T) : undefined;
}
/** The filter that an address asks for; what does not fit is left out. */
export function filterOf(query: URLSearchParams): WallFilter {
  const [place, group, kind, when] = [
    query.get('place') ?? undefined,
    one<Group>(query.get('group'), GROUPS),
    one<WishKind>(query.get('kind'), KINDS),
    one<When>(query.get('when'), WHENS),
  ];
  const words = query.get('q')?.trim().slice(0, 40);
  return {
    within: one<WithinKm>(query.get('within'), WITHIN_KM) ?? USUAL_KM,
    ...(place === undefined ? {} : { place }),
    ...(group === undefined ? {} : { group }),
    ...(kind === undefined ? {} : { kind }),
    ...(when === undefined ? {} : { when }),
    ...(words ? { words } : {}),
  };
}
/** The address of a filter, the usual left out. */
export function addressOfFilter(filter: WallFilter): string {
  const query = new URLSearchParams();
  if (filter.place !== undefined) query.set('place', filter.place);
  if (filter.within !== USUAL_KM) query.set('within', filter.within);
  for (const name of ['group', 'kind', 'when'] as const) if (filter[name] !== undefined) query.set(name, filter[name]);
  if (filter.words !== undefined) query.set('q', filter.words);
  const text = query.toString();
  return text === '' ? '/' : `/?${text}`;
}

/** Waiting wishes with a fulfilled one between them now and then, while there are any. */
export function withQuietLines(items: readonly WallItem[], fulfilled: readonly WishCard[]): readonly WallLine[] {
  const lines: WallLine[] = [];
  let next = 0;
  for (const [index, card] of items.entries()) {
    lines.push({ card });
    const due = index === 1 || (index > 1 && (index - 1) % QUIET_LINE_EVERY === 0);
    const quiet = fulfilled[next];
    if (due && quiet !== undefined) {
      lines.push({ fulfilled: quiet });
      next += 1;
    }
  }
  return lines;
}

export type Wall = {
  readonly filter: ReadonlySignal<WallFilter>;
  readonly place: ReadonlySignal<OrgView | undefined>;
  readonly list: Load<Reply>;
  readonly lines: ReadonlySignal<readonly WallLine[]>;
  readonly more: Submit<[], void>;
  /** Whether the first answer for this filter is still on its way. */
  readonly stale: ReadonlySignal<boolean>;
  /** Shows what the address asks for. */
  show(query: URLSearchParams): Promise<void>;
  /** Remembers the place on this device: the wall opens there next time. */
  choosePlace(org: OrgView): void;
};

/** The wall of wishes around one station. */
export function createWall(app: Pick<App, 'client' | 'store' | 'newKey'>, session: Pick<Session, 'me'>): Wall {
  const filter = signal<WallFilter>({ within: USUAL_KM });
  const place = signal<OrgView | undefined>(undefined);
  const stale = signal(true);
  let shown: string | undefined;

  async function read(cursor?: string) {
    const { within, group, kind, when, words } = filter.value;
    const ask = (id: string | undefined) =>
      app.client.read('GET /api/wishes', {
        query: { place: id, withinM: Number(within) * 1_000, group, kind, when, words, cursor },
      });
    const wanted = filter.value.place ?? app.store.get(PLACE_NAME) ?? session.me.value?.homeStation;
    const answer = await ask(wanted).catch((error: unknown) => {
      // A place that is no longer there is no reason for an empty wall: begin where newcomers begin.
      if (wanted === undefined || !(error instanceof Problem) || error.code !== 'not_found') throw error;
      app.store.set(PLACE_NAME, undefined);
      return ask(undefined);
    });
    place.value = answer.value.place;
    return answer;
  }

  const list = createLoad(() => read());
  const more = createSubmit(app.newKey, async () => {
    const before = list.data.value;
    if (before?.next === undefined) return;
    const { value } = await read(before.next);
    list.set({ ...value, fulfilled: before.fulfilled, items: [...before.items, ...value.items] });
  });

  return {
    filter,
    place,
    list,
    more,
    stale,
    lines: computed(() => withQuietLines(list.data.value?.items ?? [], list.data.value?.fulfilled ?? [])),
    async show(query) {
      const next = filterOf(query);
      const address = addressOfFilter(next);
      batch(() => {
        if (next.place !== undefined && next.place !== place.value?.id) place.value = undefined;
        filter.value = next;
        stale.value = address !== shown;
      });
      await list.load();
      shown = address;
      if (addressOfFilter(filter.value) === address) stale.value = false;
    },
    choosePlace(org) {
      app.store.set(PLACE_NAME, org.id);
      place.value = org;
    },
  };
}
