import type { Reply } from '../../shared/kernel/endpoint.ts';
import { COORDINATORS } from '../../shared/orgs/roles.ts';
import type { listMySeries, SeriesRow, SeriesView } from '../../shared/series/contract.ts';
import { openFor, peopleOf, personOf } from '../people/people.ts';
import { type PersonActor, rolesAt } from '../platform/actor.ts';
import type { House } from '../platform/house.ts';
import { assignmentsOf, holds, tasksOf } from '../tasks/assignments.ts';
import { findVolunteer } from '../volunteers/volunteers.ts';
import { mayCareForChild } from '../wishes/standing.ts';
import { datesOf } from './dates.ts';
import { nextOfKeeper } from './kept.ts';
import { datesFrom, isLeftOut, occurrencesOf, windowAt } from './series.ts';
import {
  keptSeriesPk,
  type Occurrence,
  ownSeriesKey,
  type Series,
  seriesFromItem,
  seriesKey,
  stationSeriesPk,
} from './series-item.ts';

const COMING_ITEMS = 8;
const PAST_ITEMS = 8;
const MINE_LIMIT_ITEMS = 50;
type Shown = SeriesView['coming'][number];

/** One series for whom it concerns. Everybody is called by their pseudonym; `can` says what the reader may do now. */
export async function seriesView(
  house: House,
  actor: PersonActor,
  series: Series,
  orgPath: readonly string[],
  concerned: boolean,
): Promise<SeriesView> {
  const now = house.clock();
  const [ahead, behind] = await Promise.all([
    occurrencesOf(house, series.id, now, 'ahead', COMING_ITEMS),
    occurrencesOf(house, series.id, now, 'behind', PAST_ITEMS),
  ]);
  const [row] = await rowsOf(house, actor, [series]);
  if (!row) throw new Error('a series has a row');
  const raised = await raisedDates(house, actor, [...ahead, ...behind]);
  const { story, component, cell, wishId, pauses, times, invited } = series;
  const asked = invited?.personId === actor.personId && invited.until > now;
  return {
    ...row,
    story,
    text: component.text,
    skills: component.skills,
    cell,
    wishId,
    // When an old person is away from home is for those who come, as is what was.
    pauses: concerned ? pauses.filter((pause) => pause.to > now) : [],
    coming: (await comingOf(series, raised, now)).filter(({ state }) => concerned || state !== 'left_out'),
    past: concerned ? behind.flatMap(({ at }) => raised.get(at) ?? []) : [],
    times,
    ...(asked ? { invitedUntil: invited.until } : {}),
    ...(await endReasonOf(house, actor, series, orgPath)),
    can: await canOf(house, actor, series, orgPath, asked),
  };
}

/** Why it ended, for the station; of a child's series for those in charge of children. */
async function endReasonOf(
  house: House,
  actor: PersonActor,
  series: Series,
  orgPath: readonly string[],
): Promise<{ endReason?: string }> {
  const { id, minor, reasonSealed, beneficiaryId } = series;
  const own = rolesAt(actor, orgPath).some(({ role }) => COORDINATORS.some((one) => one === role));
  if (reasonSealed === undefined || !own || (minor && !mayCareForChild(actor, orgPath))) return {};
  return { endReason: await openFor(house, await personOf(house, beneficiaryId), `series:${id}`, reasonSealed) };
}

async function canOf(
  house: House,
  { personId, ...actor }: PersonActor,
  series: Series,
  orgPath: readonly string[],
  asked: boolean,
): Promise<SeriesView['can']> {
  const active = series.state === 'active';
  const stands = series.invited !== undefined && series.invited.until > house.clock();
  const coordinates = rolesAt({ personId, ...actor }, orgPath).some(({ role }) =>
    COORDINATORS.some((one) => one === role),
  );
  const party = [series.beneficiaryId, series.guardianId, series.posterId].includes(personId);
  const free = active && series.keeperId === undefined && (asked || (!stands && !series.minor));
  return {
    accept: free && !party && (await findVolunteer(house, personId)) !== undefined,
    decline: active && asked,
    handBack: active && series.keeperId === personId,
    invite: active && coordinates && series.keeperId === undefined,
    change: active && (coordinates || party),
  };
}

/** What was raised with who comes, then what is only planned; also what was left out within the horizon, as such. */
async function comingOf(series: Series, raised: ReadonlyMap<number, Shown>, now: number): Promise<Shown[]> {
  const dates = series.state === 'active' ? (await datesOf(series)).filter((at) => at >= now) : [];
  const shown = new Set([...dates.slice(0, COMING_ITEMS), ...[...raised.keys()].filter((at) => at >= now)]);
  return [...shown]
    .sort((a, b) => a - b)
    .slice(0, COMING_ITEMS)
    .map((at) => {
      const left = isLeftOut(series, at);
      const known = raised.get(at);
      if (known && !left) return known;
      return { at, to: windowAt(series, at).to, state: left ? 'left_out' : 'planned', mine: false };
    });
}

