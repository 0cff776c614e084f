import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';
import { idSchema } from '../kernel/ids.ts';
import { NOTE_LIMIT_CHARS } from '../kernel/limits.ts';
import { cellSchema, epochMs, line, listOf, listQuery, publicWords, whole } from '../kernel/schema.ts';
import { COORDINATORS } from '../orgs/roles.ts';
import { consentWay } from '../people/contract.ts';
import { taskState } from '../tasks/task.ts';
import { group, wishKind } from '../wishes/wish.ts';
import { plan, rhythm } from './plan.ts';

/** Dates that are left out one by one; a longer stretch is a pause. */
export const SKIPS_LIMIT_ITEMS = 60;
export const PAUSES_LIMIT_ITEMS = 12;
/** Dates that a person looks over before they agree. */
export const PREVIEW_DATES_COUNT = 6;
/** A series runs no longer than this without somebody asking again whether it still suits (cfg). */
export const SERIES_LIMIT_DAYS = 366;
/** How long somebody has to say whether they will be the same face (cfg). */
export const INVITATION_HOURS = 72;

export const SERIES_STATES = ['active', 'ended'] as const;
export const seriesState = z.enum(SERIES_STATES);

const seriesParams = z.strictObject({ seriesId: idSchema('series') });
const planErrors = ['window_invalid', 'series_too_long', 'series_no_dates'] as const;

/** One date of a series. `face`: pseudonym of who comes, came, or was asked last. */
const occurrence = z.strictObject({
  at: z.number(),
  to: z.number(),
  /** `planned`: not raised yet. `left_out`: skipped or paused. */
  state: z.enum(['planned', 'left_out', ...taskState.options]),
  taskId: z.optional(idSchema('task')),
  wishId: z.optional(idSchema('wish')),
  face: z.optional(z.string()),
  /** It is the caller's own. */
  mine: z.boolean(),
});

export const seriesRow = z.strictObject({
  id: idSchema('series'),
  state: seriesState,
  title: publicWords,
  group,
  kind: wishKind,
  minor: z.boolean(),
  stationId: idSchema('org'),
  station: publicWords,
  rhythm,
  /** The first visit, for the hour of day. */
  from: z.number(),
  minutes: z.number(),
  until: z.number(),
  next: z.optional(z.number()),
  /** Pseudonym of the same face. */
  keeper: z.optional(z.string()),
  invited: z.optional(z.boolean()),
});
export type SeriesRow = z.infer<typeof seriesRow>;

export const seriesView = z.strictObject({
  ...seriesRow.shape,
  story: publicWords,
  text: publicWords,
  skills: z.array(z.string()),
  cell: cellSchema,
  wishId: idSchema('wish'),
  pauses: z.array(z.strictObject({ from: z.number(), to: z.number() })),
  coming: z.array(occurrence),
  past: z.array(occurrence),
  /** How often it took place so far. */
  times: z.number(),
  invitedUntil: z.optional(z.number()),
  /** What was said when it ended: to the station only. */
  endReason: z.optional(z.string()),
  can: z.strictObject({
    accept: z.boolean(),
    decline: z.boolean(),
    handBack: z.boolean(),
    invite: z.boolean(),
    change: z.boolean(),
  }),
});
export type SeriesView = z.infer<typeof seriesView>;

export const previewSeries = endpoint({
  name: 'previewSeries',
  method: 'POST',
  path: '/api/series-previews',
  summary: 'The first dates of a rhythm, before anybody agrees to it; keeps nothing',
  body: plan,
  reply: z.strictObject({ dates: z.array(z.number()), count: z.number() }),
  errors: ['unauthenticated', ...planErrors],
  who: 'signed_in',
});
export const startSeries = endpoint({
  name: 'startSeries',
  method: 'POST',
  path: '/api/wishes/:wishId/series',
  summary: 'Let a verified wish come again by a rhythm; each date becomes a task of its own',
  params: z.strictObject({ wishId: idSchema('wish') }),
  body: z.strictObject({
    ...plan.shape,
    /** The part of the wish that comes again; it needs one person. */
    component: z._default(whole(0, 4), 0),
    title: z.strictObject({ zh: line(40), en: z.optional(line(120)) }),
    /** They were asked whether somebody may come regularly. */
    consent: z.strictObject({ way: consentWay, at: epochMs }),
  }),
  reply: z.strictObject({ id: idSchema('series'), dates: z.array(z.number()) }),
  errors: [
    'forbidden',
    'four_eyes',
    'wrong_state',
    'guardian_required',
    'identifying_text',
    ...planErrors,
    'not_found',
  ],
  who: { roles: COORDINATORS },
});
export const readSeries = endpoint({
  name: 'readSeries',
  method: 'GET',
  path: '/api/series/:seriesId',
  summary: 'One series as a published wish is read; what was, when nobody comes and why it ended: for whom it concerns',
  params: seriesParams,
  reply: seriesView,
  errors: ['forbidden', 'not_found'],
  who: 'signed_in',
});
export const listSeries = endpoint({
  name: 'listSeries',
  method: 'GET',
  path: '/api/orgs/:orgId/series',
  summary: 'Series of a station',
  params: z.strictObject({ orgId: idSchema('org') }),
  query: z.strictObject(listQuery),
  reply: listOf(seriesRow),
  errors: ['forbidden', 'not_found', 'cursor_invalid'],
  who: { roles: COORDINATORS },
});
export const listMySeries = endpoint({
  name: 'listMySeries',
  method: 'GET',
  path: '/api/my/series',
  summary: 'Series that I keep, am asked to keep, or that come to me',
  reply: z.strictObject({ kept: z.array(seriesRow), mine: z.array(seriesRow) }),
  errors: ['unauthenticated'],
  who: 'signed_in',
});

