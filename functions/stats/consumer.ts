import { weekStart } from '../../shared/kernel/time.ts';
import { WAITING_STATES } from '../../shared/wishes/life.ts';
import { hoursFromItem } from '../hours/hours-item.ts';
import { pathOf } from '../orgs/orgs.ts';
import { type Consumer, once } from '../platform/changes.ts';
import type { Change, Write } from '../platform/table.ts';
import { type Wish, wishFromItem } from '../wishes/wish-item.ts';
import { type Numbers, totalKey, weekKey } from './stats-item.ts';

type Fold = {
  readonly orgId: string;
  readonly at: number;
  readonly week: Partial<Numbers>;
  readonly total: Partial<Numbers>;
};

/** Folds changes into the numbers of a station and all above it. Once for each change; the sums equal a recount. */
export const statsConsumer: Consumer = {
  name: 'stats',
  wants: ({ after }) => after?.type === 'wish' || after?.type === 'hours',
  take: async (house, change) => {
    const fold = foldOf(change);
    if (!fold) return;
    const path = await pathOf(house, fold.orgId);
    await once(
      house,
      'stats',
      change,
      path.flatMap((orgId) => writesFor(orgId, fold)),
    );
  },
};

function foldOf({ before, after }: Change): Fold | undefined {
  if (after?.type === 'hours') {
    if (before) return undefined;
    const { minutes, at, stationId } = hoursFromItem(after);
    return { orgId: stationId, at, week: { minutes }, total: { minutes } };
  }
  if (after?.type !== 'wish') return undefined;
  return foldOfWish(before ? wishFromItem(before) : undefined, wishFromItem(after));
}

function foldOfWish(before: Wish | undefined, wish: Wish): Fold | undefined {
  const became = (test: (one: Wish) => boolean) => Number(test(wish)) - Number(before !== undefined && test(before));
  const posted = became((one) => one.submittedAt !== undefined);
  const published = became((one) => one.publishedAt !== undefined);
  const fulfilled = became((one) => one.fulfilledAt !== undefined);
  const waiting = became((one) => WAITING_STATES.includes(one.state));
  if (posted === 0 && published === 0 && fulfilled === 0 && waiting === 0) return undefined;
  const at = wish.steps.at(-1)?.at ?? wish.createdAt;
  return {
    orgId: wish.stationId,
    at,
    week: { posted, published, fulfilled },
    total: { posted, published, fulfilled, waiting },
  };
}

function writesFor(orgId: string, { at, week, total }: Fold): readonly Write[] {
  const kept = (numbers: Partial<Numbers>) =>
    Object.fromEntries(Object.entries(numbers).filter(([, value]) => value !== 0)) as Record<string, number>;
  const [ofWeek, ofTotal] = [kept(week), kept(total)];
  return [
    ...(Object.keys(ofWeek).length === 0
      ? []
      : [
          {
            op: 'update',
            upsert: true,
            key: weekKey(orgId, weekStart(at)),
            set: { type: 'stats' },
            add: ofWeek,
          } as const,
        ]),
    ...(Object.keys(ofTotal).length === 0
      ? []
      : [{ op: 'update', upsert: true, key: totalKey(orgId), set: { type: 'stats' }, add: ofTotal } as const]),
  ];
}
