import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';
import { idSchema } from '../kernel/ids.ts';
import { STEP_UP_NAMES_MINUTES } from '../kernel/limits.ts';
import { cellSchema, epochMs, line, listOf, listQuery, whole } from '../kernel/schema.ts';
import { WEEK_HOURS } from '../kernel/time.ts';
import { COORDINATORS } from '../orgs/roles.ts';
import { language } from '../wishes/wish.ts';

export const skillId = z.string().check(z.regex(/^[a-z]+(-[a-z]+)*\.[a-z0-9]+(-[a-z0-9]+)*$/));
/** 1 learning, 2 can do alone, 3 trade or profession. Evidence is what a station saw; without it the level counts as said. */
export const heldSkill = z.strictObject({
  skill: skillId,
  level: whole(1, 3),
  evidence: z.optional(line(60)),
  seenBy: z.optional(z.string()),
});
/**
 * What a station has seen. `guardian_consent`: the paper by which the guardian of a volunteer under eighteen lets them serve
 * (Volunteer Regulations 7, Civil Code 19).
 */
export const CHECK_KINDS = ['criminal_record', 'training', 'insurance', 'guardian_consent'] as const;
export const checkKind = z.enum(CHECK_KINDS);
export const heldCheck = z.strictObject({
  kind: checkKind,
  validUntil: epochMs,
  evidence: line(60),
  by: z.optional(z.string()),
});
/** Half-open range of hours of the week, Monday 0:00 China time is 0. */
export const hourRange = z.strictObject({ from: whole(0, WEEK_HOURS - 1), to: whole(1, WEEK_HOURS) });
export const exception = z.strictObject({ from: epochMs, to: epochMs, free: z.boolean() });
export const healthLimit = z.enum(['no_lifting', 'no_stairs', 'no_dust', 'no_outdoor_cold']);

const ownFields = {
  /** Self-declared skills; a station adds evidence. */
  skills: z.array(z.strictObject({ skill: skillId, level: whole(1, 3) })).check(z.maxLength(20)),
  weekly: z.array(hourRange).check(z.maxLength(42)),
  exceptions: z.array(exception).check(z.maxLength(30)),
  homeCell: cellSchema,
  radiusM: whole(500, 50_000),
  languages: z.array(language).check(z.minLength(1), z.maxLength(2)),
  health: z.array(healthLimit).check(z.maxLength(4)),
  weeklyCapMinutes: whole(30, 2_400),
  /** Wants to be asked; off means only their own search. PIPL 24. */
  suggestions: z.boolean(),
  /** Wants to be asked by the planner too; off means that only people ask. PIPL 24. */
  automaticOffers: z._default(z.boolean(), true),
  travel: z.enum(['walk', 'bike', 'car']),
};
export const volunteerView = z.strictObject({
  personId: idSchema('person'),
  name: z.string(),
  pseudonym: z.string(),
  stationId: idSchema('org'),
  birthYear: whole(1900, 2100),
  ...ownFields,
  skills: z.array(heldSkill),
  checks: z.array(heldCheck),
  minutes: z.number(),
  stars: whole(0, 5),
  since: z.number(),
  demo: z.optional(z.boolean()),
});
export type VolunteerView = z.infer<typeof volunteerView>;

