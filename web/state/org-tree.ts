import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { OrgKind, OrgView } from '../../shared/orgs/contract.ts';
import type { Role } from '../../shared/orgs/roles.ts';
import type { MeView } from '../../shared/people/contract.ts';
import type { ReplyTo, SentTo } from '../main/api.ts';
import type { App } from '../main/app.ts';
import { Problem } from '../main/problem.ts';
import { createInvitations } from './invitations.ts';
import { createLoad, type Load } from './load.ts';
import { createSubmit } from './submit.ts';

export type Numbers = ReplyTo<'GET /api/orgs/:orgId/numbers'>;
/** What an org has done, in short: for a line of a list or a tile. */
export type Sum = ReplyTo<'GET /api/numbers'>['items'][number];
export type PlaceCard = ReplyTo<'GET /api/orgs/:orgId/wishes'>['items'][number];
export type Grant = ReplyTo<'GET /api/orgs/:orgId/roles'>['items'][number];
export type OrgPage = {
  readonly org: OrgView;
  readonly ancestors: readonly OrgView[];
  readonly children: readonly OrgView[];
  readonly more: boolean;
};
type OrgParts = Pick<App, 'client' | 'newKey'> & { readonly me: ReadonlySignal<MeView | undefined> };

const CHILDREN_SHOWN_ITEMS = 100;
const CARDS_SHOWN_ITEMS = 4;
const ADMINISTRATORS: readonly Role[] = ['head', 'deputy', 'operator'];
/** What may stand under what; foundations, organisations and enterprises attach anywhere and carry nothing. */
const UNDER: Readonly<Record<OrgKind, readonly OrgKind[]>> = {
  region: ['center', 'foundation', 'organisation', 'enterprise'],
  center: ['station', 'foundation', 'organisation', 'enterprise'],
  station: ['room', 'foundation', 'organisation', 'enterprise'],
  room: ['foundation', 'organisation', 'enterprise'],
  foundation: [],
  organisation: [],
  enterprise: [],
};
/** Where a kind may be moved to. */
const ABOVE: Readonly<Partial<Record<OrgKind, OrgKind>>> = { center: 'region', station: 'center', room: 'station' };

/** The twelve leagues and cities with what each has done: for the map of tiles. */
export function createRegions(app: Pick<App, 'client'>) {
  const regions = createLoad<readonly OrgView[]>(async () => {
    const { value, keptAt } = await app.client.read('GET /api/orgs', {
      query: { kind: 'region', limit: CHILDREN_SHOWN_ITEMS },
    });
    return { value: value.items, keptAt };
  });
  const numbers = createSums(app);
  return {
    regions,
    numbers: numbers.byOrg,
    start(): void {
      void regions.load();
      void numbers.load(undefined);
    },
  };
}

/** The numbers of all orgs below one, by org; a line without its number still leads on. */
function createSums(app: Pick<App, 'client'>) {
  const byOrg = signal<Readonly<Record<string, Sum>>>({});
  return {
    byOrg: byOrg as ReadonlySignal<Readonly<Record<string, Sum>>>,
    async load(parent: string | undefined): Promise<void> {
      try {
        const { value } = await app.client.read('GET /api/numbers', { query: { parent } });
        byOrg.value = Object.fromEntries(value.items.map((sum) => [sum.orgId, sum]));
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
      }
    },
  };
}

/** What a person writes of it, in their own language; empty where there is nothing to say. */
export type Visiting = { readonly phone: string; readonly address: string; readonly hours: string };

/** What was said before in another language stays as long as the words themselves do. */
function bodyOf({ phone, address, hours }: Visiting, before: OrgView | undefined) {
  const said = (zh: string, known: OrgView['address']) =>
    zh.trim() === '' ? undefined : known?.zh === zh.trim() ? known : { zh: zh.trim() };
  return JSON.parse(
    JSON.stringify({
      phone: phone.trim() === '' ? undefined : phone.trim(),
      address: said(address, before?.address),
      hours: said(hours, before?.hours),
    }),
  ) as NonNullable<SentTo<'PUT /api/orgs/:orgId/visiting'>['body']>;
}

