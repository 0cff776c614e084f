import type { Snapshot } from '../../shared/matching/index/snapshot.ts';
import { indexTasks } from '../../shared/matching/index/task-index.ts';
import { indexVolunteers } from '../../shared/matching/index/volunteer-index.ts';
import type { MatchTask } from '../../shared/matching/model.ts';
import type { House } from '../platform/house.ts';
import { openTasksOf } from '../tasks/open-tasks.ts';
import { papersOf, type VolunteerCard, volunteersOfCenter } from '../volunteers/volunteers.ts';

/** What a center's index is made of, by id. */
export type Entries = {
  readonly tasks: ReadonlyMap<string, MatchTask>;
  readonly volunteers: ReadonlyMap<string, VolunteerCard>;
};

/** A county has about a thousand of each; ten times as many still fit a function's memory. */
const INDEXED_LIMIT_ITEMS = 10_000;

export function snapshotOf({ tasks, volunteers }: Entries): Snapshot {
  return {
    tasks: indexTasks([...tasks.values()]),
    volunteers: indexVolunteers(
      [...volunteers.values()].map((card) => ({
        volunteer: { ...card, ...papersOf(card) },
        card: JSON.stringify(card),
      })),
    ),
  };
}

/** The entries as the table's own lists have them: for a first snapshot, and to mend one now and then. */
export async function entriesFromTable(house: House, centerId: string): Promise<Entries> {
  const [tasks, volunteers] = await Promise.all([
    openTasksOf(house, centerId, house.clock(), INDEXED_LIMIT_ITEMS),
    volunteersOfCenter(house, centerId, INDEXED_LIMIT_ITEMS),
  ]);
  return {
    tasks: new Map(tasks.map((task) => [task.id, task])),
    volunteers: new Map(volunteers.map((card) => [card.personId, card])),
  };
}
