import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../kernel/time.ts';
import { GATES, type GateName, gateVerdict } from '../tasks/fits.ts';
import { SKILLS } from '../volunteers/skills.ts';
import type { Language } from '../wishes/wish.ts';
import { GATE_TABLE, gateSource, gatesOf, NUDGES_PER_WEEK_LIMIT_COUNT, passesGates, passesWeek } from './gates.ts';
import type { MatchContext, MatchTask, MatchVolunteer } from './model.ts';
import { gateWords } from './refusals.ts';
import { NEXT_CELL, NOW, SATURDAY_0830, task, volunteer } from './testing.ts';

type Case = { volunteer?: Partial<MatchVolunteer>; task?: Partial<MatchTask>; context?: Partial<MatchContext> };

function refusing({ volunteer: v, task: t, context }: Case): GateName[] {
  return gatesOf(volunteer(v), task(t), { now: NOW, ...context })
    .filter(({ passes }) => !passes)
    .map(({ gate }) => gate);
}
const CHILD = { minor: true, skills: ['talk.play'] };
const COOKING = { skills: ['care.cooking'] };
const PLAYS = [{ skill: 'talk.play', level: 2 }];
const END = SATURDAY_0830 + 3 * HOUR_MS;
const AFTER = SATURDAY_0830 + DAY_MS;

