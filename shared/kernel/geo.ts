/**
 * Places are staged (PIPL 6, DOMAIN 3.5): in public only a cell of about 1 km. A cell is named by its south-west corner
 * in steps of 0.01 degree of latitude (1.11 km) and 0.0125 degree of longitude (1.1 km at 38 N, 0.84 km at 53 N).
 */
export type Point = { readonly lat: number; readonly lng: number };

const LAT_STEPS = 100;
const LNG_STEPS = 80;
const EARTH_RADIUS_M = 6_371_008.8;
export const CELL_PATTERN = /^-?\d{1,5}:-?\d{1,5}$/;

/** The cell that holds a point. */
export function cellOf(point: Point): string {
  return `${Math.floor(point.lat * LAT_STEPS)}:${Math.floor(point.lng * LNG_STEPS)}`;
}

/** A county has some thousands of cells, and a plan asks for the same few a million times. */
const CENTERS_LIMIT_COUNT = 10_000;
const centers = new Map<string, Point>();

/** The middle of a cell. Throws on a malformed cell: cells are parsed at the edges. */
export function cellCenter(cell: string): Point {
  const known = centers.get(cell);
  if (known) return known;
  if (!CELL_PATTERN.test(cell)) throw new Error(`not a cell: ${cell}`);
  const [row, column] = cell.split(':').map(Number) as [number, number];
  const center: Point = Object.freeze({ lat: (row + 0.5) / LAT_STEPS, lng: (column + 0.5) / LNG_STEPS });
  if (centers.size < CENTERS_LIMIT_COUNT) centers.set(cell, center);
  return center;
}

/** Great-circle distance in whole metres (haversine). */
export function distanceM(a: Point, b: Point): number {
  const rad = Math.PI / 180;
  const dLat = (b.lat - a.lat) * rad;
  const dLng = (b.lng - a.lng) * rad;
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * Math.sin(dLng / 2) ** 2;
  return Math.round(2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(h))));
}

/** Distance between the middles of two cells in whole metres. Good to about a kilometre, and meant to be. */
export function cellDistanceM(a: string, b: string): number {
  return a === b ? 0 : distanceM(cellCenter(a), cellCenter(b));
}
