import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heaviestFirst, type Need, type Option, PUBLISHED_ORDER } from './assign.ts';
import { differenceOf, type Override, type Plan, planOf } from './plan.ts';
import { packed, packedInPlan } from './tiers.ts';
import { someYesPermille, WAVE } from './wave.ts';
import { WEIGHTS } from './weights.ts';

const tasks = ['tsk_a', 'tsk_b', 'tsk_c', 'tsk_d'];
const people = ['per_1', 'per_2', 'per_3', 'per_4', 'per_5'];
const need = (taskId: string, places = 1, change: Partial<Need> = {}): Need => ({
  taskId,
  places,
  covered: false,
  asked: [],
  ...change,
});
const option = (taskId: string, personId: string, change: Partial<Option> = {}): Option => ({
  taskId,
  personId,
  tiers: { coverage: 1, merit: 100, ease: 500 },
  minutes: 10,
  yes: 950,
  ...change,
});
const names = (plan: Pick<Plan, 'pairs'>) => plan.pairs.map(({ taskId, personId }) => `${taskId} ${personId}`);

const someNeeds = fc
  .array(
    fc.record({
      taskId: fc.constantFrom(...tasks),
      places: fc.integer({ min: 0, max: 2 }),
      covered: fc.boolean(),
      asked: fc.array(fc.record({ yes: fc.integer({ min: 1, max: 999 }) }), { maxLength: 2 }),
    }),
    { maxLength: 4 },
  )
  .map((list) => [...new Map(list.map((one) => [one.taskId, one])).values()]);
const someOptions = fc
  .array(
    fc.record({
      taskId: fc.constantFrom(...tasks),
      personId: fc.constantFrom(...people),
      tiers: fc.record({
        coverage: fc.constant(1),
        merit: fc.integer({ min: 0, max: 3 }),
        ease: fc.integer({ min: 1, max: 1_000 }),
      }),
      minutes: fc.nat(60),
      yes: fc.integer({ min: 1, max: 999 }),
    }),
    { maxLength: 14 },
  )
  .map((list) => [...new Map(list.map((one) => [`${one.taskId} ${one.personId}`, one])).values()]);

/** Of a pair: its tiers alone, or with a price on minutes, of which none of these ways has more than 60. */
type Weigh = (pair: Pick<Option, 'tiers' | 'minutes'>) => number;
const published: Weigh = ({ tiers }) => packed(tiers);
const pricedBy =
  (options: readonly Option[], minutePoints: number): Weigh =>
  ({ tiers, minutes }) =>
    packedInPlan(tiers, minutePoints * (Math.max(...options.map((one) => one.minutes)) - minutes));

/** The heaviest plan by trying every one: each person has one task or none. */
function heaviest(needs: readonly Need[], options: readonly Option[], weigh: Weigh): number {
  const room = new Map(needs.map((one) => [one.taskId, { places: one.places, first: !one.covered }]));
  const turn = (at: number): number => {
    if (at === people.length) return 0;
    let best = turn(at + 1);
    for (const one of options.filter(({ personId }) => personId === people[at])) {
      const place = room.get(one.taskId);
      if (!place || place.places === 0) continue;
      const { first } = place;
      room.set(one.taskId, { places: place.places - 1, first: false });
      best = Math.max(best, weigh({ ...one, tiers: { ...one.tiers, coverage: first ? 1 : 0 } }) + turn(at + 1));
      room.set(one.taskId, place);
    }
    return best;
  };
  return turn(0);
}
const weightOf = (pairs: readonly Option[], weigh: Weigh) => pairs.reduce((sum, pair) => sum + weigh(pair), 0);
const wayOf = (pairs: readonly Option[]) => pairs.reduce((sum, { minutes }) => sum + minutes, 0);

