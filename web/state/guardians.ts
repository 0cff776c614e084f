import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Purpose } from '../../shared/guardians/purposes.ts';
import { LIST_LIMIT_ITEMS } from '../../shared/kernel/limits.ts';
import { CHINA_OFFSET_MS, DAY_MS } from '../../shared/kernel/time.ts';
import type { ReplyTo } from '../main/api.ts';
import type { App } from '../main/app.ts';
import { isPhone, phoneDigits } from '../main/digits.ts';
import { createLoad } from './load.ts';
import { createSubmit } from './submit.ts';

type Reply = ReplyTo<'GET /api/orgs/:orgId/guardians'>;
export type Guarded = Reply['items'][number];
export type Proof = NonNullable<Guarded['proof']>;
export type Way = NonNullable<Guarded['consents'][number]['way']>;
export type Relation = 'mother' | 'father' | 'grandparent' | 'other_guardian';

/** So long ahead a paper is to be seen again: as far ahead as the guardian is told. */
const SOON_MS = 30 * DAY_MS;

/** How a link stands, for a sentence and its colour. */
export function standingOf(
  one: Pick<Guarded, 'linked' | 'until' | 'proof'>,
  now: number,
): 'ended' | 'unseen' | 'soon' | 'good' {
  if (!one.linked) return 'ended';
  if (one.proof === undefined) return 'unseen';
  return one.until - now < SOON_MS ? 'soon' : 'good';
}

/** The children of a station, those first about whom something is to be done. */
export function createGuardians({ client, newKey }: Pick<App, 'client' | 'newKey'>, orgId: string) {
  const params = { orgId };
  const list = createLoad(() => client.read('GET /api/orgs/:orgId/guardians', { params, query: {} }));
  return {
    list,
    more: createSubmit(newKey, async () => {
      const before = list.data.value;
      if (before?.next === undefined) return true;
      const query = { cursor: before.next };
      const { value } = await client.read('GET /api/orgs/:orgId/guardians', { params, query });
      list.set({ ...value, items: [...before.items, ...value.items] });
      return true;
    }),
    /** Shows a child as it stands after something was noted of it. */
    put(child: Guarded): void {
      const before = list.data.value;
      if (before === undefined) return;
      const known = before.items.some(({ personId }) => personId === child.personId);
      const items = before.items.map((one) => (one.personId === child.personId ? child : one));
      list.set({ ...before, items: known ? items : [...items, child] });
    },
    start: (): void => void list.load(),
  };
}

/** A place above the stations, and those below it: whoever supervises them looks at one station at a time. */
export function createBelow({ client }: Pick<App, 'client'>, orgId: string) {
  // Asked for by kind: organisations stand below a center too, and there may be more of them than an answer carries.
  const below = createLoad(async () => {
    const [stations, centers] = await Promise.all(
      (['station', 'center'] as const).map((kind) =>
        client.read('GET /api/orgs', { query: { parent: orgId, kind, limit: LIST_LIMIT_ITEMS } }),
      ),
    );
    return {
      value: [...(stations?.value.items ?? []), ...(centers?.value.items ?? [])],
      keptAt: stations?.keptAt ?? centers?.keptAt,
    };
  });
  return { below, start: (): void => void below.load() };
}

/** The station itself, for its name and its telephone. */
export function createStation({ client }: Pick<App, 'client'>, orgId: string) {
  const station = createLoad(() => client.read('GET /api/orgs/:orgId', { params: { orgId } }));
  return { station, start: (): void => void station.load() };
}

export type LinkDraft = {
  readonly name: string;
  readonly relation: Relation | undefined;
  readonly phone: string;
  readonly proof: Proof | undefined;
  /** The paper's own last day, as the phone's calendar writes it; empty where it has none. */
  readonly day: string;
  readonly way: Way | undefined;
  readonly purposes: readonly Purpose[];
};
const EMPTY: LinkDraft = {
  name: '',
  relation: undefined,
  phone: '',
  proof: undefined,
  day: '',
  way: undefined,
  purposes: [],
};
export type Missing = 'name' | 'relation' | 'phone' | 'proof' | 'day' | 'way';

/** The end of a day in China; undefined where none was chosen. */
function endOfDay(day: string): number | undefined {
  return day === '' ? undefined : Date.parse(`${day}T00:00:00Z`) - CHINA_OFFSET_MS + DAY_MS;
}

/** What the form of a link still lacks, in its order. A guardian without a phone decides through the station. */
export function missingOf(draft: LinkDraft, now: number): readonly Missing[] {
  const until = endOfDay(draft.day);
  const lacks: readonly (readonly [Missing, boolean])[] = [
    ['name', draft.name.trim() === ''],
    ['relation', draft.relation === undefined],
    ['phone', draft.phone.trim() !== '' && !isPhone(draft.phone)],
    ['proof', draft.proof === undefined],
    ['day', until !== undefined && !(until > now)],
    ['way', draft.way === undefined],
  ];
  return lacks.filter(([, lack]) => lack).map(([name]) => name);
}

/** One child as a worker keeps it: who answers, the paper, each consent and how it was said. `changed` hears what is noted. */
export function createGuarded(
  app: Pick<App, 'client' | 'newKey' | 'now'>,
  personId: string,
  changed: (child: Guarded) => void = () => undefined,
) {
  const { client, newKey, now } = app;
  const params = { personId };
  const child = createLoad(() => client.read('GET /api/children/:personId', { params }));
  const draft = signal<LinkDraft>(EMPTY);
  const shown = signal<readonly Missing[]>([]);
  const taken = <T extends Guarded>(answer: T): T => {
    child.set(answer);
    changed(answer);
    return answer;
  };
  const link = createSubmit(newKey, async (key) => {
    const { name, relation, phone, proof, day, way, purposes } = draft.value;
    if (relation === undefined || proof === undefined || way === undefined)
      throw new Error('sent with something missing');
    const until = endOfDay(day);
    const body = {
      name: name.trim(),
      relation,
      proof,
      way,
      purposes: [...purposes],
      ...(phone.trim() === '' ? {} : { phone: phoneDigits(phone) }),
      ...(until === undefined ? {} : { paperUntil: until }),
    };
    return taken(await client.send('POST /api/children/:personId/link', { params, body }, key));
  });
  return {
    child,
    draft: draft as ReadonlySignal<LinkDraft>,
    missing: computed(() => shown.value.filter((name) => missingOf(draft.value, now()).includes(name))),
    change(answers: Partial<LinkDraft>): void {
      draft.value = { ...draft.value, ...answers };
    },
    open(): void {
      draft.value = EMPTY;
      shown.value = [];
      link.clear();
    },
    link,
    /** Shows what is missing, or records it; true when it is recorded. */
    async record(): Promise<boolean> {
      shown.value = missingOf(draft.value, now());
      return shown.value.length === 0 && (await link.send()) !== undefined;
    },
    recheck: createSubmit(newKey, async (key, proof: Proof, day: string) => {
      const until = endOfDay(day);
      const body = { proof, ...(until === undefined ? {} : { paperUntil: until }) };
      return taken(await client.send('POST /api/children/:personId/link-checks', { params, body }, key));
    }),
    end: createSubmit(newKey, async (key, reason: string) =>
      taken(await client.send('DELETE /api/children/:personId/link', { params, body: { reason } }, key)),
    ),
    say: createSubmit(newKey, async (key, purpose: Purpose, given: boolean, way: Way) =>
      taken(await client.send('PUT /api/children/:personId/consents', { params, body: { purpose, given, way } }, key)),
    ),
    start: (): void => void child.load(),
  };
}
