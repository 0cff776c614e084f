import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';
import { idSchema } from '../kernel/ids.ts';
import { NAME_LIMIT_CHARS, STEP_UP_ACT_MINUTES } from '../kernel/limits.ts';
import { cellSchema, line, listOf, listQuery } from '../kernel/schema.ts';
import { ADMINISTRATORS, COORDINATORS, postSchema, roleSchema } from './roles.ts';

/** The tree is region > center > station > room; the last three attach to any of them and carry no children. */
export const ORG_KINDS = ['region', 'center', 'station', 'room', 'foundation', 'organisation', 'enterprise'] as const;
export const orgKind = z.enum(ORG_KINDS);
export type OrgKind = z.infer<typeof orgKind>;
export const serviceMode = z.enum(['embedded', 'sinking', 'bridging']);

export const orgName = z.strictObject({ zh: line(NAME_LIMIT_CHARS), en: z.optional(line(80)) });

/** Where people find a place and when somebody is there, as its door says it. */
const orgLine = z.strictObject({ zh: line(60), en: z.optional(line(80)) });
const orgPhone = z.string().check(z.regex(/^[0-9-]{7,20}$/));

export const orgView = z.strictObject({
  id: idSchema('org'),
  kind: orgKind,
  name: orgName,
  parent: z.optional(idSchema('org')),
  /** Code of the National Bureau of Statistics, where the place has one. */
  code: z.optional(z.string()),
  /** Cell of the seat. Townships are placed by rule around their county's seat: approximate. */
  cell: z.optional(cellSchema),
  approximate: z.optional(z.boolean()),
  mode: z.optional(serviceMode),
  /** Public telephone of a station. */
  phone: z.optional(z.string()),
  address: z.optional(orgLine),
  hours: z.optional(orgLine),
  demo: z.optional(z.boolean()),
});
export type OrgView = z.infer<typeof orgView>;

const orgParams = z.strictObject({ orgId: idSchema('org') });

export const readOrg = endpoint({
  name: 'readOrg',
  method: 'GET',
  path: '/api/orgs/:orgId',
  summary: 'One org with its ancestors, root first',
  params: orgParams,
  reply: z.strictObject({ org: orgView, ancestors: z.array(orgView) }),
  errors: ['not_found'],
  who: 'anyone',
  cacheSeconds: 60,
});

export const listOrgs = endpoint({
  name: 'listOrgs',
  method: 'GET',
  path: '/api/orgs',
  summary: 'Children of an org, or the regions',
  query: z.strictObject({ ...listQuery, parent: z.optional(idSchema('org')), kind: z.optional(orgKind) }),
  reply: listOf(orgView),
  errors: ['cursor_invalid'],
  who: 'anyone',
  cacheSeconds: 60,
});

/** A station by name, with what it stands under, the county first. */
export const stationFound = z.strictObject({ org: orgView, above: z.array(orgName) });
export const findStations = endpoint({
  name: 'findStations',
  method: 'GET',
  path: '/api/stations',
  summary: 'Stations by Chinese name or pinyin, the nearest fit first',
  query: z.strictObject({ words: line(NAME_LIMIT_CHARS) }),
  reply: z.strictObject({ items: z.array(stationFound) }),
  errors: [],
  who: 'anyone',
  cacheSeconds: 60,
});

export const addOrg = endpoint({
  name: 'addOrg',
  method: 'POST',
  path: '/api/orgs/:orgId/children',
  summary: 'Add an org under another',
  params: orgParams,
  body: z.strictObject({
    kind: orgKind,
    name: orgName,
    cell: z.optional(cellSchema),
    mode: z.optional(serviceMode),
    phone: z.optional(orgPhone),
  }),
  reply: z.strictObject({ id: idSchema('org') }),
  errors: ['org_tier', 'org_full', 'org_same_name', 'forbidden', 'not_found'],
  who: { roles: ADMINISTRATORS },
});

/** Whoever brings a thing, or comes with a paper, reads it; what is left out is taken away. */
export const setVisiting = endpoint({
  name: 'setVisiting',
  method: 'PUT',
  path: '/api/orgs/:orgId/visiting',
  summary: 'Say where a station is, when somebody is there, and how to call it',
  params: orgParams,
  body: z.strictObject({ phone: z.optional(orgPhone), address: z.optional(orgLine), hours: z.optional(orgLine) }),
  reply: orgView,
  errors: ['org_tier', 'forbidden', 'not_found'],
  who: { roles: ADMINISTRATORS },
});

export const moveOrg = endpoint({
  name: 'moveOrg',
  method: 'PUT',
  path: '/api/orgs/:orgId/parent',
  summary: 'Move an org under another of the right tier',
  params: orgParams,
  body: z.strictObject({ parent: idSchema('org') }),
  reply: z.strictObject({ id: idSchema('org') }),
  errors: ['org_tier', 'org_full', 'forbidden', 'not_found'],
  who: { roles: ['operator'] },
});

/** Where the wall opens for somebody who has not said where they are. */
export const setFirstPlace = endpoint({
  name: 'setFirstPlace',
  method: 'PUT',
  path: '/api/settings/first-place',
  summary: 'Choose the station where the wall opens for newcomers',
  body: z.strictObject({ orgId: idSchema('org') }),
  reply: z.strictObject({ orgId: idSchema('org') }),
  errors: ['forbidden', 'not_found'],
  who: { roles: ['operator'] },
});

export const grantView = z.strictObject({
  personId: idSchema('person'),
  /** Full name: roles are public duties of staff, shown to signed-in staff only. */
  name: z.string(),
  role: roleSchema,
  post: z.optional(postSchema),
  since: z.number(),
  demo: z.optional(z.boolean()),
});

export const listRoles = endpoint({
  name: 'listRoles',
  method: 'GET',
  path: '/api/orgs/:orgId/roles',
  summary: 'Who holds a role at an org',
  params: orgParams,
  query: z.strictObject(listQuery),
  reply: listOf(grantView),
  errors: ['forbidden', 'not_found', 'cursor_invalid'],
  who: { roles: [...COORDINATORS, 'operator', 'organisation_manager', 'auditor'] },
});

export const endRole = endpoint({
  name: 'endRole',
  method: 'DELETE',
  path: '/api/orgs/:orgId/roles/:personId/:role',
  summary: 'End a role; of an operator another operator’s to end',
  params: z.strictObject({ orgId: idSchema('org'), personId: idSchema('person'), role: roleSchema }),
  reply: z.strictObject({ personId: idSchema('person'), role: roleSchema }),
  errors: ['role_not_grantable', 'four_eyes', 'forbidden', 'not_found'],
  who: { roles: ADMINISTRATORS },
  stepUp: STEP_UP_ACT_MINUTES,
});
