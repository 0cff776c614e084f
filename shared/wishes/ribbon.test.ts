import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  missingOf,
  type RibbonComponent,
  type RibbonInput,
  type RibbonStep,
  ribbonLetters,
  ribbonOf,
} from './ribbon.ts';
import {
  ribbonLetters as lettersSchema,
  SOCIETIES,
  STEP_WHAT,
  type StepWhat,
  segment,
  WISH_STATES,
  type WishState,
} from './wish.ts';

const PERSON: RibbonComponent = { kind: 'companionship', quantity: 1, have: 0 };
const RICE: RibbonComponent = { kind: 'goods', quantity: 5, have: 3, unit: { zh: '袋', en: 'bags' } };
const WINDOW_TO = 1_000_000;

function wish(state: WishState, whats: readonly StepWhat[], extra: Partial<RibbonInput> = {}): RibbonInput {
  const steps = whats.map((what, at): RibbonStep => ({ at: at + 1, what }));
  return { state, steps, components: [PERSON], windowTo: WINDOW_TO, ...extra };
}
function letters(state: WishState, whats: readonly StepWhat[], extra: Partial<RibbonInput> = {}): string {
  return ribbonLetters(ribbonOf(wish(state, whats, extra)));
}

describe('the ribbon of a wish', () => {
  it.each<[string, WishState, StepWhat[], Partial<RibbonInput>, string]>([
    ['a draft', 'draft', ['drafted'], {}, 'wllll'],
    ['handed in', 'submitted', ['submitted'], {}, 'dwlll'],
    ['being verified', 'verifying', ['submitted', 'verifying'], {}, 'dwlll'],
    ['returned', 'returned', ['submitted', 'verifying', 'returned'], {}, 'dwlll'],
    ['rejected', 'rejected', ['submitted', 'verifying', 'rejected'], {}, 'ddnnn'],
    ['handed over as a case', 'escalated', ['submitted', 'verifying', 'escalated_case'], {}, 'ddnnn'],
    ['published, someone to come', 'published', ['submitted', 'published'], {}, 'ddnwn'],
    [
      'published, rice and someone to bring it',
      'published',
      ['submitted', 'published'],
      { components: [PERSON, RICE] },
      'ddnww',
    ],
    ['published, only rice', 'published', ['submitted', 'published'], { components: [RICE] }, 'ddnnw'],
    ['an organisation was asked', 'published', ['submitted', 'published'], { carrierNeeded: true }, 'ddwwn'],
    ['carried, and a car was given', 'published', ['submitted', 'published', 'carrier', 'supplied'], {}, 'dddwd'],
    [
      'all the rice is there',
      'claimed',
      ['submitted', 'published', 'supplied'],
      { components: [PERSON, { ...RICE, have: 5 }] },
      'ddnwd',
    ],
    [
      'delivered, not yet confirmed',
      'delivered',
      ['submitted', 'published', 'accepted', 'checked_in', 'checked_out', 'delivered'],
      {},
      'ddnwn',
    ],
    [
      'partly confirmed',
      'partially_fulfilled',
      ['submitted', 'published', 'accepted', 'delivered', 'partly_confirmed'],
      {},
      'ddnwn',
    ],
    ['confirmed', 'fulfilled', ['submitted', 'published', 'accepted', 'delivered', 'confirmed'], {}, 'ddndn'],
    [
      'confirmed though a bag was never entered',
      'fulfilled',
      ['submitted', 'published', 'delivered', 'confirmed'],
      { components: [RICE] },
      'ddnnd',
    ],
    ['withdrawn while it waited', 'withdrawn', ['submitted', 'published', 'withdrawn'], {}, 'ddnnn'],
    ['expired before anyone answered', 'expired', ['submitted', 'expired'], {}, 'dnnnn'],
    ['handed in again after it expired', 'submitted', ['submitted', 'published', 'expired', 'submitted'], {}, 'dwlll'],
  ])('%s', (_, state, whats, extra, expected) => {
    expect(letters(state, whats, extra)).toBe(expected);
  });

  it('says when each was done and until when each is waited for', () => {
    const segments = ribbonOf(wish('submitted', ['submitted'], { dueAt: 500 }));
    expect(segments[0]).toMatchObject({ society: 'community', state: 'done', at: 1 });
    expect(segments[1]).toMatchObject({ society: 'social_worker', state: 'waiting', until: 500 });
    expect(ribbonOf(wish('published', ['submitted', 'published']))[3]).toMatchObject({
      state: 'waiting',
      until: WINDOW_TO,
    });
    expect(
      ribbonOf(wish('fulfilled', ['submitted', 'published', 'accepted', 'delivered', 'confirmed']))[3],
    ).toMatchObject({ state: 'done', at: 5 });
  });

  it('tells each society’s steps and keeps to itself who was asked, declined or stayed away', () => {
    const told = ribbonOf(
      wish('claimed', [
        'drafted',
        'submitted',
        'returned',
        'submitted',
        'published',
        'offered',
        'declined',
        'lapsed',
        'accepted',
        'no_show',
        'handed_over',
        'accepted',
      ]),
    );
    expect(told.map((each) => each.steps.map((step) => step.what))).toEqual([
      ['submitted', 'submitted'],
      ['returned', 'published'],
      [],
      ['accepted', 'accepted'],
      [],
    ]);
  });

  it('gives the giver the last steps of a wish for goods alone', () => {
    const told = ribbonOf(
      wish('fulfilled', ['submitted', 'published', 'supplied', 'delivered', 'confirmed'], { components: [RICE] }),
    );
    expect(told[4]?.steps.map((step) => step.what)).toEqual(['supplied', 'delivered', 'confirmed']);
    expect(told[3]?.steps).toEqual([]);
  });
});

