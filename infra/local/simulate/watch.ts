import type { Change, Item } from '../../../functions/platform/table.ts';
import type { Assignment, Task } from '../../../functions/tasks/task-item.ts';
import type { Wish } from '../../../functions/wishes/wish-item.ts';
import type { AssignmentState } from '../../../shared/tasks/contract.ts';
import { mayBecome } from '../../../shared/wishes/life.ts';
import { BUILDINGS, NAMES, PHONES } from './town.ts';

/** Something that must never be, with the words that say what was found. */
export class Violation extends Error {
  readonly rule: string;
  constructor(rule: string, found: string) {
    super(`${rule}: ${found}`);
    this.name = 'Violation';
    this.rule = rule;
  }
}

export function must(holds: boolean, rule: string, found: () => string): asserts holds {
  if (!holds) throw new Violation(rule, found());
}

/** DOMAIN section 2, with what brings somebody back: a place that came free, a dispute that was settled. */
const SEAT_ARROWS: Readonly<Record<AssignmentState, readonly AssignmentState[]>> = {
  offered: ['offered', 'accepted', 'declined', 'lapsed', 'cancelled', 'waiting'],
  waiting: ['offered', 'accepted', 'declined', 'lapsed', 'cancelled'],
  accepted: ['checked_in', 'declined', 'cancelled', 'no_show', 'disputed'],
  checked_in: ['checked_out', 'cancelled', 'disputed'],
  checked_out: ['confirmed', 'cancelled', 'disputed'],
  confirmed: ['disputed'],
  declined: ['offered', 'accepted', 'waiting', 'cancelled'],
  lapsed: ['offered', 'accepted', 'waiting', 'declined', 'cancelled'],
  cancelled: ['offered', 'accepted', 'waiting'],
  no_show: [],
  disputed: ['checked_out', 'confirmed', 'cancelled', 'accepted', 'checked_in', 'no_show'],
};
const VERSIONED = ['wish', 'task', 'assignment', 'agenda', 'volunteer'];
/** The dev inbox stands for the phone network: the number is the address. */
const MAY_NAME = ['dev_message', 'idempotency', 'code', 'count'];
const SECRETS = [...NAMES, ...BUILDINGS, ...PHONES];

/** What must hold for every change by itself. Raises Violation. */
export function watch({ before, after, key }: Change): void {
  const where = () => `${key.pk} ${key.sk}`;
  const type = String((after ?? before)?.type);
  if (type === 'hours') must(before === undefined, 'the ledger of hours is append-only', where);
  if (after === undefined) return;
  if (!MAY_NAME.includes(type)) namesNobody(after, where);
  if (type === 'assignment') must(after['offeredBy'] !== after['personId'], 'nobody offers to themselves', where);
  if (type === 'assignment') mustLast(after as unknown as Assignment);
  if (before === undefined) return;
  if (VERSIONED.includes(type))
    must(
      (after.version ?? 0) > (before.version ?? 0),
      'no write goes over one that it has not seen',
      () => `${where()} ${before.version} > ${after.version}`,
    );
  if (type === 'wish') watchWish(before as unknown as Wish, after as unknown as Wish);
  if (type === 'task') watchTask(after as unknown as Task);
  if (type === 'assignment') watchSeat(before['state'] as AssignmentState, after['state'] as AssignmentState);
}

/** The new steps lead from the one state to the other, each along an arrow: two moves may happen in one moment. */
function watchWish(before: Wish, after: Wish): void {
  const known = new Set(before.steps.map((step) => JSON.stringify(step)));
  const moves = after.steps.filter((step) => step.to !== undefined && !known.has(JSON.stringify(step)));
  let at = before.state;
  for (const { from, to } of moves) {
    must(
      from === at && to !== undefined && mayBecome(at, to),
      'a wish moves along its arrows',
      () => `${at}: ${from} > ${to}`,
    );
    at = to;
  }
  const published = moves.find((step) => step.to === 'published' && step.what === 'published');
  must(
    published === undefined || ![after.postedBy, after.beneficiaryId].includes(published.personId),
    'nobody publishes their own wish',
    () => after.id,
  );
  must(
    at === after.state,
    'each state of a wish has its step',
    () => `${before.state} > ${after.state}, steps lead to ${at}`,
  );
}

function mustLast({ minutes = 0, checkedInAt = 0, checkedOutAt = checkedInAt, taskId }: Assignment): void {
  must(minutes >= 0 && checkedOutAt >= checkedInAt, 'service lasts from coming to going', () => taskId);
}

function watchTask({ taken, people, id }: Task): void {
  must(taken >= 0 && taken <= people, 'a task has no more helpers than places', () => `${id} ${taken} of ${people}`);
}

function watchSeat(before: AssignmentState, after: AssignmentState): void {
  must(
    before === after || SEAT_ARROWS[before].includes(after),
    'a seat moves along its arrows',
    () => `${before} > ${after}`,
  );
}

function namesNobody(item: Item, where: () => string): void {
  const text = JSON.stringify(item);
  const found = SECRETS.findIndex((secret) => text.includes(secret));
  must(found < 0, 'nothing stored in plain identifies anybody', () => `${where()} holds secret ${found}`);
}
