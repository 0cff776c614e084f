import type { Input } from '../../shared/kernel/endpoint.ts';
import { AppError } from '../../shared/kernel/errors.ts';
import { DAY_MS } from '../../shared/kernel/time.ts';
import type { overridePlan } from '../../shared/matching/contract.ts';
import { fitOf } from '../../shared/matching/score.ts';
import type { PersonActor } from '../platform/actor.ts';
import type { House } from '../platform/house.ts';
import type { Write } from '../platform/table.ts';
import { agendasOf, weeksAround } from '../tasks/agenda.ts';
import { matchTask, matchVolunteer, mustNotBeGuardian, mustSuit } from '../tasks/fits.ts';
import type { Task } from '../tasks/task-item.ts';
import { findVolunteer } from '../volunteers/volunteers.ts';
import { planContext } from './plan-input.ts';
import { overrideKey, overrideToItem } from './plan-item.ts';

/**
 * Writes that keep a coordinator's word over the plan: with who and when, until it expires or the task is over. A pin opens no
 * gate; a swap is a pin and a ban in one. Raises `four_eyes`, `wrong_state`, `taken`, `not_found`, `not_suitable`.
 */
export async function overrideWrites(
  house: House,
  actor: PersonActor,
  task: Task,
  personId: string,
  { what, days, instead }: Input<typeof overridePlan>['body'],
): Promise<{ until: number; writes: readonly Write[] }> {
  const now = house.clock();
  // Nobody decides that they are to be asked themselves.
  if (what === 'pin' && personId === actor.personId) throw new AppError('four_eyes');
  if (now >= task.window.to || instead === personId || (instead !== undefined && what !== 'pin'))
    throw new AppError('wrong_state');
  if (task.state !== 'open' || task.taken >= task.people) throw new AppError('taken');
  if (what === 'pin') await mustBePinnable(house, actor, task, personId);
  const until = Math.min(now + days * DAY_MS, task.window.to);
  const kept = { centerId: task.centerId, taskId: task.id, by: actor.personId, at: now, until };
  const records = [
    { ...kept, personId, what },
    ...(instead === undefined ? [] : [{ ...kept, personId: instead, what: 'forbid' as const }]),
  ];
  return { until, writes: records.map((record): Write => ({ op: 'replace', item: overrideToItem(record) })) };
}

async function mustBePinnable(house: House, actor: PersonActor, task: Task, personId: string): Promise<void> {
  const now = house.clock();
  const [volunteer, agendas] = await Promise.all([
    findVolunteer(house, personId),
    agendasOf(house, personId, weeksAround(task.window)),
  ]);
  if (!volunteer) throw new AppError('not_found');
  const who = matchVolunteer(volunteer, agendas, task, now);
  mustSuit(fitOf(who, matchTask(task), planContext(task, now)), 'them', actor.locale);
  await mustNotBeGuardian(house, task, personId, 'them', actor.locale);
}

/** Writes that take a word back. Raises `not_found`. */
export async function liftWrites(house: House, task: Task, personId: string): Promise<readonly Write[]> {
  const key = overrideKey(task.centerId, task.id, personId);
  if (!(await house.table.get(key, { consistent: true }))) throw new AppError('not_found');
  return [{ op: 'delete', key }];
}
