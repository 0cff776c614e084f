import type { Words } from '../kernel/schema.ts';
import { MINUTE_MS } from '../kernel/time.ts';
import {
  type Segment,
  type SegmentState,
  SOCIETIES,
  type Society,
  type StepWhat,
  type WishKind,
  type WishState,
} from './wish.ts';

export type RibbonStep = {
  readonly at: number;
  readonly what: StepWhat;
  readonly society?: Society;
  readonly by?: Words;
  readonly note?: Words;
};
export type RibbonComponent = {
  readonly kind: WishKind;
  readonly quantity: number;
  readonly have: number;
  /** Of the goods in `have`, what nobody has brought yet. */
  readonly promised?: number;
  readonly unit?: Words;
  /** Of goods: volunteers who bring them; there once somebody was asked to. */
  readonly hands?: number;
  /** Minutes that somebody needs on the spot. */
  readonly minutes?: number;
};
export type RibbonInput = {
  readonly state: WishState;
  /** In the order in which they happened. */
  readonly steps: readonly RibbonStep[];
  readonly components: readonly RibbonComponent[];
  /** Until when the station has to answer. */
  readonly dueAt?: number;
  /** End of the wish's time window. */
  readonly windowTo: number;
  /** A community organisation was asked to carry it and has not said yes yet. */
  readonly carrierNeeded?: boolean;
};

/** Which society a step belongs to, where the step does not say. Steps that are nobody else's business are missing. */
const PUBLIC_STEPS: Readonly<Partial<Record<StepWhat, Society>>> = {
  submitted: 'community',
  consented: 'community',
  withdrawn: 'community',
  expired: 'community',
  verifying: 'social_worker',
  returned: 'social_worker',
  rejected: 'social_worker',
  escalated_case: 'social_worker',
  merged: 'social_worker',
  published: 'social_worker',
  released: 'social_worker',
  carrier: 'organisation',
  supplied: 'charity',
  goods_promised: 'charity',
  goods_received: 'charity',
  goods_released: 'charity',
  goods_picked_up: 'charity',
  goods_returned: 'charity',
  goods_delivered: 'charity',
  settled: 'social_worker',
  accepted: 'volunteer',
  checked_in: 'volunteer',
  checked_out: 'volunteer',
  delivered: 'volunteer',
  confirmed: 'volunteer',
  partly_confirmed: 'volunteer',
};
/** States in which nobody is waited for any more. */
const ENDED: readonly WishState[] = ['rejected', 'escalated', 'fulfilled', 'archived', 'withdrawn', 'expired'];
const LETTERS: Readonly<Record<SegmentState, string>> = { done: 'd', waiting: 'w', later: 'l', not_needed: 'n' };

type Mark = { state: SegmentState; at?: number | undefined; until?: number | undefined };
type Reading = {
  readonly input: RibbonInput;
  /** Last moment of each step since the wish was last handed in; `submitted` its first moment ever. */
  readonly at: ReadonlyMap<StepWhat, number>;
  readonly people: readonly RibbonComponent[];
  readonly goods: readonly RibbonComponent[];
};

function read(input: RibbonInput): Reading {
  const at = new Map<StepWhat, number>();
  for (const step of input.steps) {
    if (step.what === 'submitted') {
      // Handed in again after a return or after it expired: the station has to look again, the rest starts over.
      const first = at.get('submitted') ?? step.at;
      at.clear();
      at.set('submitted', first);
    } else at.set(step.what, step.at);
  }
  const people = input.components.filter((component) => component.kind !== 'goods');
  return { input, at, people, goods: input.components.filter((component) => component.kind === 'goods') };
}

function community({ at }: Reading): Mark {
  return at.has('submitted') ? { state: 'done', at: at.get('submitted') } : { state: 'waiting' };
}

function socialWorker({ at, input }: Reading): Mark {
  const answered = at.get('published') ?? at.get('rejected') ?? at.get('escalated_case');
  if (answered !== undefined) return { state: 'done', at: answered };
  return at.has('submitted') ? { state: 'waiting', until: input.dueAt } : { state: 'later' };
}

function organisation({ at, input }: Reading): Mark {
  if (at.has('carrier')) return { state: 'done', at: at.get('carrier') };
  if (!at.has('published')) return { state: 'later' };
  return input.carrierNeeded === true ? { state: 'waiting', until: input.windowTo } : { state: 'not_needed' };
}

/** Whoever comes needs the time on the spot: after that it is too late to begin. */
function lastStart({ input, people }: Reading): number {
  const minutes = people.reduce((most, { minutes: one = 0 }) => Math.max(most, one), 0);
  return input.windowTo - minutes * MINUTE_MS;
}

