import { AppError } from '../../shared/kernel/errors.ts';
import { DAY_MS, HOUR_MS } from '../../shared/kernel/time.ts';
import { ARROWS, PUBLIC_STATES } from '../../shared/wishes/life.ts';
import { type TimeWindow, WISH_STATES, type WishState } from '../../shared/wishes/wish.ts';
import { hasFreshGoods, hasUnsettledGoods } from './there.ts';
import type { Wish } from './wish-item.ts';

const before = (to: WishState) => WISH_STATES.filter((state) => ARROWS[state].includes(to));
const GOING: readonly WishState[] = [
  'published',
  'reserved',
  'claimed',
  'in_progress',
  'delivered',
  'partially_fulfilled',
];
const EDITABLE: readonly WishState[] = ['draft', 'returned', 'expired'];

/** Where each command may start. The same table refuses a command and fills `can` in the views. */
const STARTS = {
  changeWish: EDITABLE,
  submitWish: EDITABLE,
  withdrawWish: before('withdrawn'),
  readVerification: WISH_STATES.filter((state) => state !== 'draft'),
  takeVerification: ['submitted'],
  saveVerification: ['verifying', 'released'],
  mergeWish: ['submitted', 'verifying'],
  addEvidence: ['submitted', 'verifying', 'returned', 'released'],
  publishWish: ['verifying', 'released'],
  returnWish: before('returned'),
  rejectWish: before('rejected'),
  escalateWish: before('escalated'),
  carryWish: ['verifying', ...GOING],
  supplyWish: GOING,
  // In progress: somebody has finished while goods are still on their way.
  sendConfirmationCode: ['delivered', 'in_progress'],
  confirmWish: ['delivered', 'in_progress'],
  disputeWish: before('disputed'),
  settleDispute: ['disputed'],
  readDispute: ['disputed'],
  answerDispute: ['disputed'],
  claimGoods: ['published', 'reserved', 'claimed', 'in_progress', 'partially_fulfilled'],
  moveGoods: [...GOING, 'disputed'],
  // It is or was on the wall and nothing is wrong with it: taken back, run out or given back to the station, it is looked at anew.
  startSeries: GOING,
  readLog: WISH_STATES,
} as const satisfies Record<string, readonly WishState[]>;
export type Command = keyof typeof STARTS;

/** Raises `wrong_state` unless the command may start where the wish stands. */
export function mustStand(wish: Pick<Wish, 'state'>, command: Command): void {
  if (!mayStart(wish, command)) throw new AppError('wrong_state');
}
export function mayStart(wish: Pick<Wish, 'state'>, command: Command): boolean {
  return (STARTS[command] as readonly WishState[]).includes(wish.state);
}

/** The same, where gifts that came may also be confirmed, or called wrong, while the wish goes on. */
export function mayStartNow(wish: Pick<Wish, 'state' | 'steps'>, command: Command): boolean {
  if (command === 'disputeWish' && wish.state === 'published') return hasUnsettledGoods(wish);
  const confirms = command === 'confirmWish' || command === 'sendConfirmationCode';
  return mayStart(wish, command) || (confirms && hasFreshGoods(wish) && GOING.includes(wish.state));
}

/** It stands in public, or came true, and is no date of a series itself. A child’s is hidden once its guardian says no. */
export function mayComeAgain(
  wish: Pick<Wish, 'state' | 'publishedAt' | 'fulfilledAt' | 'seriesId' | 'hiddenAt'>,
): boolean {
  if (wish.publishedAt === undefined || wish.hiddenAt !== undefined) return false;
  return wish.seriesId === undefined && (mayStart(wish, 'startSeries') || wish.fulfilledAt !== undefined);
}

/** Something may be wrong with what is going on or has come, and with nothing before. Raises `wrong_state`. */
export function mustBeDisputable(wish: Pick<Wish, 'state' | 'steps'>): void {
  if (!mayStartNow(wish, 'disputeWish')) throw new AppError('wrong_state');
}

/** Something to be confirmed has to be there: raises `nothing_delivered` while the wish is on its way, else `wrong_state`. */
export function mustBeConfirmable(
  wish: Pick<Wish, 'state' | 'steps'>,
  command: 'sendConfirmationCode' | 'confirmWish',
): void {
  if (mayStartNow(wish, command)) return;
  const onItsWay = PUBLIC_STATES.includes(wish.state) && wish.state !== 'fulfilled' && wish.state !== 'disputed';
  if (onItsWay) throw new AppError('nothing_delivered');
  mustStand(wish, command);
}

const WINDOW_LIMIT_MS = 60 * DAY_MS;
/** A visit that starts while it is being written down. */
const WINDOW_GRACE_MS = HOUR_MS;

/** Ahead, the right way round, at most 60 days long and not further ahead than that. Raises `window_invalid`. */
export function mustBeAhead({ from, to }: TimeWindow, now: number): void {
  const fits =
    from >= now - WINDOW_GRACE_MS &&
    from < to &&
    to > now &&
    to - from <= WINDOW_LIMIT_MS &&
    from <= now + WINDOW_LIMIT_MS;
  if (!fits) throw new AppError('window_invalid');
}
