import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';
import { idSchema } from '../kernel/ids.ts';
import { cellSchema, listOf, listQuery, publicWords } from '../kernel/schema.ts';
import { orgView } from '../orgs/contract.ts';
import { consentWay } from '../people/contract.ts';
import { assignmentState } from '../tasks/task.ts';
import {
  component,
  domain,
  group,
  ribbon,
  source,
  timeWindow,
  urgency,
  wishCard,
  wishKind,
  wishParams,
  wishState,
} from './wish.ts';

/** The wall of one place. Distance counts from `near` (a cell) or else from the place's seat. */
export const listWishes = endpoint({
  name: 'listWishes',
  method: 'GET',
  path: '/api/wishes',
  summary: 'The wall: published wishes of a station’s surroundings',
  query: z.strictObject({
    ...listQuery,
    /** A station or a center; without it, the place where newcomers begin. */
    place: z.optional(idSchema('org')),
    near: z.optional(cellSchema),
    withinM: z.optional(z.coerce.number().check(z.int(), z.minimum(500), z.maximum(200_000))),
    group: z.optional(group),
    kind: z.optional(wishKind),
    /** today, this weekend, this week (China time). */
    when: z.optional(z.enum(['today', 'weekend', 'week'])),
    words: z.optional(z.string().check(z.maxLength(40))),
    order: z._default(z.enum(['near', 'new', 'urgent']), 'near'),
  }),
  reply: z.strictObject({
    place: orgView,
    /** Each with its distance in metres from where the viewer looks, cell to cell. */
    items: z.array(z.extend(wishCard, { distanceM: z.optional(z.number()) })),
    next: z.optional(z.string()),
    /** Wishes still waiting that fit the filter. */
    waiting: z.number(),
    /** Come true lately, newest first, for a quiet line between the cards. */
    fulfilled: z.array(wishCard),
  }),
  errors: ['cursor_invalid', 'not_found'],
  who: 'anyone',
  cacheSeconds: 15,
});

/** How much of a place the viewer sees: cell (public), building (accepted volunteer), door (at the time of service; staff in charge). */
export const placeView = z.strictObject({
  station: publicWords,
  stationId: idSchema('org'),
  stationPhone: z.optional(z.string()),
  cell: z.optional(cellSchema),
  building: z.optional(z.string()),
  door: z.optional(z.string()),
  /** From when the door may be seen, until when. */
  doorFrom: z.optional(z.number()),
  doorUntil: z.optional(z.number()),
});

export const componentView = z.extend(component, {
  /** People accepted, or goods promised or arrived. */
  have: z.number(),
  /** Of the goods in `have`: units promised and not yet brought, and units here or on their way. The rest is there. */
  promised: z.optional(z.number()),
  underWay: z.optional(z.number()),
  /** Of goods: volunteers who bring them, one at most; `taskId` is the delivery. */
  hands: z.optional(z.number()),
  taskId: z.optional(idSchema('task')),
  /** Only for those it concerns: somebody comes for it or is there; somebody was to come and nobody said whether they did. */
  comes: z.optional(z.literal(true)),
  unheard: z.optional(z.literal(true)),
});

/** Whose words are kept with a wish: the worker's who sent it back or refused it or made it a case, those of whom took it back, of whom disputes it, or the mediator's. */
export const REASON_BY = ['worker', 'escalated', 'withdrawn', 'disputed', 'settled'] as const;
export type ReasonBy = (typeof REASON_BY)[number];
const reasonBy = z.enum(REASON_BY);

export const wishView = z.strictObject({
  id: idSchema('wish'),
  state: wishState,
  group,
  kind: wishKind,
  domain,
  urgency,
  source,
  title: publicWords,
  story: publicWords,
  /** "grid worker Chen wrote it at a home visit; she heard it read and nodded" as codes. */
  proxy: z.optional(z.strictObject({ by: publicWords, way: consentWay, at: z.number() })),
  components: z.array(componentView),
  window: timeWindow,
  place: placeView,
  ribbon,
  publishedAt: z.optional(z.number()),
  fulfilledAt: z.optional(z.number()),
  thanks: z.optional(publicWords),
  carrier: z.optional(publicWords),
  /** One date of a series. */
  seriesId: z.optional(idSchema('series')),
  /** Withdrawn because it is the same as that one, where this viewer may see it. */
  mergedInto: z.optional(idSchema('wish')),
  /** What this viewer may do now: names of endpoints. The screen shows no other button. */
  can: z.array(z.string()),
  /** Only for poster, beneficiary, guardian and staff: why it was returned or rejected, and by when an answer is due. */
  reason: z.optional(z.string()),
  reasonBy: z.optional(reasonBy),
  dueAt: z.optional(z.number()),
  /** The beneficiary's real name: only for an accepted volunteer at service time and staff in charge. */
  name: z.optional(z.string()),
  mine: z.optional(z.enum(['poster', 'beneficiary', 'guardian'])),
  /** Only for those it concerns: its time is over, and whether anybody came was never said. */
  unheard: z.optional(z.literal(true)),
  /** The viewer's own part as a volunteer: asked, in line, coming, there. */
  seat: z.optional(z.strictObject({ taskId: idSchema('task'), state: assignmentState })),
  /** The viewer holds a mandate to confirm for the beneficiary. */
  speaksFor: z.optional(z.boolean()),
  demo: z.optional(z.boolean()),
});
export type WishView = z.infer<typeof wishView>;

export const readWish = endpoint({
  name: 'readWish',
  method: 'GET',
  path: '/api/wishes/:wishId',
  summary: 'One wish, as much of it as the viewer may see',
  params: wishParams,
  reply: wishView,
  errors: ['not_found'],
  who: 'anyone',
});

export const listMyWishes = endpoint({
  name: 'listMyWishes',
  method: 'GET',
  path: '/api/my/wishes',
  summary: 'Wishes I posted or that are mine',
  query: z.strictObject(listQuery),
  reply: listOf(
    z.extend(wishCard, {
      reason: z.optional(z.string()),
      reasonBy: z.optional(reasonBy),
      dueAt: z.optional(z.number()),
      /** Somebody has finished, or something was brought, and nobody has said yet how it was; the rest may still be missing. */
      waitsForYes: z.optional(z.literal(true)),
      /** Somebody has said yes, or is there now, whatever else is missing. */
      comes: z.optional(z.literal(true)),
      /** Somebody was to come, the time is over, and whether they did was never said. */
      unheard: z.optional(z.literal(true)),
    }),
  ),
  errors: ['cursor_invalid', 'unauthenticated'],
  who: 'signed_in',
});

export const readLog = endpoint({
  name: 'readLog',
  method: 'GET',
  path: '/api/wishes/:wishId/reads',
  summary: 'Who among staff read a child’s wish, when and as what',
  params: wishParams,
  query: z.strictObject(listQuery),
  reply: listOf(z.strictObject({ at: z.number(), by: z.string(), role: z.string(), what: z.string() })),
  errors: ['forbidden', 'not_found', 'cursor_invalid'],
  who: { roles: ['supervisor', 'head', 'deputy', 'auditor'], relations: ['guardian'] },
});
