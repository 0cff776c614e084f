import * as z from 'zod/mini';

/** Roles that somebody else gives: a duty at an org, taken up by invitation (docs/decisions/0027). */
export const DUTIES = [
  'head',
  'deputy',
  'social_worker',
  'supervisor',
  'volunteer_coordinator',
  'organisation_manager',
  'fund_steward',
  'fund_approver',
  'accountant',
  'auditor',
  'operator',
] as const;
export const dutySchema = z.enum(DUTIES);
export type Duty = z.infer<typeof dutySchema>;
/** Roles of DOMAIN section 1. A role is held at an org and covers its subtree. The last three people take by themselves. */
export const ROLES = [...DUTIES, 'resident', 'volunteer', 'donor'] as const;
export const roleSchema = z.enum(ROLES);
export type Role = z.infer<typeof roleSchema>;

/** Posts of a social worker at a station (乡镇社工站服务指南). */
export const POSTS = ['assistance_aide', 'child_supervisor', 'child_director', 'agency_worker', 'grid_worker'] as const;
export const postSchema = z.enum(POSTS);
export type Post = z.infer<typeof postSchema>;

/** Everyone who may do the station's daily work with wishes. */
export const STATION_STAFF = ['head', 'deputy', 'social_worker'] as const satisfies readonly Role[];
/** Who may verify and publish: the station's staff and the supervisor above it, whom a missed clock reaches. */
export const VERIFIERS = ['head', 'deputy', 'social_worker', 'supervisor'] as const satisfies readonly Role[];
/** Who settles a dispute, unless they are a party to it. */
export const MEDIATORS = ['head', 'supervisor'] as const satisfies readonly Role[];
/** Who arranges volunteers. */
export const COORDINATORS = [
  ...STATION_STAFF,
  'supervisor',
  'volunteer_coordinator',
] as const satisfies readonly Role[];
export function isDuty(role: Role): role is Duty {
  return DUTIES.some((duty) => duty === role);
}

/** Acting for nobody but oneself: the value of `X-Acting-As` for somebody who leaves every duty aside. */
export const AS_SELF = 'self';
/** A duty in one word, as `X-Acting-As` carries it and steps keep it: `head@org_...`. */
export function dutyWord({ role, orgId }: { readonly role: Role; readonly orgId: string }): string {
  return `${role}@${orgId}`;
}
/** In which duty somebody acts who has not chosen: the first that was given, else the first part. */
export function usualDuty<G extends { readonly role: Role }>(grants: readonly G[]): G | undefined {
  return grants.find(({ role }) => isDuty(role)) ?? grants[0];
}

/** Who may grant and end roles, add and move orgs. */
export const ADMINISTRATORS = ['head', 'deputy', 'operator'] as const satisfies readonly Role[];

export const ROLE_WORDS: Readonly<Record<Role, { zh: string; en: string }>> = {
  head: { zh: '站长', en: 'Station head' },
  deputy: { zh: '副站长', en: 'Deputy head' },
  social_worker: { zh: '驻站社工', en: 'Social worker' },
  supervisor: { zh: '督导', en: 'Supervisor' },
  volunteer_coordinator: { zh: '志愿服务协调员', en: 'Volunteer coordinator' },
  organisation_manager: { zh: '单位负责人', en: 'Organisation manager' },
  fund_steward: { zh: '基金管理员', en: 'Fund steward' },
  fund_approver: { zh: '基金审批人', en: 'Fund approver' },
  accountant: { zh: '会计', en: 'Accountant' },
  auditor: { zh: '审计员', en: 'Auditor' },
  resident: { zh: '居民', en: 'Resident' },
  volunteer: { zh: '志愿者', en: 'Volunteer' },
  donor: { zh: '捐赠人', en: 'Donor' },
  operator: { zh: '平台运维', en: 'Operator' },
};

export const POST_WORDS: Readonly<Record<Post, { zh: string; en: string }>> = {
  assistance_aide: { zh: '社会救助协理员', en: 'Assistance aide' },
  child_supervisor: { zh: '儿童督导员', en: 'Child supervisor' },
  child_director: { zh: '儿童主任', en: 'Child director' },
  agency_worker: { zh: '机构社工', en: 'Agency worker' },
  grid_worker: { zh: '网格员', en: 'Grid worker' },
};
