import type { Reply } from '../../shared/kernel/endpoint.ts';
import { DAY_MS, HOUR_MS } from '../../shared/kernel/time.ts';
import type { AssignmentView, listMyTasks } from '../../shared/tasks/contract.ts';
import { stationOf } from '../orgs/orgs.ts';
import { nameOf, personOf } from '../people/people.ts';
import type { House } from '../platform/house.ts';
import { pageOf } from '../wishes/cursor.ts';
import { addressOf } from '../wishes/secrets.ts';
import { disputedSince } from '../wishes/views.ts';
import type { Wish } from '../wishes/wish-item.ts';
import { wishOf } from '../wishes/wishes.ts';
import { tasksOf } from './assignments.ts';
import { checkInFrom } from './attend.ts';
import { absenceNote } from './attest.ts';
import { myCards } from './for-me.ts';
import { LINE_OVER } from './line.ts';
import { AWAY } from './seat.ts';
import {
  type Assignment,
  assignmentFromItem,
  assignmentKey,
  isSentLate,
  myTasksPk,
  type Task,
  taskCardOf,
} from './task-item.ts';

/** The door is told so long before the window and so long after it (DOMAIN 3.5). */
const DOOR_BEFORE_MS = 2 * HOUR_MS;
const DOOR_AFTER_MS = HOUR_MS;
const WINDOW_LIMIT_MS = 60 * DAY_MS;
/** Somebody who did it, or of whom nothing was heard, stays on the list until that is said, but not for ever. */
const UNCONFIRMED_MS = 7 * DAY_MS;

/** Expected, there, or done and not yet confirmed: how their wish stands is theirs to know. */
const HERE_STATES: readonly Assignment['state'][] = ['accepted', 'checked_in', 'checked_out'];

type Card = Pick<Assignment, 'taskId' | 'state' | 'offeredUntil' | 'window'>;
type Query = { readonly limit: number; readonly cursor?: string | undefined; readonly when: 'coming' | 'past' };

/** What a volunteer was asked, accepted and did: the next thing first, or the past from yesterday backwards. */
export async function myTasks(house: House, personId: string, query: Query): Promise<Reply<typeof listMyTasks>> {
  const now = house.clock();
  const page =
    query.when === 'coming'
      ? await comingPage(house, personId, query, now)
      : await pastPage(house, personId, query, now);
  const keys = page.items.map((card) => assignmentKey(card.taskId, personId));
  const [assignments, tasks] = await Promise.all([
    keys.length === 0 ? [] : house.table.batchGet(keys),
    tasksOf(
      house,
      page.items.map((card) => card.taskId),
    ),
  ]);
  const byTask = new Map(assignments.map(assignmentFromItem).map((assignment) => [assignment.taskId, assignment]));
  const items = await Promise.all(
    page.items.flatMap((card) => {
      const [assignment, task] = [byTask.get(card.taskId), tasks.get(card.taskId)];
      return assignment && task ? [viewOf(house, assignment, task, now)] : [];
    }),
  );
  return { items, ...(page.next === undefined ? {} : { next: page.next }) };
}

async function comingPage(
  house: House,
  personId: string,
  query: Query,
  now: number,
): Promise<{ items: readonly Card[]; next?: string }> {
  const cards = (await myCards(house, personId, now - WINDOW_LIMIT_MS - UNCONFIRMED_MS)).filter((card) =>
    isComing(card, now),
  );
  return pageOf(
    house,
    `my-tasks ${personId}`,
    cards.map((thing) => ({ key: [thing.window.from, thing.taskId], thing })),
    query.limit,
    query.cursor,
  );
}

async function pastPage(
  house: House,
  personId: string,
  query: Query,
  now: number,
): Promise<{ items: readonly Card[]; next?: string }> {
  const { items, next } = await house.table.query({
    index: 'gsi1',
    pk: myTasksPk(personId),
    limit: query.limit,
    descending: true,
    ...(query.cursor === undefined ? {} : { cursor: query.cursor }),
  });
  const cards = items.map((item) => item.card as unknown as Card).filter((card) => !isComing(card, now));
  return { items: cards, ...(next === undefined ? {} : { next }) };
}

function isComing(card: Card, now: number): boolean {
  if (card.state === 'offered') return (card.offeredUntil ?? 0) > now;
  if (card.state === 'waiting') return card.window.to > now;
  return HERE_STATES.includes(card.state) && card.window.to + UNCONFIRMED_MS > now;
}

async function viewOf(house: House, assignment: Assignment, task: Task, now: number): Promise<AssignmentView> {
  const { state, reason, offeredUntil, acceptedAt, checkedInAt, checkedOutAt, minutes } = assignment;
  const sentLate = isSentLate(assignment);
  const wish = HERE_STATES.includes(state) ? await wishOf(house, task.wishId) : undefined;
  const questionedAt = wish && disputedSince(wish);
  return {
    task: taskCardOf(task),
    state,
    place: await placeFor(house, assignment, task, wish, now),
    checkInFrom: checkInFrom(task),
    ...(state === 'offered' && offeredUntil !== undefined ? { offeredUntil } : {}),
    ...(acceptedAt === undefined ? {} : { acceptedAt }),
    ...(checkedInAt === undefined ? {} : { checkedInAt }),
    ...(checkedOutAt === undefined ? {} : { checkedOutAt }),
    ...(minutes === undefined ? {} : { minutes }),
    ...(questionedAt === undefined ? {} : { questionedAt }),
    ...(sentLate ? { sentLate } : {}),
    ...(reason === LINE_OVER || reason === AWAY ? { why: reason } : {}),
    ...(state === 'no_show' ? await absenceNote(house, await personOf(house, assignment.personId), assignment) : {}),
  };
}

/**
 * The place by stages: nothing finer than the cell before accepting; then the building; door and name at the time of service
 * only. Of a child's home nothing at all before that time, and a child's name never (DOMAIN 3.4).
 */
async function placeFor(
  house: House,
  assignment: Assignment,
  task: Task,
  wish: Wish | undefined,
  now: number,
): Promise<AssignmentView['place']> {
  if (wish === undefined) return {};
  const doorFrom = task.window.from - DOOR_BEFORE_MS;
  const doorUntil = task.window.to + DOOR_AFTER_MS;
  const atDoor = now >= doorFrom && now <= doorUntil;
  const { phone } = await stationOf(house, task.stationId);
  const call = phone === undefined ? {} : { stationPhone: phone };
  // Who has finished may have to ask, and goes there no more.
  if (assignment.state !== 'accepted' && assignment.state !== 'checked_in') return call;
  const staged = { doorFrom, doorUntil, ...call };
  if (now > doorUntil || (task.minor && !atDoor)) return staged;
  const person = await personOf(house, task.beneficiaryId);
  const { building, door } = await addressOf(house, person, wish);
  if (!atDoor) return { ...staged, building };
  return {
    ...staged,
    building,
    ...(task.minor ? {} : { name: await nameOf(house, person) }),
    ...(door === undefined ? {} : { door }),
  };
}
