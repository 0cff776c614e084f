/*
 * The golden piece: a trapezoid with sides 1, 1, 1 and 1.618, angles 72 and 108 degrees, height .951. Five of them side
 * by side, every second one turned, make the ribbon; the same five make a regular pentagon of side 2, pinwheel-wise.
 */
export type Spot = readonly [x: number, y: number];
export type Shape = readonly Spot[];

const PHI = (1 + Math.sqrt(5)) / 2;
const DEGREE = Math.PI / 180;
export const PIECE_HEIGHT = Math.sin(72 * DEGREE);
/** Horizontal run of a slanted side for one of height. */
const SLANT = 1 / Math.tan(72 * DEGREE);
const GAP_PX = 2;
/** Horizontal room that a perpendicular gap takes beside a slanted side. */
const GAP_RUN_PX = GAP_PX / PIECE_HEIGHT;
export const PIECES = 5;

/** A shape pulled inwards by `by` on every side; corners clockwise as the screen sees them. */
export function inset(shape: Shape, by: number): Shape {
  const edges = shape.map((from, index) => {
    const to = at(shape, index + 1);
    const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
    const [dx, dy] = [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
    return { x: from[0] - dy * by, y: from[1] + dx * by, dx, dy };
  });
  return edges.map((edge, index) => {
    const before = edges[(index + edges.length - 1) % edges.length] ?? edge;
    const cross = before.dx * edge.dy - before.dy * edge.dx;
    const along = ((edge.x - before.x) * edge.dy - (edge.y - before.y) * edge.dx) / cross;
    return [before.x + before.dx * along, before.y + before.dy * along] as const;
  });
}

/** The path of a shape with its corners rounded. */
export function rounded(shape: Shape, radius: number): string {
  const parts = shape.map((corner, index) => {
    const start = towards(corner, at(shape, index - 1), radius);
    const end = towards(corner, at(shape, index + 1), radius);
    return `${index === 0 ? 'M' : 'L'}${round(start)}Q${round(corner)} ${round(end)}`;
  });
  return `${parts.join('')}Z`;
}

function at(shape: Shape, index: number): Spot {
  const spot = shape[(index + shape.length) % shape.length];
  if (spot === undefined) throw new Error('a shape has corners');
  return spot;
}
function towards(from: Spot, to: Spot, by: number): Spot {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const part = Math.min(by, length / 2) / length;
  return [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part];
}
const round = ([x, y]: Spot) => `${x.toFixed(2)} ${y.toFixed(2)}`;

/** Width of a ribbon of golden pieces of this height, in px. */
export function goldenWidth(height: number): number {
  const unit = height / PIECE_HEIGHT;
  return (PIECES - 1) * ((unit * (1 + PHI)) / 2 + GAP_RUN_PX) + unit * PHI;
}

/** Five pieces side by side in `width` x `height`; the bases stretch, the angle stays. */
export function ribbonPieces(
  width: number,
  height: number,
): readonly { readonly shape: Shape; readonly middle: number }[] {
  const run = (height * SLANT) / 2;
  const half = (width - (PIECES - 1) * GAP_RUN_PX - 2 * run) / PIECES / 2;
  return Array.from({ length: PIECES }, (_none, index) => {
    const middle = run + half + index * (2 * half + GAP_RUN_PX);
    const [top, bottom] = index % 2 === 0 ? [half - run, half + run] : [half + run, half - run];
    return {
      middle,
      shape: [
        [middle - top, 0],
        [middle + top, 0],
        [middle + bottom, height],
        [middle - bottom, height],
      ],
    };
  });
}

/** Five pieces under each other, 34 wide, joints slanted by 11 in turn; `ends` are where each entry ends, in px. */
export function timelinePieces(
  width: number,
  ends: readonly number[],
): readonly { readonly shape: Shape; readonly top: number }[] {
  const slant = 11;
  return ends.map((end, index) => {
    const start = index === 0 ? 0 : (ends[index - 1] ?? 0);
    const down = index % 2 === 0;
    const [from, to] = [index === 0 ? 0 : GAP_PX / 2, index === ends.length - 1 ? 0 : GAP_PX / 2];
    const [leftTop, rightTop] = down ? [start, start + slant] : [start + slant, start];
    const [leftEnd, rightEnd] = down ? [end + slant, end] : [end, end + slant];
    return {
      top: Math.max(leftTop, rightTop),
      shape: [
        [0, leftTop + from],
        [width, rightTop + from],
        [width, rightEnd - to],
        [0, leftEnd - to],
      ],
    };
  });
}

export type RingPiece = {
  readonly shape: Shape;
  readonly middle: Spot /** Degrees from the upright piece. */;
  readonly turn: number;
};

/** Five golden pieces tied into a pentagon whose outer side is two units; the first stands at the top. */
export function ringPieces(unit: number): readonly RingPiece[] {
  const reach = unit / Math.sin(36 * DEGREE);
  const corner = (index: number): Spot => [
    reach * (1 + Math.sin(index * 72 * DEGREE)),
    reach * (1 - Math.cos(index * 72 * DEGREE)),
  ];
  const between = (a: Spot, b: Spot): Spot => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
  return Array.from({ length: PIECES }, (_none, index) => {
    // Short base from the outer corner back to the middle of one side, leg to the middle of the next.
    const here = corner(index);
    const leg = between(here, corner(index - 1));
    const base = between(here, corner(index + 1));
    const inner: Spot = [leg[0] + (base[0] - here[0]) * PHI, leg[1] + (base[1] - here[1]) * PHI];
    const shape: Shape = [leg, here, base, inner];
    const middle: Spot = [
      shape.reduce((sum, spot) => sum + spot[0], 0) / 4,
      shape.reduce((sum, spot) => sum + spot[1], 0) / 4,
    ];
    return { shape, middle, turn: Math.atan2(base[1] - here[1], base[0] - here[0]) / DEGREE };
  });
}

/** Width and height of the square that the ring is drawn in. */
export function ringSize(unit: number): number {
  return (2 * unit) / Math.sin(36 * DEGREE);
}
