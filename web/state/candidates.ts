import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { ReplyTo } from '../main/api.ts';
import type { App } from '../main/app.ts';
import { Problem } from '../main/problem.ts';
import { createLoad, type Load } from './load.ts';
import { createSubmit, type Submit } from './submit.ts';

type List = ReplyTo<'GET /api/tasks/:taskId/candidates'>;
export type Candidate = List['items'][number];
type Seats = ReplyTo<'GET /api/tasks/:taskId/assignments'>;
export type Seat = Seats['items'][number];
const PAGE_ITEMS = 50;
/** Refusals that say that things are no longer as they were shown. */
const SEEN_ANEW: readonly string[] = ['wrong_state', 'asked_not_to'];

export type Candidates = {
  readonly suited: Load<List>;
  readonly refused: Load<List>;
  readonly seats: Load<Seats>;
  /** Which list is looked at. */
  readonly which: ReadonlySignal<'suited' | 'refused'>;
  readonly chosen: ReadonlySignal<Candidate | undefined>;
  /** Hours until an offer lapses. */
  readonly hours: ReadonlySignal<number>;
  readonly offer: Submit<[personId: string], unknown>;
  readonly noShow: Submit<[personId: string, note: string], unknown>;
  readonly attest: Submit<[personId: string, what: 'checked_in' | 'checked_out', at: number, note: string], unknown>;
  show(which: 'suited' | 'refused'): void;
  choose(personId: string): void;
  step(by: number): void;
  setHours(hours: number): void;
  /** The seat of a person, where there is one. */
  seatOf(personId: string): Seat | undefined;
  start(): void;
};

/** Who could do a task: ranked, with reasons; refused, with the gate; and who was asked, accepted, waits, came. */
export function createCandidates(app: Pick<App, 'client' | 'newKey'>, taskId: string): Candidates {
  const { client, newKey } = app;
  const params = { taskId };
  const list = (refused: 'true' | 'false') =>
    createLoad<List>(() =>
      client.read('GET /api/tasks/:taskId/candidates', { params, query: { limit: PAGE_ITEMS, refused } }),
    );
  const suited = list('false');
  const refused = list('true');
  const seats = createLoad<Seats>(() => client.read('GET /api/tasks/:taskId/assignments', { params }));
  const which = signal<'suited' | 'refused'>('suited');
  const chosenId = signal<string | undefined>(undefined);
  const hours = signal(8);
  const items = computed(() => (which.value === 'suited' ? suited : refused).data.value?.items ?? []);
  const chosen = computed(() => items.value.find(({ personId }) => personId === chosenId.value) ?? items.value[0]);
  const again = () => Promise.all([suited.load(), seats.load()]);
  const seatParams = (personId: string) => ({ taskId, personId });
  // A seat or a word that somebody else has moved on is read anew, with the refusal: what it is now stands in the list.
  async function onSeat(run: () => Promise<unknown>): Promise<unknown> {
    try {
      const answer = await run();
      await again();
      return answer;
    } catch (error) {
      if (error instanceof Problem && SEEN_ANEW.includes(error.code)) await again();
      throw error;
    }
  }
  return {
    suited,
    refused,
    seats,
    which,
    chosen,
    hours,
    offer: createSubmit(newKey, (key, personId: string) =>
      onSeat(() =>
        client.send('POST /api/tasks/:taskId/offers', { params, body: { personId, hours: hours.value } }, key),
      ),
    ),
    noShow: createSubmit(newKey, (key, personId: string, note: string) =>
      onSeat(() =>
        client.send(
          'POST /api/tasks/:taskId/assignments/:personId/no-show',
          { params: seatParams(personId), body: note === '' ? {} : { note } },
          key,
        ),
      ),
    ),
    attest: createSubmit(
      newKey,
      (key, personId: string, what: 'checked_in' | 'checked_out', at: number, note: string) =>
        onSeat(() =>
          client.send(
            'POST /api/tasks/:taskId/assignments/:personId/attestations',
            { params: seatParams(personId), body: { what, at, note } },
            key,
          ),
        ),
    ),
    show(next) {
      which.value = next;
      chosenId.value = undefined;
      if (next === 'refused' && refused.data.value === undefined) void refused.load();
    },
    choose(personId) {
      chosenId.value = personId;
    },
    step(by) {
      const index = chosen.value === undefined ? -1 : items.value.indexOf(chosen.value);
      const next = items.value[Math.min(items.value.length - 1, Math.max(0, index + by))];
      if (next !== undefined) chosenId.value = next.personId;
    },
    setHours(next) {
      hours.value = next;
    },
    seatOf: (personId) => seats.data.value?.items.find((seat) => seat.personId === personId),
    start: () => void again(),
  };
}
