import * as z from 'zod/mini';
import { idSchema } from '../kernel/ids.ts';
import {
  COMPONENTS_LIMIT_ITEMS,
  GOODS_LIMIT_UNITS,
  NEED_LIMIT_CHARS,
  NOTE_LIMIT_CHARS,
  PEOPLE_LIMIT_COUNT,
} from '../kernel/limits.ts';
import { epochMs, line, publicWords, whole, words } from '../kernel/schema.ts';

/** Which wish a call is about. */
export const wishParams = z.strictObject({ wishId: idSchema('wish') });

/** DOMAIN section 2: the life of a wish. The arrows are in `life.ts`. */
export const WISH_STATES = [
  'draft',
  'submitted',
  'verifying',
  'returned',
  'rejected',
  'escalated',
  'published',
  'reserved',
  'claimed',
  'in_progress',
  'delivered',
  'fulfilled',
  'archived',
  'withdrawn',
  'expired',
  'released',
  'partially_fulfilled',
  'disputed',
] as const;
export const wishState = z.enum(WISH_STATES);
export type WishState = z.infer<typeof wishState>;

export const WISH_KINDS = ['goods', 'service', 'companionship', 'skill'] as const;
export const wishKind = z.enum(WISH_KINDS);
export type WishKind = z.infer<typeof wishKind>;
export const GROUPS = ['elderly', 'child', 'hardship', 'disabled'] as const;
export const group = z.enum(GROUPS);
export type Group = z.infer<typeof group>;
export const DOMAINS = ['assistance', 'elderly', 'child', 'community', 'volunteering'] as const;
export const domain = z.enum(DOMAINS);
export const URGENCIES = ['urgent', 'normal'] as const;
export const urgency = z.enum(URGENCIES);
export type Urgency = z.infer<typeof urgency>;
/** How the wish came to the station. `self`: the person posted it; `mandate`: who acts for them; all others are by proxy. */
export const SOURCES = ['visit', 'self', 'phone', 'school', 'mandate'] as const;
export const source = z.enum(SOURCES);
export const LANGUAGES = ['zh', 'mn'] as const;
export const language = z.enum(LANGUAGES);
export type Language = z.infer<typeof language>;

export const SOCIETIES = ['community', 'social_worker', 'organisation', 'volunteer', 'charity'] as const;
export const society = z.enum(SOCIETIES);
export type Society = z.infer<typeof society>;

export const timeWindow = z.strictObject({ from: epochMs, to: epochMs });
export type TimeWindow = z.infer<typeof timeWindow>;

/** What is needed, in a few words. */
export const needText = words(NEED_LIMIT_CHARS);
/** One thing that is needed: people to do something, or goods. */
export const component = z.strictObject({
  kind: wishKind,
  text: needText,
  /** People, or units of goods. */
  quantity: whole(1, GOODS_LIMIT_UNITS),
  unit: z.optional(words(8)),
  skills: z._default(
    z.array(z.string().check(z.regex(/^[a-z]+(-[a-z]+)*\.[a-z0-9]+(-[a-z0-9]+)*$/))).check(z.maxLength(4)),
    [],
  ),
  languages: z._default(z.array(language).check(z.maxLength(2)), []),
  /** Minutes of service for each person; travel is never counted. */
  minutes: z.optional(whole(15, 720)),
  lifting: z.optional(z.boolean()),
  /** Components (by index) that have to be there before this one can be done: the tap before the plumber. */
  after: z.optional(z.array(whole(0, COMPONENTS_LIMIT_ITEMS - 1)).check(z.minLength(1), z.maxLength(4))),
});
export type Component = z.infer<typeof component>;
export const components = z.array(component).check(
  z.minLength(1),
  z.maxLength(COMPONENTS_LIMIT_ITEMS),
  z.refine(
    (list) => list.every((c) => c.kind === 'goods' || (c.quantity <= PEOPLE_LIMIT_COUNT && c.minutes !== undefined)),
    {
      error: 'people_need_minutes_and_limit',
    },
  ),
  z.refine((list) => inOrder(list), { error: 'order_goes_in_circles' }),
);

/** Whether the order can be kept: each waits only for others that are there, and nothing waits for itself in the end. */
function inOrder(list: readonly { readonly after?: readonly number[] | undefined }[]): boolean {
  const done = new Set<number>();
  for (let round = 0; round < list.length; round += 1)
    for (const [index, { after = [] }] of list.entries()) if (after.every((one) => done.has(one))) done.add(index);
  return done.size === list.length;
}

