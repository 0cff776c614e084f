import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { chinaDayStart, DAY_MS, HOUR_MS, WEEK_MS, weekStart } from '../../shared/kernel/time.ts';
import { type Gist, gistOf } from '../../shared/wishes/gist.ts';
import type { SentTo } from '../main/api.ts';
import type { App } from '../main/app.ts';
import { readJson } from '../main/store.ts';
import { createSubmit } from './submit.ts';

/** One question a screen, three answers each; what fits none of them is said in one's own words. */
export const ELDER_ASKS = ['kind', 'thing', 'when', 'where', 'look'] as const;
export type ElderAsk = (typeof ELDER_ASKS)[number];
export const ELDER_KINDS = ['hands', 'company', 'goods'] as const;
export type ElderKind = (typeof ELDER_KINDS)[number];
export const ELDER_WHENS = ['soon', 'weekend', 'next_week'] as const;
export type ElderWhen = (typeof ELDER_WHENS)[number];

type Body = SentTo<'POST /api/wishes'>['body'];
type Need = Pick<Body['components'][number], 'kind' | 'skills' | 'minutes'> & { readonly unit?: string };

/** Three of each kind that old people ask for most; the words stand with the screen. */
export const ELDER_THINGS = {
  hands: {
    pipe: { kind: 'skill', skills: ['repair.plumbing'], minutes: 60 },
    clean: { kind: 'service', skills: ['care.cleaning'], minutes: 120 },
    haircut: { kind: 'skill', skills: ['care.haircut'], minutes: 45 },
  },
  company: {
    hospital: { kind: 'companionship', skills: ['care.hospital-escort'], minutes: 180 },
    talk: { kind: 'companionship', skills: [], minutes: 60 },
    outing: { kind: 'companionship', skills: ['care.outing'], minutes: 90 },
  },
  goods: {
    quilt: { kind: 'goods', skills: [], unit: '床' },
    cane: { kind: 'goods', skills: [], unit: '根' },
    rice: { kind: 'goods', skills: [], unit: '袋' },
  },
} as const satisfies Record<ElderKind, Record<string, Need>>;
export type ElderThing = { [K in ElderKind]: keyof (typeof ELDER_THINGS)[K] }[ElderKind];
/** What stands for words of one's own: somebody for an hour, or one thing. */
const OWN: Readonly<Record<ElderKind, Need>> = {
  hands: { kind: 'service', skills: [], minutes: 60 },
  company: { kind: 'companionship', skills: [], minutes: 60 },
  goods: { kind: 'goods', skills: [], unit: '件' },
};

export type ElderDraft = {
  readonly at: ElderAsk;
  readonly kind?: ElderKind;
  readonly thing?: ElderThing;
  /** What the person said in their own words. */
  readonly said: string;
  readonly when?: ElderWhen;
  readonly building: string;
  readonly door: string;
};
const EMPTY: ElderDraft = { at: 'kind', said: '', building: '', door: '' };
const DRAFT_NAME = 'draft.elder';
const TITLE_CHARS = 40;

/** The window that an answer stands for: by day, and never already begun. */
export function elderWindow(when: ElderWhen, now: number): { readonly from: number; readonly to: number } {
  const [day, week] = [chinaDayStart(now), weekStart(now)];
  if (when === 'soon') return { from: Math.ceil((now + 1) / HOUR_MS) * HOUR_MS, to: day + 2 * DAY_MS + 18 * HOUR_MS };
  const monday = week + WEEK_MS;
  if (when === 'next_week') return { from: monday + 9 * HOUR_MS, to: monday + 4 * DAY_MS + 17 * HOUR_MS };
  const saturday = week + 5 * DAY_MS + 9 * HOUR_MS;
  const begins = saturday > now ? saturday : saturday + WEEK_MS;
  return { from: begins, to: begins + DAY_MS + 8 * HOUR_MS };
}

export type ElderPostParts = Pick<App, 'store' | 'outbox' | 'now' | 'newKey'> & {
  readonly stationId: string | undefined;
  /** A thing of the list as the wish says it, and as what is needed. */
  readonly wants: (thing: ElderThing) => string;
  readonly needs: (thing: ElderThing) => string;
  /** What stands on the card where somebody's own words say nothing that may. */
  readonly otherwise: (kind: ElderKind) => Gist;
};
export type ElderPost = ReturnType<typeof createElderPost>;

