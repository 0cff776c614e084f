import { DAY_MS } from '../kernel/time.ts';

/** What somebody may do for somebody else, each by itself. Civil Code 161-165: a mandate says for what and until when. */
export const MANDATE_PURPOSES = ['post_wishes', 'confirm', 'read_visits'] as const;
export type MandatePurpose = (typeof MANDATE_PURPOSES)[number];
/** own_phone: the person pressed. The others: what a worker heard or saw. */
export const MANDATE_PROOFS = ['own_phone', 'said_at_visit', 'signed_paper', 'committee_letter'] as const;
export type MandateProof = (typeof MANDATE_PROOFS)[number];
/** How the two stand to each other. */
export const MANDATE_TIES = ['child', 'spouse', 'relative', 'neighbour', 'worker'] as const;
export type MandateTie = (typeof MANDATE_TIES)[number];

/** People who may act for one person at the same time (cfg). */
export const MANDATES_LIMIT_ITEMS = 5;
/** A mandate lasts a year at most, then it is asked anew (cfg). */
export const MANDATE_LIMIT_MS = 366 * DAY_MS;

export type MandateSpan = { readonly from: number; readonly until: number; readonly endedAt?: number | undefined };

/** Whether it counts now: begun, not over, and nobody ended it. */
export function isMandateLive({ from, until, endedAt }: MandateSpan, now: number): boolean {
  return endedAt === undefined && from <= now && now < until;
}
