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
import { overrideKey, overrideToItem, type StoredOverride } from './plan-item.ts';
import { asRead, mustNotTalkOver, saidOver } from './said.ts';

/**
 * Writes that keep a coordinator's word over the plan: with who and when, until it expires or the task is over. A pin opens no
 * gate; a swap is a pin and a ban that come and go as one. Another's word about the same person is not talked over: who comes
 * second is told of it. Raises `four_eyes`, `wrong_state`, `taken`, `not_found`, `not_suitable`, `word_stands`.
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
  const about = instead === undefined ? [personId] : [personId, instead];
  const before = await Promise.all(about.map((one) => saidOver(house, task, one)));
  for (const said of before) await mustNotTalkOver(house, said, actor.personId, actor.locale);
  if (what === 'pin') await mustBePinnable(house, actor, task, personId);
  const until = Math.min(now + days * DAY_MS, task.window.to);
  const kept = { centerId: task.centerId, taskId: task.id, by: actor.personId, at: now, until };
  const records: readonly StoredOverride[] = [
    { ...kept, personId, what, ...(instead === undefined ? {} : { swap: instead }) },
    ...(instead === undefined ? [] : [{ ...kept, personId: instead, what: 'forbid' as const, swap: personId }]),
  ];
  const said = records.map(
    (record, at): Write => ({
      op: 'replace',
      item: overrideToItem(record),
      if: asRead(before[at]),
    }),
  );
  return { until, writes: [...said, ...(await otherHalves(house, task, before, about))] };
}

/** The other half of each swap among words that go, where it is still the half of that swap: it goes too. */
async function otherHalves(
  house: House,
  task: Task,
  gone: readonly (StoredOverride | undefined)[],
  but: readonly string[],
): Promise<readonly Write[]> {
  const halves = await Promise.all(
    gone.map(async (one) => {
      if (one?.swap === undefined || but.includes(one.swap)) return [];
      const half = await saidOver(house, task, one.swap);
      return half?.swap === one.personId ? [half] : [];
    }),
  );
  return halves.flat().map((half) => endOf(task, half));
}

function endOf(task: Task, said: StoredOverride): Write {
  return { op: 'delete', key: overrideKey(task.centerId, task.id, said.personId), if: asRead(said) };
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

/** Writes that take a word back, both halves of a swap together. Raises `not_found`. */
export async function liftWrites(house: House, task: Task, personId: string): Promise<readonly Write[]> {
  const said = await saidOver(house, task, personId);
  if (!said) throw new AppError('not_found');
  return [endOf(task, said), ...(await otherHalves(house, task, [said], [personId]))];
}
