import { MINUTE_MS } from '../../shared/kernel/time.ts';
import { attest } from '../../shared/tasks/attend.ts';
import { moveTo, type Published, type Scene } from './things.ts';
import type { Someone } from './world.ts';

/** Who said yes has come for an hour and gone, as the head of the station enters it when the time is over. */
export async function attested(scene: Scene, { task }: Published, who: Someone): Promise<void> {
  moveTo(scene.world, task.window.to);
  for (const [what, minutes] of [
    ['checked_in', 0],
    ['checked_out', 60],
  ] as const)
    await scene.call(attest, scene.head, {
      params: { taskId: task.id, personId: who.personId },
      body: { what, at: task.window.from + minutes * MINUTE_MS, note: '来过' },
    });
}