describe('a plan', () => {
  it('gives every wish its first helper before any its second, whatever the second would bring', () => {
    const plan = planOf({
      needs: [need('tsk_a', 2), need('tsk_b')],
      options: [
        option('tsk_a', 'per_1', { tiers: { coverage: 1, merit: 1_000, ease: 900 } }),
        option('tsk_a', 'per_2', { tiers: { coverage: 1, merit: 1_000, ease: 900 } }),
        option('tsk_b', 'per_2', { tiers: { coverage: 1, merit: 0, ease: 1 } }),
      ],
    });
    expect(names(plan)).toEqual(['tsk_a per_1', 'tsk_b per_2']);
    expect(plan.total).toEqual({
      covered: 2,
      pairs: 2,
      minutes: 20,
      tiers: { coverage: 2, merit: 1_000, ease: 901 },
    });
    expect(plan.certified).toBe(true);
  });

  it('counts a wish once: its second part waits until every wish has its first helper', () => {
    const great = { coverage: 1, merit: 1_000, ease: 900 };
    const plan = planOf({
      needs: [
        need('tsk_a', 1, { wishId: 'wsh_1' }),
        need('tsk_b', 1, { wishId: 'wsh_1' }),
        need('tsk_c', 1, { wishId: 'wsh_2' }),
      ],
      options: [
        option('tsk_a', 'per_1', { tiers: great }),
        option('tsk_b', 'per_2', { tiers: great }),
        option('tsk_c', 'per_2', { tiers: { coverage: 1, merit: 0, ease: 1 } }),
      ],
    });
    expect(names(plan)).toEqual(['tsk_a per_1', 'tsk_c per_2']);
    expect(plan.total).toMatchObject({ covered: 2, pairs: 2, tiers: { coverage: 2 } });
  });

  it('covers a wish by whichever of its parts somebody can do, and no more once somebody is coming or pinned', () => {
    const parts = [need('tsk_a', 1, { wishId: 'wsh_1' }), need('tsk_b', 1, { wishId: 'wsh_1' }), need('tsk_c')];
    const rich = option('tsk_c', 'per_1', { tiers: { coverage: 1, merit: 1_000, ease: 900 } });
    const both = [option('tsk_a', 'per_1'), option('tsk_b', 'per_2'), rich];
    expect(names(planOf({ needs: parts, options: both }))).toEqual(['tsk_b per_2', 'tsk_c per_1']);
    expect(planOf({ needs: parts, options: both }).total.covered).toBe(2);
    const coming = parts.map((one) => (one.taskId === 'tsk_a' ? { ...one, places: 0, covered: true } : one));
    const rival = [option('tsk_b', 'per_1', { tiers: rich.tiers }), option('tsk_c', 'per_1')];
    expect(names(planOf({ needs: coming, options: rival }))).toEqual(['tsk_c per_1']);
    const pin: Override = { taskId: 'tsk_a', personId: 'per_2', what: 'pin' };
    const pinned = planOf({ needs: parts, options: [...rival, option('tsk_a', 'per_2')], overrides: [pin] });
    expect(names(pinned)).toEqual(['tsk_a per_2', 'tsk_c per_1']);
    expect(pinned.total.covered).toBe(2);
  });

  it('is the best there is, by every other plan, with one task at most for each person and no place twice', () => {
    fc.assert(
      fc.property(someNeeds, someOptions, (needs, options) => {
        const plan = planOf({ needs, options });
        const weigh = plan.minutePoints === 0 ? published : pricedBy(options, plan.minutePoints);
        expect(weightOf(plan.pairs, weigh)).toBe(heaviest(needs, options, weigh));
        const busy = [...plan.pairs, ...plan.reserves].map(({ personId }) => personId);
        expect(new Set(busy).size).toBe(busy.length);
        for (const { taskId, places } of needs)
          expect(plan.pairs.filter((pair) => pair.taskId === taskId).length).toBeLessThanOrEqual(places);
      }),
      { numRuns: 400 },
    );
  });

  it('covers as much as the published order does, and lets nobody pay for it by walking: its ways are no longer than greedy’s', () => {
    const seen = new Set<number>();
    const spread = someOptions.map((list) =>
      list.map((one) => ({ ...one, tiers: { ...one.tiers, merit: one.tiers.ease % 300 } })),
    );
    fc.assert(
      fc.property(someNeeds, spread, (needs, options) => {
        const [plan, exact] = [planOf({ needs, options }), planOf({ needs, options, order: PUBLISHED_ORDER })];
        const greedy = heaviestFirst(needs, options);
        expect(plan.total.covered).toBe(exact.total.covered);
        const isLonger = (pairs: readonly Option[]) => wayOf(pairs) * greedy.length > wayOf(greedy) * pairs.length;
        seen.add(plan.minutePoints);
        expect(planOf({ needs, options, order: plan }).pairs).toEqual(plan.pairs);
        const most = WEIGHTS.minutePoints.at(-1) ?? 0;
        expect(isLonger(plan.pairs) && plan.minutePoints < most).toBe(false);
        const less = [0, ...WEIGHTS.minutePoints].filter((points) => points < plan.minutePoints);
        for (const minutePoints of less)
          expect(isLonger(planOf({ needs, options, order: { minutePoints } }).pairs)).toBe(true);
      }),
      { numRuns: 1_500, seed: 54 },
    );
    expect(seen.size).toBeGreaterThan(2);
  });

  it('takes no more of merit for the way than it must', () => {
    const pair = (taskId: string, personId: string, merit: number, minutes: number) =>
      option(taskId, personId, { tiers: { coverage: 1, merit, ease: 500 }, minutes });
    // Greedy gives the first to the first, ten minutes away, and the second wish to nobody.
    const needs = [need('tsk_a'), need('tsk_b')];
    const common = [pair('tsk_a', 'per_1', 300, 10), pair('tsk_b', 'per_1', 200, 8)];
    const by = (options: readonly Option[]) => {
      const { minutePoints, pairs } = planOf({ needs, options });
      return [minutePoints, names({ pairs })];
    };
    const far = pair('tsk_a', 'per_2', 290, 30);
    // One more person, three points worse and eighteen minutes nearer: one point a minute is enough.
    expect(by([...common, far, pair('tsk_a', 'per_3', 287, 12)])).toEqual([1, ['tsk_a per_3', 'tsk_b per_1']]);
    // Ninety points worse: five a minute, so the next of the published steps.
    expect(by([...common, far, pair('tsk_a', 'per_3', 200, 12)])).toEqual([8, ['tsk_a per_3', 'tsk_b per_1']]);
    // Too far all the same: as near as it gets.
    expect(by([...common, far, pair('tsk_a', 'per_3', 287, 13)])).toEqual([16, ['tsk_a per_3', 'tsk_b per_1']]);
  });

  it('when time is up on the way there, keeps the last plan that is proven', () => {
    const pair = (taskId: string, personId: string, merit: number, minutes: number) =>
      option(taskId, personId, { tiers: { coverage: 1, merit, ease: 500 }, minutes });
    const needs = [need('tsk_a'), need('tsk_b')];
    const near = [pair('tsk_a', 'per_1', 300, 10), pair('tsk_b', 'per_1', 200, 8)];
    const options = [...near, pair('tsk_a', 'per_2', 290, 30), pair('tsk_a', 'per_3', 200, 12)];
    const plans = Array.from({ length: 60 }, (_, ms) => {
      let ticks = 0;
      return planOf({ needs, options, budget: { ms, now: () => ticks++ } });
    });
    for (const { certified, total } of plans) if (certified) expect(total.covered).toBe(2);
    const proven = new Set(plans.flatMap(({ certified, minutePoints }) => (certified ? [minutePoints] : [])));
    expect(proven.size).toBeGreaterThan(1);
    expect(plans.at(-1)).toMatchObject({ certified: true, minutePoints: 8 });
  });

  it('is the same in whatever order it is given, and after another plan’s prices', () => {
    fc.assert(
      fc.property(someNeeds, someOptions, fc.infiniteStream(fc.nat()), (needs, options, dice) => {
        const shuffled = <T>(list: readonly T[]): T[] =>
          list
            .map((one) => [dice.next().value, one] as const)
            .sort(([a], [b]) => a - b)
            .map(([, one]) => one);
        const plan = planOf({ needs, options });
        expect(planOf({ needs: shuffled(needs), options: shuffled(options) })).toEqual(plan);
        const warm = planOf({ needs, options, start: plan.prices, order: plan });
        expect(warm.total.tiers).toEqual(plan.total.tiers);
        expect(warm.certified).toBe(true);
      }),
    );
  });

  it('says that it is not proven when the time is up, and still keeps every limit', () => {
    const many = Array.from({ length: 30 }, (_, at) => String(at).padStart(2, '0'));
    const options = many.flatMap((task) =>
      many.map((person) =>
        option(`tsk_${task}`, `per_${person}`, {
          tiers: {
            coverage: 1,
            merit: (Number(task) * Number(person)) % 17,
            ease: (Number(task) * 7 + Number(person)) % 97,
          },
        }),
      ),
    );
    const needs = many.map((task) => need(`tsk_${task}`));
    const late = planOf({ needs, options, budget: { ms: 0, now: () => 0 } });
    expect([late.certified, late.pairs.length]).toEqual([false, 30]);
    expect(new Set(late.pairs.map(({ personId }) => personId)).size).toBe(30);
    const exact = planOf({ needs, options });
    expect(exact.certified).toBe(true);
    expect(weightOf(exact.pairs, published)).toBeGreaterThan(weightOf(late.pairs, published));
  });

  it('asks just as many beside the planned as it takes, and nobody beside a pin or where enough are asked', () => {
    fc.assert(
      fc.property(someNeeds, someOptions, (needs, options) => {
        const plan = planOf({ needs, options });
        for (const { taskId, asked } of needs) {
          const own = <T extends { taskId: string }>(list: readonly T[]) => list.filter((one) => one.taskId === taskId);
          const reserves = own(plan.reserves);
          const sure = [...asked, ...own(plan.pairs)];
          for (const left of reserves.keys()) {
            const fewer = reserves.filter((_, at) => at !== left);
            expect(someYesPermille([...sure, ...fewer])).toBeLessThan(WAVE.surePermille);
          }
          expect(sure.length === 0 ? reserves : []).toEqual([]);
        }
      }),
    );
    const unsure = people.map((personId) => option('tsk_a', personId, { yes: 500 }));
    expect(planOf({ needs: [need('tsk_a')], options: unsure }).reserves).toHaveLength(3);
    const pin: Override = { taskId: 'tsk_a', personId: 'per_3', what: 'pin' };
    expect(planOf({ needs: [need('tsk_a')], options: unsure, overrides: [pin] }).reserves).toEqual([]);
    const asked = new Array(4).fill({ yes: 500 });
    expect(planOf({ needs: [need('tsk_a', 0, { asked, covered: true })], options: unsure }).reserves).toEqual([]);
    expect(
      planOf({ needs: [need('tsk_a', 0, { asked: asked.slice(1), covered: true })], options: unsure }).reserves,
    ).toHaveLength(1);
  });
});

