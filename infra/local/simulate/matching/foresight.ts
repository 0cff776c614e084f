import { passesGates } from '../../../../shared/matching/gates.ts';
import { compile } from '../../../../shared/matching/solver/instance.ts';
import { solve } from '../../../../shared/matching/solver/solve.ts';
import { cellTravelMinutes } from '../../../../shared/matching/travel.ts';
import { diceOf, saysYes } from './being.ts';
import type { City } from './city.ts';

/**
 * Percent of wishes that somebody could have come for at best: as if it were known beforehand who says yes to what and nobody
 * grew tired or moved away. No way of matching can do better; it says how much there was to win.
 */
export function withForesight({ size, people, tasks }: City): number {
  const dice = diceOf(size.seed);
  const weeks = Map.groupBy(
    tasks.map((task, at) => ({ task, at })),
    ({ task }) => task.publishedAt,
  );
  let helped = 0;
  for (const wishes of weeks.values()) {
    const pairs = wishes.flatMap(({ task, at }, row) =>
      people.flatMap((person, column) => {
        const { volunteer } = person;
        if (!passesGates(volunteer, task, { now: task.publishedAt })) return [];
        const minutes = cellTravelMinutes(volunteer.homeCell, task.cell, volunteer.travel);
        return saysYes(person, dice(2, at, column), minutes, 0) ? [{ row, column }] : [];
      }),
    );
    const instance = compile({
      rowCapacity: new Int32Array(wishes.length).fill(1),
      columnCapacity: Int32Array.from(people, ({ volunteer }) => Math.floor(volunteer.weeklyCapMinutes / 60)),
      row: Int32Array.from(pairs, ({ row }) => row),
      column: Int32Array.from(pairs, ({ column }) => column),
      weight: new Float64Array(pairs.length).fill(1),
    });
    helped += solve(instance).weight;
  }
  return (100 * helped) / tasks.length;
}