/** Posting for old eyes: one's own wish, handed to the station in the normal way. */
export function createElderPost(parts: ElderPostParts) {
  const { store, outbox, now, newKey, stationId } = parts;
  const draft = signal<ElderDraft>(readJson<ElderDraft>(store, DRAFT_NAME) ?? EMPTY);
  const sent = signal<'sent' | 'kept' | undefined>(undefined);
  function put(next: ElderDraft): void {
    draft.value = next;
    store.set(DRAFT_NAME, JSON.stringify(next));
  }
  /** What was said, and what of it stands on the card. */
  const words = computed(() => {
    const { thing, said, kind = 'hands' } = draft.value;
    if (thing !== undefined) return { said: parts.wants(thing), title: parts.wants(thing), need: parts.needs(thing) };
    return { said: said.trim(), ...gistOf(said, TITLE_CHARS, parts.otherwise(kind)) };
  });
  /** Forward; a question that is answered by the one before is left out. */
  function answer(given: Partial<ElderDraft>): void {
    const next = ELDER_ASKS[ELDER_ASKS.indexOf(draft.value.at) + 1] ?? 'look';
    put({ ...draft.value, ...given, at: next });
  }
  const send = createSubmit(newKey, async (key: string) => {
    if (stationId === undefined) throw new Error('asked without a station');
    const body = bodyOf(draft.value, words.value, stationId, now());
    const answered = await outbox.sendOrKeep('POST /api/wishes', { body }, words.value.title, key);
    store.set(DRAFT_NAME, undefined);
    sent.value = answered === 'kept' ? 'kept' : 'sent';
    return answered;
  });
  return {
    draft: draft as ReadonlySignal<ElderDraft>,
    sent: sent as ReadonlySignal<'sent' | 'kept' | undefined>,
    words,
    /** Whether own words are being written instead of one of three. */
    change: (given: Partial<ElderDraft>): void => put({ ...draft.value, ...given }),
    kind: (kind: ElderKind): void => {
      const { thing: _before, ...rest } = draft.value;
      put({ ...rest, kind, said: '', at: 'thing' });
    },
    thing: (thing: ElderThing): void => answer({ thing, said: '' }),
    /** In one's own words; false while there are none. */
    own(): boolean {
      if (draft.value.said.trim() === '') return false;
      const { thing: _before, ...rest } = draft.value;
      draft.value = rest;
      answer({});
      return true;
    },
    when: (when: ElderWhen): void => answer({ when }),
    /** The home; false while the building is missing. */
    where(): boolean {
      if (draft.value.building.trim() === '') return false;
      answer({});
      return true;
    },
    /** To the question before; false at the first. */
    back(): boolean {
      const before = ELDER_ASKS[ELDER_ASKS.indexOf(draft.value.at) - 1];
      if (before !== undefined) put({ ...draft.value, at: before });
      return before !== undefined;
    },
    again: (): void => put({ ...EMPTY, building: draft.value.building, door: draft.value.door }),
    send,
    start: (): void => undefined,
  };
}

function bodyOf(draft: ElderDraft, words: Gist & { said: string }, stationId: string, now: number): Body {
  const { kind = 'hands', thing, when = 'soon' } = draft;
  const things: Readonly<Record<string, Need>> = ELDER_THINGS[kind];
  const need = (thing === undefined ? undefined : things[thing]) ?? OWN[kind];
  const door = draft.door.trim();
  return {
    stationId,
    beneficiary: { who: 'self' },
    source: 'self',
    group: 'elderly',
    kind: need.kind,
    domain: 'elderly',
    urgency: 'normal',
    title: { zh: words.title },
    story: { zh: words.said },
    components: [
      {
        kind: need.kind,
        text: { zh: words.need },
        quantity: 1,
        skills: [...(need.skills ?? [])],
        languages: [],
        ...(need.unit === undefined ? {} : { unit: { zh: need.unit } }),
        ...(need.minutes === undefined ? {} : { minutes: need.minutes }),
      },
    ],
    window: elderWindow(when, now),
    address: { building: draft.building.trim(), ...(door === '' ? {} : { door }) },
    submit: true,
  };
}
