import { expect } from 'vitest';
import { MINUTE_MS } from '../../shared/kernel/time.ts';
import { checkIn, checkOut, readShowCode } from '../../shared/tasks/attend.ts';
import { acceptTask } from '../../shared/tasks/offers.ts';
import type { Wish } from '../wishes/wish-item.ts';
import { moveTo, type Scene } from './things.ts';
import type { Someone } from './world.ts';

/** A volunteer says yes to one part of a wish. Gives the task's id. */
export async function accepted(scene: Scene, wish: Wish, who: Someone, component = 0): Promise<string> {
  const taskId = wish.components[component]?.taskId ?? '';
  expect((await scene.call(acceptTask, who, { params: { taskId } })).code).toBeUndefined();
  return taskId;
}

export type Visit = { readonly taskId: string; readonly who: Someone; readonly shows: Someone };

/** The volunteer comes when it is time and finishes after 31 minutes, by the codes that somebody shows. */
export async function served(scene: Scene, wish: Pick<Wish, 'window'>, { taskId, who, shows }: Visit): Promise<void> {
  if (scene.world.house.clock() < wish.window.from) moveTo(scene.world, wish.window.from);
  for (const part of [checkIn, checkOut]) {
    scene.world.pass(31 * MINUTE_MS);
    const { reply } = await scene.call(readShowCode, shows, { params: { taskId } });
    const answer = await scene.call(part, who, { params: { taskId }, body: { digits: reply.digits } });
    expect(answer.code).toBeUndefined();
  }
}
