import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Words } from '../../shared/kernel/schema.ts';
import type { TaskState } from '../../shared/tasks/task.ts';
import type { WishState } from '../../shared/wishes/wish.ts';
import type { App } from '../main/app.ts';
import { type WayOut, waysOut } from '../main/may-wait.ts';
import type { Waiting } from '../main/outbox.ts';
import { Problem } from '../main/problem.ts';

/** How the thing that a command was about stands now. */
export type Stands = {
  readonly title: Words;
  readonly state: TaskState | WishState;
  /** Places that are still free, of a task. */
  readonly free?: number;
  readonly to: string;
};
export type Row = {
  readonly item: Waiting;
  readonly sending: boolean;
  /** What makes sense about one that came back; empty while it waits. */
  readonly ways: readonly WayOut[];
};
export type OutboxList = {
  /** What came back first, then what waits, in the order in which it goes. */
  readonly rows: ReadonlySignal<readonly Row[]>;
  /** By thing; absent while it is not known. */
  readonly stands: ReadonlySignal<ReadonlyMap<string, Stands>>;
  drop(key: string): Promise<void>;
  /** Goes one of the ways out; `line` waits in line in place of accepting. */
  take(row: Row, way: WayOut): Promise<void>;
  start(): void;
  stop(): void;
};

/** What waits on this phone and what came back, with how things stand now, so that the person can decide. */
export function createOutboxList(app: Pick<App, 'client' | 'outbox' | 'newKey'>): OutboxList {
  const { outbox, client } = app;
  const stands = signal<ReadonlyMap<string, Stands>>(new Map());
  const rows = computed(() => {
    const all = outbox.waiting.value.map((item): Row => {
      const ways = item.refused === undefined ? [] : waysOut(item.line, item.refused.code);
      return { item, sending: outbox.sending.value.has(item.key), ways };
    });
    return [...all.filter(({ item }) => item.refused), ...all.filter(({ item }) => !item.refused)];
  });
  const asked = new Set<string>();
  let watch: (() => void) | undefined;

  async function look(thing: string): Promise<void> {
    if (asked.has(thing)) return;
    asked.add(thing);
    try {
      const found = await standsOf(client, thing);
      if (found !== undefined) stands.value = new Map([...stands.value, [thing, found]]);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      // Without a network there is nothing to say about now; the next look asks again.
      asked.delete(thing);
    }
  }

  return {
    rows,
    stands,
    drop: (key) => outbox.drop(key),
    async take({ item }, way) {
      if (way === 'again') return outbox.again(item.key);
      if (way === 'line') {
        const params = { taskId: item.thing };
        // Written down before the old one goes: a phone that dies in between forgets neither.
        await outbox.add('POST /api/tasks/:taskId/waitlist', { params }, item.label);
        await outbox.drop(item.key);
        return outbox.flush(true);
      }
      if (way === 'drop') await outbox.drop(item.key);
    },
    start() {
      void outbox.flush(true);
      watch = rows.subscribe((list) => {
        for (const { item } of list) if (item.refused !== undefined) void look(item.thing);
      });
    },
    stop: () => watch?.(),
  };
}

async function standsOf(client: App['client'], thing: string): Promise<Stands | undefined> {
  if (thing.startsWith('wsh_')) {
    const { value } = await client.read('GET /api/wishes/:wishId', { params: { wishId: thing } });
    return { title: value.title, state: value.state, to: `/wishes/${thing}` };
  }
  if (!thing.startsWith('tsk_')) return undefined;
  const { value } = await client.read('GET /api/tasks/:taskId/fit', { params: { taskId: thing } });
  const { task } = value;
  return { title: task.title, state: task.state, free: task.people - task.taken, to: `/wishes/${task.wishId}` };
}
