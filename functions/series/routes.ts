import { AppError } from '../../shared/kernel/errors.ts';
import { COORDINATORS } from '../../shared/orgs/roles.ts';
import {
  acceptSeries,
  declineSeries,
  endSeries,
  handBackSeries,
  inviteToSeries,
  listMySeries,
  listSeries,
  PREVIEW_DATES_COUNT,
  pauseSeries,
  previewSeries,
  readSeries,
  skipSeriesDate,
  startSeries,
} from '../../shared/series/contract.ts';
import { pathOf } from '../orgs/orgs.ts';
import { aboutOrg } from '../orgs/routes.ts';
import { posterNow } from '../orgs/writers.ts';
import { type Actor, may } from '../platform/actor.ts';
import type { House } from '../platform/house.ts';
import { type About, type Route, route } from '../platform/route.ts';
import type { Write } from '../platform/table.ts';
import { aboutWish } from '../wishes/standing.ts';
import { endWrites, pauseWrites, skipWrites } from './change.ts';
import { datesOf, settledPlan } from './dates.ts';
import { acceptSeriesWrites, declineSeriesWrites, handBackWrites, inviteWrites } from './face.ts';
import { seriesOf } from './series.ts';
import type { Series } from './series-item.ts';
import { startWrites } from './start.ts';
import { mySeries, seriesView, stationSeries } from './views.ts';

/** What a call about one series is about: the series, at its station, with those it concerns. */
async function aboutSeries(
  house: House,
  { params }: { params: { seriesId: string } },
  actor: Actor,
): Promise<About<Series>> {
  const thing = await seriesOf(house, params.seriesId);
  const { keeperId, invited, beneficiaryId, guardianId, stationId } = thing;
  return {
    thing,
    orgId: stationId,
    relations: {
      assignee: [keeperId, invited?.personId].filter((one) => one !== undefined),
      beneficiary: [beneficiaryId],
      ...(guardianId === undefined ? {} : { guardian: [guardianId] }),
      poster: await posterNow(house, actor, thing),
    },
  };
}

function outcome({ series, writes }: { series: Series; writes: readonly Write[] }) {
  return { reply: { id: series.id, state: series.state, keeper: series.keeperId !== undefined }, writes };
}

export const SERIES_ROUTES: readonly Route[] = [
  route(previewSeries, {
    act: async ({ house, input: { body } }) => {
      const dates = await datesOf(await settledPlan(body, house.clock()));
      return { reply: { dates: dates.slice(0, PREVIEW_DATES_COUNT), count: dates.length } };
    },
  }),
  route(startSeries, {
    about: aboutWish(),
    act: async ({ actor, orgPath, house, input: { body }, thing }) => {
      const { series, dates, writes } = await startWrites(house, { actor, orgPath }, thing, body);
      return { reply: { id: series.id, dates: [...dates] }, writes };
    },
  }),
  route(readSeries, {
    act: async ({ actor, house, input }) => {
      const { thing, orgId = '', relations } = await aboutSeries(house, input, actor);
      const orgPath = await pathOf(house, orgId);
      const standing = { orgPath, ...(relations === undefined ? {} : { relations }) };
      const concerned = may(
        actor,
        { roles: COORDINATORS, relations: ['assignee', 'beneficiary', 'guardian', 'poster'] },
        standing,
      );
      // When a child is visited is nobody's to know but theirs who look after them (Minors Protection Law 103).
      if (!concerned && thing.minor) throw new AppError('forbidden');
      if (!concerned && thing.state !== 'active') throw new AppError('not_found');
      return { reply: await seriesView(house, actor, thing, orgPath, concerned) };
    },
  }),
  route(listSeries, {
    about: aboutOrg,
    act: async ({ actor, house, input: { query }, thing }) => {
      return { reply: await stationSeries(house, actor, thing.id, query) };
    },
  }),
  route(listMySeries, {
    act: async ({ actor, house }) => {
      return { reply: await mySeries(house, actor) };
    },
  }),
  route(inviteToSeries, {
    about: aboutSeries,
    act: async ({ actor, house, input: { body }, thing }) => {
      return outcome(await inviteWrites(house, actor, thing, body.personId));
    },
  }),
  route(acceptSeries, {
    act: async ({ actor, house, input }) => {
      return outcome(await acceptSeriesWrites(house, actor, await seriesOf(house, input.params.seriesId)));
    },
  }),
  route(declineSeries, {
    act: async ({ actor, house, input }) => {
      return outcome(await declineSeriesWrites(house, actor, await seriesOf(house, input.params.seriesId)));
    },
  }),
  route(handBackSeries, {
    act: async ({ actor, house, input }) => {
      return outcome(await handBackWrites(house, actor, await seriesOf(house, input.params.seriesId)));
    },
  }),
  route(skipSeriesDate, {
    about: aboutSeries,
    act: async ({ house, input: { body }, thing }) => {
      return outcome(await skipWrites(house, thing, body.at));
    },
  }),
  route(pauseSeries, {
    about: aboutSeries,
    act: async ({ house, input: { body }, thing }) => {
      return outcome(await pauseWrites(house, thing, body));
    },
  }),
  route(endSeries, {
    about: aboutSeries,
    act: async ({ actor, house, input: { body }, thing }) => {
      return outcome(await endWrites(house, actor, thing, body.reason));
    },
  }),
];
