import type { Words } from '../../shared/kernel/schema.ts';
import { HOUR_MS } from '../../shared/kernel/time.ts';
import { CHECK_OUT_LATE_HOURS } from '../../shared/tasks/times.ts';
import type { StepWhat, WishState } from '../../shared/wishes/wish.ts';
import type { Wish } from './wish-item.ts';

type Expected = {
  readonly personId: string;
  readonly by: Words;
  readonly part: number | undefined;
  readonly there: boolean;
  /** When their time is over. Epoch ms. */
  readonly to: number;
};

const AHEAD: readonly WishState[] = ['published', 'reserved', 'claimed', 'in_progress', 'partially_fulfilled'];
/** Whether somebody may still come, or be there. */
export function isAhead({ state }: Pick<Wish, 'state'>): boolean {
  return AHEAD.includes(state);
}
/** With these everybody's seat ended, whoever had one: what is published afterwards asks anew. */
const ENDS: readonly StepWhat[] = ['released', 'withdrawn', 'expired'];
/** Who came and never said that they finished is not at somebody's home for good. */
const THERE_LIMIT_MS = 6 * HOUR_MS;

/** Until when somebody is expected. Epoch ms. */
export function expectedUntil({ there, to }: Pick<Expected, 'there' | 'to'>): number {
  return to + (there ? THERE_LIMIT_MS : 0);
}

type Expecting = Pick<Wish, 'state' | 'steps' | 'window' | 'stoppedAt'>;
/** Whether anybody comes or is there now. */
export function isExpecting(wish: Expecting, now: number): boolean {
  return expectedOf(wish).some((one) => now < expectedUntil(one));
}
/** Whether anybody is there now: a word about the visit waits for them to finish. */
export function isVisited(wish: Expecting, now: number): boolean {
  return expectedOf(wish).some((one) => one.there && now < expectedUntil(one));
}

/** From when on it is asked whether anybody came: until then who left late may still show it. Epoch ms. */
export function unheardFrom({ to }: Pick<Expected, 'to'>): number {
  return to + CHECK_OUT_LATE_HOURS * HOUR_MS;
}
/** Those of whom nothing was heard though their time is over: whether they came, only who was to be visited knows. */
export function unheardOf(wish: Expecting, now: number): readonly Expected[] {
  return missedOf(expectedOf(wish), now);
}
function missedOf(expected: readonly Expected[], now: number): readonly Expected[] {
  return expected.filter((one) => !one.there && now >= unheardFrom(one));
}

type Heard = { readonly comes?: true; readonly unheard?: true };
/**
 * What is to be heard of each part, in their order: whether somebody comes for it or is there, and whether somebody was missed.
 * Parts have times of their own, so that one may be missed while another is still to come.
 */
export function heardOf(wish: Expecting & Pick<Wish, 'components'>, now: number): readonly Heard[] {
  const expected = expectedOf(wish);
  const missed = missedOf(expected, now);
  const comes = expected.filter((one) => !missed.includes(one) && (!one.there || now < expectedUntil(one)));
  return wish.components.map((_, at) => {
    const isOfIt = ({ part }: Expected) => part === undefined || part === at;
    return {
      ...(comes.some(isOfIt) ? { comes: true } : {}),
      ...(missed.some(isOfIt) ? { unheard: true } : {}),
    };
  });
}

/** Who said yes, neither gave it back nor was stopped, and has not finished yet, each for the part they said yes to. */
export function expectedOf(wish: Expecting): readonly Expected[] {
  if (!isAhead(wish)) return [];
  let open: readonly Expected[] = [];
  const { stoppedAt = -1 } = wish;
  for (const { at, what, personId, by, of, part, until: to = wish.window.to } of wish.steps) {
    if (ENDS.includes(what)) open = [];
    if (what === 'accepted' && by && at > stoppedAt) open = [...open, { personId, by, part, there: false, to }];
    // Who did not come is noted by a worker, and so is who did where no phone could tell.
    const whose = of ?? personId;
    const isTheirs = (one: Expected) =>
      one.personId === whose && (part === undefined || one.part === undefined || one.part === part);
    if (what === 'checked_in') open = open.map((one) => (isTheirs(one) ? { ...one, there: true } : one));
    if (what === 'handed_over' || what === 'checked_out' || what === 'no_show')
      open = open.filter((one) => !isTheirs(one));
  }
  return open;
}
