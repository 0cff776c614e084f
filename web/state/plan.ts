import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { PlanTotal } from '../../shared/matching/contract.ts';
import type { ReplyTo } from '../main/api.ts';
import type { App } from '../main/app.ts';
import { Problem } from '../main/problem.ts';
import { createLoad, type Load } from './load.ts';
import { createSubmit, type Submit } from './submit.ts';

export type PlanBoard = ReplyTo<'GET /api/orgs/:orgId/plan'>;
export type PlanRow = PlanBoard['items'][number];
export type PlanTask = ReplyTo<'GET /api/tasks/:taskId/plan'>;
export type Choice = PlanTask['people'][number];
export type Word = 'pin' | 'forbid';
const PAGE_ITEMS = 100;
const OFFER_HOURS = 24;

export type PlanDesk = {
  readonly board: Load<PlanBoard>;
  readonly rows: ReadonlySignal<readonly PlanRow[]>;
  readonly again: Submit<[], unknown>;
  /** The task one step on from another, for the keyboard. */
  step(from: string | undefined, by: number): string | undefined;
  start(): void;
};

/** The plan of an org as a board. */
export function createPlanDesk({ client, newKey }: Pick<App, 'client' | 'newKey'>, orgId: string): PlanDesk {
  const board = createLoad<PlanBoard>(() =>
    client.read('GET /api/orgs/:orgId/plan', { params: { orgId }, query: { limit: PAGE_ITEMS } }),
  );
  const rows = computed(() => board.data.value?.items ?? []);
  return {
    board,
    rows,
    again: createSubmit(newKey, async (key) => {
      const answer = await client.send('POST /api/orgs/:orgId/plan', { params: { orgId } }, key);
      await board.load();
      return answer;
    }),
    step(from, by) {
      const at = rows.value.findIndex(({ task }) => task.id === from);
      return rows.value[Math.min(rows.value.length - 1, Math.max(0, at + by))]?.task.id;
    },
    start: () => void board.load(),
  };
}

/** How many rows stand how. */
export function standingOf(rows: readonly PlanRow[]): Readonly<Record<PlanRow['state'], number>> {
  const counts = { nobody: 0, planned: 0, asked: 0, waits_for_person: 0 };
  for (const { state } of rows) counts[state] += 1;
  return counts;
}

/** One thing in which two plans differ, by how much, and whether the other is the worse in it. */
export type CostPart = {
  readonly what: 'covered' | 'pairs' | 'merit' | 'minutes';
  readonly n: number;
  readonly worse: boolean;
};

/** The weightiest that differs of wishes, people and merit, then the way; empty where two plans are as good. */
export function costParts({ covered, pairs, tiers: { merit }, minutes }: PlanTotal): readonly CostPart[] {
  const what = covered !== 0 ? 'covered' : pairs !== 0 ? 'pairs' : 'merit';
  const n = { covered, pairs, merit }[what];
  return [
    ...(n === 0 ? [] : [{ what, n, worse: n < 0 } as const]),
    ...(minutes === 0 ? [] : [{ what: 'minutes', n: minutes, worse: minutes > 0 } as const]),
  ];
}

export type Said = { readonly what: Word; readonly by: string; readonly until: number };
export type PlanChoices = {
  readonly of: Load<PlanTask>;
  readonly chosen: ReadonlySignal<Choice | undefined>;
  readonly say: Submit<[personId: string, what: Word, instead?: string], { readonly until: number }>;
  /** What was said about somebody and holds now, also as the other half of a swap. */
  saidOf(personId: string): Said | undefined;
  /** Whether the plan has nobody to ask: it shows nobody, or only people who are not to be asked. */
  readonly nobody: ReadonlySignal<boolean>;
  readonly lift: Submit<[personId: string], unknown>;
  readonly offer: Submit<[personId: string], unknown>;
  choose(personId: string): void;
  start(): void;
};

/** One task in the plan: who and why, another choice and its cost, and a word over it. `changed` runs after each. */
export function createPlanChoices(
  { client, newKey }: Pick<App, 'client' | 'newKey'>,
  taskId: string,
  changed: () => void,
): PlanChoices {
  const params = { taskId };
  const of = createLoad<PlanTask>(() => client.read('GET /api/tasks/:taskId/plan', { params }));
  const chosenId = signal<string | undefined>(undefined);
  const people = computed(() => of.data.value?.people ?? []);
  function saidOf(personId: string): Said | undefined {
    for (const { personId: about, instead, what, by, until } of of.data.value?.overrides ?? []) {
      if (about === personId) return { what, by, until };
      if (instead?.personId === personId) return { what: 'forbid', by, until };
    }
    return undefined;
  }
  async function done<T>(sent: Promise<T>): Promise<T> {
    try {
      const answer = await sent;
      await of.load();
      changed();
      return answer;
    } catch (error) {
      // Refused because somebody said or did something meanwhile: it is to be seen beside the refusal.
      if (error instanceof Problem && !error.open) await of.load();
      throw error;
    }
  }
  return {
    of,
    chosen: computed(() => people.value.find(({ personId }) => personId === chosenId.value) ?? people.value[0]),
    say: createSubmit(newKey, async (key, personId: string, what: Word, instead?: string) =>
      done(
        client.send(
          'PUT /api/tasks/:taskId/overrides/:personId',
          { params: { taskId, personId }, body: { what, ...(instead === undefined ? {} : { instead }) } },
          key,
        ),
      ),
    ),
    lift: createSubmit(newKey, async (key, personId: string) =>
      done(client.send('DELETE /api/tasks/:taskId/overrides/:personId', { params: { taskId, personId } }, key)),
    ),
    offer: createSubmit(newKey, async (key, personId: string) =>
      done(client.send('POST /api/tasks/:taskId/offers', { params, body: { personId, hours: OFFER_HOURS } }, key)),
    ),
    saidOf,
    nobody: computed(() =>
      people.value.every(({ personId, as }) => as !== 'asked' && saidOf(personId)?.what === 'forbid'),
    ),
    choose(personId) {
      chosenId.value = personId;
    },
    start: () => void of.load(),
  };
}

export type Standing = ReplyTo<'GET /api/tasks/:taskId/standing'>;
/** Where one stands in the plan for a task: read when the whole reckoning is looked at. */
export function createStanding({ client }: Pick<App, 'client'>, taskId: string) {
  const of = createLoad<Standing>(() => client.read('GET /api/tasks/:taskId/standing', { params: { taskId } }));
  return { of, start: (): void => void of.load() };
}
