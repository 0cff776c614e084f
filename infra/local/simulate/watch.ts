import type { Claim } from '../../../functions/goods/claim-item.ts';
import type { Change, Item, Value } from '../../../functions/platform/table.ts';
import type { Assignment, Task } from '../../../functions/tasks/task-item.ts';
import type { Step, Wish } from '../../../functions/wishes/wish-item.ts';
import { CLAIM_ARROWS } from '../../../shared/goods/life.ts';
import { STEPS_LIMIT_ITEMS } from '../../../shared/kernel/limits.ts';
import type { AssignmentState } from '../../../shared/tasks/task.ts';
import { mayBecome } from '../../../shared/wishes/life.ts';
import { must } from './must.ts';
import { BUILDINGS, CLOCKS_MS, NAMES, PHONES, PHONES_BEGIN } from './town.ts';

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
type Life = { readonly first: readonly string[]; readonly next: Readonly<Record<string, readonly string[]>> };
const ARROWS = {
  // Who says of a suggestion that it is not for them has a seat that they never took.
  assignment: { first: ['offered', 'accepted', 'waiting', 'declined'], next: SEAT_ARROWS },
  claim: { first: ['promised'], next: CLAIM_ARROWS },
  photo: {
    first: ['started'],
    next: {
      started: ['arrived', 'removed'],
      arrived: ['ready', 'refused', 'removed'],
      ready: ['removed'],
      refused: ['removed'],
    },
  },
  series: { first: ['active'], next: { active: ['ended'] } },
  hours_dispute: { first: ['open'], next: { open: ['refused', 'corrected'] } },
  send: {
    first: ['waiting'],
    next: { waiting: ['sent', 'dropped', 'failed'], failed: ['waiting', 'sent', 'dropped'] },
  },
} as const satisfies Readonly<Record<string, Life>>;
/** Written once: corrected by what is written beside it. */
const APPEND_ONLY = new Set(['hours', 'movement', 'feedback', 'occurrence']);
const VERSIONED = new Set([
  'wish',
  'task',
  'assignment',
  'agenda',
  'volunteer',
  'claim',
  'series',
  'photo',
  'hours_dispute',
  'follow_up',
  'send',
]);
/** The dev inbox stands for the phone network: the number is the address. */
const MAY_NAME = new Set(['dev_message', 'idempotency', 'code', 'count']);
/** Texts without a character of Chinese are through with it at once. */
const NAMED = new RegExp([...NAMES, ...BUILDINGS].join('|'));
const NUMBERED = new RegExp(PHONES.join('|'));

/** Whether a text names one of the town's people, buildings or numbers; all their numbers begin alike. */
function tellsSecret(text: string): boolean {
  return NAMED.test(text) || (text.includes(PHONES_BEGIN) && NUMBERED.test(text));
}

/** What must hold for every change by itself. Raises Violation. */
export function watch({ before, after, key }: Change): void {
  const where = () => `${key.pk} ${key.sk}`;
  const type = kindOf(after ?? before);
  if (APPEND_ONLY.has(type)) must(before === undefined, 'what is written once is never changed', where);
  if (after === undefined) return;
  if (!MAY_NAME.has(type)) namesNobody(before, after, where);
  if (type === 'assignment') must(after['offeredBy'] !== after['personId'], 'nobody offers to themselves', where);
  if (type === 'assignment') mustLast(after as unknown as Assignment);
  if (type === 'override')
    must(after['what'] !== 'pin' || after['by'] !== after['personId'], 'nobody pins themselves', where);
  if (type in ARROWS) watchState(type, before?.['state'], after['state'], where);
  if (before === undefined) return;
  if (VERSIONED.has(type))
    must(
      (after.version ?? 0) > (before.version ?? 0),
      'no write goes over one that it has not seen',
      () => `${where()} ${before.version} > ${after.version}`,
    );
  if (type === 'wish') watchWish(before as unknown as Wish, after as unknown as Wish);
  if (type === 'task') watchTask(after as unknown as Task);
  if (type === 'person') watchConsents(before, after);
  if (type === 'claim') watchClaim(before as unknown as Claim, after as unknown as Claim);
}

/** A code for a mailbox goes over the one before: it has no life of its own. */
function kindOf(item: Item | undefined): string {
  return item?.type === 'send' && item['what'] === 'code' ? 'mail_code' : String(item?.type);
}

