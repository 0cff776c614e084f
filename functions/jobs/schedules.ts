import type { RhythmMinutes } from '../../shared/kernel/rhythms.ts';
import { runLatePromiseClocks, runPromiseClocks, runPromiseReminders } from '../goods/clocks.ts';
import { runRechecks } from '../guardians/rechecks.ts';
import { runMandateEnds } from '../mandates/clocks.ts';
import { foldIndexes } from '../matching/fold.ts';
import { runPlanner } from '../matching/planner-job.ts';
import { runLateSends, runSends } from '../notices/sender.ts';
import { runPhotoClocks } from '../photos/clocks.ts';
import type { House } from '../platform/house.ts';
import { raiseDueSeries } from '../series/raise.ts';
import { runLateOfferClocks, runOfferClocks } from '../tasks/clocks.ts';
import { runCheckClock } from '../volunteers/check-clock.ts';
import { runReplyClocks } from '../wishes/clocks.ts';

/** Work that time brings. `run` must be safe to repeat: a rule may fire twice, or late. */
export type Schedule = {
  readonly name: string;
  readonly everyMinutes: RhythmMinutes;
  readonly run: (house: House) => Promise<void>;
};

export const SCHEDULES: readonly Schedule[] = [
  { name: 'guardians to be seen again', everyMinutes: 1_440, run: runRechecks },
  { name: 'checks to be seen again', everyMinutes: 1_440, run: runCheckClock },
  { name: 'messages that are due', everyMinutes: 1, run: runSends },
  { name: 'messages that came due unseen', everyMinutes: 15, run: runLateSends },
  { name: 'dates of series', everyMinutes: 15, run: raiseDueSeries },
  { name: 'offers that run out', everyMinutes: 1, run: runOfferClocks },
  { name: 'plan of every center', everyMinutes: 5, run: runPlanner },
  { name: 'changes to the search indexes', everyMinutes: 1, run: foldIndexes },
  { name: 'offers that ran out unseen', everyMinutes: 15, run: runLateOfferClocks },
  { name: 'promises that run out', everyMinutes: 1, run: runPromiseClocks },
  { name: 'promises that ran out unseen', everyMinutes: 15, run: runLatePromiseClocks },
  { name: 'promises about to run out', everyMinutes: 15, run: runPromiseReminders },
  { name: 'answers and windows that are over', everyMinutes: 15, run: runReplyClocks },
  { name: 'mandates that run out', everyMinutes: 1_440, run: runMandateEnds },
  { name: 'photos whose time is over', everyMinutes: 15, run: runPhotoClocks },
];