/** What each gate refuses, and what it just lets pass. */
const CASES: readonly (readonly [gate: GateName, what: string, refused: Case, passed: Case])[] = [
  [
    'age',
    'under 14',
    { volunteer: { birthYear: 2013, consentUntil: END }, task: { skills: [] } },
    { volunteer: { birthYear: 2011, consentUntil: END }, task: { skills: [] } },
  ],
  [
    'age',
    'a minor lifting',
    { volunteer: { birthYear: 2010, consentUntil: END }, task: { skills: [], lifting: true } },
    { volunteer: { birthYear: 2007 }, task: { skills: [], lifting: true } },
  ],
  [
    'age',
    'a minor in the evening',
    {
      volunteer: { birthYear: 2010, consentUntil: AFTER, weekly: [{ from: 0, to: 168 }] },
      task: { skills: [], window: { from: SATURDAY_0830 + 9 * HOUR_MS, to: SATURDAY_0830 + 11.75 * HOUR_MS } },
    },
    {
      volunteer: { birthYear: 2010, consentUntil: AFTER, weekly: [{ from: 0, to: 168 }] },
      task: { skills: [], window: { from: SATURDAY_0830 + 9 * HOUR_MS, to: SATURDAY_0830 + 11.5 * HOUR_MS } },
    },
  ],
  [
    'age',
    'a minor at adult work',
    { volunteer: { birthYear: 2010, consentUntil: END } },
    { volunteer: { birthYear: 2010, consentUntil: END, skills: PLAYS }, task: { skills: ['talk.play'] } },
  ],
  [
    'age',
    'a minor with a child',
    {
      volunteer: { birthYear: 2010, consentUntil: END, skills: PLAYS, checkUntil: END },
      task: CHILD,
      context: { offered: true },
    },
    { volunteer: { skills: PLAYS, checkUntil: END }, task: CHILD, context: { offered: true } },
  ],
  [
    'consent',
    'under 18 without a guardian’s consent',
    { volunteer: { birthYear: 2010, skills: PLAYS }, task: { skills: ['talk.play'] } },
    { volunteer: { birthYear: 2007, skills: PLAYS }, task: { skills: ['talk.play'] } },
  ],
  [
    'consent',
    'a guardian’s consent that ends during the visit',
    { volunteer: { birthYear: 2010, consentUntil: END - 1, skills: PLAYS }, task: { skills: ['talk.play'] } },
    { volunteer: { birthYear: 2010, consentUntil: END, skills: PLAYS }, task: { skills: ['talk.play'] } },
  ],
  [
    'check',
    'a check that ends during the visit',
    { volunteer: { skills: PLAYS, checkUntil: END - 1 }, task: CHILD, context: { offered: true } },
    { volunteer: { skills: PLAYS, checkUntil: END }, task: CHILD, context: { offered: true } },
  ],
  [
    'check',
    'no check',
    { volunteer: { skills: PLAYS }, task: CHILD, context: { offered: true } },
    { volunteer: { skills: PLAYS }, task: { skills: ['talk.play'] } },
  ],
  [
    'minor_offer',
    'a child’s wish found by oneself',
    { volunteer: { skills: PLAYS, checkUntil: END }, task: CHILD, context: { searching: true } },
    { volunteer: { skills: PLAYS, checkUntil: END }, task: CHILD, context: { searching: true, offered: true } },
  ],
  [
    'skill',
    'another head',
    { volunteer: { skills: PLAYS } },
    { volunteer: { skills: [{ skill: 'repair.plumbing', level: 1 }] } },
  ],
  [
    'skill',
    'a learner of a close skill',
    { volunteer: { skills: [{ skill: 'field.big-pot', level: 1 }] }, task: COOKING },
    { volunteer: { skills: [{ skill: 'field.big-pot', level: 2 }] }, task: COOKING },
  ],
  [
    'skill',
    'a skill of the same head that is not close',
    { volunteer: { skills: [{ skill: 'arts.ball-games', level: 3 }] }, task: { skills: ['arts.morin-khuur'] } },
    { volunteer: { skills: [{ skill: 'arts.morin-khuur', level: 1 }] }, task: { skills: ['arts.morin-khuur'] } },
  ],
  [
    'skill',
    'one of two needed',
    { task: { skills: ['repair.plumbing', 'talk.chat'] } },
    {
      volunteer: {
        skills: [
          { skill: 'repair.plumbing', level: 1 },
          { skill: 'talk.chat', level: 1 },
        ],
      },
      task: { skills: ['repair.plumbing', 'talk.chat'] },
    },
  ],
  [
    'licence',
    'electrics without a certificate seen',
    { volunteer: { skills: [{ skill: 'repair.electrics', level: 3 }] }, task: { skills: ['repair.electrics'] } },
    {
      volunteer: { skills: [{ skill: 'repair.electrics', level: 3, evidence: '电工证' }] },
      task: { skills: ['repair.electrics'] },
    },
  ],
  ['language', 'only Mongolian', { task: { languages: ['mn'] } }, { task: { languages: ['mn', 'zh'] } }],
  [
    'language',
    'only Mongolian, spoken',
    { task: { languages: ['mn'] } },
    { volunteer: { languages: ['mn'] }, task: { languages: ['mn'] } },
  ],
  [
    'health',
    'lifting',
    { volunteer: { health: ['no_lifting'] }, task: { lifting: true } },
    { volunteer: { health: ['no_lifting'] } },
  ],
  [
    'health',
    'dust',
    { volunteer: { health: ['no_dust'] }, task: { skills: ['repair.painting'] } },
    { volunteer: { health: ['no_dust'] } },
  ],
  [
    'health',
    'snow in November',
    {
      volunteer: { health: ['no_outdoor_cold'], skills: [{ skill: 'field.fence', level: 2 }] },
      task: { skills: ['field.fence'] },
    },
    {
      volunteer: { health: ['no_outdoor_cold'], skills: [{ skill: 'field.fence', level: 2 }] },
      task: { skills: ['field.fence'], window: { from: SATURDAY_0830 + 210 * DAY_MS, to: END + 210 * DAY_MS } },
    },
  ],
  ['radius', 'a metre too far', { volunteer: { radiusM: 1_111 } }, { volunteer: { radiusM: 1_112 } }],
  [
    'window',
    'away that day',
    { volunteer: { exceptions: [{ from: SATURDAY_0830, to: END, free: false }] } },
    { volunteer: { exceptions: [{ from: SATURDAY_0830, to: END - HOUR_MS, free: false }] } },
  ],
  ['window', 'a minute too short', { task: { minutes: 181 } }, { task: { minutes: 180 } }],
  [
    'window',
    'too late to begin',
    { context: { now: END - 59 * MINUTE_MS } },
    { context: { now: END - 60 * MINUTE_MS } },
  ],
  [
    'overlap',
    'no way to be there in time',
    {
      volunteer: {
        agenda: [{ from: SATURDAY_0830 - HOUR_MS, to: SATURDAY_0830, cell: '4060:8800', taskId: 'tsk_b', minutes: 60 }],
      },
      task: { minutes: 180 },
    },
    {
      volunteer: {
        agenda: [
          {
            from: SATURDAY_0830 - 1.5 * HOUR_MS,
            to: SATURDAY_0830 - 0.5 * HOUR_MS,
            cell: '4060:8800',
            taskId: 'tsk_b',
            minutes: 60,
          },
        ],
      },
      task: { minutes: 180 },
    },
  ],
  [
    'overlap',
    'the same morning',
    { volunteer: { agenda: [{ from: SATURDAY_0830, to: END, cell: NEXT_CELL, taskId: 'tsk_b', minutes: 180 }] } },
    { volunteer: { agenda: [{ from: SATURDAY_0830, to: END, cell: NEXT_CELL, taskId: 'tsk_b', minutes: 60 }] } },
  ],
  ['cap', 'a minute over', { volunteer: { weekMinutes: 241 } }, { volunteer: { weekMinutes: 240 } }],
  ['blocked', 'kept apart', { volunteer: { blocked: ['per_a'] } }, { volunteer: { blocked: ['per_c'] } }],
  ['self', 'one’s own wish', { volunteer: { personId: 'per_a' } }, { volunteer: { personId: 'per_c' } }],
  ['full', 'all places taken', { task: { people: 2, taken: 2 } }, { task: { people: 2, taken: 1 } }],
  ['full', 'cancelled', { task: { state: 'cancelled' } }, { task: { state: 'open' } }],
  [
    'suggestions_off',
    'turned off',
    { volunteer: { suggestions: false } },
    { volunteer: { suggestions: false }, context: { searching: true } },
  ],
  [
    'offers_off',
    'automatic offers turned off, unless a person asks',
    { volunteer: { automaticOffers: false }, context: { automatic: true } },
    { volunteer: { automaticOffers: false }, context: { offered: true } },
  ],
  [
    'nudged_enough',
    'the week’s questions used up',
    { volunteer: { asked: { recent: 3, thisWeek: NUDGES_PER_WEEK_LIMIT_COUNT } }, context: { automatic: true } },
    { volunteer: { asked: { recent: 9, thisWeek: NUDGES_PER_WEEK_LIMIT_COUNT - 1 } }, context: { automatic: true } },
  ],
  [
    'nudged_enough',
    'a question still open',
    { volunteer: { asked: { recent: 1, thisWeek: 1, until: NOW + 1 } }, context: { automatic: true } },
    { volunteer: { asked: { recent: 1, thisWeek: 1, until: NOW } }, context: { automatic: true } },
  ],
];

