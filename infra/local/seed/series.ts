import { personFromItem } from '../../../functions/people/person-item.ts';
import type { House } from '../../../functions/platform/house.ts';
import type { Item } from '../../../functions/platform/table.ts';
import { occurrenceKey, ownSeriesKey, type Series, seriesToItem } from '../../../functions/series/series-item.ts';
import { assignmentFromItem, assignmentToItem, taskFromItem, taskToItem } from '../../../functions/tasks/task-item.ts';
import { wishItem } from '../../../functions/wishes/steps.ts';
import { type Wish, wishFromItem } from '../../../functions/wishes/wish-item.ts';
import type { Words } from '../../../shared/kernel/schema.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, WEEK_MS, weekStart } from '../../../shared/kernel/time.ts';
import type { Rhythm } from '../../../shared/series/plan.ts';
import type { Random } from './random.ts';
import type { Sums } from './sums.ts';
import type { WishSetting } from './wish-setting.ts';
import { labelOf } from './wish-steps.ts';
import type { WishText } from './wish-text.ts';
import { seededWish } from './wishes.ts';

type SeriesPlan = {
  readonly title: Words;
  readonly rhythm: Rhythm;
  /** Monday is 0. */
  readonly weekday: number;
  readonly hour: number;
  readonly minutes: number;
  /** Weeks in which it took place already, by whom it keeps. */
  readonly weeksBehind: number;
  readonly kept: boolean;
};

/** Wishes of the demo that come again, by slug. */
export const SERIES_PLANS: Readonly<Record<string, SeriesPlan>> = {
  'weekly-newspaper': {
    title: { zh: '每周二下午给陈爷爷念报纸', en: 'The paper, read to Grandpa Chen on Tuesdays' },
    rhythm: { every: 'week', interval: 1, weekdays: [1] },
    weekday: 1,
    hour: 15,
    minutes: 60,
    weeksBehind: 6,
    kept: true,
  },
  'haircut-at-home': {
    title: { zh: '每两周给王奶奶理一次发', en: 'A haircut for Granny Wang every other week' },
    rhythm: { every: 'week', interval: 2, weekdays: [5] },
    weekday: 5,
    hour: 9,
    minutes: 45,
    weeksBehind: 0,
    kept: false,
  },
};

/** A series out of a seeded wish, with the dates on which somebody already came; `origin` are the wish's own items. */
export async function seededSeries(
  house: House,
  text: WishText,
  plan: SeriesPlan,
  origin: readonly Item[],
  setting: WishSetting,
  random: Random,
  sums: Sums,
): Promise<readonly Item[]> {
  const item = origin.find((one) => one.type === 'wish');
  const keeper = setting.volunteers[0]?.volunteer.personId;
  if (!item || keeper === undefined) throw new Error('no wish, or nobody who comes');
  const wish = wishFromItem(item);
  const now = house.clock();
  const slot = plan.weekday * DAY_MS + plan.hour * HOUR_MS;
  const from = weekStart(now) + slot - plan.weeksBehind * WEEK_MS + (plan.weeksBehind === 0 ? WEEK_MS : 0);
  const series = seriesOf(house, wish, plan, from, setting);
  const items: Item[] = [];
  let times = 0;
  for (let at = from; at < now - DAY_MS; at += plan.rhythm.interval * WEEK_MS) {
    items.push(...(await pastDate(house, text, series, wish, at, origin, setting, random, sums)));
    times += 1;
  }
  const kept = plan.kept ? { keeperId: keeper, keeperSince: from - 2 * DAY_MS } : {};
  const done: Series = { ...series, times, ...(times === 0 ? {} : { lastBy: keeper }), ...kept };
  return [
    ...items,
    seriesToItem(done, now),
    { ...ownSeriesKey(wish.beneficiaryId, series.id), type: 'own_series', seriesId: series.id },
  ];
}

function seriesOf(house: House, wish: Wish, plan: SeriesPlan, from: number, setting: WishSetting): Series {
  const [component] = wish.components;
  if (!component || wish.cell === undefined) throw new Error('a wish without a part or a place');
  const { kind, text, skills, languages } = component;
  return {
    id: house.newId('series', from - 3 * DAY_MS),
    version: 1,
    state: 'active',
    rhythm: plan.rhythm,
    from,
    minutes: plan.minutes,
    until: from + 300 * DAY_MS,
    wishId: wish.id,
    stationId: wish.stationId,
    centerId: wish.centerId,
    station: wish.station,
    beneficiaryId: wish.beneficiaryId,
    minor: wish.minor,
    posterId: wish.postedBy,
    group: wish.group,
    kind,
    title: plan.title,
    story: wish.story,
    component: { kind, text, skills, languages, quantity: 1, minutes: plan.minutes },
    cell: wish.cell,
    consent: { way: 'spoken', at: from - 3 * DAY_MS },
    skips: [],
    pauses: [],
    raisedBefore: house.clock(),
    times: 0,
    setBy: setting.verifier.person.personId,
    setLabel: labelOf(setting.verifier),
    setAt: from - 3 * DAY_MS,
    demo: true,
  };
}

/** One date that took place: a fulfilled wish of its own, served by who keeps the series. */
async function pastDate(
  house: House,
  text: WishText,
  series: Series,
  origin: Wish,
  at: number,
  items: readonly Item[],
  setting: WishSetting,
  random: Random,
  sums: Sums,
): Promise<readonly Item[]> {
  const person = items.find((one) => one.type === 'person' && one['personId'] === origin.beneficiaryId);
  const known = person ? { person: personFromItem(person), zh: text.who.zh, en: text.who.en } : setting.known;
  const window = { from: at, to: at + series.minutes * MINUTE_MS };
  const plan = { state: 'fulfilled' as const, window, createdAt: at - 10 * DAY_MS };
  const { carrier: _carrier, giver: _giver, ...plain } = setting;
  const { thanks: _thanks, ...words } = text;
  const again = { ...words, title: series.title as WishText['title'] };
  const made = await seededWish(house, again, plan, { ...plain, ...(known ? { known } : {}) }, random, sums);
  const seriesId = series.id;
  const [wish, task] = ['wish', 'task'].map((type) => made.find((one) => one.type === type));
  return [
    ...made.map((item) => {
      if (item.type === 'wish') return wishItem({ ...wishFromItem(item), seriesId });
      if (item.type === 'task') return taskToItem({ ...taskFromItem(item), seriesId });
      return item.type === 'assignment' ? assignmentToItem({ ...assignmentFromItem(item), seriesId }) : item;
    }),
    {
      ...occurrenceKey(seriesId, at),
      type: 'occurrence',
      seriesId,
      at,
      to: window.to,
      wishId: String(wish?.['id']),
      taskId: String(task?.['id']),
    },
  ];
}
