import { runSchedules } from '../../functions/jobs/run-schedules.ts';
import type { Schedule } from '../../functions/jobs/schedules.ts';
import type { House } from '../../functions/platform/house.ts';
import { RHYTHMS_MINUTES, type RhythmMinutes } from '../../shared/kernel/rhythms.ts';
import { MINUTE_MS } from '../../shared/kernel/time.ts';

/** The embedded EventBridge: each rhythm runs once at the start and then at its distance, never twice at a time. */
export function startScheduleLoop(house: House, schedules: readonly Schedule[]): { stop(): Promise<void> } {
  const running = new Map<RhythmMinutes, Promise<void>>();
  const run = (rhythm: RhythmMinutes) => {
    if (running.has(rhythm)) return;
    // `runSchedules` has logged what failed; the next round tries again.
    const round = runSchedules(house, schedules, rhythm).catch(() => undefined);
    running.set(
      rhythm,
      round.finally(() => running.delete(rhythm)),
    );
  };
  const timers = RHYTHMS_MINUTES.map((rhythm) => {
    run(rhythm);
    return setInterval(run, rhythm * MINUTE_MS, rhythm);
  });
  return {
    stop: async () => {
      for (const timer of timers) clearInterval(timer);
      await Promise.all(running.values());
    },
  };
}
