import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';
import { idSchema } from '../kernel/ids.ts';
import { NAME_LIMIT_CHARS, STEP_UP_NAMES_MINUTES } from '../kernel/limits.ts';
import { line, listOf, listQuery, locale, phoneSchema, sixDigits } from '../kernel/schema.ts';
import { postSchema, roleSchema, STATION_STAFF } from '../orgs/roles.ts';

export const CONSENT_WAYS = ['spoken', 'signed', 'recorded', 'by_phone'] as const;
export const consentWay = z.enum(CONSENT_WAYS);
export const RELATIVES = ['mother', 'father', 'grandparent', 'other_guardian'] as const;

export const askCode = endpoint({
  name: 'askCode',
  method: 'POST',
  path: '/api/sign-in-codes',
  summary: 'Ask for a one-time code by text message',
  body: z.strictObject({ phone: phoneSchema }),
  reply: z.strictObject({ validSeconds: z.number() }),
  errors: ['code_limit', 'code_spend'],
  who: 'anyone',
});

export const myRole = z.strictObject({
  role: roleSchema,
  post: z.optional(postSchema),
  orgId: idSchema('org'),
  orgName: z.strictObject({ zh: z.string(), en: z.optional(z.string()) }),
  orgKind: z.string(),
});
export const meView = z.strictObject({
  personId: idSchema('person'),
  name: z.string(),
  pseudonym: z.string(),
  locale,
  roles: z.array(myRole),
  /** The duty in which this call was made (`X-Acting-As`, else the usual one); absent: as oneself. */
  acting: z.optional(z.strictObject({ role: roleSchema, orgId: idSchema('org') })),
  /** Station of the person's own neighbourhood: where the wall opens. */
  homeStation: z.optional(idSchema('org')),
  volunteer: z.boolean(),
  /** The large screens for old eyes. */
  elder: z.optional(z.boolean()),
  unread: z.number(),
  /** In a duty that verifies: wishes that wait for this person's answer there, a hundred at most. */
  toVerify: z.optional(z.number()),
  demo: z.optional(z.boolean()),
});
export type MeView = z.infer<typeof meView>;

/** The device as its own page names it, for the list of sign-ins. Coarse on purpose: no version, no model. */
export const device = z.strictObject({
  form: z.enum(['phone', 'tablet', 'desk']),
  system: z.enum(['android', 'ios', 'harmony', 'windows', 'mac', 'linux', 'other']),
  browser: z.enum(['wechat', 'chrome', 'safari', 'firefox', 'edge', 'other']),
});
export type Device = z.infer<typeof device>;

export const signIn = endpoint({
  name: 'signIn',
  method: 'POST',
  path: '/api/sessions',
  summary: 'Sign in with the code; a new number becomes a resident',
  body: z.strictObject({
    phone: phoneSchema,
    code: sixDigits,
    locale: z.optional(locale),
    device: z.optional(device),
  }),
  reply: meView,
  errors: ['code_wrong', 'code_expired', 'code_tries'],
  who: 'anyone',
  session: true,
});
export const renewSession = endpoint({
  name: 'renewSession',
  method: 'POST',
  path: '/api/session-renewals',
  summary: 'Rotate the refresh token for a fresh access token',
  reply: z.strictObject({ personId: idSchema('person') }),
  errors: ['session_ended', 'session_reused'],
  who: 'anyone',
  session: true,
});
export const signOut = endpoint({
  name: 'signOut',
  method: 'DELETE',
  path: '/api/sessions/current',
  summary: 'Sign out here',
  reply: z.strictObject({ ended: z.number() }),
  errors: [],
  who: 'signed_in',
  session: true,
});
export const signOutEverywhere = endpoint({
  name: 'signOutEverywhere',
  method: 'DELETE',
  path: '/api/sessions',
  summary: 'Sign out on every device',
  reply: z.strictObject({ ended: z.number() }),
  errors: [],
  who: 'signed_in',
  session: true,
});
export const readMe = endpoint({
  name: 'readMe',
  method: 'GET',
  path: '/api/me',
  summary: 'The signed-in person',
  reply: meView,
  errors: ['unauthenticated'],
  who: 'signed_in',
});
export const changeMe = endpoint({
  name: 'changeMe',
  method: 'PATCH',
  path: '/api/me',
  summary: 'Change name, pseudonym (never the whole name), language or home station',
  body: z.strictObject({
    name: z.optional(line(NAME_LIMIT_CHARS)),
    pseudonym: z.optional(line(16)),
    locale: z.optional(locale),
    homeStation: z.optional(idSchema('org')),
  }),
  reply: meView,
  errors: ['unauthenticated', 'not_found'],
  who: 'signed_in',
});

/** Demo accounts for one-tap sign-in, and texts that would have been sent: only where nothing is real (dev, localstack). */
export const listDemoAccounts = endpoint({
  name: 'listDemoAccounts',
  method: 'GET',
  path: '/api/dev/accounts',
  summary: 'Demo accounts (not in production)',
  reply: z.strictObject({
    items: z.array(
      z.strictObject({
        slug: z.string(),
        phone: phoneSchema,
        name: z.strictObject({ zh: z.string(), en: z.string() }),
        blurb: z.strictObject({ zh: z.string(), en: z.string() }),
      }),
    ),
  }),
  errors: [],
  who: 'anyone',
});
export const signInAsDemo = endpoint({
  name: 'signInAsDemo',
  method: 'POST',
  path: '/api/dev/sessions',
  summary: 'Sign in as a demo account in one tap (not in production)',
  body: z.strictObject({
    slug: z.string().check(z.regex(/^[a-z]+(-[a-z]+)*$/), z.maxLength(40)),
    device: z.optional(device),
  }),
  reply: meView,
  errors: ['not_found'],
  who: 'anyone',
  session: true,
});
export const listDevTexts = endpoint({
  name: 'listDevTexts',
  method: 'GET',
  path: '/api/dev/inbox',
  summary: 'Messages that would have been sent (not in production)',
  query: z.strictObject(listQuery),
  reply: listOf(
    z.strictObject({
      at: z.number(),
      channel: z.enum(['push', 'sms', 'email']),
      /** Phone number, mail address, or the push service of a browser. */
      to: z.string(),
      text: z.string(),
    }),
  ),
  errors: ['cursor_invalid'],
  who: 'anyone',
});

export const personView = z.strictObject({
  personId: idSchema('person'),
  name: z.string(),
  pseudonym: z.string(),
  birthYear: z.optional(z.number()),
  hasPhone: z.boolean(),
  elder: z.optional(z.boolean()),
  stationId: z.optional(idSchema('org')),
  demo: z.optional(z.boolean()),
});

/** People who live in a station's area and for whom wishes were written: the list a grid worker picks from. */
export const listBeneficiaries = endpoint({
  name: 'listBeneficiaries',
  method: 'GET',
  path: '/api/orgs/:orgId/beneficiaries',
  summary: 'People a station knows as beneficiaries',
  params: z.strictObject({ orgId: idSchema('org') }),
  query: z.strictObject(listQuery),
  reply: listOf(personView),
  errors: ['forbidden', 'not_found', 'cursor_invalid'],
  who: { roles: STATION_STAFF },
  stepUp: STEP_UP_NAMES_MINUTES,
});
