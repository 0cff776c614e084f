import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { cellOf, type Point } from '../../shared/kernel/geo.ts';
import { chinaYear } from '../../shared/kernel/time.ts';
import { tellsName } from '../../shared/people/called.ts';
import { GROWN_UP_YEARS, sureYears, VOLUNTEER_LEAST_YEARS } from '../../shared/volunteers/age.ts';
import type { ReplyTo } from '../main/api.ts';
import type { App } from '../main/app.ts';
import { readJson } from '../main/store.ts';
import { createLoad, type Load } from './load.ts';
import { createSubmit, type Submit } from './submit.ts';
import { type Draft, type Profile, profileBody } from './volunteer-draft.ts';

export const PARTS = ['skills', 'times', 'place', 'limits'] as const;
export type Part = (typeof PARTS)[number];
type Org = ReplyTo<'GET /api/orgs/:orgId'>;

const STORE_NAME = 'volunteer-draft';
const RADIUS_DEFAULT_M = 3_000;
const CAP_DEFAULT_MINUTES = 360;

/** A profile being made or changed: nothing is chosen for the person but the switches that can be taken back. */
export type Sketch = Partial<Draft> &
  Pick<
    Draft,
    | 'skills'
    | 'weekly'
    | 'exceptions'
    | 'radiusM'
    | 'languages'
    | 'health'
    | 'weeklyCapMinutes'
    | 'suggestions'
    | 'automaticOffers'
    | 'travel'
  >;
const BLANK: Sketch = {
  skills: [],
  weekly: [],
  exceptions: [],
  radiusM: RADIUS_DEFAULT_M,
  languages: ['zh'],
  health: [],
  weeklyCapMinutes: CAP_DEFAULT_MINUTES,
  suggestions: true,
  automaticOffers: true,
  travel: 'walk',
};

export type VolunteerForm = {
  /** undefined data with `not_found`: not a volunteer yet. */
  readonly profile: Load<Profile>;
  readonly registered: ReadonlySignal<boolean>;
  readonly ready: ReadonlySignal<boolean>;
  readonly sketch: ReadonlySignal<Sketch>;
  readonly station: Load<Org>;
  /** What still has to be said before it can be saved, first part first. */
  readonly open: ReadonlySignal<readonly Part[]>;
  readonly changed: ReadonlySignal<boolean>;
  /** What is to be known of the year that was typed; `differs`: the station has another one on record. */
  readonly born: ReadonlySignal<'no_year' | 'too_young' | 'differs' | 'minor' | undefined>;
  /** Until when the guardian's consent that the station has on record is good. */
  readonly consentUntil: ReadonlySignal<number | undefined>;
  readonly save: Submit<[], { personId: string }>;
  /** Asked of whoever has not said yet what they are called: they will stand at somebody's door. */
  readonly names: ReadonlySignal<Names | undefined>;
  /** The person as they are known since this was saved, where that changed more than the profile. */
  readonly entered: ReadonlySignal<ReplyTo<'PATCH /api/me'> | undefined>;
  /** What they are called in public would give the whole name away. */
  readonly tells: ReadonlySignal<boolean>;
  setNames(next: Partial<Names>): void;
  change(next: Partial<Sketch>): void;
  /** Takes the station and, when no home is known yet, its surroundings. */
  pickStation(stationId: string): Promise<void>;
  /** Only the cell of about a kilometre is kept; the position itself goes nowhere. */
  usePosition(position: Point): void;
  start(): void;
};

type Names = { readonly name: string; readonly pseudonym: string };

/** "小张" for 张丽, until they say another one; nothing for names that are not of that form. */
function proposedOf(name: string): string {
  return /^\p{Script=Han}{2,3}$/u.test(name) ? `小${name.slice(0, 1)}` : '';
}

function bornOf({ birthYear }: Sketch, thisYear: number): 'no_year' | 'too_young' | 'minor' | undefined {
  if (birthYear === undefined) return undefined;
  if (birthYear < 1900 || birthYear > thisYear) return 'no_year';
  const years = sureYears(birthYear, thisYear);
  if (years < VOLUNTEER_LEAST_YEARS) return 'too_young';
  return years < GROWN_UP_YEARS ? 'minor' : undefined;
}

function openParts(sketch: Sketch, thisYear: number): readonly Part[] {
  const { birthYear } = sketch;
  const aged = birthYear !== undefined && birthYear >= 1900 && sureYears(birthYear, thisYear) >= VOLUNTEER_LEAST_YEARS;
  const fits: Readonly<Record<Part, boolean>> = {
    skills: true,
    times: sketch.weekly.length > 0 || sketch.exceptions.some(({ free }) => free),
    place: sketch.stationId !== undefined && sketch.homeCell !== undefined,
    limits: aged && sketch.languages.length > 0,
  };
  return PARTS.filter((part) => !fits[part]);
}