describe('gates', () => {
  it('let somebody pass who suits', () => {
    expect(refusing({})).toEqual([]);
  });

  it.each(CASES)('%s refuses %s and passes what is just right', (gate, _, refused, passed) => {
    expect(refusing(refused)).toContain(gate);
    expect(refusing(passed)).not.toContain(gate);
  });

  it.each(CASES)('%s, %s: the near miss suits in every other way too', (_gate, _what, _refused, passed) => {
    expect(refusing(passed)).toEqual([]);
  });

  it('have a row, a source and a case each, in the order in which refusals are told', () => {
    expect(GATE_TABLE.map(({ gate }) => gate)).toEqual(GATES);
    expect(GATES.filter((gate) => !CASES.some(([of]) => of === gate))).toEqual([]);
    expect(GATES.every((gate) => gateSource(gate, 'zh') !== '' && gateSource(gate, 'en') !== '')).toBe(true);
  });

  it('say in words why not, to the volunteer and about them, in both languages', () => {
    for (const [gate, , refused] of CASES) {
      const verdict = gatesOf(volunteer(refused.volunteer), task(refused.task), { now: NOW, ...refused.context }).find(
        (each) => each.gate === gate,
      );
      if (verdict === undefined) throw new Error(gate);
      expect(gateVerdict.safeParse(verdict).success).toBe(true);
      for (const voice of ['me', 'them'] as const) {
        expect(gateWords(verdict, voice, 'zh')).toMatch(/^[^{}]*\p{Script=Han}[^{}]*$/u);
        expect(gateWords(verdict, voice, 'en')).toMatch(/^[A-Z0-9][^{}\p{Script=Han}]+$/u);
        expect(`${gateWords(verdict, voice, 'zh')}${gateWords(verdict, voice, 'en')}`).not.toMatch(
          /undefined|NaN|per_/,
        );
      }
    }
  });

  it('speak plainly', () => {
    const say = (of: Case, voice: 'me' | 'them', locale: 'zh' | 'en') => {
      const verdict = gatesOf(volunteer(of.volunteer), task(of.task), { now: NOW, ...of.context }).find(
        ({ passes }) => !passes,
      );
      return verdict === undefined ? '' : gateWords(verdict, voice, locale);
    };
    expect(say({ volunteer: { radiusM: 500 } }, 'me', 'zh')).toBe('有 1.1 公里，比您定的 500 米远');
    expect(say({ volunteer: { skills: PLAYS } }, 'me', 'zh')).toBe('要会修水管，您的本事里还没有');
    expect(say({ volunteer: { weekMinutes: 300 } }, 'them', 'en')).toBe(
      'With it the week has 6\u00a0hours, over the 5\u00a0hours set',
    );
    expect(say({ volunteer: { blocked: ['per_a'] } }, 'me', 'zh')).not.toContain('您');
  });
});

