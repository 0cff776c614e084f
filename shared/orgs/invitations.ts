import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';
import { idSchema } from '../kernel/ids.ts';
import { NAME_LIMIT_CHARS, STEP_UP_ACT_MINUTES } from '../kernel/limits.ts';
import { line, listOf, listQuery, phoneSchema } from '../kernel/schema.ts';
import { orgKind, orgName } from './contract.ts';
import { ADMINISTRATORS, dutySchema, postSchema, roleSchema } from './roles.ts';

/** How long somebody may think about it (cfg). */
export const INVITATION_VALID_DAYS = 7;
/** Invitations from one org in a day. */
export const INVITATIONS_DAILY_LIMIT_COUNT = 20;
/** Invitations of one number that are looked at. */
export const INVITATIONS_OF_NUMBER_LIMIT_ITEMS = 50;

/** lapsed: nobody answered in time. void: too many wrong codes, or who invited may no longer give this duty. */
export const INVITATION_STATES = ['waiting', 'accepted', 'declined', 'revoked', 'lapsed', 'void'] as const;
export const invitationState = z.enum(INVITATION_STATES);
export type InvitationState = z.infer<typeof invitationState>;

/** Eight signs of Crockford's base 32, without those that look alike. */
export const invitationCode = z.string().check(z.regex(/^[0-9A-HJKMNP-TV-Z]{8}$/));

const orgParams = z.strictObject({ orgId: idSchema('org') });
const invitationParams = z.strictObject({ orgId: idSchema('org'), invitationId: idSchema('invitation') });
const ownParams = z.strictObject({ invitationId: idSchema('invitation') });

export const invitationView = z.strictObject({
  id: idSchema('invitation'),
  role: dutySchema,
  post: z.optional(postSchema),
  state: invitationState,
  /** The last four digits of the number it is bound to: enough to tell two apart. */
  tail: z.string(),
  /** How the code reached its person. */
  way: z.enum(['text', 'shown']),
  by: z.string(),
  at: z.number(),
  until: z.number(),
  answeredAt: z.optional(z.number()),
});

/** Every duty starts with this and its acceptance; nobody is given one without knowing (docs/decisions/0027). */
export const inviteToRole = endpoint({
  name: 'inviteToRole',
  method: 'POST',
  path: '/api/orgs/:orgId/invitations',
  summary: 'Invite the holder of a phone number to a duty at an org; again to the same duty: with a new code',
  params: orgParams,
  body: z.strictObject({
    phone: phoneSchema,
    role: dutySchema,
    post: z.optional(postSchema),
    way: z.enum(['text', 'shown']),
  }),
  reply: z.strictObject({
    id: idSchema('invitation'),
    until: z.number(),
    /** Told once, to be handed over; absent when it went by text message. */
    code: z.optional(invitationCode),
  }),
  errors: [
    'invitations_full',
    'code_spend',
    'role_exists',
    'role_not_grantable',
    'four_eyes',
    'forbidden',
    'not_found',
  ],
  who: { roles: ADMINISTRATORS },
  stepUp: STEP_UP_ACT_MINUTES,
  secret: true,
});

export const listInvitations = endpoint({
  name: 'listInvitations',
  method: 'GET',
  path: '/api/orgs/:orgId/invitations',
  summary: 'Invitations to duties at an org, newest first',
  params: orgParams,
  query: z.strictObject(listQuery),
  reply: listOf(invitationView),
  errors: ['forbidden', 'not_found', 'cursor_invalid'],
  who: { roles: ADMINISTRATORS },
});

export const revokeInvitation = endpoint({
  name: 'revokeInvitation',
  method: 'DELETE',
  path: '/api/orgs/:orgId/invitations/:invitationId',
  summary: 'Take an invitation back before it is answered',
  params: invitationParams,
  reply: z.strictObject({ id: idSchema('invitation'), state: invitationState }),
  errors: ['invitation_over', 'forbidden', 'not_found'],
  who: { roles: ADMINISTRATORS },
  stepUp: STEP_UP_ACT_MINUTES,
});

export const myInvitationView = z.strictObject({
  id: idSchema('invitation'),
  role: dutySchema,
  post: z.optional(postSchema),
  org: z.strictObject({ id: idSchema('org'), name: orgName, kind: orgKind }),
  /** Who invites, by name: a public duty. */
  by: z.string(),
  at: z.number(),
  until: z.number(),
});
export const listMyInvitations = endpoint({
  name: 'listMyInvitations',
  method: 'GET',
  path: '/api/my/invitations',
  summary: 'Duties that wait for the holder of my phone number',
  reply: z.strictObject({ items: z.array(myInvitationView) }),
  errors: [],
  who: 'signed_in',
});

export const acceptInvitation = endpoint({
  name: 'acceptInvitation',
  method: 'POST',
  path: '/api/my/invitations/:invitationId/acceptance',
  summary: 'Take up a duty with the code that came with the invitation: the role starts now',
  params: ownParams,
  body: z.strictObject({
    code: invitationCode,
    /** The real name, for who has not given it before: a duty is held by somebody whom the station can name. */
    name: z.optional(line(NAME_LIMIT_CHARS)),
  }),
  reply: z.strictObject({ orgId: idSchema('org'), role: roleSchema }),
  errors: ['invitation_over', 'code_wrong', 'code_tries', 'role_exists', 'role_limit', 'name_needed', 'not_found'],
  who: 'signed_in',
  stepUp: STEP_UP_ACT_MINUTES,
});

export const declineInvitation = endpoint({
  name: 'declineInvitation',
  method: 'POST',
  path: '/api/my/invitations/:invitationId/refusal',
  summary: 'Say no to a duty',
  params: ownParams,
  reply: z.strictObject({ id: idSchema('invitation'), state: invitationState }),
  errors: ['invitation_over', 'not_found'],
  who: 'signed_in',
});
