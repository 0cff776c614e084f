import { listHours, listMyHours, reverseHours } from '../../shared/hours/contract.ts';
import { AppError } from '../../shared/kernel/errors.ts';
import type { House } from '../platform/house.ts';
import { type Route, route } from '../platform/route.ts';
import { aboutVolunteer } from '../volunteers/routes.ts';
import { entryOf, ledgerPage, reversalWrites } from './ledger.ts';

/** Standing of a call about one entry: the station whose wish it came from. */
async function aboutEntry(house: House, { params }: { params: { personId: string; hoursId: string } }) {
  const thing = await entryOf(house, params.personId, params.hoursId);
  return { thing, orgId: thing.stationId };
}

export const HOURS_ROUTES: readonly Route[] = [
  route(listMyHours, {
    act: async ({ actor, house, input }) => ({ reply: await ledgerPage(house, actor.personId, input.query) }),
  }),
  route(listHours, {
    about: aboutVolunteer,
    act: async ({ house, input }) => ({ reply: await ledgerPage(house, input.params.personId, input.query) }),
  }),
  route(reverseHours, {
    about: aboutEntry,
    act: async ({ actor, house, input, thing }) => {
      if (actor.personId === thing.personId) throw new AppError('four_eyes');
      const { reversal, writes } = await reversalWrites(house, thing, actor.personId, input.body.reason);
      return { reply: { id: reversal.id, minutes: reversal.minutes }, writes };
    },
  }),
];
