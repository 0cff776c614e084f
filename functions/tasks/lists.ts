import type { Reply } from '../../shared/kernel/endpoint.ts';
import type { readTaskSeats } from '../../shared/tasks/contract.ts';
import type { listCandidates } from '../../shared/tasks/fits.ts';
import { forbiddenFor } from '../matching/said.ts';
import { nameOf, peopleOf } from '../people/people.ts';
import type { House } from '../platform/house.ts';
import { pageOf } from '../wishes/cursor.ts';
import { assignmentsOf } from './assignments.ts';
import { absenceNote } from './attest.ts';
import { type Candidate, candidatesFor, refusedCount, refusedFor } from './candidates.ts';
import { guardianOf } from './fits.ts';
import { isSentLate, type Task, taskCardOf } from './task-item.ts';

const SEATS_LIMIT_ITEMS = 100;

/** Who could do this: those who suit, best first, or with `refused` those whom a gate holds back. Names for the page only. */
export async function candidateList(
  house: House,
  task: Task,
  query: { limit: number; cursor?: string | undefined; refused: boolean },
): Promise<Reply<typeof listCandidates>> {
  const now = house.clock();
  const guardian = await guardianOf(house, task);
  const context = { now, offered: true };
  const leave = (personId: string) => personId === guardian;
  const [found, seats, forbidden] = await Promise.all([
    candidatesFor(house, task, context, leave),
    assignmentsOf(house, task.id),
    forbiddenFor(house, task),
  ]);
  const states = new Map(seats.map((seat) => [seat.personId, seat.state]));
  const listed = query.refused ? await refusedFor(house, task, context, found, leave) : found.suited;
  const ranked = listed.map((thing) => ({
    key: [-thing.fit.score, thing.fit.distanceM, thing.id],
    thing,
  }));
  const page = pageOf(house, `candidates ${task.id} ${query.refused}`, ranked, query.limit, query.cursor);
  const people = await peopleOf(
    house,
    page.items.map(({ id }) => id),
  );
  const row = async ({ id, volunteer, fit }: Candidate) => {
    const person = people.get(id);
    const offered = states.get(id);
    const said = forbidden.get(id);
    return person
      ? [
          {
            personId: id,
            name: await nameOf(house, person),
            fit,
            skills: [...volunteer.skills],
            ...(offered === undefined ? {} : { offered }),
            ...(said === undefined ? {} : { forbidden: said }),
            ...(volunteer.demo === undefined ? {} : { demo: volunteer.demo }),
          },
        ]
      : [];
  };
  return {
    task: taskCardOf(task),
    items: (await Promise.all(page.items.map(row))).flat(),
    suited: found.suited.length,
    refused: await refusedCount(house, task, found, leave),
    ...(page.next === undefined ? {} : { next: page.next }),
  };
}

/** Who was asked, accepted, waits, came: the latest first. */
export async function seatList(house: House, task: Task): Promise<Reply<typeof readTaskSeats>> {
  const seats = [...(await assignmentsOf(house, task.id))].sort((a, b) => b.at - a.at).slice(0, SEATS_LIMIT_ITEMS);
  const people = await peopleOf(
    house,
    seats.map((seat) => seat.personId),
  );
  const items = await Promise.all(
    seats.map(async (seat) => {
      const person = people.get(seat.personId);
      return {
        personId: seat.personId,
        name: person ? await nameOf(house, person) : '',
        state: seat.state,
        at: seat.at,
        ...(seat.state === 'offered' && seat.offeredUntil !== undefined ? { until: seat.offeredUntil } : {}),
        ...(isSentLate(seat) ? { sentLate: true } : {}),
        ...(person ? await absenceNote(house, person, seat) : {}),
      };
    }),
  );
  return { task: taskCardOf(task), items };
}