/** Registering as a volunteer, and changing it later: one sketch, kept on this device until it is saved. */
export function createVolunteerForm(
  app: Pick<App, 'client' | 'newKey' | 'store' | 'now'>,
  person: {
    readonly personId: string | undefined;
    readonly volunteer: boolean;
    readonly homeStation: string | undefined;
    /** They have not said yet what they are called. */
    readonly unnamed?: boolean;
  },
): VolunteerForm {
  const { client, newKey, store } = app;
  const sketch = signal<Sketch>(BLANK);
  const saved = signal<string | undefined>(undefined);
  const profile = createLoad<Profile>(() =>
    client.read('GET /api/volunteers/:personId', { params: { personId: person.personId ?? '' } }),
  );
  const station = createLoad<Org>(() =>
    client.read('GET /api/orgs/:orgId', { params: { orgId: sketch.value.stationId ?? '' } }),
  );
  const registered = computed(() => profile.data.value !== undefined);
  const ready = signal(false);
  const thisYear = () => chinaYear(app.now());

  function put(next: Sketch): void {
    sketch.value = next;
    store.set(STORE_NAME, JSON.stringify(next));
  }
  async function pickStation(stationId: string): Promise<void> {
    // Another station is another neighbourhood: the home chosen around the old one does not move along.
    const moved = sketch.value.stationId !== undefined && sketch.value.stationId !== stationId;
    if (sketch.value.stationId !== stationId) put({ ...sketch.value, stationId });
    await station.load();
    const cell = station.data.value?.org.cell;
    if ((moved || sketch.value.homeCell === undefined) && cell !== undefined) put({ ...sketch.value, homeCell: cell });
  }
  async function begin(): Promise<void> {
    if (person.volunteer) await profile.load();
    const kept = readJson<Sketch>(store, STORE_NAME);
    const base = profile.data.value === undefined ? BLANK : profileBody(profile.data.value);
    saved.value = JSON.stringify(base);
    sketch.value = { ...base, ...kept };
    ready.value = true;
    const stationId = sketch.value.stationId ?? person.homeStation;
    if (stationId !== undefined) await pickStation(stationId);
  }
  const names = signal<Names | undefined>(person.unnamed === true ? { name: '', pseudonym: '' } : undefined);
  const tells = computed(() => names.value !== undefined && tellsName(names.value.pseudonym, names.value.name));
  const named = () =>
    names.value === undefined ||
    (names.value.name.trim() !== '' && names.value.pseudonym.trim() !== '' && !tells.value);
  const open = computed(() => {
    const parts = openParts(sketch.value, thisYear());
    return named() || parts.includes('limits') ? parts : [...parts, 'limits' as const];
  });
  const entered = signal<ReplyTo<'PATCH /api/me'> | undefined>(undefined);
  const save = createSubmit(newKey, async (key) => {
    if (open.value.length > 0) throw new Error('saved before everything was said');
    // The station they choose here is theirs everywhere, unless they chose one before.
    const body = {
      ...(names.value && { name: names.value.name.trim(), pseudonym: names.value.pseudonym.trim() }),
      ...(person.homeStation === undefined && { homeStation: sketch.value.stationId }),
    };
    if (Object.keys(body).length > 0) entered.value = await client.send('PATCH /api/me', { body }, newKey());
    const answer = await client.send('PUT /api/my/volunteer', { body: sketch.value as Draft }, key);
    store.set(STORE_NAME, undefined);
    saved.value = JSON.stringify(sketch.value);
    await profile.load();
    return answer;
  });

  return {
    profile,
    registered,
    ready,
    sketch,
    station,
    open,
    pickStation,
    born: computed(() =>
      save.problem.value?.fields.some(({ path, rule }) => path === 'body.birthYear' && rule === 'differs_from_record')
        ? 'differs'
        : bornOf(sketch.value, thisYear()),
    ),
    consentUntil: computed(() => {
      const good = (profile.data.value?.checks ?? []).filter(
        ({ kind, validUntil }) => kind === 'guardian_consent' && validUntil > app.now(),
      );
      return good.length === 0 ? undefined : Math.max(...good.map(({ validUntil }) => validUntil));
    }),
    changed: computed(() => JSON.stringify(sketch.value) !== saved.value),
    names,
    entered,
    tells,
    setNames(next) {
      const before = names.value ?? { name: '', pseudonym: '' };
      const proposes = next.name !== undefined && before.pseudonym === proposedOf(before.name);
      names.value = { ...before, ...(proposes ? { pseudonym: proposedOf(next.name) } : {}), ...next };
    },
    save,
    change: (next) => {
      save.clear();
      put({ ...sketch.value, ...next });
    },
    usePosition: (position) => put({ ...sketch.value, homeCell: cellOf(position) }),
    start: () => void begin(),
  };
}
