import type { Reply } from '../../shared/kernel/endpoint.ts';
import { yesPermille } from '../../shared/matching/acceptance.ts';
import type { PLAN_STATES, readPlan } from '../../shared/matching/contract.ts';
import { someYesPermille } from '../../shared/matching/wave.ts';
import { centerOf } from '../orgs/orgs.ts';
import { nameOf, peopleOf } from '../people/people.ts';
import type { Person } from '../people/person-item.ts';
import type { House } from '../platform/house.ts';
import { assignmentsOf } from '../tasks/assignments.ts';
import { openTasksOf } from '../tasks/open-tasks.ts';
import { offerStands } from '../tasks/seat.ts';
import type { Assignment, Task } from '../tasks/task-item.ts';
import { taskCardOf } from '../tasks/task-item.ts';
import { findVolunteer } from '../volunteers/volunteers.ts';
import { pageOf } from '../wishes/cursor.ts';
import type { PlannedPerson, PlannedTask } from './plan-item.ts';
import { storedPlan } from './planner.ts';

const BOARD_TASKS_LIMIT_ITEMS = 300;
const NOTHING = { covered: 0, pairs: 0, minutes: 0, tiers: { coverage: 0, merit: 0, ease: 0 } };

type Board = Reply<typeof readPlan>;
type Row = Board['items'][number];
type Shown = Omit<Row['people'][number], 'name'>;

/** The plan as a board: open tasks of a station, or of a whole center, those that need a word first. */
export async function planBoard(
  house: House,
  org: { readonly id: string; readonly kind: string },
  query: { limit: number; cursor?: string | undefined },
): Promise<Board> {
  const center = await centerOf(house, org.id);
  if (!center) return { certified: true, total: NOTHING, items: [] };
  const [plan, open] = await Promise.all([
    storedPlan(house, center.id),
    openTasksOf(house, center.id, house.clock(), BOARD_TASKS_LIMIT_ITEMS),
  ]);
  const own = open.filter(({ stationId }) => org.id === center.id || stationId === org.id);
  const ranked = own.map((task) => ({ key: [...rankOf(task, plan?.tasks[task.id]), task.id], thing: task }));
  const page = pageOf(house, `plan ${org.id}`, ranked, query.limit, query.cursor);
  const rows = await Promise.all(page.items.map((task) => rowOf(house, task as unknown as Task, plan?.tasks[task.id])));
  return {
    ...(plan ? { at: plan.at } : {}),
    certified: plan?.certified ?? true,
    total: plan?.total ?? NOTHING,
    ...(plan?.minutePoints === undefined ? {} : { minutePoints: plan.minutePoints }),
    items: await named(house, rows),
    ...(page.next === undefined ? {} : { next: page.next }),
  };
}

/** A child's task that waits for a person, then those with nobody, then the rest by urgency and end. */
function rankOf(task: Pick<Task, 'minor' | 'urgency' | 'window'>, planned: PlannedTask | undefined): readonly number[] {
  const nobody = (planned?.planned.length ?? 0) === 0;
  return [task.minor && !nobody ? 0 : 1, nobody ? 0 : 1, task.urgency === 'urgent' ? 0 : 1, task.window.to];
}

async function rowOf(
  house: House,
  task: Task,
  stored: PlannedTask | undefined,
): Promise<Omit<Row, 'people'> & { people: readonly Shown[] }> {
  const seats = await assignmentsOf(house, task.id);
  const standing = seats.filter((seat) => offerStands(seat, house.clock()));
  const answered = new Set(seats.filter(({ state }) => state !== 'cancelled').map(({ personId }) => personId));
  const left = (list: readonly PlannedPerson[] | undefined) =>
    (list ?? []).filter(({ personId }) => !answered.has(personId));
  const asked = await Promise.all(standing.map((seat) => askedPerson(house, seat)));
  const planned = left(stored?.planned).map((one): Shown => ({ ...one, as: 'planned' }));
  const reserves = left(stored?.reserves).map((one): Shown => ({ ...one, as: 'reserve' }));
  return {
    task: taskCardOf(task),
    state: stateOf(task, asked.length, planned.length),
    people: [...asked, ...planned, ...reserves],
    some: someYesPermille([...asked, ...planned, ...reserves]),
  };
}

function stateOf(task: Pick<Task, 'minor'>, asked: number, planned: number): (typeof PLAN_STATES)[number] {
  if (asked > 0) return 'asked';
  if (planned === 0) return 'nobody';
  return task.minor ? 'waits_for_person' : 'planned';
}

async function askedPerson(house: House, { personId, offeredUntil }: Assignment): Promise<Shown> {
  const volunteer = await findVolunteer(house, personId);
  return {
    personId,
    as: 'asked',
    yes: yesPermille(volunteer?.answers),
    minutes: 0,
    ...(offeredUntil === undefined ? {} : { until: offeredUntil }),
  };
}

/** Names for the page only; a hundred people at a time. */
async function named(
  house: House,
  rows: readonly (Omit<Row, 'people'> & { people: readonly Shown[] })[],
): Promise<Row[]> {
  const names = await namesOf(
    house,
    rows.flatMap(({ people }) => people.map(({ personId }) => personId)),
  );
  return rows.map((row) => ({
    ...row,
    people: row.people.map((one) => ({ ...one, ...(names.get(one.personId) ?? { name: '' }) })),
  }));
}

/** Names of people, and the mark of demo people; those that are gone are left out. */
export async function namesOf(
  house: House,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly name: string; readonly demo?: true }>> {
  const ids = [...new Set(personIds)];
  const people: Person[] = [];
  for (let at = 0; at < ids.length; at += 100)
    people.push(...(await peopleOf(house, ids.slice(at, at + 100))).values());
  const entries = people.map(
    async (person) =>
      [
        person.personId,
        { name: await nameOf(house, person), ...(person.demo ? { demo: true as const } : {}) },
      ] as const,
  );
  return new Map(await Promise.all(entries));
}
