import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cityOf } from './city.ts';
import { type Comparison, compare, leadOf, meanOf } from './measures.ts';
import { barsPicture, linesPicture } from './pictures.ts';

const WEEKS_COUNT = 4;
/** So many cities, of the seed and those after it; their mean is reported. */
const CITIES_COUNT = 12;
/** So many volunteers make three candidates for a wish: 2.98 over 72 cities. */
const THREE_CANDIDATES = 188;
/** The same city with fewer and more people in it: fewer and more candidates. */
const OTHERS = [90, 270, 360];

/**
 * `npm run simulate -- matching [--seed N] [--json] [--out DIR]`: the same invented city lives the same weeks with each way of
 * matching. `--out` draws the pictures of docs/matching-simulation.md.
 */
export function simulateMatching({
  seed,
  json,
  out,
}: {
  readonly seed: number;
  readonly json: boolean;
  readonly out: string | undefined;
}): void {
  const cities = Array.from({ length: CITIES_COUNT }, (_, i) => lived(seed + i, THREE_CANDIDATES));
  const atThree = meanOf(cities);
  const lead = rounded(leadOf(cities));
  const travel = rounded(atThree.travel);
  const others = OTHERS.map((volunteers) => lived(seed, volunteers));
  const byCandidates = [...others, atThree].sort((a, b) => a.candidates - b.candidates);
  if (out !== undefined) draw(out, atThree, byCandidates);
  const coverage = byCandidates.map(({ candidates, ways }) => ({
    candidates: shown(candidates),
    ...Object.fromEntries(Object.entries(ways).map(([name, measures]) => [name, shown(measures.coverage)])),
  }));
  const ways = Object.fromEntries(
    Object.entries(atThree.ways).map(([name, measures]) => [name, rounded(measures)] as const),
  );
  if (json) {
    console.log(
      JSON.stringify({
        seed,
        cities: CITIES_COUNT,
        weeks: WEEKS_COUNT,
        candidates: shown(atThree.candidates),
        foresight: shown(atThree.foresight),
        lead,
        travel,
        ways,
        coverage,
      }),
    );
    return;
  }
  console.log(
    `${CITIES_COUNT} cities from seed ${seed}, ${WEEKS_COUNT} weeks, ${shown(atThree.candidates)} candidates for a wish:`,
  );
  console.table(ways);
  console.log(
    `In the plan ours has somebody for ${shown(atThree.ways.ours.planned - atThree.ways.greedy.planned)} points more than greedy, ${shown(atThree.ways.greedy.plannedMinutes - atThree.ways.ours.plannedMinutes)} minutes less on the way.`,
  );
  console.log(
    `In the end ours is ahead of greedy by ${lead['mean']} points (${lead['from']} to ${lead['to']}). Nobody could exceed ${shown(atThree.foresight)} %.`,
  );
  console.log(
    `Minutes on the way: greedy ${travel['bothGreedy']}, ours ${travel['bothOurs']} for wishes that both met; ${travel['onlyOurs']} for those that only ours did.`,
  );
  console.log(
    `For as many wishes as greedy plans: greedy ${travel['sameCountGreedy']} minutes, the nearest of ours ${travel['sameCountOurs']}.`,
  );
  console.log('Coverage by the number of candidates:');
  console.table(coverage);
}

function lived(seed: number, volunteers: number): Comparison {
  if (process.stderr.isTTY) process.stderr.write(`${volunteers} volunteers, seed ${seed}\r`);
  return compare(cityOf({ seed, weeks: WEEKS_COUNT, volunteers }));
}

function draw(folder: string, atThree: Comparison, byCandidates: readonly Comparison[]): void {
  mkdirSync(folder, { recursive: true });
  const bars = barsPicture(
    'Wishes with somebody, percent, at three candidates',
    [
      ['In the plan of Monday morning 计划', 'planned'],
      ['Who came in the end 有人来', 'coverage'],
    ],
    atThree,
  );
  writeFileSync(join(folder, 'matching-coverage.svg'), bars);
  writeFileSync(
    join(folder, 'matching-candidates.svg'),
    linesPicture('Wishes that somebody came for, percent', byCandidates),
  );
}

const rounded = (numbers: Readonly<Record<string, number>>): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, shown(value)]));
const shown = (value: number) => Math.round(value * 100) / 100;