const seriesOutcome = z.strictObject({ id: idSchema('series'), state: seriesState, keeper: z.boolean() });
const PARTIES = { roles: COORDINATORS, relations: ['beneficiary', 'guardian', 'poster'] } as const;

export const inviteToSeries = endpoint({
  name: 'inviteToSeries',
  method: 'POST',
  path: '/api/series/:seriesId/invitations',
  summary: 'Ask a volunteer to be the same face; lapses by itself',
  params: seriesParams,
  body: z.strictObject({ personId: idSchema('person') }),
  reply: seriesOutcome,
  errors: ['forbidden', 'four_eyes', 'guardian_required', 'taken', 'not_suitable', 'wrong_state', 'not_found'],
  who: { roles: COORDINATORS },
});
export const acceptSeries = endpoint({
  name: 'acceptSeries',
  method: 'POST',
  path: '/api/series/:seriesId/acceptance',
  summary: 'Be the same face: each date is mine unless I cannot come that day',
  params: seriesParams,
  reply: seriesOutcome,
  errors: [
    'unauthenticated',
    'not_volunteer',
    'guardian_required',
    'taken',
    'not_suitable',
    'consent_form_missing',
    'offer_lapsed',
    'wrong_state',
    'not_found',
  ],
  who: 'signed_in',
});
export const declineSeries = endpoint({
  name: 'declineSeries',
  method: 'POST',
  path: '/api/series/:seriesId/decline',
  summary: 'Not the same face, when asked',
  params: seriesParams,
  reply: seriesOutcome,
  errors: ['unauthenticated', 'wrong_state', 'not_found'],
  who: 'signed_in',
});
export const handBackSeries = endpoint({
  name: 'handBackSeries',
  method: 'POST',
  path: '/api/series/:seriesId/hand-back',
  summary: 'Be the same face no more; the dates ahead are offered to others',
  params: seriesParams,
  reply: seriesOutcome,
  errors: ['unauthenticated', 'wrong_state', 'not_found'],
  who: 'signed_in',
});
export const skipSeriesDate = endpoint({
  name: 'skipSeriesDate',
  method: 'POST',
  path: '/api/series/:seriesId/skips',
  summary: 'Leave one date out',
  params: seriesParams,
  body: z.strictObject({ at: epochMs }),
  reply: seriesOutcome,
  errors: ['forbidden', 'series_no_such_date', 'series_full', 'wrong_state', 'not_found'],
  who: PARTIES,
});
export const pauseSeries = endpoint({
  name: 'pauseSeries',
  method: 'POST',
  path: '/api/series/:seriesId/pauses',
  summary: 'Leave out every date from a moment up to another: a stay in hospital, the New Year',
  params: seriesParams,
  body: z.strictObject({ from: epochMs, to: epochMs }),
  reply: seriesOutcome,
  errors: ['forbidden', 'window_invalid', 'series_full', 'wrong_state', 'not_found'],
  who: PARTIES,
});
export const endSeries = endpoint({
  name: 'endSeries',
  method: 'POST',
  path: '/api/series/:seriesId/end',
  summary: 'No more dates; those that nobody has begun are called off',
  params: seriesParams,
  body: z.strictObject({ reason: z.optional(line(NOTE_LIMIT_CHARS)) }),
  reply: seriesOutcome,
  errors: ['forbidden', 'wrong_state', 'not_found'],
  who: PARTIES,
});
