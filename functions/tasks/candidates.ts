import { allVolunteers, volunteerIds, volunteersFor } from '../../shared/matching/index/layers.ts';
import type { MatchContext } from '../../shared/matching/model.ts';
import { rank, suits } from '../../shared/matching/rank.ts';
import { fitOf } from '../../shared/matching/score.ts';
import type { Fit } from '../../shared/tasks/fits.ts';
import { indexOf } from '../matching/memory.ts';
import type { House } from '../platform/house.ts';
import { BATCH_GET_LIMIT_ITEMS } from '../platform/table.ts';
import type { VolunteerCard } from '../volunteers/volunteers.ts';
import { agendasAround, weeksAround } from './agenda.ts';
import { matchTask, matchVolunteer } from './fits.ts';
import type { Task } from './task-item.ts';

export type Candidate = { readonly id: string; readonly volunteer: VolunteerCard; readonly fit: Fit };
export type Candidates = {
  readonly suited: readonly Candidate[];
  /** Whom only what they accepted already holds back. */
  readonly busy: readonly Candidate[];
  /** How many the task may suit beyond those whose weeks were read. */
  readonly unchecked: number;
};

/**
 * The volunteers of the task's center whom it suits, best first, with reasons. The search reads nothing: the center's index
 * knows all gates but accepted tasks. The weeks of those whom it finds are read up to one batch, so it costs at most 100
 * small reads; those beyond stay out of the list rather than in it unchecked. A view to propose from, never to decide on.
 */
export async function candidatesFor(
  house: House,
  task: Task,
  context: MatchContext,
  leave: (personId: string) => boolean = () => false,
): Promise<Candidates> {
  const found = cardsOf(volunteersFor(await indexOf(house, task.centerId), matchTask(task), context));
  const first = rank(
    found.filter(({ personId }) => !leave(personId)).map((volunteer) => candidate(volunteer, [], task, context)),
  ).filter(({ fit }) => suits(fit));
  const checked = first.slice(0, Math.floor(BATCH_GET_LIMIT_ITEMS / weeksAround(task.window).length));
  const agendas = await agendasAround(
    house,
    checked.map(({ id }) => id),
    task.window,
  );
  const whole = rank(checked.map(({ id, volunteer }) => candidate(volunteer, agendas.get(id) ?? [], task, context)));
  return {
    suited: whole.filter(({ fit }) => suits(fit)),
    busy: whole.filter(({ fit }) => !suits(fit)),
    unchecked: first.length - checked.length,
  };
}

/** How many of the center a gate holds back. Reads nothing more. */
export async function refusedCount(
  house: House,
  task: Task,
  { suited, unchecked }: Candidates,
  leave: (personId: string) => boolean,
): Promise<number> {
  const all = volunteerIds(await indexOf(house, task.centerId)).filter((personId) => !leave(personId));
  return Math.max(0, all.length - suited.length - unchecked);
}

/** Everyone of the center whom a gate holds back, those with the most points first. Reads nothing more. */
export async function refusedFor(
  house: House,
  task: Task,
  context: MatchContext,
  { suited, busy }: Candidates,
  leave: (personId: string) => boolean,
): Promise<readonly Candidate[]> {
  const seen = new Set([...suited, ...busy].map(({ id }) => id));
  const others = cardsOf(allVolunteers(await indexOf(house, task.centerId)))
    .filter(({ personId }) => !leave(personId) && !seen.has(personId))
    .map((volunteer) => candidate(volunteer, [], task, context))
    .filter(({ fit }) => !suits(fit));
  return rank([...busy, ...others]);
}

function cardsOf(cards: readonly string[]): readonly VolunteerCard[] {
  return cards.map((card) => JSON.parse(card) as VolunteerCard);
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
