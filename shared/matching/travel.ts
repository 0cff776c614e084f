import { cellDistanceM } from '../kernel/geo.ts';
import type { TravelMode } from './model.ts';

/** Metres a minute as the crow flies, slow enough to hold on real streets and in winter; and minutes to get going. */
export const TRAVEL: Readonly<Record<TravelMode, { metresPerMinute: number; startMinutes: number }>> = {
  walk: { metresPerMinute: 75, startMinutes: 0 },
  bike: { metresPerMinute: 180, startMinutes: 2 },
  car: { metresPerMinute: 400, startMinutes: 6 },
};
/** Two doors in one cell of about 1 km are this far apart, give or take. */
export const SAME_CELL_M = 500;

/** Whole minutes for a distance in metres, rounded up. Never counted as service (DOMAIN 3.10). */
export function travelMinutes(metres: number, mode: TravelMode): number {
  const { metresPerMinute, startMinutes } = TRAVEL[mode];
  return metres <= 0 ? 0 : startMinutes + Math.ceil(metres / metresPerMinute);
}

/** Whole minutes from one cell to another; half a kilometre within one. */
export function cellTravelMinutes(from: string, to: string, mode: TravelMode): number {
  return travelMinutes(Math.max(SAME_CELL_M, cellDistanceM(from, to)), mode);
}
