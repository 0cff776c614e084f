import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { cellCenter, cellDistanceM, distanceM } from '../../shared/kernel/geo.ts';
import type { AssignmentView } from '../../shared/tasks/contract.ts';
import { codeText, readQr, type SignedCode } from '../../shared/tasks/signed-code.ts';
import type { ReplyTo, SentTo } from '../main/api.ts';
import type { App } from '../main/app.ts';
import type { Waiting } from '../main/outbox.ts';
import { Problem } from '../main/problem.ts';
import { createLoad, type Load } from './load.ts';
import { isQuestioned, isUnsaid } from './my-tasks.ts';
import { createSubmit, type Submit } from './submit.ts';
import { createTicker, type Ticker } from './ticker.ts';

type Stamped = SentTo<'POST /api/tasks/:taskId/check-in'>['body'];
export type Position = { readonly lat: number; readonly lng: number; readonly accuracyM: number };
/** What a scanned text was: the code of now, this task’s code for the other step, or none of this task. */
export type Scanned = 'right' | 'other_step' | 'wrong';
type Seat = ReplyTo<'POST /api/tasks/:taskId/check-in'>;
type Profile = ReplyTo<'GET /api/volunteers/:personId'>;
export type HandOverReason = SentTo<'POST /api/tasks/:taskId/hand-over'>['body']['reason'];
/** The next thing to do on a task day. */
export type DayStep = 'answer' | 'wait' | 'check_in' | 'check_out' | 'nod' | 'questioned' | 'unsaid' | 'over';

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
  /** A code that was scanned, and when: it needs no network to count later. */
  readonly code: ReadonlySignal<{ readonly code: SignedCode; readonly at: number } | undefined>;
  readonly ticker: Ticker;
  /** Checks in or out. `label`: what is kept, in words, when there is no network. */
  readonly stamp: Submit<[label: string, position?: Position], Seat | 'kept'>;
  /** `label`: what it is, where it has to wait for a network. */
  readonly handOver: Submit<[reason: HandOverReason, label: string], Seat | 'kept'>;
  /** Out of the line again. */
  readonly leave: Submit<[], Seat>;
  enter(digits: string): void;
  scan(text: string): Scanned;
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
  const ticker = createTicker(app.now, TICK_MS);
  const digits = signal('');
  const code = signal<TaskDay['code']['value']>(undefined);
  const stamps = computed(() =>
    outbox.waiting.value.filter(
      (item) => item.thing === taskId && Object.values(LINES).some((line) => line === item.line),
    ),
  );
  // What came back is to be looked at first; else the last that was made.
  const kept = computed(() => stamps.value.find((item) => item.refused !== undefined) ?? stamps.value.at(-1));
  // Stamps that the server has taken: a read after them may find no network, and what is kept here is older.
  const taken = signal<ReadonlySet<string>>(new Set());
  const take = (lines: readonly string[]) => {
    taken.value = new Set([...taken.value, ...lines]);
  };
  const step = computed<DayStep>(() => {
    if (view.data.value !== undefined && isQuestioned(view.data.value)) return 'questioned';
    const now = STEPS[view.data.value?.state ?? 'confirmed'] ?? 'over';
    // A stamp that waits here has been made as far as the person is concerned: the next one is on.
    const made = (line: string) =>
      taken.value.has(line) || stamps.value.some((item) => item.line === line && item.refused === undefined);
    if (now !== 'check_in' && now !== 'check_out') return now;
    if (made(LINES.check_out)) return 'nod';
    if (view.data.value !== undefined && isUnsaid(view.data.value, ticker.now.value) && !made(LINES.check_in))
      return 'unsaid';
    return made(LINES.check_in) ? 'check_out' : now;
  });
  let watch: (() => void) | undefined;

  const stamp = createSubmit<[label: string, position?: Position], Seat | 'kept'>(
    newKey,
    async (key, label, position) => {
      const line = step.value === 'check_out' ? LINES.check_out : LINES.check_in;
      const body = stampOf(digits.value, code.value, view.data.value, position);
      const seat = await outbox.sendOrKeep(line, { params: { taskId }, body }, label, key);
      digits.value = '';
      code.value = undefined;
      if (seat === 'kept') return seat;
      take([line]);
      await view.load();
      return seat;
    },
  );
  const dismissed = new Set<string>();

  return {
    view,
    profile,
    step,
    kept,
    digits,
    code,
    ticker,
    stamp,
    way: computed(() => {
      const [task, home] = [view.data.value?.task, profile.data.value];
      return task === undefined || home === undefined
        ? undefined
        : { metres: cellDistanceM(home.homeCell, task.cell), travel: home.travel };
    }),
    handOver: createSubmit(newKey, (key, reason: HandOverReason, label: string) =>
      outbox.sendOrKeep('POST /api/tasks/:taskId/hand-over', { params: { taskId }, body: { reason } }, label, key),
    ),
    leave: createSubmit(newKey, (key) =>
      client.send('POST /api/tasks/:taskId/decline', { params: { taskId }, body: { reason: 'other' } }, key),
    ),
    enter(next) {
      digits.value = next.replace(/\D/g, '').slice(0, 6);
      code.value = undefined;
      stamp.clear();
    },
    scan(text) {
      stamp.clear();
      const spoken = digitsOf(text, taskId);
      const read = readQr(text);
      if (spoken !== undefined) digits.value = spoken;
      else if (read?.taskId !== taskId) return 'wrong';
      else if (read.code.purpose !== step.value) return 'other_step';
      code.value = read && { code: read.code, at: app.now() };
      return 'right';
    },
    dismiss() {
      if (kept.value === undefined) return;
      dismissed.add(kept.value.key);
      void outbox.drop(kept.value.key);
    },
    start() {
      void view.load();
      if (personId !== undefined) void profile.load();
      ticker.start();
      let [before, waited] = [outbox.waiting.value.length, stamps.value];
      watch = outbox.waiting.subscribe((list) => {
        // What waited has arrived: the server knows more now than this screen does.
        if (list.length < before) void view.load();
        const gone = waited.filter(
          ({ key, refused }) => refused === undefined && !dismissed.has(key) && list.every((item) => item.key !== key),
        );
        if (gone.length > 0) take(gone.map(({ line }) => line));
        [before, waited] = [list.length, stamps.value];
      });
    },
    stop() {
      ticker.stop();
      watch?.();
    },
  };
}

/** Metres that a phone which is unsure gets more than one that is sure, within reason; the rest is rounded to hundreds. */
const DOUBT_LIMIT_M = 2_000;
const ROUND_M = 100;

/**
 * What is sent, or kept. Of a scanned code only the distance goes along, worked out here: where a phone was is nothing to keep. A child's
 * task stands in the station's cell, so there it would say nothing.
 */
function stampOf(
  digits: string,
  scanned: TaskDay['code']['value'],
  view: AssignmentView | undefined,
  position: Position | undefined,
): Stamped {
  if (scanned === undefined) return { digits, ...(position === undefined ? {} : { position }) };
  const stamp = { code: codeText(scanned.code), at: scanned.at };
  if (position === undefined || view === undefined || view.task.minor) return stamp;
  const away = distanceM(position, cellCenter(view.task.cell)) - Math.min(position.accuracyM, DOUBT_LIMIT_M);
  return { ...stamp, distanceM: Math.round(Math.max(0, away) / ROUND_M) * ROUND_M };
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
