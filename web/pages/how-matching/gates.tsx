import { GATE_TABLE } from '../../../shared/matching/gates.ts';
import { gateWords } from '../../../shared/matching/refusals.ts';
import type { GateName } from '../../../shared/tasks/fits.ts';
import { language } from '../../main/i18n.ts';
import { words } from './words.ts';

/** Gates by what they ask, as they are drawn: every gate of the table stands in one of these. */
const FAMILIES: readonly { readonly name: Family; readonly gates: readonly GateName[] }[] = [
  { name: 'suited', gates: ['age', 'consent', 'health', 'language'] },
  { name: 'children', gates: ['check', 'minor_offer'] },
  { name: 'skill', gates: ['skill', 'licence'] },
  { name: 'time', gates: ['radius', 'window', 'overlap', 'cap'] },
  { name: 'will', gates: ['blocked', 'self', 'full', 'suggestions_off', 'offers_off', 'nudged_enough'] },
];
type Family = 'suited' | 'children' | 'skill' | 'time' | 'will';

const [WIDTH, HEIGHT, FIRST_X, STEP_X] = [328, 132, 62, 58];
/** Nine people on their way, each by the gate that holds them back; who has none comes through. */
const HELD_AT: readonly (number | undefined)[] = [2, undefined, 0, 3, undefined, 4, 1, undefined, 3];
const ROW_Y = (row: number) => 12 + row * 11.5;

/** People on their way through the gates: some are held back, some come through. */
export function GatesDrawing() {
  const say = words();
  return (
    <figure class="how-figure">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={say.gatesDrawn}>
        {FAMILIES.map(({ name }, at) => {
          const x = FIRST_X + at * STEP_X;
          return (
            <g key={name}>
              <path class="gate" d={`M${x - 5} 112V10a5 5 0 0 1 10 0v102`} />
              <text x={x} y="127" text-anchor="middle">
                {say.families[name]}
              </text>
            </g>
          );
        })}
        {HELD_AT.map((gate, row) => {
          const end = gate === undefined ? WIDTH - 8 : FIRST_X + gate * STEP_X - 14;
          const y = ROW_Y(row);
          return (
            <g key={row} class={gate === undefined ? 'through' : 'held'}>
              <path d={`M6 ${y}H${end}`} />
              <circle cx={end} cy={y} r="4" />
            </g>
          );
        })}
      </svg>
    </figure>
  );
}

/** Every gate of the table with what it asks and the rule behind it. */
export function GateList() {
  const say = words();
  return (
    <dl class="how-gates">
      {FAMILIES.map(({ name, gates }) => (
        <div key={name}>
          <dt>{say.families[name]}</dt>
          {GATE_TABLE.filter(({ gate }) => gates.includes(gate)).map(({ gate, source }) => (
            <dd key={gate}>
              <span>{gateWords({ gate, passes: true, params: {} }, 'me', language.value)}</span>
              <span class="small quiet">{source[language.value]}</span>
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}
