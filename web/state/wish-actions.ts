import type { WishView } from '../../shared/wishes/contract.ts';
import type { WishState } from '../../shared/wishes/wish.ts';

type Component = WishView['components'][number];
/** The one thing this person can do next; everything else is quiet. `to` leads to another screen. */
export type MainAction =
  | { readonly what: 'accept' | 'wait'; readonly taskId: string }
  | {
      readonly what:
        | 'sign_in'
        | 'confirm'
        | 'verify'
        | 'change'
        | 'show_code'
        | 'candidates'
        | 'my_task'
        | 'in_line'
        | 'ask_round'
        | 'call';
      readonly to: string;
    }
  | { readonly what: 'submit' | 'settle' | 'give' }
  | undefined;
export type QuietAction =
  | 'verify'
  | 'candidates'
  | 'show_code'
  | 'carry'
  | 'supply'
  | 'give'
  | 'accept'
  | 'confirm'
  | 'send_code'
  | 'change'
  | 'dispute'
  | 'answer'
  | 'reads'
  | 'thank'
  | 'rate'
  | 'again'
  | 'series'
  | 'withdraw';

/** States in which the wish still looks for somebody, and in which somebody is on it. */
const WAITING: readonly WishState[] = ['published', 'reserved', 'claimed', 'partially_fulfilled'];
/** Somebody comes for one part while another is still missing: the wish then stands where it waits. */
const TAKEN: readonly WishState[] = [...WAITING, 'in_progress'];

/** Components that still lack people or goods. */
export function openComponents(wish: WishView): readonly Component[] {
  return wish.components.filter((component) => component.have < component.quantity);
}

/** Volunteers that a component has and needs: who brings goods is one. */
function seatsOf({ kind, hands = 0, have, quantity }: Component): { have: number; need: number } {
  return kind === 'goods' ? { have: hands, need: 1 } : { have, need: quantity };
}

/** Sent back, and closed before it was handed in again. Whoever may not know that it was sent back reads no such step. */
export function closedUnanswered({ state, ribbon }: Pick<WishView, 'state' | 'ribbon'>): boolean {
  const turns = ribbon.flatMap(({ steps }) => steps).filter(({ what }) => what === 'returned' || what === 'submitted');
  return state === 'expired' && turns.toSorted((one, other) => one.at - other.at).at(-1)?.what === 'returned';
}

type Tasks = { readonly [state in 'open' | 'taken' | 'full' | 'missed' | 'shown']: string | undefined };
/**
 * The task that still needs people, one that somebody has taken, and one that has all it needs; the one whose helper was
 * missed, and the one whose code is shown: of a part that is still to come, whatever was missed of another.
 */
function tasksOf(wish: WishView): Tasks {
  const tasks = wish.components.filter((component) => component.taskId !== undefined);
  const taken = tasks.find((component) => seatsOf(component).have > 0)?.taskId;
  return {
    open: tasks.find((component) => seatsOf(component).have < seatsOf(component).need)?.taskId,
    taken,
    missed: tasks.find((component) => component.unheard)?.taskId ?? taken,
    shown: tasks.find((component) => component.comes)?.taskId ?? (wish.unheard ? undefined : taken),
    full: tasks.find((component) => seatsOf(component).have >= seatsOf(component).need)?.taskId,
  };
}

/** What the reply says, together with what follows from it for tasks, whose own endpoints it does not name. */
function rightsOf(wish: WishView) {
  const tasks = tasksOf(wish);
  const can = (name: string) => wish.can.includes(name);
  const staff = can('readVerification');
  return {
    can,
    tasks,
    candidates: staff && tasks.open !== undefined && WAITING.includes(wish.state),
    showCode: (staff || wish.mine !== undefined) && tasks.shown !== undefined && TAKEN.includes(wish.state),
  };
}

/** Tasks whose codes are shown beside their own parts: where somebody comes for more than one, who is at the door is not always the first. */
export function codesOfParts(wish: WishView): readonly string[] {
  const coming = wish.components.flatMap(({ comes, taskId }) => (comes && taskId !== undefined ? [taskId] : []));
  return rightsOf(wish).showCode && coming.length > 1 ? coming : [];
}

/** States of one's own part in which one is expected. */
const EXPECTED: readonly string[] = ['accepted', 'checked_in', 'checked_out'];

/** Whoever comes, or stands in line, finds their own task from here. */
function ownPartOf({ seat }: WishView): MainAction {
  if (seat === undefined) return undefined;
  const to = `/me/tasks/${seat.taskId}`;
  if (EXPECTED.includes(seat.state)) return { what: 'my_task', to };
  return seat.state === 'waiting' ? { what: 'in_line', to } : undefined;
}

/**
 * Nobody said whether anybody came: the station notes who did not, everybody else tells the station. Whoever still waits for
 * another at the door needs the code there; the station's number stands with the quiet words.
 */
