import { yesPermille } from '../../../shared/matching/acceptance.ts';
import { someYesPermille, WAVE, waveOf } from '../../../shared/matching/wave.ts';
import { words } from './words.ts';

const UNKNOWN = { yes: yesPermille() };
const PEOPLE = waveOf(new Array(WAVE.people).fill(UNKNOWN));
const [WIDTH, HEIGHT, TOP, BASE] = [328, 176, 24, 136];
const heightOf = (permille: number) => ((BASE - TOP) * permille) / 1_000;

/** How one more person asked makes it likelier that somebody comes: reckoned here by the planner's own rule. */
export function WaveDrawing() {
  const say = words();
  const step = (WIDTH - 24) / PEOPLE.length;
  const mark = BASE - heightOf(WAVE.surePermille);
  return (
    <figure class="how-figure">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={say.waveDrawn(PEOPLE.length)}>
        {PEOPLE.map((_, at) => {
          const sure = someYesPermille(PEOPLE.slice(0, at + 1));
          const [x, tall] = [12 + at * step, heightOf(sure)];
          return (
            <g key={at} class={sure >= WAVE.surePermille ? 'enough' : undefined}>
              <rect x={x + 10} y={BASE - tall} width={step - 20} height={tall} rx="4" />
              <text x={x + step / 2} y={BASE - tall + 18} text-anchor="middle" class="figures">
                {Math.round(sure / 10)}%
              </text>
              <text x={x + step / 2} y={BASE + 18} text-anchor="middle">
                {say.people(at + 1)}
              </text>
            </g>
          );
        })}
        <path class="mark" d={`M4 ${mark}H${WIDTH - 4}`} />
        <text x="6" y={HEIGHT - 4}>
          {say.mark(WAVE.surePermille / 10)}
        </text>
      </svg>
    </figure>
  );
}
