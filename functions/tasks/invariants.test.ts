import fc from 'fast-check';
import { expect, it } from 'vitest';
import { listMyHours } from '../../shared/hours/contract.ts';
import { HOUR_MS, MINUTE_MS } from '../../shared/kernel/time.ts';
import { attest, markNoShow } from '../../shared/tasks/attend.ts';
import { acceptTask, declineTask, handOverTask, offerTask, waitForTask } from '../../shared/tasks/offers.ts';
import { confirmWish } from '../../shared/wishes/closing.ts';
import { hoursFromItem, hoursKey } from '../hours/hours-item.ts';
import { totalOf } from '../hours/totals.ts';
import { openSqliteTable } from '../platform/table-sqlite.ts';
import { type FaultRates, withFaults } from '../testing/table-faults.ts';
import { aVolunteer, aWish, openScene, type Published, type Scene } from '../testing/things.ts';
import type { Someone } from '../testing/world.ts';
import { wishOf } from '../wishes/wishes.ts';
import { agendasAhead } from './agenda.ts';
import { assignmentsOf, HOLDING_STATES, taskOf } from './assignments.ts';
import { runOfferClocks } from './clocks.ts';

const VOLUNTEERS_COUNT = 4;
const WISHES_COUNT = 3;

type Move = { readonly what: string; readonly who: number; readonly wish: number; readonly minutes: number };
const move: fc.Arbitrary<Move> = fc.record({
  what: fc.constantFrom(
    'accept',
    'accept',
    'accept',
    'hand_over',
    'decline',
    'wait',
    'offer',
    'in',
    'in',
    'out',
    'out',
    'out',
    'no_show',
    'no_show',
    'confirm',
    'confirm',
    'pass',
    'clocks',
  ),
  who: fc.nat(VOLUNTEERS_COUNT - 1),
  wish: fc.nat(WISHES_COUNT - 1),
  minutes: fc.integer({ min: 1, max: 45 }),
});
/** Moves within one inner list happen at the same moment. */
const history = fc.array(fc.array(move, { minLength: 1, maxLength: 4, size: 'max' }), {
  minLength: 10,
  maxLength: 40,
  size: 'max',
});
type Cast = {
  readonly scene: Scene;
  readonly people: readonly Someone[];
  readonly wishes: readonly Published[];
  readonly done: Map<string, number>;
};

/** Somebody who stands so in the task, if there is one: or else most moves would only be refused. */
async function standing({ scene, people }: Cast, wish: Published, who: number, state: string): Promise<Someone> {
  // This look may meet a fault as well: then anybody will do.
  const fitting = (await assignmentsOf(scene.world.house, wish.task.id).catch(() => [])).filter(
    (seat) => seat.state === state,
  );
  const personId = fitting[who % Math.max(1, fitting.length)]?.personId;
  return people.find((one) => one.personId === personId) ?? (people[who] as Someone);
}

/** A wish that somebody has finished, from this one on, if there is one. */
async function finished({ scene, wishes }: Cast, at: number): Promise<Published> {
  for (let next = 0; next < WISHES_COUNT; next += 1) {
    const wish = wishes[(at + next) % WISHES_COUNT] as Published;
    const seats = await assignmentsOf(scene.world.house, wish.task.id).catch(() => []);
    if (seats.some(({ state }) => state === 'checked_out') && !seats.some(({ state }) => state === 'checked_in'))
      return wish;
  }
  return wishes[at] as Published;
}

async function perform(cast: Cast, { what, who, wish: at }: Move): Promise<void> {
  const { scene, people } = cast;
  const [someone, wish] = [people[who] as Someone, cast.wishes[at] as Published];
  const params = { taskId: wish.task.id };
  const said = async (when: 'checked_in' | 'checked_out') => {
    const { personId } = await standing(cast, wish, who, when === 'checked_in' ? 'accepted' : 'checked_in');
    return scene.call(attest, scene.worker, {
      params: { ...params, personId },
      body: { what: when, at: scene.world.house.clock(), note: '来过' },
    });
  };
  const moves: { readonly [what: string]: () => Promise<{ status: number }> } = {
    accept: () => scene.call(acceptTask, someone, { params }),
    hand_over: async () =>
      scene.call(handOverTask, await standing(cast, wish, who, 'accepted'), { params, body: { reason: 'busy' } }),
    decline: async () =>
      scene.call(declineTask, await standing(cast, wish, who, 'offered'), { params, body: { reason: 'busy' } }),
    wait: () => scene.call(waitForTask, someone, { params }),
    offer: () => scene.call(offerTask, scene.coordinator, { params, body: { personId: someone.personId, hours: 1 } }),
    in: () => said('checked_in'),
    out: () => said('checked_out'),
    no_show: async () =>
      scene.call(markNoShow, scene.worker, {
        params: { ...params, personId: (await standing(cast, wish, who, 'accepted')).personId },
        body: {},
      }),
    confirm: async () => {
      const {
        wish: { id },
        beneficiary,
      } = await finished(cast, at);
      return scene.call(confirmWish, beneficiary, { params: { wishId: id }, body: { how: 'own' } });
    },
    // A round of the clock that fails is tried again a minute later.
    clocks: async () =>
      runOfferClocks(scene.world.house).then(
        () => ({ status: 200 }),
        () => ({ status: 503 }),
      ),
  };
  const answer = await moves[what]?.();
  expect(answer?.status ?? 200, what).not.toBe(500);
  if (answer?.status === 200) cast.done.set(what, (cast.done.get(what) ?? 0) + 1);
}