export const readVolunteer = endpoint({
  name: 'readVolunteer',
  method: 'GET',
  path: '/api/volunteers/:personId',
  summary: 'A volunteer’s profile: for oneself and coordinators',
  params: z.strictObject({ personId: idSchema('person') }),
  reply: volunteerView,
  errors: ['forbidden', 'not_found'],
  who: { roles: COORDINATORS, relations: ['self'] },
});
export const saveVolunteer = endpoint({
  name: 'saveVolunteer',
  method: 'PUT',
  path: '/api/my/volunteer',
  summary: 'Register as a volunteer, or change skills, times, place and limits',
  body: z.strictObject({ stationId: idSchema('org'), birthYear: whole(1900, 2100), ...ownFields }),
  reply: z.strictObject({ personId: idSchema('person') }),
  errors: ['unauthenticated', 'not_found'],
  who: 'signed_in',
});
export const addAbsence = endpoint({
  name: 'addAbsence',
  method: 'POST',
  path: '/api/my/absences',
  summary: 'Days on which I am away; regular visits within them are offered to others',
  body: z.strictObject({ from: epochMs, to: epochMs }),
  reply: z.strictObject({ exceptions: z.array(exception) }),
  errors: ['unauthenticated', 'not_volunteer', 'window_invalid', 'absences_full'],
  who: 'signed_in',
});
export const endAbsence = endpoint({
  name: 'endAbsence',
  method: 'DELETE',
  path: '/api/my/absences/:from',
  summary: 'Not away after all; what was given to others stays theirs',
  params: z.strictObject({ from: z.string().check(z.regex(/^\d{13}$/)) }),
  reply: z.strictObject({ exceptions: z.array(exception) }),
  errors: ['unauthenticated', 'not_volunteer', 'not_found'],
  who: 'signed_in',
});
export const addCheck = endpoint({
  name: 'addCheck',
  method: 'POST',
  path: '/api/volunteers/:personId/checks',
  summary: 'Enter a check that the station has seen',
  params: z.strictObject({ personId: idSchema('person') }),
  body: z.strictObject({ kind: checkKind, validUntil: epochMs, evidence: line(60) }),
  reply: z.strictObject({ personId: idSchema('person') }),
  errors: ['forbidden', 'four_eyes', 'not_found'],
  who: { roles: COORDINATORS },
});
/** A paper that counts no more: the guardian took the consent back, or what was seen turned out wrong. */
export const endCheck = endpoint({
  name: 'endCheck',
  method: 'DELETE',
  path: '/api/volunteers/:personId/checks/:kind',
  summary: 'A check counts no more; places that rest on it go to others',
  params: z.strictObject({ personId: idSchema('person'), kind: checkKind }),
  reply: z.strictObject({ personId: idSchema('person') }),
  errors: ['forbidden', 'four_eyes', 'not_found'],
  who: { roles: COORDINATORS },
});
export const vouchSkill = endpoint({
  name: 'vouchSkill',
  method: 'POST',
  path: '/api/volunteers/:personId/skills',
  summary: 'Enter evidence for a skill',
  params: z.strictObject({ personId: idSchema('person') }),
  body: z.strictObject({ skill: skillId, level: whole(1, 3), evidence: line(60) }),
  reply: z.strictObject({ personId: idSchema('person') }),
  errors: ['forbidden', 'four_eyes', 'not_found'],
  who: { roles: COORDINATORS },
});
export const blockPair = endpoint({
  name: 'blockPair',
  method: 'POST',
  path: '/api/volunteers/:personId/blocks',
  summary: 'These two should not be matched; no reason is stored in public',
  params: z.strictObject({ personId: idSchema('person') }),
  body: z.strictObject({ beneficiaryId: idSchema('person'), blocked: z.boolean() }),
  reply: z.strictObject({ personId: idSchema('person') }),
  errors: ['forbidden', 'not_found'],
  who: { roles: COORDINATORS, relations: ['self'] },
});
export const listVolunteers = endpoint({
  name: 'listVolunteers',
  method: 'GET',
  path: '/api/orgs/:orgId/volunteers',
  summary: 'Volunteers of a station, or those of them whose paper is to be looked at',
  params: z.strictObject({ orgId: idSchema('org') }),
  /** `due`: no valid check, or one that ends soon; under eighteen the guardian's consent. */
  query: z.strictObject({ ...listQuery, due: z.optional(z.enum(['true', 'false'])) }),
  reply: z.extend(
    listOf(
      z.strictObject({
        personId: idSchema('person'),
        name: z.string(),
        skills: z.array(z.string()),
        checkUntil: z.optional(z.number()),
        /** Under eighteen: until when the guardian lets them serve, if so, counts and not the check. */
        young: z.optional(z.boolean()),
        consentUntil: z.optional(z.number()),
        minutes: z.number(),
        stars: z.number(),
        demo: z.optional(z.boolean()),
      }),
    ),
    {
      /** With the first page: how many there are, and of how many the paper is to be looked at. */
      counts: z.optional(z.strictObject({ all: z.number(), due: z.number() })),
    },
  ),
  errors: ['forbidden', 'not_found', 'cursor_invalid'],
  who: { roles: COORDINATORS },
  stepUp: STEP_UP_NAMES_MINUTES,
});
