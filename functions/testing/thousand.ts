import { expect } from 'vitest';
import { acceptTask } from '../../shared/tasks/offers.ts';
import { assignmentsOf, taskOf } from '../tasks/assignments.ts';
import { wishOf } from '../wishes/wishes.ts';
import { aVolunteer, aWish, type Scene, tally } from './things.ts';
import type { Someone } from './world.ts';

const VOLUNTEERS_COUNT = 1_000;
const AT_ONCE_COUNT = 50;

/**
 * A thousand volunteers accept one place at the same moment, through the whole edge: one has it, the other 999 are told
 * clearly, and what is stored agrees. Prints its figures.
 */
export async function thousandAccepts(scene: Scene, where: string): Promise<void> {
  const { house } = scene.world;
  const { task, wish } = await aWish(scene);
  const people: Someone[] = [];
  while (people.length < VOLUNTEERS_COUNT)
    people.push(...(await Promise.all(Array.from({ length: AT_ONCE_COUNT }, () => aVolunteer(scene)))));
  const started = performance.now();
  const answers = await Promise.all(
    people.map((someone) => scene.world.call(acceptTask, someone, { params: { taskId: task.id } })),
  );
  const ms = Math.round(performance.now() - started);
  console.info(`${VOLUNTEERS_COUNT} accepts of one place on ${where}: ${JSON.stringify(tally(answers))} in ${ms} ms`);
  expect(tally(answers)).toEqual({ accepted: 1, taken: VOLUNTEERS_COUNT - 1 });
  expect(answers.filter(({ code }) => code === 'taken').every(({ status }) => status === 409)).toBe(true);
  const winner = people[answers.findIndex(({ status }) => status === 200)]?.personId;
  expect(await taskOf(house, task.id)).toMatchObject({ taken: 1, state: 'filled' });
  expect((await assignmentsOf(house, task.id)).map(({ personId, state }) => [personId, state])).toEqual([
    [winner, 'accepted'],
  ]);
  expect(await wishOf(house, wish.id)).toMatchObject({ state: 'claimed', components: [{ have: 1 }] });
}
