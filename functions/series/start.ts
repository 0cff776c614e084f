import type { Input } from '../../shared/kernel/endpoint.ts';
import { AppError } from '../../shared/kernel/errors.ts';
import { PREVIEW_DATES_COUNT, type startSeries } from '../../shared/series/contract.ts';
import type { PersonActor } from '../platform/actor.ts';
import type { House } from '../platform/house.ts';
import type { Write } from '../platform/table.ts';
import { isOwn } from '../wishes/can.ts';
import { mustNotBeTheirs } from '../wishes/eyes.ts';
import { identifyingCount } from '../wishes/publication.ts';
import { mayComeAgain } from '../wishes/rules.ts';
import { actingAs, labelOf } from '../wishes/standing.ts';
import { type Wish, wishKey } from '../wishes/wish-item.ts';
import { datesOf, settledPlan } from './dates.ts';
import { seriesWrite } from './series.ts';
import { ownSeriesKey, type Series } from './series-item.ts';

/** A phone that tells the time a little ahead of ours. */
const SKEW_MS = 5 * 60_000;

/**
 * A verified wish comes again by a rhythm. It puts words on the wall, so whose it is, who stands on their side and who wrote
 * it down do not set it up (DOMAIN 3.8). Raises `four_eyes`, `wrong_state` for a wish that is not, or not any more, on the
 * wall and did not come true, or a part that needs no person or several, `guardian_required`, `identifying_text`, and what
 * the plan raises.
 */
export async function startWrites(
  house: House,
  { actor, orgPath }: { actor: PersonActor; orgPath: readonly string[] },
  wish: Wish,
  body: Input<typeof startSeries>['body'],
): Promise<{ series: Series; dates: readonly number[]; writes: readonly Write[] }> {
  const now = house.clock();
  if (isOwn(actor, wish)) throw new AppError('four_eyes');
  const person = await mustNotBeTheirs(house, actor, wish);
  const guardianId = wish.minor ? person.guardian?.personId : undefined;
  if (wish.minor && !person.guardian) throw new AppError('guardian_required');
  const component = wish.components[body.component];
  const fits = component !== undefined && component.kind !== 'goods' && component.quantity === 1;
  if (!mayComeAgain(wish) || wish.cell === undefined || !fits) throw new AppError('wrong_state');
  if (body.consent.at > now + SKEW_MS)
    throw new AppError('invalid_input', {}, { fields: [{ path: 'body.consent.at', rule: 'in_future' }] });
  const count = await identifyingCount(house, person, wish, [body.title]);
  if (count > 0) throw new AppError('identifying_text', { count });
  const { from, minutes, rhythm, until } = await settledPlan(body, now);
  const { kind, text, skills, languages, lifting } = component;
  const series: Series = {
    id: house.newId('series'),
    version: 1,
    state: 'active',
    from,
    minutes,
    rhythm,
    until,
    wishId: wish.id,
    stationId: wish.stationId,
    centerId: wish.centerId,
    station: wish.station,
    beneficiaryId: wish.beneficiaryId,
    minor: wish.minor,
    ...(guardianId === undefined ? {} : { guardianId }),
    posterId: wish.postedBy,
    group: wish.group,
    kind,
    title: body.title,
    story: wish.story,
    component: { kind, text, skills, languages, quantity: 1, minutes, ...(lifting === undefined ? {} : { lifting }) },
    cell: wish.cell,
    consent: body.consent,
    skips: [],
    pauses: [],
    raisedBefore: now,
    times: 0,
    setBy: actor.personId,
    setLabel: await labelOf(house, actor, actingAs(actor, orgPath)),
    setAt: now,
    ...(wish.demo === undefined ? {} : { demo: wish.demo }),
  };
  const own = new Set([series.beneficiaryId, ...(guardianId === undefined ? [] : [guardianId])]);
  return {
    series,
    dates: (await datesOf(series)).slice(0, PREVIEW_DATES_COUNT),
    writes: [
      await seriesWrite(house, undefined, series),
      // Whoever takes it back at this moment has taken it back.
      { op: 'check', key: wishKey(wish.id), if: [{ attribute: 'state', is: 'eq', value: wish.state }] },
      ...[...own].map(
        (personId): Write => ({
          op: 'insert',
          item: { ...ownSeriesKey(personId, series.id), type: 'own_series', seriesId: series.id },
        }),
      ),
    ],
  };
}
