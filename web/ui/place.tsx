import { cellCenter, type Point } from '../../shared/kernel/geo.ts';
import { pageWords } from '../main/i18n.ts';

export type PlaceSpot = {
  readonly cell: string;
  readonly key: string /** Drawn stronger: the one looked at. */;
  readonly strong?: boolean;
};
export type PlaceProps = {
  /** Cells of about a kilometre in which somebody waits. */
  spots: readonly PlaceSpot[];
  station?: { readonly cell: string; readonly name: string };
  /** Where the reader is, as a cell too: we know no better and need no better. */
  you?: string | undefined;
  height?: number;
  /** The whole drawing as a sentence. */
  label: string;
};

const words = pageWords(
  { you: '您', north: '北', km: (n: number) => `${n} 公里` },
  { you: 'You', north: 'N', km: (n) => `${n} km` },
);
const WIDTH = 328;
const KM_PER_DEGREE = 111.2;
/** Tried in this order: left and right read best. */
const ANGLES = [180, 0, 225, 315, 135, 45, 90, 270] as const;
const WORD_HALF_PX = 20;
const RINGS_KM = [1, 2, 3, 5, 10, 20, 50, 100] as const;

/**
 * A place without a map: what is drawn is true and nothing else is drawn. A soft circle is a cell of about a kilometre,
 * dotted rings are distances, north is up. Streets would need a map provider, and a pin would give a home away.
 */
export function Place({ spots, station, you, height = 148, label }: PlaceProps) {
  const cells = [
    ...new Set([
      ...spots.map((spot) => spot.cell),
      ...(station === undefined ? [] : [station.cell]),
      ...(you === undefined ? [] : [you]),
    ]),
  ];
  const points = new Map(cells.map((cell) => [cell, cellCenter(cell)]));
  const anchorCell = you ?? station?.cell ?? cells[0];
  const anchor = anchorCell === undefined ? undefined : points.get(anchorCell);
  if (anchor === undefined) return null;
  const toKm = (point: Point) =>
    [
      (point.lng - anchor.lng) * KM_PER_DEGREE * Math.cos((anchor.lat * Math.PI) / 180),
      (anchor.lat - point.lat) * KM_PER_DEGREE,
    ] as const;
  const all = [...points.values()].map(toKm);
  const [left, right] = [Math.min(...all.map(([x]) => x)) - 0.75, Math.max(...all.map(([x]) => x)) + 0.75];
  const [top, bottom] = [Math.min(...all.map(([, y]) => y)) - 0.75, Math.max(...all.map(([, y]) => y)) + 0.75];
  const scale = Math.min(WIDTH / (right - left), height / (bottom - top), 90);
  const middle = [(left + right) / 2, (top + bottom) / 2] as const;
  const spot = (point: Point): readonly [number, number] => {
    const [x, y] = toKm(point);
    return [WIDTH / 2 + (x - middle[0]) * scale, height / 2 + (y - middle[1]) * scale];
  };
  const [ax, ay] = spot(anchor);
  // A station's name takes the room beside its mark.
  const nameAt =
    station === undefined
      ? []
      : [points.get(station.cell) ?? anchor].map(spot).flatMap(
          ([x, y]) =>
            [
              [x + 30, y],
              [x + 56, y],
            ] as const,
        );
  const taken = [...[...points.values()].map(spot), ...nameAt];
  const rings = RINGS_KM.filter((km) => km * scale > 28 && km * scale < Math.hypot(WIDTH, height)).slice(0, 3);
  const wordsAt = ringWords(
    [ax, ay],
    rings.map((km) => km * scale),
    height,
    taken,
  );
  return (
    <svg class="place" viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={label}>
      <defs>
        <radialGradient id="cell-glow">
          <stop offset="0" stop-color="var(--ember)" stop-opacity=".5" />
          <stop offset=".55" stop-color="var(--ember)" stop-opacity=".26" />
          <stop offset="1" stop-color="var(--ember)" stop-opacity="0" />
        </radialGradient>
      </defs>
      {rings.map((km, index) => {
        const at = wordsAt[index];
        return (
          <g key={km}>
            <circle class="ringline" cx={ax} cy={ay} r={km * scale} />
            {at !== undefined && <RingWord at={at} text={words().km(km)} />}
          </g>
        );
      })}
      {[...byCell(spots)].map(([cell, here]) => {
        const [x, y] = spot(points.get(cell) ?? anchor);
        const seen = here.some((one) => one.strong !== false);
        // More of them in one cell make it warmer, up to three.
        const warmth = Math.min(1, 0.55 + 0.15 * here.length) * (seen ? 1 : 0.4);
        return (
          <circle key={cell} cx={x} cy={y} r={Math.max(14, 0.62 * scale)} fill="url(#cell-glow)" opacity={warmth} />
        );
      })}
      {station !== undefined && <StationMark at={spot(points.get(station.cell) ?? anchor)} name={station.name} />}
      {you !== undefined && (
        <g>
          <circle cx={ax} cy={ay} r="5" fill="var(--ink)" stroke="var(--card)" stroke-width="2" />
          <text class="you" x={ax + 10} y={ay + 4}>
            {words().you}
          </text>
        </g>
      )}
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
          {words().north}
        </text>
      </g>
    </svg>
  );
}

function byCell(spots: readonly PlaceSpot[]): ReadonlyMap<string, readonly PlaceSpot[]> {
  const cells = new Map<string, PlaceSpot[]>();
  for (const one of spots) cells.set(one.cell, [...(cells.get(one.cell) ?? []), one]);
  return cells;
}

type Where = readonly [x: number, y: number];

/** Where each ring says its distance: on the ring, inside the drawing, covering nobody. */
function ringWords(
  at: Where,
  radii: readonly number[],
  height: number,
  taken: readonly Where[],
): readonly (Where | undefined)[] {
  const placed: Where[] = [...taken];
  return radii.map((r) => {
    const spots = ANGLES.map(
      (angle): Where => [at[0] + r * Math.cos((angle * Math.PI) / 180), at[1] - r * Math.sin((angle * Math.PI) / 180)],
    );
    const free = spots.find(
      ([x, y]) =>
        x > WORD_HALF_PX + 6 &&
        x < WIDTH - WORD_HALF_PX - 30 &&
        y > 12 &&
        y < height - 10 &&
        placed.every(([tx, ty]) => Math.abs(tx - x) > 50 || Math.abs(ty - y) > 26),
    );
    if (free !== undefined) placed.push(free);
    return free;
  });
}

function RingWord({ at: [x, y], text }: { at: Where; text: string }) {
  return (
    <g>
      <rect class="ring-ground" x={x - WORD_HALF_PX - 2} y={y - 8} width={2 * WORD_HALF_PX + 4} height="16" rx="4" />
      <text x={x} y={y + 4} text-anchor="middle">
        {text}
      </text>
    </g>
  );
}

function StationMark({ at: [x, y], name }: { at: readonly [number, number]; name: string }) {
  const flip = x > WIDTH * 0.6;
  return (
    <g>
      <path class="station" d={`M${x - 6} ${y + 6}v-7l6-5 6 5v7z`} stroke-linejoin="round" />
      <text class="station-word" x={flip ? x - 11 : x + 11} y={y + 5} text-anchor={flip ? 'end' : 'start'}>
        {name}
      </text>
    </g>
  );
}