/** One round at the same moment, then the time that passes after it. */
async function round(cast: Cast, moves: readonly Move[]): Promise<void> {
  await Promise.all(moves.filter(({ what }) => what !== 'pass').map((one) => perform(cast, one)));
  for (const { what, minutes } of moves) if (what === 'pass') cast.scene.world.pass(minutes * MINUTE_MS);
}

/** What must hold after any history. */
async function agrees({ scene, people, wishes }: Cast): Promise<void> {
  const { house } = scene.world;
  const held = new Map<string, { taskId: string; minutes: number }[]>(people.map(({ personId }) => [personId, []]));
  for (const { wish } of wishes) {
    const now = await wishOf(house, wish.id);
    for (const component of now.components) {
      const task = await taskOf(house, component.taskId ?? '');
      const seats = await assignmentsOf(house, task.id);
      const holders = seats.filter((seat) => HOLDING_STATES.includes(seat.state));
      expect(task.taken, 'places taken are assignments that hold one').toBe(holders.length);
      expect(task.taken).toBeLessThanOrEqual(task.people);
      expect(component.have, 'the wish counts the same people').toBe(task.taken);
      expect(task.waitlist, 'who stands in line is waiting, and the other way round').toEqual(
        expect.arrayContaining(
          seats.filter((seat) => seat.state === 'waiting' && task.state !== 'done').map((seat) => seat.personId),
        ),
      );
      for (const { personId } of holders) held.get(personId)?.push({ taskId: task.id, minutes: task.minutes });
    }
  }
  for (const { personId } of people) {
    const agendas = await agendasAhead(house, personId, house.clock());
    const entries = agendas.flatMap((agenda) => agenda.entries);
    for (const agenda of agendas)
      expect(agenda.minutes).toBe(agenda.entries.reduce((sum, entry) => sum + entry.minutes, 0));
    expect(new Set(entries.map((entry) => entry.taskId)), 'the week holds what is held').toEqual(
      new Set(held.get(personId)?.map(({ taskId }) => taskId)),
    );
    expect(entries.length).toBe(held.get(personId)?.length);
    // 110 minutes in two hours: two of the same evening are a double booking.
    expect(new Set(entries.map((entry) => entry.from)).size, 'nobody is in two places at once').toBe(entries.length);
    const lines = (
      await house.table.query({ pk: hoursKey(personId, '').pk, sk: { beginsWith: 'HOURS#' }, limit: 100 })
    ).items.map(hoursFromItem);
    expect(await totalOf(house, personId), 'the sum is the sum of the entries').toBe(
      lines.reduce((sum, line) => sum + line.minutes, 0),
    );
    expect(new Set(lines.map((line) => line.taskId)).size, 'each task is booked once').toBe(lines.length);
    expect((await scene.call(listMyHours, { personId, cookie: '' }, { query: {} })).status).toBe(200);
  }
}

type Rates = { -readonly [name in keyof FaultRates]: FaultRates[name] };
const FAULTS: FaultRates = { conflict: 0.05, throttle: 0.02, timeoutBefore: 0.02, timeoutAfter: 0.04 };

/** Plays one history from the start, on a table that fails now and then as a cloud's does, or never. */
async function play(rounds: readonly (readonly Move[])[], faults: boolean, done: Map<string, number>): Promise<void> {
  const rates: Rates = {};
  let seed = 7;
  const random = () => {
    seed = (seed * 16_807) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  const scene = await openScene({
    table: async (clock) => withFaults(openSqliteTable({ file: ':memory:', clock }), { random, rates }),
  });
  const people: Someone[] = [];
  for (let i = 0; i < VOLUNTEERS_COUNT; i += 1) people.push(await aVolunteer(scene));
  const from = scene.world.house.clock() + 20 * MINUTE_MS;
  const window = { from, to: from + 2 * HOUR_MS };
  // Two at the same time and one later that day; the first wants two people.
  const wishes = [
    await aWish(scene, { people: 2, minutes: 110, window }),
    await aWish(scene, { minutes: 110, window }),
    await aWish(scene, { minutes: 60, window: { from: from + 3 * HOUR_MS, to: from + 5 * HOUR_MS } }),
  ];
  const cast: Cast = { scene, people, wishes, done };
  for (const moves of rounds) {
    await cast.scene.signIn([
      ...people,
      scene.worker,
      scene.coordinator,
      ...wishes.map(({ beneficiary }) => beneficiary),
    ]);
    if (faults) Object.assign(rates, FAULTS);
    await round(cast, moves);
    for (const name of Object.keys(rates) as (keyof Rates)[]) rates[name] = 0;
  }
  await agrees(cast);
  await scene.world.close();
}

for (const faults of [false, true]) {
  const when = faults ? ', on a table that conflicts, throttles and loses answers' : '';
  it(`whatever volunteers do in whatever order and at once, places, weeks, wishes and hours agree${when}`, {
    timeout: 120_000,
  }, async () => {
    const done = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(history, (rounds) => play(rounds, faults, done)),
      { numRuns: 40 },
    );
    // Otherwise the property would hold because nothing happened.
    const all = ['accept', 'hand_over', 'decline', 'offer', 'in', ...(faults ? [] : ['wait', 'out', 'confirm'])];
    expect(
      all.filter((what) => !done.has(what)),
      JSON.stringify([...done]),
    ).toEqual([]);
  });
}
