import { readMyYear } from '../../shared/year/contract.ts';
import { type Route, route } from '../platform/route.ts';
import { yearOf } from './year.ts';

export const YEAR_ROUTES: readonly Route[] = [
  route(readMyYear, { act: async ({ actor, house }) => ({ reply: await yearOf(house, actor.personId) }) }),
];
