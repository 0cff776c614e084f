import { AppError } from '../../shared/kernel/errors.ts';
import { DAY_MS } from '../../shared/kernel/time.ts';
import { PAUSES_LIMIT_ITEMS, SERIES_LIMIT_DAYS, SKIPS_LIMIT_ITEMS } from '../../shared/series/contract.ts';
import { personOf, sealFor } from '../people/people.ts';
import type { PersonActor } from '../platform/actor.ts';
import type { House } from '../platform/house.ts';
import type { Write } from '../platform/table.ts';
import { datesOf } from './dates.ts';
import { mustBeActive } from './face.ts';
import { isLeftOut, seriesWrite } from './series.ts';
import type { Series, Stretch } from './series-item.ts';

type Changed = { readonly series: Series; readonly writes: readonly Write[] };

/** One date is left out (EXDATE). Twice is once. Raises `wrong_state`, `series_no_such_date`, `series_full`. */
export async function skipWrites(house: House, series: Series, at: number): Promise<Changed> {
  mustBeActive(series);
  if (at <= house.clock() || !(await datesOf(series)).includes(at)) throw new AppError('series_no_such_date');
  if (isLeftOut(series, at)) return { series, writes: [] };
  const ahead = series.skips.filter((one) => one > house.clock());
  if (ahead.length >= SKIPS_LIMIT_ITEMS) throw new AppError('series_full');
  return changed(house, series, { ...series, skips: [...series.skips, at].slice(-2 * SKIPS_LIMIT_ITEMS) });
}

/** Every date from a moment up to another is left out. Raises `wrong_state`, `window_invalid`, `series_full`. */
export async function pauseWrites(house: House, series: Series, { from, to }: Stretch): Promise<Changed> {
  mustBeActive(series);
  const now = house.clock();
  if (to <= from || to <= now || to - from > SERIES_LIMIT_DAYS * DAY_MS) throw new AppError('window_invalid');
  const ahead = series.pauses.filter((pause) => pause.to > now);
  if (ahead.length >= PAUSES_LIMIT_ITEMS) throw new AppError('series_full');
  return changed(house, series, { ...series, pauses: [...ahead, { from, to }] });
}

/** No more dates. Its reason is for the station only. Raises `wrong_state`. */
export async function endWrites(
  house: House,
  actor: PersonActor,
  series: Series,
  reason: string | undefined,
): Promise<Changed> {
  mustBeActive(series);
  const { invited: _asked, ...rest } = series;
  const reasonSealed =
    reason === undefined
      ? undefined
      : await sealFor(house, await personOf(house, series.beneficiaryId), `series:${series.id}`, reason);
  return changed(house, series, {
    ...rest,
    state: 'ended',
    endedBy: actor.personId,
    endedAt: house.clock(),
    ...(reasonSealed === undefined ? {} : { reasonSealed }),
  });
}

async function changed(house: House, before: Series, after: Series): Promise<Changed> {
  return { series: after, writes: [await seriesWrite(house, before, after)] };
}
