import { describe, expect, it } from 'vitest';
import type { WishView } from '../../shared/wishes/contract.ts';
import { Problem } from '../main/problem.ts';
import { appAnswering } from './testing.ts';
import { createWish } from './wish.ts';
import { addressOfQuiet, mainActionOf, openComponents, quietActionsOf } from './wish-actions.ts';

const WISH = 'wsh_1';
const END = 1_700_000_000_000;
function wish(part: Partial<WishView>): WishView {
  return {
    id: WISH,
    state: 'published',
    can: [],
    components: [
      { kind: 'companionship', text: { zh: '人' }, quantity: 1, have: 0, skills: [], languages: [], taskId: 'tsk_1' },
    ],
    place: { station: { zh: '站' }, stationId: 'org_1' },
    window: { from: END - 1, to: END },
    ...part,
  } as unknown as WishView;
}
const full = {
  kind: 'service',
  text: { zh: '人' },
  quantity: 1,
  have: 1,
  skills: [],
  languages: [],
  taskId: 'tsk_1',
} as never;
const signedIn = { me: { value: { personId: 'per_1' } } } as never;

describe('the main action of a wish', () => {
  const taken = {
    kind: 'service',
    text: { zh: '有人' },
    quantity: 1,
    have: 1,
    skills: [],
    languages: [],
    taskId: 'tsk_taken',
  } as never;
  const missing = {
    kind: 'goods',
    text: { zh: '阀门' },
    quantity: 1,
    have: 0,
    skills: [],
    languages: [],
  } as never;
  it.each([
    ['accept', wish({ can: ['acceptTask', 'disputeWish'] }), true],
    ['sign_in', wish({}), false],
    ['confirm', wish({ state: 'delivered', can: ['confirmWish', 'acceptTask'] }), true],
    ['verify', wish({ state: 'submitted', can: ['readVerification', 'takeVerification', 'withdrawWish'] }), true],
    ['change', wish({ state: 'returned', can: ['changeWish', 'submitWish'] }), true],
    ['submit', wish({ state: 'draft', can: ['submitWish', 'changeWish'] }), true],
    ['candidates', wish({ can: ['readVerification', 'acceptTask', 'withdrawWish'] }), true],
    ['show_code', wish({ state: 'claimed', mine: 'beneficiary', can: ['disputeWish'], components: [taken] }), true],
    // The valve is still missing; the plumber comes today, and when he has gone, his part waits for a yes.
    ['show_code', wish({ mine: 'beneficiary', components: [taken, missing] }), true],
    [
      'confirm',
      wish({ state: 'in_progress', mine: 'beneficiary', can: ['confirmWish'], components: [taken, missing] }),
      true,
    ],
    // The time is over and nobody said whether anybody came: no code helps any more.
    [
      'call',
      wish({
        state: 'claimed',
        mine: 'beneficiary',
        unheard: true,
        components: [taken],
        place: { station: { zh: '站' }, stationId: 'org_1', stationPhone: '0471-1' },
      }),
      true,
    ],
    ['ask_round', wish({ state: 'claimed', unheard: true, can: ['readVerification'], components: [taken] }), true],
    ['settle', wish({ state: 'disputed', can: ['readVerification', 'settleDispute'] }), true],
    [undefined, wish({ state: 'fulfilled' }), false],
    [undefined, wish({}), true],
  ])('is %s when the reply says so', (what, view, known) => {
    expect(mainActionOf(view, known)?.what).toBe(what);
  });

  it('is one’s own task for whoever comes or stands in line, and the line for a volunteer who is late', () => {
    const full = (more: object) => wish({ state: 'claimed', components: [taken], ...more } as never);
    const seat = (state: string) => full({ seat: { taskId: 'tsk_taken', state } });
    const of = (view: ReturnType<typeof wish>, volunteer = true, now = END - 1) =>
      mainActionOf(view, true, volunteer, now);
    expect(of(seat('accepted'))).toEqual({ what: 'my_task', to: '/me/tasks/tsk_taken' });
    expect(of(seat('waiting'))?.what).toBe('in_line');
    expect(of(seat('declined'))).toEqual({ what: 'wait', taskId: 'tsk_taken' });
    expect(of(full({}))).toEqual({ what: 'wait', taskId: 'tsk_taken' });
    // The line ends with the time.
    expect(of(full({}), true, END)).toBeUndefined();
    // For a child the station asks; who is no volunteer, or whose wish it is, stands in no line.
    expect(of(full({ group: 'child' }))).toBeUndefined();
    expect(of(full({}), false)).toBeUndefined();
    expect(of(full({ mine: 'beneficiary' }))?.what).not.toBe('wait');
  });

  it('takes the task that still needs people, not the first one', () => {
    const view = wish({
      can: ['acceptTask'],
      components: [
        { kind: 'service', text: { zh: '满' }, quantity: 1, have: 1, skills: [], languages: [], taskId: 'tsk_full' },
        { kind: 'service', text: { zh: '缺' }, quantity: 2, have: 1, skills: [], languages: [], taskId: 'tsk_open' },
      ],
    } as never);
    expect(mainActionOf(view, true)).toMatchObject({ what: 'accept', taskId: 'tsk_open' });
    expect(openComponents(view).map((component) => component.text.zh)).toEqual(['缺']);
  });

  it('shows nothing that the reply does not allow, and nothing twice', () => {
    const view = wish({ state: 'delivered', can: ['readVerification', 'supplyWish', 'withdrawWish', 'readLog'] });
    const quiet = quietActionsOf(view, mainActionOf(view, true));
    expect(quiet).toEqual(['verify', 'supply', 'reads', 'withdraw']);
    expect(quiet.map((action) => addressOfQuiet(view, action))).toEqual([
      `/queue/${WISH}`,
      undefined,
      `/wishes/${WISH}/reads`,
      undefined,
    ]);
    expect(quietActionsOf(wish({}), undefined)).toEqual([]);
  });
});