function missedAction({ unheard, can, place }: WishView, tasks: Tasks): MainAction {
  if (!unheard) return undefined;
  if (can.includes('readVerification') && tasks.missed !== undefined)
    return { what: 'ask_round', to: `/tasks/${tasks.missed}/candidates` };
  if (tasks.shown !== undefined) return undefined;
  return place.stationPhone === undefined ? undefined : { what: 'call', to: `tel:${place.stationPhone}` };
}

/** What the big button does. */
export function mainActionOf(wish: WishView, signedIn: boolean, volunteer = false, now = 0): MainAction {
  const { can, tasks, candidates, showCode } = rightsOf(wish);
  if (can('settleDispute')) return { what: 'settle' };
  // What is done waits for their word, whatever else of the wish is still missing.
  const asked = wish.state === 'delivered' || wish.mine === 'beneficiary' || wish.mine === 'guardian';
  if (can('confirmWish') && asked) return { what: 'confirm', to: `/wishes/${wish.id}/confirm` };
  if (can('readVerification') && (can('takeVerification') || can('publishWish'))) {
    return { what: 'verify', to: `/queue/${wish.id}` };
  }
  if (can('changeWish') && wish.state !== 'draft') return { what: 'change', to: `/post/${wish.id}` };
  if (can('submitWish')) return { what: 'submit' };
  const missed = missedAction(wish, tasks);
  if (missed !== undefined) return missed;
  // Whoever is in charge looks for somebody before going themselves.
  if (candidates) return { what: 'candidates', to: `/tasks/${tasks.open}/candidates` };
  const own = ownPartOf(wish);
  if (own !== undefined) return own;
  const accept = can('acceptTask') ? tasks.open : undefined;
  if (can('claimGoods') && (wish.kind === 'goods' || accept === undefined)) return { what: 'give' };
  if (accept !== undefined) return { what: 'accept', taskId: accept };
  if (showCode && wish.mine !== undefined) return { what: 'show_code', to: `/tasks/${tasks.shown}/show` };
  // Somebody else comes already: whoever would have come may stand in line while there is time. For a child the station asks.
  if (
    volunteer &&
    wish.mine === undefined &&
    wish.group !== 'child' &&
    wish.state === 'claimed' &&
    now < wish.window.to &&
    tasks.full !== undefined
  )
    return { what: 'wait', taskId: tasks.full };
  const wanted = tasks.open !== undefined || openComponents(wish).length > 0;
  if (!signedIn && wanted && WAITING.includes(wish.state)) {
    return { what: 'sign_in', to: `/sign-in?to=${encodeURIComponent(`/wishes/${wish.id}`)}` };
  }
  return undefined;
}

function isOpenTask(component: Component): boolean {
  return component.taskId !== undefined && seatsOf(component).have < seatsOf(component).need;
}

/** What else this viewer may do, as quiet words below. */
export function quietActionsOf(wish: WishView, main: MainAction): readonly QuietAction[] {
  const { can, candidates, showCode } = rightsOf(wish);
  const all: readonly (readonly [boolean, QuietAction])[] = [
    [can('readVerification') && main?.what !== 'verify', 'verify'],
    [candidates && main?.what !== 'candidates', 'candidates'],
    [showCode && main?.what !== 'show_code', 'show_code'],
    [can('carryWish') && wish.carrier === undefined, 'carry'],
    [can('claimGoods') && main?.what !== 'give', 'give'],
    [can('acceptTask') && main?.what === 'give' && wish.components.some(isOpenTask), 'accept'],
    [can('supplyWish'), 'supply'],
    [can('confirmWish') && main?.what !== 'confirm', 'confirm'],
    [can('sendConfirmationCode') && wish.state === 'delivered', 'send_code'],
    [can('changeWish') && main?.what !== 'change', 'change'],
    [can('answerDispute'), 'answer'],
    [can('disputeWish'), 'dispute'],
    [can('giveThanks'), 'thank'],
    [can('rateVisit'), 'rate'],
    [can('startSeries'), 'again'],
    [wish.seriesId !== undefined && (can('readVerification') || wish.mine !== undefined), 'series'],
    [can('readLog'), 'reads'],
    [can('withdrawWish'), 'withdraw'],
  ];
  return all.filter(([may]) => may).map(([, action]) => action);
}

/** Where a quiet word leads, when it leads to another screen. */
export function addressOfQuiet(wish: WishView, action: QuietAction): string | undefined {
  const { tasks } = rightsOf(wish);
  const addresses: Partial<Record<QuietAction, string>> = {
    verify: `/queue/${wish.id}`,
    candidates: `/tasks/${tasks.open}/candidates`,
    show_code: `/tasks/${tasks.shown}/show`,
    confirm: `/wishes/${wish.id}/confirm`,
    // The task’s own page tells why it suits, and has the button.
    accept: `/for-me/${tasks.open}`,
    change: `/post/${wish.id}`,
    reads: `/wishes/${wish.id}/reads`,
    again: `/wishes/${wish.id}/again`,
    series: `/series/${wish.seriesId}`,
  };
  return addresses[action];
}