describe('a person’s word', () => {
  const two = [option('tsk_a', 'per_1', { minutes: 5 }), option('tsk_a', 'per_2', { minutes: 17 })];
  const first = { ...two[0], tiers: { coverage: 1, merit: 100, ease: 512 } } as Option;
  const options = [first, two[1] as Option, option('tsk_b', 'per_2')];
  const needs = [need('tsk_a'), need('tsk_b')];

  it('pins and forbids, and the rest is planned around it', () => {
    const pinned = planOf({ needs, options, overrides: [{ taskId: 'tsk_a', personId: 'per_2', what: 'pin' }] });
    expect(pinned.pairs.map(({ personId, pinned: by }) => [personId, by])).toEqual([['per_2', true]]);
    const forbidden = planOf({ needs, options, overrides: [{ taskId: 'tsk_a', personId: 'per_1', what: 'forbid' }] });
    expect(names(forbidden)).toHaveLength(1);
    expect(names(forbidden)).not.toContain('tsk_a per_1');
  });
  it('says what it costs against the best plan', () => {
    const best = planOf({ needs, options });
    const pinned = planOf({ needs, options, overrides: [{ taskId: 'tsk_a', personId: 'per_2', what: 'pin' }] });
    expect(differenceOf(best.total, pinned.total)).toEqual({
      covered: -1,
      pairs: -1,
      minutes: 2,
      tiers: { coverage: -1, merit: -100, ease: -512 },
    });
  });
  it('cannot pin past a gate, past the last place, or one person twice', () => {
    const pin = (taskId: string, personId: string): Override => ({ taskId, personId, what: 'pin' });
    const plan = planOf({
      needs,
      options,
      overrides: [pin('tsk_a', 'per_5'), pin('tsk_a', 'per_2'), pin('tsk_b', 'per_2'), pin('tsk_x', 'per_1')],
    });
    expect(names(plan)).toEqual(['tsk_a per_2']);
    expect(plan.unkept.map(({ taskId, personId }) => [taskId, personId])).toEqual([
      ['tsk_a', 'per_5'],
      ['tsk_b', 'per_2'],
      ['tsk_x', 'per_1'],
    ]);
  });
  it('never makes a plan better', () => {
    fc.assert(
      fc.property(
        someNeeds,
        someOptions,
        fc.array(
          fc.record({
            taskId: fc.constantFrom(...tasks),
            personId: fc.constantFrom(...people),
            what: fc.constantFrom('pin' as const, 'forbid' as const),
          }),
          { maxLength: 3 },
        ),
        (given, all, overrides) => {
          const [free, bound] = [
            planOf({ needs: given, options: all, order: PUBLISHED_ORDER }),
            planOf({ needs: given, options: all, overrides, order: PUBLISHED_ORDER }),
          ];
          expect(packed(bound.total.tiers)).toBeLessThanOrEqual(packed(free.total.tiers));
        },
      ),
    );
  });
});
