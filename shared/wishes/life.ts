import { HOUR_MS } from '../kernel/time.ts';
import type { TimeWindow, WishState } from './wish.ts';

/**
 * The arrows of a wish's life (DOMAIN section 2). Every operation names where it may start; nothing else moves a wish.
 * `reserved` is a wish that lacks nothing more, of which some goods are only promised, with a timer; volunteers' offers do
 * not reserve, they compete.
 */
export const ARROWS: Readonly<Record<WishState, readonly WishState[]>> = {
  draft: ['submitted', 'withdrawn'],
  submitted: ['verifying', 'withdrawn', 'expired'],
  verifying: ['returned', 'rejected', 'escalated', 'published', 'withdrawn', 'expired'],
  returned: ['submitted', 'withdrawn', 'expired'],
  rejected: ['archived'],
  escalated: ['archived'],
  // In dispute: only what came of goods, while the rest is still waited for.
  published: ['reserved', 'claimed', 'in_progress', 'delivered', 'withdrawn', 'expired', 'published', 'disputed'],
  reserved: ['claimed', 'published', 'in_progress', 'delivered', 'withdrawn', 'expired', 'disputed'],
  claimed: ['reserved', 'in_progress', 'delivered', 'published', 'released', 'withdrawn', 'expired', 'disputed'],
  in_progress: ['delivered', 'claimed', 'published', 'disputed', 'withdrawn'],
  delivered: ['fulfilled', 'partially_fulfilled', 'disputed'],
  partially_fulfilled: [
    'published',
    'claimed',
    'in_progress',
    'delivered',
    'fulfilled',
    'released',
    'withdrawn',
    'disputed',
    'expired',
  ],
  disputed: ['delivered', 'released', 'fulfilled', 'withdrawn'],
  // Looked for anew: the desk answers it as it answers what waits for its first answer.
  released: ['published', 'returned', 'rejected', 'escalated', 'archived', 'withdrawn'],
  fulfilled: ['archived'],
  withdrawn: ['archived'],
  expired: ['archived', 'submitted'],
  archived: [],
};

/** Whether a wish may go from one state to another. */
export function mayBecome(from: WishState, to: WishState): boolean {
  return ARROWS[from].includes(to);
}

/** States in which the public sees a wish. */
export const PUBLIC_STATES: readonly WishState[] = [
  'published',
  'reserved',
  'claimed',
  'in_progress',
  'delivered',
  'partially_fulfilled',
  'fulfilled',
  'disputed',
  'released',
];
/** States in which the wall counts it as waiting for someone. */
export const WAITING_STATES: readonly WishState[] = ['published', 'reserved', 'released', 'partially_fulfilled'];

/** Reply deadlines of verification (Volunteer Regulations 13; cfg). */
export const REPLY_HOURS = { urgent: 24, normal: 72 } as const;
/** Nobody can answer faster than this (cfg). */
const REPLY_LEAST_MS = 2 * HOUR_MS;

/**
 * How long the station has to answer, in ms: by urgency, and never more than a third of what is left of the wish's own time, since
 * after an answer somebody has still to be found and to come. A time that is over says nothing: the answer brings a new one.
 */
export function replyMs(
  { urgency, window }: { readonly urgency: keyof typeof REPLY_HOURS; readonly window: TimeWindow },
  now: number,
): number {
  const whole = REPLY_HOURS[urgency] * HOUR_MS;
  if (window.to <= now) return whole;
  return Math.min(whole, Math.max(REPLY_LEAST_MS, Math.floor((window.to - now) / 3)));
}
