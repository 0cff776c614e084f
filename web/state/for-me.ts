import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { ReplyTo, SentTo } from '../main/api.ts';
import type { App } from '../main/app.ts';
import { createLoad, type Load } from './load.ts';
import { createSubmit, type Submit } from './submit.ts';
import { profileBody } from './volunteer-draft.ts';

type List = ReplyTo<'GET /api/my/suggestions'>;
/** A task with its reckoning for me: why, why not, whether a person asked me, and until when. */
export type Suggestion = List['items'][number];
export type DeclineReason = SentTo<'POST /api/tasks/:taskId/decline'>['body']['reason'];
type Seat = ReplyTo<'POST /api/tasks/:taskId/acceptance'>;
type Profile = ReplyTo<'GET /api/volunteers/:personId'>;

export type ForMe = {
  readonly list: Load<List>;
  /** One task by its address, which need not be in the list. */
  readonly one: Load<Suggestion>;
  readonly profile: Load<Profile>;
  /** What is left to look at: suitable, neither accepted nor declined here. */
  readonly open: ReadonlySignal<readonly Suggestion[]>;
  /** Those that a gate refuses. */
  readonly refused: ReadonlySignal<readonly Suggestion[]>;
  /** Of what a gate refuses, tasks that wait for others: how many, and how many of them lack nothing but a skill. */
  readonly missed: ReadonlySignal<
    { readonly count: number; readonly more: boolean; readonly skills: number } | undefined
  >;
  readonly current: ReadonlySignal<Suggestion | undefined>;
  /** Position of the current one among the open ones, from 0; undefined when it is not one of them. */
  readonly place: ReadonlySignal<number | undefined>;
  /** What was just accepted, or waits in line. */
  readonly taken: ReadonlySignal<
    { readonly suggestion: Suggestion; readonly waiting: boolean; readonly kept: boolean } | undefined
  >;
  /** `label`: what it is, in words, where it has to wait for a network. */
  readonly accept: Submit<[taskId: string, label: string], Seat | 'kept'>;
  readonly wait: Submit<[taskId: string], Seat>;
  readonly decline: Submit<[taskId: string, reason: DeclineReason, label: string], Seat | 'kept'>;
  readonly turn: Submit<[on: boolean], unknown>;
  /** Looks at the one `by` further on (or back), in a circle. */
  step(by: number): void;
  goOn(): void;
  /** Where nothing suits: reads what there is all the same. */
  lookAround(): void;
  start(): void;
};

/** Whether every gate lets the volunteer through. */
export function suits(suggestion: Pick<Suggestion, 'fit'>): boolean {
  return suggestion.fit.gates.every((gate) => gate.passes);
}

/** Whose place it is, or that it is full, is no matter of what the volunteer said of themselves. */
const NOT_WAITING: readonly string[] = ['full', 'self', 'blocked'];

function missedOf(read: List | undefined) {
  if (read === undefined) return undefined;
  const refusing = read.items
    .map(({ fit }) => fit.gates.filter(({ passes }) => !passes).map(({ gate }) => gate))
    .filter((gates) => gates.length > 0 && !gates.some((gate) => NOT_WAITING.includes(gate)));
  return {
    count: refusing.length,
    more: read.next !== undefined,
    skills: refusing.filter((gates) => gates.every((gate) => gate === 'skill')).length,
  };
}

/** What suits me, one at a time. `wanted` is the task in the address, if there is one. `all` also reads what a gate refuses. */
export function createForMe(
  app: Pick<App, 'client' | 'newKey' | 'outbox'>,
  personId: string | undefined,
  wanted: string | undefined,
  all: boolean,
): ForMe {
  const { client, newKey, outbox } = app;
  const list = createLoad<List>(() =>
    // As many as the server gives: the route asks for the same ahead.
    client.read('GET /api/my/suggestions', { query: all ? { all: 'true' } : {} }),
  );
  const around = createLoad<List>(() => client.read('GET /api/my/suggestions', { query: { all: 'true' } }));
  const one = createLoad<Suggestion>(() =>
    client.read('GET /api/tasks/:taskId/fit', { params: { taskId: wanted ?? '' } }),
  );
  const profile = createLoad<Profile>(() =>
    client.read('GET /api/volunteers/:personId', { params: { personId: personId ?? '' } }),
  );
  const done = signal<ReadonlySet<string>>(new Set());
  const at = signal(0);
  const taken = signal<ForMe['taken']['value']>(undefined);

  const items = computed(() => (list.data.value?.items ?? []).filter(({ task }) => !done.value.has(task.id)));
  const open = computed(() => items.value.filter(suits));
  const current = computed(() => {
    if (wanted !== undefined) return items.value.find(({ task }) => task.id === wanted) ?? one.data.value;
    return open.value[at.value % Math.max(1, open.value.length)];
  });

  async function held<R extends Seat | 'kept'>(
    send: () => Promise<R | undefined>,
    waiting: boolean,
  ): Promise<R | undefined> {
    const suggestion = current.value;
    const seat = await send();
    if (seat !== undefined && suggestion !== undefined) taken.value = { suggestion, waiting, kept: seat === 'kept' };
    return seat;
  }
  const accepting = createSubmit(newKey, (key, taskId: string, label: string) =>
    outbox.sendOrKeep('POST /api/tasks/:taskId/acceptance', { params: { taskId } }, label, key),
  );
  const waiting = createSubmit(newKey, (key, taskId: string) =>
    client.send('POST /api/tasks/:taskId/waitlist', { params: { taskId } }, key),
  );

  return {
    list,
    one,
    profile,
    open,
    current,
    taken,
    refused: computed(() => items.value.filter((item) => !suits(item))),
    missed: computed(() => missedOf((all ? list : around).data.value)),
    place: computed(() => {
      const index = open.value.findIndex(({ task }) => task.id === current.value?.task.id);
      return index < 0 ? undefined : index;
    }),
    accept: { ...accepting, send: (...given) => held(() => accepting.send(...given), false) },
    wait: { ...waiting, send: (taskId) => held(() => waiting.send(taskId), true) },
    decline: createSubmit(newKey, async (key, taskId: string, reason: DeclineReason, label: string) => {
      const sent = { params: { taskId }, body: { reason } };
      const seat = await outbox.sendOrKeep('POST /api/tasks/:taskId/decline', sent, label, key);
      done.value = new Set([...done.value, taskId]);
      return seat;
    }),
    turn: createSubmit(newKey, async (key, on: boolean) => {
      // The switch is part of the profile, which is saved as a whole: so it is read first, never guessed.
      const { value } = await client.read('GET /api/volunteers/:personId', { params: { personId: personId ?? '' } });
      await client.send('PUT /api/my/volunteer', { body: { ...profileBody(value), suggestions: on } }, key);
      await Promise.all([list.load(), profile.load()]);
    }),
    step(by) {
      const count = open.value.length;
      if (count === 0) return;
      accepting.clear();
      at.value = (at.value + by + count) % count;
    },
    goOn() {
      if (taken.value !== undefined) done.value = new Set([...done.value, taken.value.suggestion.task.id]);
      taken.value = undefined;
      accepting.clear();
    },
    lookAround() {
      if (!all) void around.load();
    },
    start() {
      void list.load();
      if (wanted !== undefined) void one.load();
      if (personId !== undefined) void profile.load();
    },
  };
}
