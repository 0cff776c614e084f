import type { Game } from './game.ts';
import { playMeasured } from './worlds.ts';

/** Plays each town that it is sent and sends back what came of it; ends with whoever sends them. */
process.on('message', (town: Game) => {
  void playMeasured(town).then((told) => process.send?.(told));
});
