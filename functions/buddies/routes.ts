import {
  answerBuddy,
  askBuddy,
  endBuddy,
  listNewcomers,
  readBuddies,
  sayWilling,
} from '../../shared/buddies/contract.ts';
import { AppError } from '../../shared/kernel/errors.ts';
import { aboutOrg } from '../orgs/routes.ts';
import { type Route, route } from '../platform/route.ts';
import { aboutVolunteer } from '../volunteers/routes.ts';
import { volunteerOf, volunteerWrite } from '../volunteers/volunteers.ts';
import { answerWrite, askWrite, leftWrite, mayGoAlong, pairOf } from './buddies.ts';
import { buddiesView, newcomersView } from './views.ts';

/** Newcomers do not go first alone unless they want to (docs/decisions/0029). */
export const BUDDY_ROUTES: readonly Route[] = [
  route(readBuddies, {
    act: async ({ actor, house }) => ({ reply: await buddiesView(house, actor.personId) }),
  }),
  route(sayWilling, {
    act: async ({ actor, house, input: { body } }) => {
      const volunteer = await volunteerOf(house, actor.personId);
      if (body.on && !mayGoAlong(volunteer, house.clock())) throw new AppError('buddy_too_new');
      return {
        reply: { willing: body.on },
        writes: [volunteerWrite(volunteer, { ...volunteer, goesAlong: body.on })],
      };
    },
  }),
  route(answerBuddy, {
    act: async ({ actor, house, input: { params, body } }) => ({
      reply: { personId: params.personId, state: body.yes ? ('agreed' as const) : ('open' as const) },
      writes: [answerWrite(house, await pairOf(house, params.personId), actor.personId, body.yes)],
    }),
  }),
  route(endBuddy, {
    act: async ({ actor, house }) => {
      const pair = await pairOf(house, actor.personId);
      if (pair?.buddyId === undefined) throw new AppError('not_found');
      return { reply: { ended: 1 }, writes: [leftWrite(house, pair, actor.personId, actor.personId)] };
    },
  }),
  route(listNewcomers, {
    about: aboutOrg,
    act: async ({ house, thing }) => ({ reply: await newcomersView(house, thing.id) }),
  }),
  route(askBuddy, {
    about: aboutVolunteer,
    act: async ({ actor, house, input: { body }, thing }) => {
      const before = await pairOf(house, thing.personId);
      const write = await askWrite(house, thing, before, body.buddyId, actor.personId);
      return { reply: { personId: thing.personId, state: 'asked' as const }, writes: [write] };
    },
  }),
];