const skills = [...SKILLS.keys()];
const someVolunteer = fc
  .record({
    birthYear: fc.integer({ min: 1940, max: 2015 }),
    skills: fc.array(fc.record({ skill: fc.constantFrom(...skills), level: fc.integer({ min: 1, max: 3 }) }), {
      maxLength: 6,
    }),
    radiusM: fc.integer({ min: 500, max: 20_000 }),
    weekMinutes: fc.nat(600),
    suggestions: fc.boolean(),
    languages: fc.constantFrom(['zh' as const], ['mn' as const], ['zh' as const, 'mn' as const]),
    checkUntil: fc.option(fc.integer({ min: NOW, max: NOW + 30 * DAY_MS }), { nil: undefined }),
    consentUntil: fc.option(fc.integer({ min: NOW, max: NOW + 30 * DAY_MS }), { nil: undefined }),
  })
  .map((change) => volunteer(change));
const someTask = fc
  .record({
    skills: fc.array(fc.constantFrom(...skills), { maxLength: 3 }),
    minor: fc.boolean(),
    lifting: fc.boolean(),
    minutes: fc.integer({ min: 15, max: 240 }),
    languages: fc.constantFrom<Language[]>([], ['mn'], ['zh', 'mn']),
  })
  .map((change) => task(change));

describe('laws of the gates', () => {
  it('each looks for itself: alone or among the others, in any order, its verdict is the same', () => {
    fc.assert(
      fc.property(
        someVolunteer,
        someTask,
        fc.shuffledSubarray([...GATE_TABLE], { minLength: GATE_TABLE.length }),
        (who, what, order) => {
          const shuffled = order.map(
            ({ gate, refusal }) => [gate, refusal(who, what, { now: NOW }) === undefined] as const,
          );
          const usual = gatesOf(who, what, { now: NOW });
          for (const [gate, passes] of shuffled) expect(usual.find((each) => each.gate === gate)?.passes).toBe(passes);
        },
      ),
    );
  });

  it('what somebody has accepted can be asked afterwards: before it is read, all other gates say the same', () => {
    const appointment = fc.integer({ min: -6, max: 6 }).map((hours) => {
      const from = SATURDAY_0830 + hours * HOUR_MS;
      return { taskId: `tsk_${hours}`, from, to: from + 2 * HOUR_MS, minutes: 90, cell: NEXT_CELL };
    });
    const context = { now: NOW, offered: true };
    let refusedByTheWeek = 0;
    fc.assert(
      fc.property(someVolunteer, someTask, fc.array(appointment, { maxLength: 4 }), (someone, what, agenda) => {
        const who = { ...someone, agenda };
        const idle = { ...someone, agenda: [], weekMinutes: 0 };
        const all = passesGates(who, what, context);
        const before = passesGates(idle, what, context);
        expect(before && passesWeek(who, what, context)).toBe(all);
        if (before && !all) refusedByTheWeek += 1;
      }),
      { numRuns: 2_000, seed: 7 },
    );
    expect(refusedByTheWeek).toBeGreaterThan(0);
  });

  it('a child’s wish is for nobody without a valid check, whoever asks', () => {
    fc.assert(
      fc.property(someVolunteer, someTask, fc.boolean(), fc.boolean(), (who, what, offered, searching) => {
        const verdicts = gatesOf(who, { ...what, minor: true }, { now: NOW, offered, searching });
        if (verdicts.every(({ passes }) => passes)) expect(who.checkUntil).toBeGreaterThanOrEqual(what.window.to);
      }),
    );
  });

  it('nobody without the evidence does what needs a licence', () => {
    fc.assert(
      fc.property(
        someVolunteer,
        fc.constantFrom(...skills.filter((skill) => SKILLS.get(skill)?.licence === true)),
        (who, skill) => {
          expect(
            gatesOf(who, task({ skills: [skill] }), { now: NOW }).find(({ gate }) => gate === 'licence')?.passes,
          ).toBe(false);
        },
      ),
    );
  });
});
