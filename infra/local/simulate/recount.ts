import type { Item } from '../../../functions/platform/table.ts';
import type { Assignment, Task } from '../../../functions/tasks/task-item.ts';
import type { Wish } from '../../../functions/wishes/wish-item.ts';
import { WAITING_STATES } from '../../../shared/wishes/life.ts';
import type { County } from './county.ts';
import { must } from './must.ts';
import { recountGoods } from './recounts/goods.ts';
import { recountJoining } from './recounts/joining.ts';
import { recountPapers } from './recounts/papers.ts';
import { recountPeople } from './recounts/people.ts';
import { recountSeries } from './recounts/series.ts';

const FORGETTING_STATES = ['withdrawn', 'expired', 'released', 'archived'];
const LIVE_TASKS: readonly Task['state'][] = ['open', 'filled'];
const TAKING: readonly Wish['state'][] = ['published', 'reserved', 'claimed', 'in_progress', 'partially_fulfilled'];
const HOLDING = ['accepted', 'checked_in', 'checked_out', 'confirmed'];

/**
 * Everything once more from the ground, when all events have been taken: places, weeks, hours, sums. Raises Violation.
 */
export function recount(county: County, now: number): void {
  const items = county.everything();
  const byType = Map.groupBy(items.values(), (item) => item.type);
  const of = <T>(type: string) => (byType.get(type) ?? []) as unknown as readonly T[];
  places(of<Task>('task'), of<Assignment>('assignment'), items);
  weeks(of<Week>('agenda'), of<Assignment>('assignment'));
  hours(of<Entry>('hours'), of<Total>('hours_total'), of<Assignment>('assignment'));
  numbers(of<Wish>('wish'), of<Entry>('hours'), items, county);
  rights(items, county);
  endings(of<Wish>('wish'), of<Assignment>('assignment'), items);
  recountGoods(county);
  recountSeries(county, now);
  recountPeople(county);
  recountPapers(county, now);
  recountJoining(county, now);
}

type Week = {
  readonly personId: string;
  readonly minutes: number;
  readonly entries: readonly { readonly taskId: string; readonly minutes: number }[];
};
type Entry = {
  readonly personId: string;
  readonly taskId: string;
  readonly stationId: string;
  readonly minutes: number;
  readonly reverses?: string;
  readonly id: string;
};
type Total = { readonly personId: string; readonly minutes: number };

function places(tasks: readonly Task[], seats: readonly Assignment[], items: ReadonlyMap<string, Item>): void {
  const byTask = Map.groupBy(seats, (seat) => seat.taskId);
  for (const task of tasks) {
    const holders = (byTask.get(task.id) ?? []).filter((seat) => HOLDING.includes(seat.state));
    must(
      task.state === 'cancelled' || task.taken === holders.length,
      'places taken are seats that hold one',
      () => `${task.id} (${task.state}) ${task.taken}, ${holders.length}`,
    );
    const wish = items.get(`WISH#${task.wishId}|WISH`) as unknown as Wish | undefined;
    if (wish !== undefined && LIVE_TASKS.includes(task.state))
      must(
        (task.rests === true) !== TAKING.includes(wish.state),
        'a task rests exactly while its wish takes nobody',
        () => `${task.id} ${wish.state}`,
      );
    const component = wish?.components.find((one) => one.taskId === task.id);
    if (component !== undefined && task.state !== 'cancelled')
      must(
        peopleOf(component) === task.taken || (peopleOf(component) === 0 && forgetsHands(wish, component)),
        'a wish counts the people of its tasks',
        () => `${task.id} ${peopleOf(component)}, ${task.taken}`,
      );
  }
}

/** A wish that ended before it came true names nobody any more who brings things, though somebody may have brought some. */
function forgetsHands(wish: Wish | undefined, { kind }: Wish['components'][number]): boolean {
  return kind === 'goods' && FORGETTING_STATES.includes(wish?.state ?? '');
}

/** Of goods the units count; who brings them stands beside. */
function peopleOf({ kind, have, hands = 0 }: Wish['components'][number]): number {
  return kind === 'goods' ? hands : have;
}

function weeks(agendas: readonly Week[], seats: readonly Assignment[]): void {
  const held = Map.groupBy(
    seats.filter((seat) => HOLDING.includes(seat.state)),
    (seat) => seat.personId,
  );
  const byPerson = Map.groupBy(agendas, (agenda) => agenda.personId);
  for (const personId of new Set([...byPerson.keys(), ...held.keys()])) {
    const theirs = byPerson.get(personId) ?? [];
    const entries = theirs.flatMap((agenda) => agenda.entries);
    for (const { entries: list, minutes } of theirs)
      must(
        minutes === list.reduce((sum, entry) => sum + entry.minutes, 0),
        'a week is the sum of its entries',
        () => personId,
      );
    must(
      new Set(entries.map(({ taskId }) => taskId)).size === entries.length,
      'a task stands in a week once',
      () => personId,
    );
    const tasks = new Set((held.get(personId) ?? []).map((seat) => seat.taskId));
    for (const seat of held.get(personId) ?? [])
      must(
        entries.some(({ taskId }) => taskId === seat.taskId),
        'what is held stands in the week',
        () => `${personId} ${seat.taskId}`,
      );
    for (const { taskId } of entries)
      must(tasks.has(taskId), 'what stands in the week is held', () => `${personId} ${taskId}`);
  }
}

