/** `small` is for a cloud stand-in where every item costs time: one county. */
export type Scale = number | 'small';

/** The size of the whole: a comparable city app met 12,000 wishes with 42,000 members. */
export const FULL = { volunteers: 42_000, wishes: 12_000 } as const;
export const HOME_COUNTY = '150202';
