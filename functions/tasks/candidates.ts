import { CANDIDATES_LIMIT_ITEMS } from '../../shared/kernel/limits.ts';
import type { MatchContext } from '../../shared/matching/model.ts';
import { rank, suits } from '../../shared/matching/rank.ts';
import { fitOf } from '../../shared/matching/score.ts';
import type { Fit } from '../../shared/tasks/contract.ts';
import type { House } from '../platform/house.ts';
import { BATCH_GET_LIMIT_ITEMS } from '../platform/table.ts';
import { type VolunteerCard, volunteersOfCenter } from '../volunteers/volunteers.ts';
import { agendasAround, weeksAround } from './agenda.ts';
import { matchTask, matchVolunteer } from './fits.ts';
import type { Task } from './task-item.ts';

export type Candidate = { readonly id: string; readonly volunteer: VolunteerCard; readonly fit: Fit };

/**
 * The volunteers of the task's center by how well they suit, best first, each with reasons or the gate. The gates that need
 * no more than the card come first; the weeks of those who pass are read up to one batch, so it costs at most 100 small
 * reads. Those beyond stay out of the list rather than in it unchecked. A view to propose from, never to decide on.
 */
export async function candidatesFor(
  house: House,
  task: Task,
  context: MatchContext,
  leave: (personId: string) => boolean = () => false,
): Promise<Candidate[]> {
  const around = await volunteersOfCenter(house, task.centerId, CANDIDATES_LIMIT_ITEMS);
  const cards = around.filter((volunteer) => !leave(volunteer.personId));
  const first = rank(cards.map((volunteer) => candidate(volunteer, [], task, context)));
  const suited = first.filter(({ fit }) => suits(fit));
  const checked = suited.slice(0, Math.floor(BATCH_GET_LIMIT_ITEMS / weeksAround(task.window).length));
  const agendas = await agendasAround(
    house,
    checked.map(({ id }) => id),
    task.window,
  );
  return rank([
    ...checked.map(({ id, volunteer }) => candidate(volunteer, agendas.get(id) ?? [], task, context)),
    ...first.filter(({ fit }) => !suits(fit)),
  ]);
}

function candidate(
  volunteer: VolunteerCard,
  agendas: Parameters<typeof matchVolunteer>[1],
  task: Task,
  context: MatchContext,
): Candidate {
  return {
    id: volunteer.personId,
    volunteer,
    fit: fitOf(matchVolunteer(volunteer, agendas, task, context.now), matchTask(task), context),
  };
}
