import { COMING_PURPOSES } from '../../shared/guardians/purposes.ts';
import { AppError } from '../../shared/kernel/errors.ts';
import { pick } from '../../shared/kernel/pick.ts';
import type { Locale } from '../../shared/kernel/schema.ts';
import type { MatchTask, MatchVolunteer } from '../../shared/matching/model.ts';
import { gateWords } from '../../shared/matching/refusals.ts';
import type { Fit, GateName } from '../../shared/tasks/fits.ts';
import { isConsented } from '../people/care.ts';
import { personOf } from '../people/people.ts';
import type { House } from '../platform/house.ts';
import { askedOf } from '../volunteers/asked.ts';
import { papersOf, recentMinutesOf, type VolunteerCard } from '../volunteers/volunteers.ts';
import { weekOf } from './agenda.ts';
import { type Agenda, type Task, taskCardOf } from './task-item.ts';

/** What matching may know of a volunteer, for one task. */
export function matchVolunteer(
  volunteer: VolunteerCard,
  agendas: readonly Agenda[],
  task: Pick<Task, 'window'>,
  now: number,
): MatchVolunteer {
  return withWeeks(idleVolunteer(volunteer, now), agendas, task);
}

/** The same volunteer with what they have accepted around a task. */
export function withWeeks(
  volunteer: MatchVolunteer,
  agendas: readonly Agenda[],
  task: Pick<Task, 'window'>,
): MatchVolunteer {
  return {
    ...volunteer,
    agenda: agendas.flatMap((agenda) => agenda.entries),
    weekMinutes: agendas.find((agenda) => agenda.week === weekOf(task.window))?.minutes ?? 0,
  };
}

/** What of a volunteer's card matching may know as it stands: named one by one, so that nothing new comes in by itself (PIPL 24). */
const KNOWN = [
  'personId',
  'birthYear',
  'skills',
  'weekly',
  'exceptions',
  'homeCell',
  'radiusM',
  'languages',
  'health',
  'weeklyCapMinutes',
  'suggestions',
  'automaticOffers',
  'travel',
  'blocked',
  'visits',
  'answers',
] as const satisfies readonly (keyof VolunteerCard & keyof MatchVolunteer)[];

/** What matching may know of a volunteer before it is read what they have accepted: the same for every task. */
export function idleVolunteer(volunteer: VolunteerCard, now: number): MatchVolunteer {
  return {
    ...pick(volunteer, KNOWN),
    ...papersOf(volunteer),
    agenda: [],
    weekMinutes: 0,
    recentMinutes: recentMinutesOf(volunteer, now),
    asked: askedOf(volunteer, now),
  };
}

export function matchTask(task: Task): MatchTask {
  return { ...taskCardOf(task), beneficiaryId: task.beneficiaryId };
}

/** The first gate that refuses, leaving out those that do not matter here. */
export function refusing(fit: Pick<Fit, 'gates'>, ignored: readonly GateName[] = []) {
  return fit.gates.find((verdict) => !verdict.passes && !ignored.includes(verdict.gate));
}

/**
 * Raises what the first refusing gate means. To the volunteer: `taken`, `agenda_overlap`, `week_full`,
 * `consent_form_missing` (Volunteer Regulations 7), `not_suitable`; about
 * a volunteer, to a coordinator: `taken`, `not_suitable` with the gate's sentence.
 */
export function mustSuit(
  fit: Pick<Fit, 'gates'>,
  voice: 'me' | 'them',
  locale: Locale,
  ignored: readonly GateName[] = [],
): void {
  const verdict = refusing(fit, ignored);
  if (!verdict) return;
  if (verdict.gate === 'full') throw new AppError(verdict.params['why'] === 'rests' ? 'wrong_state' : 'taken');
  if (voice === 'me' && verdict.gate === 'overlap') throw new AppError('agenda_overlap');
  if (voice === 'me' && verdict.gate === 'cap') throw new AppError('week_full');
  // Nothing is wrong with the task or with them: a paper is missing, and they can bring it.
  if (voice === 'me' && verdict.gate === 'consent' && verdict.params['why'] === 'none')
    throw new AppError('consent_form_missing');
  throw new AppError('not_suitable', { gate: verdict.gate, reason: gateWords(verdict, voice, locale) });
}

/** Who answers for a child, as far as the child's task may know; undefined for grown-ups. */
export async function guardianOf(
  house: House,
  task: Pick<Task, 'minor' | 'beneficiaryId'>,
): Promise<string | undefined> {
  return task.minor ? (await personOf(house, task.beneficiaryId)).guardian?.personId : undefined;
}

/**
 * A guardian's own child is like one's own wish: for others to serve; and nobody comes to a child whose guardian does not
 * let them. Raises `not_suitable`, `guardian_required`.
 */
export async function mustNotBeGuardian(
  house: House,
  task: Pick<Task, 'minor' | 'beneficiaryId'>,
  personId: string,
  voice: 'me' | 'them',
  locale: Locale,
): Promise<void> {
  if (!task.minor) return;
  const child = await personOf(house, task.beneficiaryId);
  if (!COMING_PURPOSES.every((purpose) => isConsented(child, purpose, house.clock())))
    throw new AppError('guardian_required');
  if (child.guardian?.personId !== personId) return;
  const verdict = { gate: 'self', passes: false, params: {} } as const;
  throw new AppError('not_suitable', { gate: verdict.gate, reason: gateWords(verdict, voice, locale) });
}