function hours(entries: readonly Entry[], totals: readonly Total[], seats: readonly Assignment[]): void {
  const sums = new Map(totals.map((total) => [total.personId, total.minutes]));
  for (const [personId, lines] of Map.groupBy(entries, (entry) => entry.personId)) {
    const sum = lines.reduce((minutes, line) => minutes + line.minutes, 0);
    must(
      sums.get(personId) === sum,
      'the sum of hours is the sum of its entries',
      () => `${personId} ${sums.get(personId)}, ${sum}`,
    );
    must(sum >= 0, 'nobody has fewer hours than none', () => personId);
    for (const line of lines.filter(({ reverses }) => reverses !== undefined))
      must(
        lines.filter(({ reverses }) => reverses === line.reverses).length === 1,
        'an entry is reversed once',
        () => line.id,
      );
  }
  const booked = new Map<string, number>();
  for (const { taskId, personId, minutes } of entries)
    booked.set(`${taskId} ${personId}`, (booked.get(`${taskId} ${personId}`) ?? 0) + Math.sign(minutes));
  for (const [seat, count] of booked) must(count <= 1, 'no hour is booked twice', () => seat);
  for (const seat of seats.filter(({ state }) => state === 'confirmed'))
    must(
      booked.has(`${seat.taskId} ${seat.personId}`) || seat.minutes === 0,
      'what is confirmed is booked',
      () => `${seat.taskId} ${seat.personId}`,
    );
}

function numbers(
  wishes: readonly Wish[],
  entries: readonly Entry[],
  items: ReadonlyMap<string, Item>,
  county: County,
): void {
  const counted = new Map<string, Record<string, number>>();
  const add = (stationId: string, name: string, value: number) => {
    for (const orgId of county.path(stationId)) {
      const sums = counted.get(orgId) ?? {};
      sums[name] = (sums[name] ?? 0) + value;
      counted.set(orgId, sums);
    }
  };
  for (const wish of wishes) {
    if (wish.submittedAt !== undefined) add(wish.stationId, 'posted', 1);
    if (wish.publishedAt !== undefined) add(wish.stationId, 'published', 1);
    if (wish.fulfilledAt !== undefined) add(wish.stationId, 'fulfilled', 1);
    if (WAITING_STATES.includes(wish.state)) add(wish.stationId, 'waiting', 1);
  }
  for (const { stationId, minutes } of entries) add(stationId, 'minutes', minutes);
  for (const [orgId, sums] of counted) {
    const kept = items.get(`STATS#${orgId}|TOTAL`);
    const weeks = county.under(`STATS#${orgId}`).filter(({ sk }) => sk.startsWith('WEEK#'));
    for (const name of ['posted', 'published', 'fulfilled', 'minutes']) {
      const sum = weeks.reduce((whole, week) => whole + Number(week[name] ?? 0), 0);
      must(
        sum === Number(kept?.[name] ?? 0),
        'weeks add up to the whole',
        () => `${orgId} ${name} ${kept?.[name]}, ${sum}`,
      );
    }
    for (const [name, value] of Object.entries(sums))
      must(
        Number(kept?.[name] ?? 0) === value,
        'the numbers are a recount of the things',
        () => `${orgId} ${name} ${kept?.[name]}, ${value}`,
      );
  }
}

/** What a person may is said twice, on the person and in the org's list: both say the same. */
function rights(items: ReadonlyMap<string, Item>, county: County): void {
  const listed = new Map<string, string[]>();
  for (const item of items.values()) {
    if (item.type !== 'grant') continue;
    const [, personId = ''] = item.pk.split('#');
    listed.set(personId, [...(listed.get(personId) ?? []), item.sk]);
  }
  for (const [personId, roles] of county.roles) {
    const held = roles.map(({ orgId, role }) => `ROLE#${orgId}#${role}`).sort();
    must(held.join() === (listed.get(personId) ?? []).sort().join(), 'the lists of roles agree', () => personId);
  }
}

const OVER: readonly Wish['state'][] = ['withdrawn', 'expired', 'archived', 'rejected', 'fulfilled'];
const CAME: readonly Assignment['state'][] = ['checked_in', 'checked_out', 'disputed'];

/** A wish's tasks are there, and end with it; of one that came true whoever came for it may still be heard. */
function endings(wishes: readonly Wish[], seats: readonly Assignment[], items: ReadonlyMap<string, Item>): void {
  const came = new Set(seats.filter(({ state }) => CAME.includes(state)).map(({ taskId }) => taskId));
  for (const wish of wishes)
    for (const { taskId } of wish.components) {
      if (taskId === undefined) continue;
      const task = items.get(`TASK#${taskId}|TASK`);
      must(task !== undefined, 'a wish points to tasks that are there', () => wish.id);
      const live = task['state'] !== 'done' && task['state'] !== 'cancelled';
      must(
        !live || !OVER.includes(wish.state) || (wish.state === 'fulfilled' && came.has(taskId)),
        'tasks end with their wish',
        () => `${wish.state} ${taskId} ${task['state']}`,
      );
      must(wish.state !== 'archived' || !came.has(taskId), 'nobody is left in an archived wish', () => taskId);
    }
}