function volunteer(reading: Reading): Mark {
  const { at, people, goods } = reading;
  const served = people.length > 0 || at.has('accepted') || goods.some(({ hands }) => hands !== undefined);
  if (served && at.has('confirmed')) return { state: 'done', at: at.get('confirmed') };
  if (!at.has('published')) return { state: 'later' };
  return served ? { state: 'waiting', until: lastStart(reading) } : { state: 'not_needed' };
}

function charity({ at, input, goods }: Reading): Mark {
  const given = goods.length > 0 || at.has('supplied');
  const complete = goods.every(({ have, promised = 0, quantity }) => have - promised >= quantity);
  if (given && at.has('published') && (complete || at.has('confirmed'))) {
    const brought = Math.max(at.get('supplied') ?? 0, at.get('goods_received') ?? 0) || at.get('confirmed');
    return { state: 'done', at: complete ? brought : at.get('confirmed') };
  }
  if (!at.has('published')) return { state: 'later' };
  return given ? { state: 'waiting', until: input.windowTo } : { state: 'not_needed' };
}

const RULES: Readonly<Record<Society, (reading: Reading) => Mark>> = {
  community,
  social_worker: socialWorker,
  organisation,
  volunteer,
  charity,
};

function societyOf(step: RibbonStep, reading: Reading): Society | undefined {
  const usual = PUBLIC_STEPS[step.what];
  if (usual === undefined) return undefined;
  // Goods alone: bringing and confirming them is the giver's part.
  return (
    step.society ??
    (usual === 'volunteer' && reading.people.length === 0 && step.what !== 'accepted' ? 'charity' : usual)
  );
}

/**
 * The linkage ribbon (LOOK.md): what each of the five societies has done for a wish, in the order of SOCIETIES.
 * - community: done once the wish was handed in, by whatever way it came.
 * - social_worker: waited for until `dueAt` while the wish is with the station or back with the poster; done when
 *   published, or answered otherwise (rejected, handed over to become a case).
 * - organisation: done when one carries it; dashed once published without one; waited for where one was asked.
 * - volunteer: dashed without a component for people; otherwise waited for until the beneficiary confirms.
 * - charity: dashed without goods or supplies; otherwise waited for until all goods have been brought (what the station
 *   entered counts, a donor's promise does not), or the beneficiary confirms without.
 * Where the wish has ended, nobody is waited for: what is not done is not needed. A segment that is done stays done while
 * steps are added and goods do not go away, with one exception: handed in again, a wish starts over. Releases, disputes
 * and no-shows undo nothing, because the volunteers' segment lights up only at the confirmation that ends them all.
 */
export function ribbonOf(input: RibbonInput): Segment[] {
  const reading = read(input);
  const ended = ENDED.includes(input.state);
  return SOCIETIES.map((society) => {
    const mark = RULES[society](reading);
    const state = ended && mark.state !== 'done' ? 'not_needed' : mark.state;
    return {
      society,
      state,
      ...(state === 'done' && mark.at !== undefined ? { at: mark.at } : {}),
      ...(state === 'waiting' && mark.until !== undefined ? { until: mark.until } : {}),
      steps: input.steps
        .filter((step) => societyOf(step, reading) === society)
        .map(({ at, what, by, note }) => ({
          at,
          what,
          society,
          ...(by === undefined ? {} : { by }),
          ...(note === undefined ? {} : { note }),
        })),
    };
  });
}

/** One letter for each segment: `ddnwl`. */
export function ribbonLetters(segments: readonly Segment[]): string {
  return segments.map((segment) => LETTERS[segment.state]).join('');
}

/** What a wish still lacks: people, and units of goods with their unit where all that is missing shares one. */
export function missingOf(components: readonly RibbonComponent[]): { people: number; goods: number; unit?: Words } {
  const lacking = components
    .map((component) => ({ ...component, lack: Math.max(0, component.quantity - component.have) }))
    .filter(({ lack }) => lack > 0);
  const goods = lacking.filter(({ kind }) => kind === 'goods');
  const people = lacking.filter(({ kind }) => kind !== 'goods');
  const [first] = goods;
  const unit =
    first?.unit !== undefined && goods.every((component) => component.unit?.zh === first.unit?.zh)
      ? first.unit
      : undefined;
  const sum = (list: typeof lacking) => list.reduce((count, { lack }) => count + lack, 0);
  return { people: sum(people), goods: sum(goods), ...(unit === undefined ? {} : { unit }) };
}
