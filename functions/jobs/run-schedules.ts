import type { RhythmMinutes } from '../../shared/kernel/rhythms.ts';
import type { House } from '../platform/house.ts';
import type { Schedule } from './schedules.ts';

/** Runs the schedules of one rhythm, one after another. Throws the first failure after all were tried. */
export async function runSchedules(
  house: House,
  schedules: readonly Schedule[],
  everyMinutes: RhythmMinutes,
): Promise<void> {
  let failure: unknown;
  for (const schedule of schedules) {
    if (schedule.everyMinutes !== everyMinutes) continue;
    try {
      await schedule.run(house);
    } catch (error) {
      house.log.error('schedule failed', { schedule: schedule.name }, error);
      failure ??= error;
    }
  }
  if (failure !== undefined) throw failure;
}
