import { closeFollowUp, giveThanks, listFollowUps, rateVisit, tellVisit } from '../../shared/feedback/contract.ts';
import { aboutOrg } from '../orgs/routes.ts';
import type { House } from '../platform/house.ts';
import { type Route, route } from '../platform/route.ts';
import { aboutWish } from '../wishes/standing.ts';
import { rateWrites, tellWrites, thanksWrites } from './feedback.ts';
import { closeWrites, followUpList, followUpOf } from './follow-ups.ts';

async function aboutFollowUp(house: House, { params }: { params: { followUpId: string } }) {
  const thing = await followUpOf(house, params.followUpId);
  return { thing, orgId: thing.stationId };
}

export const FEEDBACK_ROUTES: readonly Route[] = [
  route(giveThanks, {
    about: aboutWish('guardian'),
    act: async ({ house, input: { body }, thing }) => ({
      reply: { id: thing.id },
      writes: await thanksWrites(house, thing, body),
    }),
  }),
  route(rateVisit, {
    about: aboutWish('guardian'),
    act: async ({ actor, house, input: { body }, thing }) => {
      const { followUp, writes } = await rateWrites(house, actor.personId, thing, body);
      return { reply: { id: thing.id, followUp }, writes };
    },
  }),
  route(tellVisit, {
    act: async ({ actor, house, input: { params, body } }) => {
      const { followUp, writes } = await tellWrites(house, actor.personId, params.taskId, body);
      return { reply: { id: params.taskId, followUp }, writes };
    },
  }),
  route(listFollowUps, {
    about: aboutOrg,
    act: async ({ actor, orgPath, house, input: { query }, thing }) => ({
      reply: await followUpList(house, { actor, orgPath }, thing.id, query),
    }),
  }),
  route(closeFollowUp, {
    about: aboutFollowUp,
    act: async ({ actor, orgPath, house, input: { body }, thing }) => ({
      reply: { id: thing.id },
      writes: await closeWrites(house, { actor, orgPath }, thing, body.note),
    }),
  }),
];
