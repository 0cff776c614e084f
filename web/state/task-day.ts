import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { cellDistanceM } from '../../shared/kernel/geo.ts';
import type { AssignmentView } from '../../shared/tasks/contract.ts';
import type { ReplyTo, SentTo } from '../main/api.ts';
import type { App } from '../main/app.ts';
import type { Waiting } from '../main/outbox.ts';
import { Problem } from '../main/problem.ts';
import { createLoad, type Load } from './load.ts';
import { createSubmit, type Submit } from './submit.ts';
import { createTicker, type Ticker } from './ticker.ts';

type Scan = SentTo<'POST /api/tasks/:taskId/check-in'>['body'];
type Seat = ReplyTo<'POST /api/tasks/:taskId/check-in'>;
type Profile = ReplyTo<'GET /api/volunteers/:personId'>;
export type HandOverReason = SentTo<'POST /api/tasks/:taskId/hand-over'>['body']['reason'];
/** The next thing to do on a task day. */
export type DayStep = 'answer' | 'wait' | 'check_in' | 'check_out' | 'nod' | 'over';

const STEPS: Readonly<Partial<Record<AssignmentView['state'], DayStep>>> = {
  offered: 'answer',
  waiting: 'wait',
  accepted: 'check_in',
  checked_in: 'check_out',
  checked_out: 'nod',
};
const LINES = { check_in: 'POST /api/tasks/:taskId/check-in', check_out: 'POST /api/tasks/:taskId/check-out' } as const;
const TICK_MS = 15_000;
const LIST_ITEMS = 100;

export type TaskDay = {
  readonly view: Load<AssignmentView>;
  readonly profile: Load<Profile>;
  readonly step: ReadonlySignal<DayStep>;
  /** What waits in this phone for this task, or came back refused. */
  readonly kept: ReadonlySignal<Waiting | undefined>;
  /** Metres from home to the task's cell, and how the person goes; undefined when home is not known. */
  readonly way: ReadonlySignal<{ readonly metres: number; readonly travel: Profile['travel'] } | undefined>;
  readonly digits: ReadonlySignal<string>;
  readonly ticker: Ticker;
  /** Checks in or out. `label`: what is kept, in words, when there is no network. */
  readonly stamp: Submit<[label: string, position?: Scan['position']], Seat | 'kept'>;
  readonly handOver: Submit<[reason: HandOverReason], Seat>;
  /** Out of the line again. */
  readonly leave: Submit<[], Seat>;
  enter(digits: string): void;
  dismiss(): void;
  start(): void;
  stop(): void;
};

/** Digits of a scanned text, if it is a code of this task. */
export function digitsOf(text: string, taskId: string): string | undefined {
  const [, , task, digits] = /^(nuanxin):(\d+):?/.test(text) ? text.split(':') : [];
  return task === taskId && digits !== undefined && /^\d{6}$/.test(digits) ? digits : undefined;
}

/** One task on its day: arrive, finish, be confirmed; each stamp is kept here when there is no network. */
export function createTaskDay(
  app: Pick<App, 'client' | 'newKey' | 'now' | 'outbox'>,
  taskId: string,
  personId: string | undefined,
): TaskDay {
  const { client, newKey, outbox } = app;
  const view = createLoad<AssignmentView>(() => findMine(client, taskId));
  const profile = createLoad<Profile>(() =>
    client.read('GET /api/volunteers/:personId', { params: { personId: personId ?? '' } }),
  );
  const digits = signal('');
  const kept = computed(() =>
    outbox.waiting.value.find(
      (item) =>
        Object.values(LINES).some((line) => line === item.line) &&
        (item.sent as { params: { taskId: string } }).params.taskId === taskId,
    ),
  );
  const step = computed<DayStep>(() => {
    const now = STEPS[view.data.value?.state ?? 'confirmed'] ?? 'over';
    // A stamp that waits here has been made as far as the person is concerned: the next one is on.
    const waiting = kept.value?.refused === undefined ? kept.value?.line : undefined;
    if (now === 'check_in' && waiting === LINES.check_in) return 'check_out';
    return now === 'check_out' && waiting === LINES.check_out ? 'nod' : now;
  });
  const ticker = createTicker(app.now, TICK_MS);
  let watch: (() => void) | undefined;

  const stamp = createSubmit<[label: string, position?: Scan['position']], Seat | 'kept'>(
    newKey,
    async (key, label, position) => {
      const line = step.value === 'check_out' ? LINES.check_out : LINES.check_in;
      const sent = {
        params: { taskId },
        body: { digits: digits.value, ...(position === undefined ? {} : { position }) },
      };
      try {
        const seat = await client.send(line, sent, key);
        digits.value = '';
        await view.load();
        return seat;
      } catch (error) {
        if (!(error instanceof Problem) || error.code !== 'offline') throw error;
        outbox.add(line, sent, label);
        digits.value = '';
        return 'kept';
      }
    },
  );

  return {
    view,
    profile,
    step,
    kept,
    digits,
    ticker,
    stamp,
    way: computed(() => {
      const [task, home] = [view.data.value?.task, profile.data.value];
      return task === undefined || home === undefined
        ? undefined
        : { metres: cellDistanceM(home.homeCell, task.cell), travel: home.travel };
    }),
    handOver: createSubmit(newKey, (key, reason: HandOverReason) =>
      client.send('POST /api/tasks/:taskId/hand-over', { params: { taskId }, body: { reason } }, key),
    ),
    leave: createSubmit(newKey, (key) =>
      client.send('POST /api/tasks/:taskId/decline', { params: { taskId }, body: { reason: 'other' } }, key),
    ),
    enter(next) {
      digits.value = next.replace(/\D/g, '').slice(0, 6);
      stamp.clear();
    },
    dismiss() {
      if (kept.value !== undefined) outbox.dismiss(kept.value.key);
    },
    start() {
      void view.load();
      if (personId !== undefined) void profile.load();
      ticker.start();
      let before = outbox.waiting.value.length;
      watch = outbox.waiting.subscribe((list) => {
        // What waited has arrived: the server knows more now than this screen does.
        if (list.length < before) void view.load();
        before = list.length;
      });
    },
    stop() {
      ticker.stop();
      watch?.();
    },
  };
}

/** My part in one task: there is no read for one alone, so it is looked for in what comes, then in what was. */
async function findMine(client: App['client'], taskId: string) {
  for (const when of ['coming', 'past'] as const) {
    const { value, keptAt } = await client.read('GET /api/my/tasks', { query: { when, limit: LIST_ITEMS } });
    const found = value.items.find(({ task }) => task.id === taskId);
    if (found !== undefined) return { value: found, keptAt };
  }
  throw new Problem('not_found', '', 404);
}