describe('laws of the ribbon', () => {
  const what = fc.constantFrom(...STEP_WHAT);
  const component = fc.record({
    kind: fc.constantFrom('goods' as const, 'service' as const),
    quantity: fc.integer({ min: 1, max: 9 }),
    have: fc.integer({ min: 0, max: 9 }),
  });

  it('always has five segments that fit the contract', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...WISH_STATES),
        fc.array(what, { maxLength: 20 }),
        fc.array(component, { maxLength: 5 }),
        (state, whats, components) => {
          const segments = ribbonOf(wish(state, whats, { components, dueAt: 9 }));
          expect(segments.map(({ society }) => society)).toEqual(SOCIETIES);
          expect(segments.every((each) => segment.safeParse(each).success)).toBe(true);
          expect(lettersSchema.safeParse(ribbonLetters(segments)).success).toBe(true);
        },
      ),
    );
  });

  it('what is done stays done while steps are added and goods arrive, unless the wish is handed in again', () => {
    const later = what.filter((each) => each !== 'submitted');
    fc.assert(
      fc.property(
        fc.array(what, { maxLength: 12 }),
        fc.array(later, { maxLength: 6 }),
        fc.array(fc.tuple(component, fc.nat(5)), { maxLength: 4 }),
        fc.constantFrom(...WISH_STATES),
        (before, added, parts, state) => {
          const first = ribbonOf(wish('published', before, { components: parts.map(([part]) => part) }));
          const second = ribbonOf(
            wish(state, [...before, ...added], {
              components: parts.map(([part, more]) => ({ ...part, have: part.have + more })),
            }),
          );
          for (const [at, segmentBefore] of first.entries()) {
            if (segmentBefore.state === 'done') expect(second[at]?.state).toBe('done');
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('nobody is waited for once a wish has ended', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<WishState>('rejected', 'fulfilled', 'archived', 'withdrawn', 'expired'),
        fc.array(what, { maxLength: 12 }),
        (state, whats) => {
          expect(letters(state, whats)).toMatch(/^[dn]{5}$/);
        },
      ),
    );
  });
});

describe('what is missing', () => {
  it('counts people and goods apart, with the unit', () => {
    expect(missingOf([PERSON, RICE])).toEqual({ people: 1, goods: 2, unit: { zh: '袋', en: 'bags' } });
  });
  it('names no unit where two differ, and nothing that is there already counts', () => {
    expect(missingOf([RICE, { kind: 'goods', quantity: 1, have: 0, unit: { zh: '箱' } }])).toEqual({
      people: 0,
      goods: 3,
    });
    expect(
      missingOf([
        { ...PERSON, have: 1 },
        { ...RICE, have: 7 },
      ]),
    ).toEqual({ people: 0, goods: 0 });
  });
});