/** What happened, in the bounded log inside the wish: who, when, from, to and why. */
export const STEP_WHAT = [
  'drafted',
  'submitted',
  'verifying',
  'escalated_tier',
  'returned',
  'rejected',
  'escalated_case',
  'published',
  'carrier',
  'supplied',
  'offered',
  'accepted',
  'declined',
  'handed_over',
  'lapsed',
  'checked_in',
  'checked_out',
  'delivered',
  'confirmed',
  'partly_confirmed',
  'withdrawn',
  'expired',
  'released',
  'disputed',
  'no_show',
  'archived',
  'consented',
  'goods_promised',
  'goods_received',
  'goods_released',
  'goods_picked_up',
  'goods_returned',
  'goods_delivered',
  'settled',
  'merged',
] as const;
export const stepWhat = z.enum(STEP_WHAT);
export type StepWhat = z.infer<typeof stepWhat>;

/** A step as the public may see it: the society and a public label (role or pseudonym or org), never a person's id. */
export const publicStep = z.strictObject({
  at: z.number(),
  what: stepWhat,
  society: z.optional(society),
  by: z.optional(words(40)),
  note: z.optional(words(120)),
});
export type PublicStep = z.infer<typeof publicStep>;

export const segmentState = z.enum(['done', 'waiting', 'later', 'not_needed']);
export type SegmentState = z.infer<typeof segmentState>;
export const segment = z.strictObject({
  society,
  state: segmentState,
  /** When it was done, or until when it is waited for. */
  at: z.optional(z.number()),
  until: z.optional(z.number()),
  steps: z.array(publicStep),
});
export const ribbon = z.array(segment);
export type Segment = z.infer<typeof segment>;

/** One letter per society in order: d done, w waiting, l later, n not needed. The card's ribbon. */
export const ribbonLetters = z.string().check(z.regex(/^[dwln]{5}$/));

/** What a wish still lacks, for the words beside the ribbon. */
export const missing = z.strictObject({
  people: z.number(),
  goods: z.number(),
  unit: z.optional(z.strictObject({ zh: z.string(), en: z.optional(z.string()) })),
});

/** The wish on the wall. No person, no place finer than a cell. */
export const wishCard = z.strictObject({
  id: idSchema('wish'),
  state: wishState,
  group,
  kind: wishKind,
  urgency,
  title: publicWords,
  /** First line of the story. */
  story: publicWords,
  cell: z.optional(z.string()),
  stationId: idSchema('org'),
  station: publicWords,
  /** The organisation that carries it. */
  carrierId: z.optional(idSchema('org')),
  window: timeWindow,
  ribbon: ribbonLetters,
  missing,
  /** Goods only: units promised or arrived, and needed. */
  goods: z.optional(z.strictObject({ have: z.number(), need: z.number(), unit: publicWords, text: publicWords })),
  publishedAt: z.number(),
  fulfilledAt: z.optional(z.number()),
  /** People and orgs that took part, once it has come true. */
  together: z.optional(z.number()),
});
export type WishCard = z.infer<typeof wishCard>;

/** The six checks before publishing. Codes are stable; words are in the web's dictionary. */
export const CHECKS = ['willing', 'true', 'doable', 'no_cash', 'not_identifying', 'not_duplicate'] as const;
export const check = z.enum(CHECKS);
export type Check = z.infer<typeof check>;

export const evidenceView = z.strictObject({
  id: idSchema('evidence'),
  kind: z.enum(['visit_note', 'call_note', 'document', 'school_note']),
  note: z.string(),
  at: z.number(),
  by: z.string(),
  /** Shown by the photos of the wish. */
  photoIds: z.optional(z.array(idSchema('photo'))),
});

/** A place in the original text that would identify somebody. */
export const finding = z.strictObject({
  /** UTF-16 offsets into the scanned text. */
  start: z.number(),
  end: z.number(),
  kind: z.enum([
    'phone',
    'id_number',
    'bank_card',
    'plate',
    'address',
    'name',
    'illness',
    'institution',
    'age',
    'aid',
    'justice',
  ]),
  /** What the public would read instead; empty when it just goes. */
  mask: z.string(),
  /** Hard findings block publishing; soft ones a verifier may vouch for. */
  hard: z.boolean(),
});
export type Finding = z.infer<typeof finding>;

export const noteText = line(NOTE_LIMIT_CHARS);
