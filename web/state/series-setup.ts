import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { CHINA_OFFSET_MS, chinaDay, chinaMinute, DAY_MS, MINUTE_MS } from '../../shared/kernel/time.ts';
import type { Plan } from '../../shared/series/plan.ts';
import type { ReplyTo } from '../main/api.ts';
import type { App } from '../main/app.ts';
import { createLoad, type Load } from './load.ts';
import { createSubmit, type Submit } from './submit.ts';

type Wish = ReplyTo<'GET /api/wishes/:wishId'>;
type Preview = { readonly dates: readonly number[]; readonly count: number };
/** As it is chosen: days and times as a person types them. */
export type Sketch = {
  readonly title: string;
  readonly every: 'week' | 'month';
  readonly interval: number;
  readonly weekdays: readonly number[];
  readonly week: 1 | 2 | 3 | 4 | -1;
  /** `2026-12-01`, China. */
  readonly first: string;
  /** `15:00`. */
  readonly time: string;
  readonly minutes: number;
  readonly months: number;
  readonly way: 'spoken' | 'signed' | 'by_phone' | undefined;
};
const MONTH_DAYS = 30;
/** How long a visit may be chosen to be. */
const LENGTHS_MINUTES = [30, 60, 90, 120, 180] as const;

export type SeriesSetup = {
  readonly wish: Load<Wish>;
  readonly sketch: ReadonlySignal<Sketch>;
  readonly preview: Load<Preview>;
  /** What has still to be said, as the name of the field. */
  readonly open: ReadonlySignal<keyof Sketch | undefined>;
  readonly begin: Submit<[], { readonly id: string }>;
  change(next: Partial<Sketch>): void;
  toggleDay(day: number): void;
  start(): void;
};

/** The length on offer that comes closest, rather the longer one. */
function nearest(minutes: number): number {
  return [...LENGTHS_MINUTES].sort((a, b) => Math.abs(a - minutes) - Math.abs(b - minutes) || b - a)[0] ?? 60;
}

/** The plan of a sketch; undefined while day or time are not whole. */
export function planOf(sketch: Sketch): Plan | undefined {
  const from = Date.parse(`${sketch.first}T${sketch.time}:00+08:00`);
  if (Number.isNaN(from) || sketch.weekdays.length === 0) return undefined;
  const { every, interval, weekdays, week, minutes, months } = sketch;
  return {
    rhythm: { every, interval, weekdays: [...weekdays], ...(every === 'month' ? { week } : {}) },
    from,
    minutes,
    until: from + months * MONTH_DAYS * DAY_MS,
  };
}

/** Setting a series up from a wish: the rhythm is chosen in plain words, and its first dates are shown while it is. */
export function createSeriesSetup(app: Pick<App, 'client' | 'newKey' | 'now'>, wishId: string): SeriesSetup {
  const { client, newKey, now } = app;
  const params = { wishId };
  const wish = createLoad<Wish>(() => client.read('GET /api/wishes/:wishId', { params }));
  const sketch = signal<Sketch>({
    title: '',
    every: 'week',
    interval: 1,
    weekdays: [],
    week: 1,
    first: chinaDay(now() + DAY_MS),
    time: '14:00',
    minutes: 60,
    months: 3,
    way: undefined,
  });
  const plan = computed(() => planOf(sketch.value));
  const preview = createLoad<Preview>(async () => {
    if (plan.value === undefined) return { value: { dates: [], count: 0 }, keptAt: undefined };
    // A command in form only: it keeps nothing, so each look has a key of its own.
    return { value: await client.send('POST /api/series-previews', { body: plan.value }, newKey()), keptAt: undefined };
  });
  const open = computed((): keyof Sketch | undefined => {
    const { title, weekdays, way } = sketch.value;
    if (weekdays.length === 0) return 'weekdays';
    if (title.trim() === '') return 'title';
    return way === undefined ? 'way' : undefined;
  });
  function change(next: Partial<Sketch>): void {
    const dated = ['every', 'interval', 'weekdays', 'week', 'first', 'time', 'months'].some((name) => name in next);
    sketch.value = { ...sketch.value, ...next };
    if (dated) void preview.load();
  }
  async function readWish(): Promise<void> {
    await wish.load();
    const found = wish.data.value;
    if (!found) return;
    const part = found.components.find((one) => one.kind !== 'goods' && one.quantity === 1);
    const at = new Date(found.window.from + CHINA_OFFSET_MS);
    change({
      title: found.title.zh,
      weekdays: [(at.getUTCDay() + 6) % 7],
      time:
        found.window.to - found.window.from < 12 * 60 * MINUTE_MS ? chinaMinute(found.window.from).slice(-5) : '14:00',
      ...(part?.minutes === undefined ? {} : { minutes: nearest(part.minutes) }),
    });
  }
  return {
    wish,
    sketch,
    preview,
    open,
    change,
    toggleDay(day) {
      const { weekdays } = sketch.value;
      change({ weekdays: weekdays.includes(day) ? weekdays.filter((one) => one !== day) : [...weekdays, day] });
    },
    begin: createSubmit(newKey, async (key) => {
      const { title, way } = sketch.value;
      const component = wish.data.value?.components.findIndex((one) => one.kind !== 'goods' && one.quantity === 1) ?? 0;
      if (plan.value === undefined || way === undefined) throw new Error('started before everything was said');
      const body = {
        ...plan.value,
        component: Math.max(0, component),
        title: { zh: title.trim() },
        consent: { way, at: now() },
      };
      return client.send('POST /api/wishes/:wishId/series', { params, body }, key);
    }),
    start: () => void readWish(),
  };
}
