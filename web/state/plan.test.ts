import { describe, expect, it } from 'vitest';
import { costParts, createPlanChoices, createPlanDesk, createStanding, type PlanRow, standingOf } from './plan.ts';
import { appAnswering } from './testing.ts';

const row = (id: string) => ({ task: { id }, state: 'planned', people: [], some: 900 });
const person = (personId: string, as: string) => ({ personId, name: personId, as, yes: 500, fit: {} });

describe('the board of the plan', () => {
  it('goes up and down and stays at the ends; planning anew reads again', async () => {
    const app = appAnswering({
      'GET /api/orgs/:orgId/plan': () => ({ certified: true, total: {}, items: [row('a'), row('b')] }),
      'POST /api/orgs/:orgId/plan': () => ({ at: 1 }),
    });
    const desk = createPlanDesk(app, 'org');
    expect(desk.step(undefined, 1)).toBeUndefined();
    await desk.board.load();
    expect([desk.step(undefined, 1), desk.step('a', 1), desk.step('b', 1), desk.step('a', -1)]).toEqual([
      'a',
      'b',
      'b',
      'a',
    ]);
    await desk.again.send();
    expect(app.calls.map(({ line }) => line)).toEqual([
      'GET /api/orgs/:orgId/plan',
      'POST /api/orgs/:orgId/plan',
      'GET /api/orgs/:orgId/plan',
    ]);
  });
});

describe('how a plan stands', () => {
  it('counts every row once, whatever the plan itself still has to ask', () => {
    const states = ['asked', 'nobody', 'asked', 'waits_for_person'] as const;
    const rows = states.map((state) => ({ ...row(state), state }) as unknown as PlanRow);
    expect(standingOf(rows)).toEqual({ asked: 2, nobody: 1, planned: 0, waits_for_person: 1 });
  });
});

describe('what another choice would do to the plan', () => {
  const tiers = { coverage: 0, merit: -3, ease: 0 };
  it('says the weightiest and the way, each for itself better or worse', () => {
    expect(costParts({ covered: -1, pairs: -1, tiers, minutes: -5 })).toEqual([
      { what: 'covered', n: -1, worse: true },
      { what: 'minutes', n: -5, worse: false },
    ]);
    expect(costParts({ covered: 0, pairs: 0, tiers, minutes: 0 })).toEqual([{ what: 'merit', n: -3, worse: true }]);
    expect(costParts({ covered: 0, pairs: 0, tiers: { ...tiers, merit: 0 }, minutes: 0 })).toEqual([]);
  });
});

describe('a task in the plan', () => {
  it('opens the first, then whoever was chosen; a word over the plan is read back and told', async () => {
    const app = appAnswering({
      'GET /api/tasks/:taskId/plan': () => ({
        task: {},
        people: [person('near', 'planned'), person('far', 'other')],
        overrides: [],
      }),
      'PUT /api/tasks/:taskId/overrides/:personId': () => ({}),
      'DELETE /api/tasks/:taskId/overrides/:personId': () => ({}),
      'POST /api/tasks/:taskId/offers': () => ({}),
    });
    let told = 0;
    const choices = createPlanChoices(app, 'tsk', () => {
      told += 1;
    });
    await choices.of.load();
    expect(choices.chosen.value?.personId).toBe('near');
    choices.choose('far');
    expect(choices.chosen.value?.personId).toBe('far');
    await choices.say.send('far', 'pin', 'near');
    await choices.lift.send('far');
    await choices.offer.send('far');
    expect(told).toBe(3);
    const sent = app.calls.filter(({ line }) => !line.startsWith('GET')).map(({ line, sent: what }) => [line, what]);
    expect(sent).toEqual([
      [
        'PUT /api/tasks/:taskId/overrides/:personId',
        { params: { taskId: 'tsk', personId: 'far' }, body: { what: 'pin', instead: 'near' } },
      ],
      ['DELETE /api/tasks/:taskId/overrides/:personId', { params: { taskId: 'tsk', personId: 'far' } }],
      ['POST /api/tasks/:taskId/offers', { params: { taskId: 'tsk' }, body: { personId: 'far', hours: 24 } }],
    ]);
  });
  it('knows what was said about somebody, either side of a swap, and reads it anew when it is refused', async () => {
    const word = { name: '', by: '娜仁托娅', at: 1, until: 2, kept: true };
    let overrides: readonly unknown[] = [
      { ...word, personId: 'far', what: 'pin', instead: { personId: 'near', name: '' } },
    ];
    const app = appAnswering({ 'GET /api/tasks/:taskId/plan': () => ({ people: [], held: [], overrides }) });
    const choices = createPlanChoices(app, 'tsk', () => {});
    await choices.of.load();
    const said = { by: '娜仁托娅', until: 2 };
    expect([choices.saidOf('far'), choices.saidOf('near'), choices.saidOf('third')]).toEqual([
      { ...said, what: 'pin' },
      { ...said, what: 'forbid' },
      undefined,
    ]);
    overrides = [{ ...word, personId: 'third', what: 'forbid' }];
    expect(await choices.say.send('third', 'pin')).toBeUndefined();
    expect([choices.say.problem.value !== undefined, choices.saidOf('third')?.what]).toEqual([true, 'forbid']);
  });
  it('has nobody to ask once all who are shown are not to be asked, unless one was asked already', async () => {
    const word = { name: '', by: '娜仁托娅', at: 1, until: 2, kept: true, what: 'forbid' };
    let as: 'planned' | 'asked' = 'planned';
    let overrides: readonly unknown[] = [];
    const app = appAnswering({
      'GET /api/tasks/:taskId/plan': () => ({ task: {}, people: [person('near', as)], overrides }),
    });
    const choices = createPlanChoices(app, 'tsk', () => {});
    const nobody = async () => {
      await choices.of.load();
      return choices.nobody.value;
    };
    expect(await nobody()).toBe(false);
    overrides = [{ ...word, personId: 'near' }];
    expect(await nobody()).toBe(true);
    as = 'asked';
    expect(await nobody()).toBe(false);
  });
  it('says where one stands', async () => {
    const app = appAnswering({ 'GET /api/tasks/:taskId/standing': () => ({ standing: 'near', at: 1 }) });
    const standing = createStanding(app, 'tsk');
    await standing.of.load();
    expect(standing.of.data.value).toEqual({ standing: 'near', at: 1 });
  });
});
