import { cellCenter, cellDistanceM } from '../../../shared/kernel/geo.ts';
import { distanceWords } from '../../main/format.ts';
import { words } from './words.ts';
import './home-grid.css';

/** Squares to each side of the station, west to east and south to north. */
const EAST = 3;
const NORTH = 2;

/** From `most` down to `-most`. */
function span(most: number): number[] {
  return Array.from({ length: 2 * most + 1 }, (_none, index) => most - index);
}

function parts(cell: string): readonly [row: number, column: number] {
  const [row = 0, column = 0] = cell.split(':').map(Number);
  return [row, column];
}

/** The squares of about a kilometre around the station; one of them is home. Nothing finer is asked for or kept. */
export function HomeGrid({
  station,
  home,
  onPick,
}: {
  station: string;
  home: string | undefined;
  onPick: (cell: string) => void;
}) {
  const say = words();
  const [row, column] = parts(station);
  const focusable =
    home !== undefined && Math.abs(parts(home)[0] - row) <= NORTH && Math.abs(parts(home)[1] - column) <= EAST
      ? home
      : station;
  function walk(event: KeyboardEvent): void {
    const step = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [-1, 0], ArrowUp: [1, 0] }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const [r, c] = parts(focusable);
    const next = `${Math.min(row + NORTH, Math.max(row - NORTH, r + (step[0] ?? 0)))}:${Math.min(column + EAST, Math.max(column - EAST, c + (step[1] ?? 0)))}`;
    onPick(next);
    (event.currentTarget as HTMLElement).querySelector<HTMLElement>(`[data-cell="${next}"]`)?.focus();
  }
  return (
    <div class="home-grid" role="radiogroup" aria-label={say.homeGrid} onKeyDown={walk}>
      {span(NORTH).map((north) =>
        span(EAST)
          .reverse()
          .map((east) => {
            const cell = `${row + north}:${column + east}`;
            return (
              // biome-ignore lint/a11y/useSemanticElements: native radios walk one line, a map is walked in four directions
              <button
                key={cell}
                type="button"
                role="radio"
                data-cell={cell}
                aria-checked={cell === home}
                aria-label={say.offset(east, north)}
                tabIndex={cell === focusable ? 0 : -1}
                onClick={() => onPick(cell)}
              >
                {cell === home ? (
                  <b>{say.homeHere}</b>
                ) : cell === station ? (
                  <span class="pine">{say.stationHere}</span>
                ) : null}
              </button>
            );
          }),
      )}
    </div>
  );
}

const WIDTH = 328;
const HEIGHT = 200;
/** Words stand north-west on their ring, where neither home nor the scale is written. */
const DIAGONAL = Math.SQRT1_2;
const KM_PER_DEGREE = 111.2;
const RINGS_M = [500, 1_000, 2_000, 3_000, 5_000, 10_000, 20_000, 50_000] as const;

/** How far one would go: home in the middle, the edge drawn in ember, smaller distances dotted, the station where it is. */
export function Reach({ home, station, radiusM }: { home: string; station: string | undefined; radiusM: number }) {
  const say = words();
  const scale = (HEIGHT / 2 - 16) / radiusM;
  const inner = RINGS_M.filter((metres) => metres < radiusM && metres * scale > 44).slice(-2);
  const [x, y] = [WIDTH / 2, HEIGHT / 2];
  return (
    <svg
      class="place reach"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={say.drawing(distanceWords(radiusM))}
    >
      <circle class="reach-area" cx={x} cy={y} r={radiusM * scale} />
      {inner.map((metres) => (
        <g key={metres}>
          <circle class="ringline" cx={x} cy={y} r={metres * scale} />
          <text
            class="reach-ring"
            x={x - metres * scale * DIAGONAL}
            y={y - metres * scale * DIAGONAL + 4}
            text-anchor="middle"
          >
            {distanceWords(metres)}
          </text>
        </g>
      ))}
      <text class="reach-word" x={x + radiusM * scale + 6} y={y + 4}>
        {distanceWords(radiusM)}
      </text>
      {station !== undefined && <StationSpot home={home} station={station} radiusM={radiusM} scale={scale} />}
      <circle cx={x} cy={y} r="5" fill="var(--ink)" stroke="var(--card)" stroke-width="2" />
      <text class="you" x={x} y={y - 10} text-anchor="middle">
        {say.homeHere}
      </text>
      <g transform={`translate(${WIDTH - 18} 14)`}>
        <path
          d="M0 18V2M-4 6l4-5 4 5"
          fill="none"
          stroke="var(--quiet)"
          stroke-width="1.5"
          stroke-linecap="round"
          stroke-linejoin="round"
        />
        <text x="0" y="31" text-anchor="middle">
          {say.north}
        </text>
      </g>
    </svg>
  );
}

function StationSpot({
  home,
  station,
  radiusM,
  scale,
}: {
  home: string;
  station: string;
  radiusM: number;
  scale: number;
}) {
  const away = cellDistanceM(home, station);
  // On top of home it would hide it; outside of the circle it would be drawn where it is not.
  if (away * scale < 16 || away > radiusM * 1.1) return null;
  const [from, to] = [cellCenter(home), cellCenter(station)];
  const x = WIDTH / 2 + (to.lng - from.lng) * KM_PER_DEGREE * Math.cos((from.lat * Math.PI) / 180) * 1_000 * scale;
  const y = HEIGHT / 2 - (to.lat - from.lat) * KM_PER_DEGREE * 1_000 * scale;
  return (
    <g>
      <path class="station" d={`M${x - 6} ${y + 6}v-7l6-5 6 5v7z`} stroke-linejoin="round" />
      <text class="station-word" x={x + 10} y={y + 5}>
        {words().stationHere}
      </text>
    </g>
  );
}