describe('a wish on the screen', () => {
  it('shows how it stands after accepting, and the sentence when somebody was ahead', async () => {
    let taken = false;
    const app = appAnswering({
      'GET /api/wishes/:wishId': () => wish(taken ? { state: 'claimed', can: [] } : { can: ['acceptTask'] }),
      'GET /api/orgs/:orgId': () => ({ org: { id: 'org_1' }, ancestors: [] }),
      'POST /api/tasks/:taskId/acceptance': () => {
        if (taken) throw new Problem('taken', '刚刚有人先接下了。', 409);
        taken = true;
        return {};
      },
    });
    const screen = createWish(app, signedIn, WISH);
    await screen.wish.load();
    await screen.accept.send('tsk_1', '接下');
    expect(screen.wish.data.value?.state).toBe('claimed');
    expect(screen.main.value).toBeUndefined();
    await screen.accept.send('tsk_1', '接下');
    expect(screen.accept.problem.value?.title).toBe('刚刚有人先接下了。');
  });

  it('reads anew what was kept without a network arrived, and says why when it came back', async () => {
    let network = false;
    const app = appAnswering({
      'GET /api/wishes/:wishId': () =>
        wish(network ? { state: 'claimed', can: [], components: [full] } : { can: ['acceptTask'] }),
      'GET /api/orgs/:orgId': () => ({ org: { id: 'org_1' }, ancestors: [] }),
      'POST /api/tasks/:taskId/acceptance': () => {
        throw network ? new Problem('taken', '刚刚有人先接下了。', 409) : new Problem('offline', '没有网');
      },
    });
    const screen = createWish(app, signedIn, WISH);
    screen.start();
    await expect.poll(() => screen.main.value?.what).toBe('accept');
    expect(await screen.accept.send('tsk_1', '接下')).toBe('kept');
    // It has been said as far as the person is concerned: there is nothing to press twice.
    expect([screen.kept.value?.label, screen.main.value]).toEqual(['接下', undefined]);
    network = true;
    await app.outbox.flush(true);
    await expect.poll(() => screen.wish.data.value?.state).toBe('claimed');
    expect(screen.kept.value?.refused?.title).toBe('刚刚有人先接下了。');
    screen.dismiss();
    await expect.poll(() => screen.kept.value).toBeUndefined();
    expect(app.outbox.waiting.value).toEqual([]);
    screen.stop();
  });

  it('lets the ribbon close once on a device, and never again', async () => {
    const app = appAnswering({
      'GET /api/wishes/:wishId': () => wish({ state: 'fulfilled' }),
      'POST /api/wishes/:wishId/submission': () => ({}),
    });
    const first = createWish(app, signedIn, WISH);
    await first.submit.send();
    const second = createWish(app, signedIn, WISH);
    await second.submit.send();
    expect([first.closing.value, second.closing.value]).toEqual([true, false]);
  });

  it('sends only what was said: no empty reason, no empty giver', async () => {
    const app = appAnswering({
      'GET /api/wishes/:wishId': () => wish({}),
      'POST /api/wishes/:wishId/withdrawal': () => ({}),
      'POST /api/wishes/:wishId/supplies': () => ({}),
    });
    const screen = createWish(app, signedIn, WISH);
    await screen.withdraw.send('', '撤下');
    await screen.supply.send({ component: 0, quantity: 2, from: '' });
    expect(app.calls.filter((call) => call.key !== undefined).map((call) => call.sent.body)).toEqual([
      {},
      { component: 0, quantity: 2 },
    ]);
  });

  it('offers the organisations of the station and of everything above it as carriers', async () => {
    const app = appAnswering({
      'GET /api/wishes/:wishId': () => wish({}),
      'GET /api/orgs/:orgId': () => ({ org: { id: 'station' }, ancestors: [{ id: 'region' }, { id: 'center' }] }),
      'GET /api/orgs': (sent) => ({ items: [{ id: `of-${String(sent.query?.['parent'])}` }] }),
    });
    const screen = createWish(app, signedIn, WISH);
    await screen.wish.load();
    await screen.station.load();
    await screen.carriers.load();
    expect(screen.carriers.data.value?.map((org) => org.id)).toEqual(['of-station', 'of-region', 'of-center']);
  });
});

describe('a dispute', () => {
  it('is answered by the other side where the reply says so, and its sides are read when they are asked for', async () => {
    const disputed = wish({ state: 'disputed', can: ['answerDispute'] });
    expect(quietActionsOf(disputed, undefined)).toEqual(['answer']);
    const side = { part: 'volunteer', name: '赵强', complains: false };
    const app = appAnswering({
      'GET /api/wishes/:wishId': () => disputed,
      'GET /api/wishes/:wishId/dispute': () => ({ sides: [side] }),
      'POST /api/wishes/:wishId/dispute-answers': () => ({ id: WISH, state: 'disputed' }),
    });
    const screen = createWish(app, signedIn, WISH);
    await screen.answer.send('说好明天再来');
    expect(app.calls.map(({ line }) => line)).not.toContain('GET /api/wishes/:wishId/dispute');
    expect(app.calls[0]?.sent).toEqual({ params: { wishId: WISH }, body: { words: '说好明天再来' } });
    await screen.sides.load();
    expect(screen.sides.data.value).toEqual([side]);
  });
});
