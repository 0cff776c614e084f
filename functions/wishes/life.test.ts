import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Endpoint } from '../../shared/kernel/endpoint.ts';
import { COMMAND_ERRORS, COMMON_ERRORS } from '../../shared/kernel/errors.ts';
import { STEPS_LIMIT_ITEMS } from '../../shared/kernel/limits.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../shared/kernel/time.ts';
import { checkIn, checkOut, markNoShow, readShowCode } from '../../shared/tasks/attend.ts';
import { acceptTask, handOverTask } from '../../shared/tasks/offers.ts';
import { confirmWish, disputeWish, settleDispute, supplyWish } from '../../shared/wishes/closing.ts';
import { readWish } from '../../shared/wishes/contract.ts';
import { mayBecome } from '../../shared/wishes/life.ts';
import { changeWish, postWish, submitWish, withdrawWish } from '../../shared/wishes/posting.ts';
import {
  escalateWish,
  publishWish,
  readVerification,
  rejectWish,
  returnWish,
  saveVerification,
  takeVerification,
} from '../../shared/wishes/verification.ts';
import { CHECKS, STEP_WHAT, WISH_STATES } from '../../shared/wishes/wish.ts';
import { personOf } from '../people/people.ts';
import { elderBody, gridWorker, PUBLIC_TEXT } from '../testing/posted-wish.ts';
import { aVolunteer, aWish, openScene, type Scene } from '../testing/things.ts';
import type { CallAnswer, Someone } from '../testing/world.ts';
import { runReplyClocks } from './clocks.ts';
import { moveWish } from './steps.ts';
import type { Wish } from './wish-item.ts';
import { wishOf } from './wishes.ts';

type Cast = {
  readonly scene: Scene;
  readonly people: Readonly<Record<'chen' | 'worker' | 'head' | 'granny' | 'zhao' | 'qian' | 'stranger', Someone>>;
  readonly id: string;
};
type Play = (cast: Cast, as: Someone, wish: Wish) => Promise<readonly (readonly [Endpoint, CallAnswer<Endpoint>])[]>;

/** One thing that somebody tries; most of the time it is not their turn, which is the point. */
const PLAYS: Readonly<Record<string, Play>> = {
  change: (cast, as) => one(cast, as, changeWish, { body: { window: windowAhead(cast.scene) } }),
  submit: (cast, as) => one(cast, as, submitWish),
  take: (cast, as) => one(cast, as, takeVerification),
  save: async (cast, as) => {
    const seen = await cast.scene.call(readVerification, as, { params: { wishId: cast.id } });
    const notSame = seen.code === undefined ? seen.reply.similar.map(({ id }) => id) : [];
    return [
      [readVerification, seen as CallAnswer<Endpoint>],
      ...(await one(cast, as, saveVerification, { body: { ticked: [...CHECKS], notSame } })),
    ];
  },
  publish: (cast, as) => one(cast, as, publishWish, { body: PUBLIC_TEXT }),
  return: (cast, as) => one(cast, as, returnWish, { body: { reason: '再问问' } }),
  reject: (cast, as) => one(cast, as, rejectWish, { body: { reason: '不合适' } }),
  escalate: (cast, as) => one(cast, as, escalateWish, { body: { reason: '转个案' } }),
  supply: (cast, as) => one(cast, as, supplyWish, { body: { component: 1, quantity: 1 } }),
  accept: (cast, as, wish) => onTask(cast, as, wish, acceptTask),
  handOver: (cast, as, wish) => onTask(cast, as, wish, handOverTask, { body: { reason: 'busy' } }),
  come: (cast, as, wish) => shown(cast, as, wish, checkIn),
  finish: (cast, as, wish) => shown(cast, as, wish, checkOut),
  noShow: (cast, as, wish) =>
    onTask(cast, as, wish, markNoShow, { body: {}, params: { personId: cast.people.zhao.personId } }),
  confirm: (cast, as) => one(cast, as, confirmWish, { body: { how: 'own' } }),
  visit: (cast, as) => one(cast, as, confirmWish, { body: { how: 'visit', note: '看过了' } }),
  dispute: (cast, as) => one(cast, as, disputeWish, { body: { reason: '没修好' } }),
  settle: (cast, as) => one(cast, as, settleDispute, { body: { to: 'delivered', note: '谈过' } }),
  release: (cast, as) => one(cast, as, settleDispute, { body: { to: 'released', note: '谈过' } }),
  withdraw: (cast, as) => one(cast, as, withdrawWish, { body: {} }),
  look: (cast, as) => one(cast, as, readWish),
  wait: async ({ scene }) => {
    scene.world.pass(13 * HOUR_MS);
    await runReplyClocks(scene.world.house);
    return [];
  },
};

