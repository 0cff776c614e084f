import * as z from 'zod/mini';

/** Ids are a three-letter prefix and a ULID: sortable by time, typed on sight. platform/id makes them. */
export const ID_PREFIXES = {
  org: 'org',
  person: 'per',
  session: 'ses',
  wish: 'wsh',
  task: 'tsk',
  hours: 'hrs',
  notice: 'ntc',
  read: 'rdg',
  evidence: 'evd',
  photo: 'pht',
  dead: 'ded',
  passkey: 'pky',
  series: 'srs',
  followUp: 'flw',
  snapshot: 'snp',
  claim: 'clm',
  movement: 'mov',
  invitation: 'inv',
  team: 'tem',
  mandate: 'mdt',
} as const;
export type IdKind = keyof typeof ID_PREFIXES;

/** A zod schema for one kind of id. */
export function idSchema(kind: IdKind) {
  return z.string().check(z.regex(new RegExp(`^${ID_PREFIXES[kind]}_[0-9A-HJKMNP-TV-Z]{26}$`)));
}