/** The new steps lead from the one state to the other, each along an arrow: two moves may happen in one moment. */
function watchWish(before: Wish, after: Wish): void {
  const moves = freshSteps(before.steps, after.steps, after.id).filter((step) => step.to !== undefined);
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
    before.thanks === undefined || JSON.stringify(before.thanks) === JSON.stringify(after.thanks),
    'thanks are said once',
    () => after.id,
  );
  must(
    at === after.state,
    'each state of a wish has its step',
    () => `${before.state} > ${after.state}, steps lead to ${at}`,
  );
}

/**
 * What was added to a log. All that was there is there still, in its order and by the same person in the same duty (a full
 * log loses its small steps); only the name of a giver may come and go, as they agreed to it.
 */
function freshSteps(before: readonly Step[], after: readonly Step[], id: string): readonly Step[] {
  const fresh: Step[] = [];
  let at = 0;
  for (const step of after) {
    const found = before.findIndex((one, i) => i >= at && isSame(one, step));
    if (found < 0) fresh.push(step);
    else {
      must(
        fresh.length === 0 && (found === at || after.length >= STEPS_LIMIT_ITEMS),
        'what was logged stays as it was',
        () => id,
      );
      at = found + 1;
    }
  }
  must(at === before.length || after.length >= STEPS_LIMIT_ITEMS, 'what was logged stays as it was', () => id);
  return fresh;
}

function isSame(one: Step, other: Step): boolean {
  return (
    one.at === other.at &&
    one.what === other.what &&
    one.personId === other.personId &&
    one.from === other.from &&
    one.to === other.to &&
    one.as === other.as &&
    one.claimId === other.claimId
  );
}

function mustLast({ minutes = 0, checkedInAt = 0, checkedOutAt = checkedInAt, taskId }: Assignment): void {
  must(minutes >= 0 && checkedOutAt >= checkedInAt, 'service lasts from coming to going', () => taskId);
}

function watchTask({ taken, people, id }: Task): void {
  must(taken >= 0 && taken <= people, 'a task has no more helpers than places', () => `${id} ${taken} of ${people}`);
}

/** A thing begins where its life begins, and goes on along its arrows. */
function watchState(type: string, before: unknown, after: unknown, where: () => string): void {
  const { first, next }: Life = ARROWS[type as keyof typeof ARROWS];
  const may = before === undefined ? first : [before, ...(next[String(before)] ?? [])];
  must(may.includes(after as string), 'everything moves along its arrows', () => `${where()} ${before} > ${after}`);
}

/** What a guardian said stays said until they say otherwise: nothing that was written at the same moment takes it along. */
function watchConsents(before: Item, after: Item): void {
  type Said = Readonly<Record<string, { readonly at: number }>>;
  const [was, is] = [(before['consents'] ?? {}) as Said, (after['consents'] ?? {}) as Said];
  for (const [purpose, { at }] of Object.entries(was))
    must((is[purpose]?.at ?? 0) >= at - CLOCKS_MS, 'what was consented to is not lost', () => `${after.pk} ${purpose}`);
}

function watchClaim(before: Claim, after: Claim): void {
  const last = after.steps.at(-1);
  const stepped = last !== undefined && JSON.stringify(last) !== JSON.stringify(before.steps.at(-1));
  must(
    before.state === after.state || stepped,
    'each state of a gift has its step',
    () => `${after.id} ${before.state} > ${after.state}`,
  );
  must(
    before.donorId === after.donorId && before.component === after.component,
    'a gift stays its donor’s',
    () => after.id,
  );
}

/** What stands as it stood before was looked at then: the table gives both images and keeps what did not change. */
function namesNobody(before: Item | undefined, after: Item, where: () => string): void {
  for (const name in after) {
    const [value, was] = [after[name], before?.[name]];
    if (value === was || (typeof value !== 'string' && typeof value !== 'object')) continue;
    const text = typeof value === 'string' ? value : JSON.stringify(freshIn(value, was));
    must(!tellsSecret(text), 'nothing stored in plain identifies anybody', () => {
      const at = Math.max(text.search(NAMED), text.search(NUMBERED));
      return `${where()} ${name} …${text.slice(Math.max(0, at - 80), at)}<secret>`;
    });
  }
}

/** Of a log that grows, what was added. */
function freshIn(value: Value, was: Value | undefined): Value {
  return Array.isArray(value) && Array.isArray(was) ? value.filter((one) => !was.includes(one)) : value;
}
