import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { HOUR_MS } from '../../shared/kernel/time.ts';
import type { AssignmentView } from '../../shared/tasks/contract.ts';
import { CHECK_OUT_LATE_HOURS } from '../../shared/tasks/times.ts';
import type { ReplyTo } from '../main/api.ts';
import type { App } from '../main/app.ts';
import { createLoad, type Load } from './load.ts';

type List = ReplyTo<'GET /api/my/tasks'>;
const LIST_ITEMS = 30;
/** What stands on a person's day: accepted, there, or done and not yet confirmed. */
const HELD: readonly AssignmentView['state'][] = ['accepted', 'checked_in', 'checked_out'];
/** There at least; of all others the state says why not. */
const DONE: readonly AssignmentView['state'][] = ['checked_in', 'checked_out', 'confirmed', 'disputed'];

export type MyTasks = {
  readonly when: ReadonlySignal<'coming' | 'past'>;
  readonly list: Load<List>;
  /** The next thing: what runs now, else what comes first. */
  readonly next: ReadonlySignal<AssignmentView | undefined>;
  readonly asked: ReadonlySignal<readonly AssignmentView[]>;
  readonly later: ReadonlySignal<readonly AssignmentView[]>;
  /** Done, and not yet confirmed by the other side. */
  readonly unconfirmed: ReadonlySignal<readonly AssignmentView[]>;
  /** Its time is over, and nobody showed that they came, or went again. */
  readonly unsaid: ReadonlySignal<readonly AssignmentView[]>;
  /** Of the past: what was done, and what came to nothing. */
  readonly done: ReadonlySignal<readonly AssignmentView[]>;
  readonly undone: ReadonlySignal<readonly AssignmentView[]>;
  /** Done, and somebody says that something was not right. */
  readonly questioned: ReadonlySignal<readonly AssignmentView[]>;
  readonly waiting: ReadonlySignal<readonly AssignmentView[]>;
  show(when: 'coming' | 'past'): void;
  start(): void;
};

/** Whether what was done waits for a mediator, and not for a yes. */
export function isQuestioned({ state, questionedAt }: Pick<AssignmentView, 'state' | 'questionedAt'>): boolean {
  return state === 'disputed' || (state === 'checked_out' && questionedAt !== undefined);
}

/** Whether no code counts any more for what should have been shown: then the station asks, and enters it. */
export function isUnsaid({ state, task }: Pick<AssignmentView, 'state' | 'task'>, now: number): boolean {
  if (state === 'accepted') return now >= task.window.to;
  return state === 'checked_in' && now >= task.window.to + CHECK_OUT_LATE_HOURS * HOUR_MS;
}

/** What I was asked, accepted and did. */
export function createMyTasks(app: Pick<App, 'client' | 'now'>): MyTasks {
  const when = signal<'coming' | 'past'>('coming');
  const list = createLoad<List>(() =>
    app.client.read('GET /api/my/tasks', { query: { when: when.value, limit: LIST_ITEMS } }),
  );
  const items = computed(() => list.data.value?.items ?? []);
  const isHeld = (item: AssignmentView) =>
    HELD.includes(item.state) && !isQuestioned(item) && !isUnsaid(item, app.now());
  const held = computed(() => items.value.filter(isHeld));
  const next = computed(
    () =>
      held.value.find(({ state }) => state === 'checked_in') ??
      held.value.find(({ state }) => state === 'accepted') ??
      held.value[0],
  );
  return {
    when,
    list,
    next,
    asked: computed(() => items.value.filter(({ state }) => state === 'offered')),
    later: computed(() => held.value.filter((item) => item !== next.value && item.state !== 'checked_out')),
    unconfirmed: computed(() => held.value.filter((item) => item !== next.value && item.state === 'checked_out')),
    unsaid: computed(() => items.value.filter((item) => isUnsaid(item, app.now()))),
    done: computed(() => items.value.filter(({ state }) => DONE.includes(state))),
    undone: computed(() => items.value.filter(({ state }) => !DONE.includes(state))),
    questioned: computed(() => items.value.filter(isQuestioned)),
    waiting: computed(() => items.value.filter(({ state }) => state === 'waiting')),
    show(which) {
      if (when.value === which) return;
      when.value = which;
      void list.load();
    },
    start: () => void list.load(),
  };
}