async function one(
  cast: Cast,
  as: Someone,
  contract: Endpoint,
  sent: object = {},
): Promise<[Endpoint, CallAnswer<Endpoint>][]> {
  return [[contract, await cast.scene.call(contract, as, { params: { wishId: cast.id }, ...sent } as never)]];
}
async function onTask(
  cast: Cast,
  as: Someone,
  wish: Wish,
  contract: Endpoint,
  sent: { params?: object; body?: object } = {},
): Promise<[Endpoint, CallAnswer<Endpoint>][]> {
  const taskId = wish.components[0]?.taskId;
  if (taskId === undefined) return [];
  return [[contract, await cast.scene.call(contract, as, { ...sent, params: { ...sent.params, taskId } } as never)]];
}
async function shown(
  cast: Cast,
  as: Someone,
  wish: Wish,
  contract: Endpoint,
): Promise<[Endpoint, CallAnswer<Endpoint>][]> {
  if (wish.components[0]?.taskId === undefined) return [];
  cast.scene.world.pass(31_000);
  const show = await cast.scene.call(readShowCode, cast.people.chen, { params: { taskId: wish.components[0].taskId } });
  return onTask(cast, as, wish, contract, { body: { digits: show.code === undefined ? show.reply.digits : '000000' } });
}
function windowAhead(scene: Scene) {
  const now = scene.world.house.clock();
  return { from: now + 20 * MINUTE_MS, to: now + DAY_MS };
}

async function cast(): Promise<Cast> {
  const scene = await openScene();
  const chen = await gridWorker(scene);
  const [zhao, qian] = [
    await aVolunteer(scene, { weeklyCapMinutes: 2_400 }),
    await aVolunteer(scene, { weeklyCapMinutes: 2_400 }),
  ];
  const body = elderBody(scene, {
    submit: false,
    window: windowAhead(scene),
    components: [
      { kind: 'service', text: { zh: '修水龙头' }, quantity: 1, minutes: 60 },
      { kind: 'goods', text: { zh: '垫圈' }, quantity: 1 },
    ],
  });
  const { reply } = await scene.call(postWish, chen, { body });
  const wish = await wishOf(scene.world.house, reply.id);
  const granny = { personId: (await personOf(scene.world.house, wish.beneficiaryId)).personId, cookie: '' };
  return {
    scene,
    people: { chen, worker: scene.worker, head: scene.head, granny, zhao, qian, stranger: scene.stranger },
    id: wish.id,
  };
}

/** The likely next thing to do comes up often enough for long lives. */
const USUAL = [
  'submit:chen',
  'take:worker',
  'save:worker',
  'publish:worker',
  'supply:worker',
  'accept:zhao',
  'come:zhao',
  'finish:zhao',
  'confirm:granny',
] as const;
const anyPlay = fc
  .tuple(
    fc.constantFrom(...Object.keys(PLAYS)),
    fc.constantFrom('chen', 'worker', 'head', 'granny', 'zhao', 'qian', 'stranger'),
  )
  .map(([what, who]) => `${what}:${who}`);
