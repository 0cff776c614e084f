import type { Series } from '../../../../functions/series/series-item.ts';
import type { Wish } from '../../../../functions/wishes/wish-item.ts';
import { DAY_MS, HOUR_MS } from '../../../../shared/kernel/time.ts';
import { title } from '../wish-body.ts';
import type { Hint, Hints, Known } from './hint.ts';
import { volunteerId } from './tasks.ts';

const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6];

function active({ county, random }: Known, fits: (series: Series) => boolean = () => true): Series | undefined {
  return county.pick<Series>('series', random, (series) => series.state === 'active' && fits(series));
}
const onSeries: Hint = (known) => {
  const series = active(known);
  return series && { params: { seriesId: series.id } };
};
const asInvited: Hint = (known) => {
  const series = active(known, ({ invited }) => invited !== undefined);
  return series && { params: { seriesId: series.id }, as: series.invited?.personId ?? '' };
};

function planFrom({ random, now }: Known) {
  const from = now + (1 + random.below(30)) * HOUR_MS;
  return {
    rhythm: { every: 'week', interval: 1, weekdays: random.chance(0.6) ? EVERY_DAY : random.some(EVERY_DAY, 3) },
    from,
    minutes: 30,
    until: from + (8 + random.below(20)) * DAY_MS,
  };
}

export const SERIES_HINTS: Hints = {
  previewSeries: (known) => ({ body: planFrom(known) }),
  startSeries: (known) => {
    const { county, random, now } = known;
    const serves = ({ kind, quantity }: Wish['components'][number]) => kind !== 'goods' && quantity === 1;
    const wish = county.pick<Wish>(
      'wish',
      random,
      (one) =>
        one.publishedAt !== undefined &&
        one.cell !== undefined &&
        one.seriesId === undefined &&
        one.components.some(serves),
    );
    if (!wish) return undefined;
    const component = wish.components.findIndex(serves);
    const consent = { way: 'spoken', at: now - HOUR_MS };
    return {
      params: { wishId: wish.id },
      body: { ...planFrom(known), component, title: { zh: title(random) }, consent },
    };
  },
  inviteToSeries: (known) => {
    const series = active(known, ({ keeperId, invited }) => keeperId === undefined && invited === undefined);
    return series && { params: { seriesId: series.id }, body: { personId: volunteerId(known) } };
  },
  acceptSeries: asInvited,
  declineSeries: asInvited,
  handBackSeries: (known) => {
    const series = active(known, ({ keeperId }) => keeperId !== undefined);
    return series && { params: { seriesId: series.id }, as: series.keeperId ?? '' };
  },
  skipSeriesDate: (known) => {
    const { county, random, now } = known;
    const date = county.pick<{ seriesId: string; at: number }>(
      'occurrence',
      random,
      ({ at, seriesId }) => at > now && county.item<Series>(`SERIES#${seriesId}`, 'SERIES')?.state === 'active',
    );
    return date && { params: { seriesId: date.seriesId }, body: { at: date.at } };
  },
  pauseSeries: (known) => {
    const series = active(known);
    const from = known.now + known.random.below(6) * DAY_MS;
    return series && { params: { seriesId: series.id }, body: { from, to: from + DAY_MS } };
  },
  endSeries: onSeries,
  readSeries: onSeries,
};