/** One org: its path, what stands under it, its people and their roles, and what may be changed. */
export function createOrg(app: OrgParts, orgId: string) {
  const params = { orgId };
  const page: Load<OrgPage> = createLoad(async () => {
    const [own, below] = await Promise.all([
      app.client.read('GET /api/orgs/:orgId', { params }),
      app.client.read('GET /api/orgs', { query: { parent: orgId, limit: CHILDREN_SHOWN_ITEMS } }),
    ]);
    return {
      value: { ...own.value, children: below.value.items, more: below.value.next !== undefined },
      keptAt: own.keptAt ?? below.keptAt,
    };
  });
  const numbers: Load<Numbers> = createLoad(() => app.client.read('GET /api/orgs/:orgId/numbers', { params }));
  const below = createSums(app);
  const map = createRegions(app);
  const waiting: Load<readonly PlaceCard[]> = createLoad(async () => {
    const { value, keptAt } = await app.client.read('GET /api/orgs/:orgId/wishes', {
      params,
      query: { limit: CARDS_SHOWN_ITEMS },
    });
    return { value: value.items, keptAt };
  });
  const carried: Load<readonly PlaceCard[]> = createLoad(async () => {
    const parts = await Promise.all(
      (['going', 'waiting'] as const).map((part) =>
        app.client.read('GET /api/orgs/:orgId/wishes', { params, query: { part, limit: CARDS_SHOWN_ITEMS } }),
      ),
    );
    return { value: parts.flatMap(({ value }) => value.items), keptAt: parts[0]?.keptAt ?? parts[1]?.keptAt };
  });
  const roles: Load<readonly Grant[]> = createLoad(async () => {
    const { value, keptAt } = await app.client.read('GET /api/orgs/:orgId/roles', {
      params,
      query: { limit: CHILDREN_SHOWN_ITEMS },
    });
    return { value: value.items, keptAt };
  });
  const held = computed(() => {
    const path = page.data.value === undefined ? [] : [...page.data.value.ancestors.map((org) => org.id), orgId];
    // One duty at a time: what the others would allow does not count now.
    const acting = app.me.value?.acting;
    return acting && (path.includes(acting.orgId) || acting.role === 'operator') ? [acting.role] : [];
  });
  const end = createSubmit(app.newKey, (key, personId: string, role: Role) =>
    app.client.send('DELETE /api/orgs/:orgId/roles/:personId/:role', { params: { orgId, personId, role } }, key),
  );
  const add = createSubmit(app.newKey, (key, kind: OrgKind, zh: string, phone: string) =>
    app.client.send(
      'POST /api/orgs/:orgId/children',
      { params, body: { kind, name: { zh }, ...(phone === '' ? {} : { phone }) } },
      key,
    ),
  );
  const move = createSubmit(app.newKey, (key, parent: string) =>
    app.client.send('PUT /api/orgs/:orgId/parent', { params, body: { parent } }, key),
  );
  const visiting = createSubmit(app.newKey, (key, said: Visiting) =>
    app.client.send('PUT /api/orgs/:orgId/visiting', { params, body: bodyOf(said, page.data.value?.org) }, key),
  );
  const first = createSubmit(app.newKey, (key) =>
    app.client.send('PUT /api/settings/first-place', { body: { orgId } }, key),
  );
  const targets: Load<readonly OrgView[]> = createLoad(async () => {
    // Siblings of the present parent: a move within the same center or region is what happens; farther ones go by steps.
    const above = page.data.value?.ancestors.at(-1);
    const kind = page.data.value === undefined ? undefined : ABOVE[page.data.value.org.kind];
    const { value, keptAt } = await app.client.read('GET /api/orgs', {
      query: { parent: above?.parent, kind, limit: CHILDREN_SHOWN_ITEMS },
    });
    return { value: value.items.filter((org) => org.id !== above?.id), keptAt };
  });

  return {
    page,
    numbers,
    /** What each org below has done. */
    below: below.byOrg,
    /** The twelve leagues and cities, read where the page is one of them. */
    map,
    /** The first few that wait for somebody; of a county and of a station. */
    waiting,
    /** Of an organisation: the first few that it carries, those under way first. */
    carried,
    roles,
    targets,
    invitations: createInvitations(app, orgId),
    ending: end,
    adding: add,
    moving: move,
    visiting,
    /** Where it is and when somebody is there; what is left empty is taken away. */
    async visit(said: Visiting): Promise<boolean> {
      const org = await visiting.send(said);
      const before = page.data.value;
      if (org === undefined || before === undefined) return false;
      page.set({ ...before, org });
      return true;
    },
    /** Lets the wall open here for who has not chosen a place. */
    first,
    /** Whether this person may see who works here; the server decides, this only spares a refused call. */
    staff: computed(() => held.value.some((role) => role !== 'resident' && role !== 'volunteer' && role !== 'donor')),
    /** Whether this person runs the organisation. */
    manages: computed(() => held.value.includes('organisation_manager')),
    /** Whether they do, and act in another duty just now. */
    managesAside: computed(
      () =>
        !held.value.includes('organisation_manager') &&
        app.me.value?.roles.some((one) => one.role === 'organisation_manager' && one.orgId === orgId) === true,
    ),
    administrator: computed(() => held.value.some((role) => ADMINISTRATORS.includes(role))),
    operator: computed(() => held.value.includes('operator')),
    kindsBelow: computed<readonly OrgKind[]>(() =>
      page.data.value === undefined ? [] : UNDER[page.data.value.org.kind],
    ),
    movable: computed(() => page.data.value !== undefined && ABOVE[page.data.value.org.kind] !== undefined),
    start(): void {
      void page.load().then(() => {
        const kind = page.data.value?.org.kind;
        // Numbers are folded up from stations: whoever stands beside them has none.
        if (kind === 'organisation') void carried.load();
        else if (kind !== 'foundation' && kind !== 'enterprise') void numbers.load();
        if (kind === 'region') map.start();
        if (kind === 'region' || kind === 'center') void below.load(orgId);
        if (kind === 'center' || kind === 'station') void waiting.load();
        if (held.value.length > 0) void roles.load();
        if (held.value.some((role) => ADMINISTRATORS.includes(role))) void this.invitations.list.load();
      });
    },
    async end(held: Grant): Promise<boolean> {
      if ((await end.send(held.personId, held.role)) === undefined) return false;
      roles.set((roles.data.value ?? []).filter((one) => one.personId !== held.personId || one.role !== held.role));
      return true;
    },
    async add(kind: OrgKind, name: string, phone: string): Promise<string | undefined> {
      const answer = await add.send(kind, name.trim(), phone.trim());
      if (answer !== undefined) await page.load();
      return answer?.id;
    },
    async move(parent: string): Promise<boolean> {
      if ((await move.send(parent)) === undefined) return false;
      await page.load();
      return true;
    },
  };
}
export type OrgState = ReturnType<typeof createOrg>;