const plays = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: fc.constant('usual') },
    { weight: 4, arbitrary: anyPlay },
    { weight: 1, arbitrary: fc.constant('wait:chen') },
  ),
  { minLength: 5, maxLength: 30 },
);

describe('the life of a wish', () => {
  it('never leaves its arrows, and its log tells every step, whatever is tried by whom in whatever order', async () => {
    const reached = new Set<string>();
    await fc.assert(
      fc.asyncProperty(plays, async (tried) => {
        const stage = await cast();
        let next = 0;
        try {
          for (const name of tried) {
            const [what, who] = (name === 'usual' ? (USUAL[next % USUAL.length] ?? '') : name).split(':') as [
              string,
              keyof Cast['people'],
            ];
            const before = await wishOf(stage.scene.world.house, stage.id);
            const answers = (await PLAYS[what]?.(stage, stage.people[who], before)) ?? [];
            const after = await wishOf(stage.scene.world.house, stage.id);
            if (name === 'usual') next += 1;
            for (const [contract, answer] of answers) {
              const documented = [...contract.errors, ...COMMON_ERRORS, ...COMMAND_ERRORS, 'unauthenticated'];
              if (answer.code !== undefined)
                expect([contract.name, documented]).toEqual([contract.name, expect.arrayContaining([answer.code])]);
              expect(answer.status).not.toBe(500);
            }
            holds(before, after);
            if (what !== 'wait' && answers.every(([, answer]) => answer.code !== undefined))
              expect(after.version).toBe(before.version);
            reached.add(after.state);
          }
        } finally {
          await stage.scene.world.close();
        }
      }),
      { numRuns: 80, seed: 20_261_126 },
    );
    expect([...reached]).toEqual(
      expect.arrayContaining([
        'draft',
        'submitted',
        'verifying',
        'published',
        'claimed',
        'in_progress',
        'delivered',
        'fulfilled',
        'withdrawn',
        'expired',
      ]),
    );
  }, 120_000);
});

/** The log only grows; each change of state is one of its steps, and the steps lead from one state to the next. */
function holds(before: Wish, after: Wish): void {
  expect(after.steps.slice(0, before.steps.length)).toEqual(before.steps);
  const moves = after.steps.slice(before.steps.length).filter((step) => step.to !== undefined);
  let state = before.state;
  for (const { from, to } of moves) {
    expect(from).toBe(state);
    expect([from, to, from !== undefined && to !== undefined && mayBecome(from, to)]).toEqual([from, to, true]);
    state = to ?? state;
  }
  expect(after.state).toBe(state);
}

describe('moving a wish', () => {
  it('is refused where no arrow leads, for every pair of states', async () => {
    const scene = await openScene();
    const { wish } = await aWish(scene);
    const step = { at: 1, what: 'published', personId: 'x' } as const;
    for (const from of WISH_STATES) {
      for (const to of WISH_STATES) {
        const move = () => moveWish({ ...wish, state: from }, { state: to, step });
        if (from === to || mayBecome(from, to)) expect(move().wish.state).toBe(to);
        else expect(move).toThrow('wrong_state');
      }
    }
    await scene.world.close();
  });
  it('keeps the log within its limit and drops no change of state while smaller steps are there', async () => {
    const scene = await openScene();
    const { wish } = await aWish(scene);
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...STEP_WHAT), { maxLength: 120 }), (whats) => {
        const end = whats.reduce(
          (now, what, at) => moveWish(now, { step: { at: at + 10, what, personId: 'x' } }).wish,
          wish,
        );
        expect(end.steps.length).toBeLessThanOrEqual(STEPS_LIMIT_ITEMS);
        if (whats.length > 0) expect(end.steps.at(-1)?.at).toBe(whats.length + 9);
        const small = end.steps.filter(({ what }) => what === 'offered' || what === 'declined').length;
        if (small > 0)
          expect(end.steps.filter(({ to }) => to !== undefined)).toEqual(
            wish.steps.filter(({ to }) => to !== undefined),
          );
      }),
    );
    await scene.world.close();
  });
});