async function raisedDates(
  house: House,
  actor: PersonActor,
  occurrences: readonly Occurrence[],
): Promise<ReadonlyMap<number, Shown>> {
  const tasks = await tasksOf(
    house,
    occurrences.map(({ taskId }) => taskId),
  );
  const holders = await Promise.all(
    occurrences.map(
      async ({ taskId, at }) => [at, (await assignmentsOf(house, taskId)).find(holds)?.personId] as const,
    ),
  );
  const faces = new Map(holders);
  const people = await peopleOf(
    house,
    holders.flatMap(([, personId]) => personId ?? []),
  );
  return new Map(
    occurrences.flatMap(({ at, to, taskId, wishId }) => {
      const task = tasks.get(taskId);
      const face = faces.get(at);
      const pseudonym = face === undefined ? undefined : people.get(face)?.pseudonym;
      if (!task) return [];
      return [
        [
          at,
          {
            at,
            to,
            state: task.state,
            taskId,
            wishId,
            mine: face === actor.personId,
            ...(pseudonym === undefined ? {} : { face: pseudonym }),
          },
        ] as const,
      ];
    }),
  );
}

/** Rows of a list. */
export async function rowsOf(house: House, actor: PersonActor, all: readonly Series[]): Promise<SeriesRow[]> {
  const now = house.clock();
  const people = await peopleOf(
    house,
    all.flatMap(({ keeperId }) => keeperId ?? []),
  );
  const own = all.some(({ keeperId }) => keeperId === actor.personId)
    ? await findVolunteer(house, actor.personId)
    : undefined;
  const row = async (series: Series): Promise<SeriesRow> => {
    // Who keeps it reads when it is their turn; to all others it comes also when somebody else does.
    const next =
      own && series.keeperId === own.personId
        ? await nextOfKeeper(house, series, own)
        : (await datesFrom(series, now, 1))[0];
    const keeper = series.keeperId === undefined ? undefined : people.get(series.keeperId)?.pseudonym;
    const invited = series.invited?.personId === actor.personId && series.invited.until > now;
    return {
      id: series.id,
      state: series.state,
      title: series.title,
      group: series.group,
      kind: series.kind,
      minor: series.minor,
      stationId: series.stationId,
      station: series.station,
      rhythm: series.rhythm,
      from: series.from,
      minutes: series.minutes,
      until: series.until,
      ...(next === undefined ? {} : { next }),
      ...(keeper === undefined ? {} : { keeper }),
      ...(invited ? { invited } : {}),
    };
  };
  return Promise.all(all.map(row));
}

/** Series of a station, newest first. */
export async function stationSeries(
  house: House,
  actor: PersonActor,
  stationId: string,
  query: { limit: number; cursor?: string | undefined },
): Promise<{ items: SeriesRow[]; next?: string }> {
  const page = await house.table.query({
    index: 'gsi1',
    pk: stationSeriesPk(stationId),
    limit: query.limit,
    descending: true,
    ...(query.cursor === undefined ? {} : { cursor: query.cursor }),
  });
  const items = await rowsOf(house, actor, await seriesByIds(house, page.items.map(idOf)));
  return { items, ...(page.next === undefined ? {} : { next: page.next }) };
}

/** Series that somebody keeps or is asked to keep, and those that come to them. */
export async function mySeries(house: House, actor: PersonActor): Promise<Reply<typeof listMySeries>> {
  const { pk, sk } = ownSeriesKey(actor.personId, '');
  const [kept, own] = await Promise.all([
    house.table.query({ index: 'gsi3', pk: keptSeriesPk(actor.personId), limit: MINE_LIMIT_ITEMS }),
    house.table.query({ pk, sk: { beginsWith: sk }, limit: MINE_LIMIT_ITEMS, descending: true }),
  ]);
  const [keptSeries, ownSeries] = await Promise.all([
    seriesByIds(house, kept.items.map(idOf)),
    seriesByIds(
      house,
      own.items.map((item) => String(item['seriesId'])),
    ),
  ]);
  const now = house.clock();
  const live = keptSeries.filter(
    ({ state, keeperId, invited }) =>
      state === 'active' && (keeperId === actor.personId || (invited?.until ?? 0) > now),
  );
  return { kept: await rowsOf(house, actor, live), mine: await rowsOf(house, actor, ownSeries) };
}

function idOf(item: { readonly card?: unknown }): string {
  return String((item.card as { id?: string } | undefined)?.id);
}

async function seriesByIds(house: House, ids: readonly string[]): Promise<readonly Series[]> {
  const items = ids.length === 0 ? [] : await house.table.batchGet([...new Set(ids)].map(seriesKey));
  const found = new Map(items.map(seriesFromItem).map((series) => [series.id, series]));
  return ids.flatMap((id) => found.get(id) ?? []);
}
