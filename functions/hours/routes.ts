import {
  answerHoursDispute,
  disputeHours,
  listHours,
  listHoursDisputes,
  listMyHours,
  reverseHours,
  withdrawHoursDispute,
} from '../../shared/hours/contract.ts';
import { AppError } from '../../shared/kernel/errors.ts';
import { aboutOrg } from '../orgs/routes.ts';
import type { House } from '../platform/house.ts';
import { type Route, route } from '../platform/route.ts';
import { aboutVolunteer } from '../volunteers/routes.ts';
import { answerWrites, disputeList, disputeWrites, withdrawWrites } from './dispute.ts';
import { entryOf, ledgerPage, reversalWrites } from './ledger.ts';

/** Standing of a call about one entry: the station whose wish it came from. */
async function aboutEntry(house: House, { params }: { params: { personId: string; hoursId: string } }) {
  const thing = await entryOf(house, params.personId, params.hoursId);
  return { thing, orgId: thing.stationId };
}

export const HOURS_ROUTES: readonly Route[] = [
  route(disputeHours, {
    act: async ({ actor, house, input: { params, body } }) => ({
      reply: { id: params.hoursId, state: 'open' as const },
      writes: await disputeWrites(house, actor.personId, params.hoursId, body),
    }),
  }),
  route(withdrawHoursDispute, {
    act: async ({ actor, house, input: { params } }) => ({
      reply: { id: params.hoursId },
      writes: await withdrawWrites(house, actor.personId, params.hoursId),
    }),
  }),
  route(listHoursDisputes, {
    about: aboutOrg,
    act: async ({ actor, house, input: { query }, thing }) => ({
      reply: await disputeList(house, actor.personId, thing.id, query),
    }),
  }),
  route(answerHoursDispute, {
    about: aboutEntry,
    act: async ({ actor, house, input: { body }, thing }) => {
      const { writes, ...answer } = await answerWrites(house, actor.personId, thing, body);
      return { reply: { id: thing.id, ...answer }, writes };
    },
  }),
  route(listMyHours, {
    act: async ({ actor, house, input }) => ({
      reply: await ledgerPage(house, actor.personId, input.query, { own: true }),
    }),
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
