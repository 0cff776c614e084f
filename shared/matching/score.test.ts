import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_MS } from '../kernel/time.ts';
import { fit, REASONS } from '../tasks/contract.ts';
import { SKILLS } from '../volunteers/skills.ts';
import type { MatchVolunteer } from './model.ts';
import { firstRefusal, rank, suits } from './rank.ts';
import { reasonWords } from './reasons.ts';
import { fitOf } from './score.ts';
import { NOW, task, volunteer } from './testing.ts';
import { WEIGHT_LINES } from './weights.ts';

const CONTEXT = { now: NOW };
const skills = [...SKILLS.keys()];
const heldSkill = fc.record({
  skill: fc.constantFrom(...skills),
  level: fc.integer({ min: 1, max: 3 }),
  evidence: fc.option(fc.constant('站里见过'), { nil: undefined }),
});
const someVolunteer: fc.Arbitrary<MatchVolunteer> = fc
  .record({
    skills: fc.array(heldSkill, { maxLength: 6 }),
    homeCell: fc.constantFrom('4060:8800', '4061:8800', '4063:8802', '4070:8810'),
    languages: fc.constantFrom(['zh' as const], ['zh' as const, 'mn' as const]),
    visits: fc.record({ per_a: fc.nat(6) }),
    recentMinutes: fc.nat(2_000),
    birthYear: fc.integer({ min: 1950, max: 2005 }),
  })
  .map((change) => volunteer(change));
const someTask = fc
  .record({
    skills: fc.array(fc.constantFrom(...skills), { maxLength: 3 }),
    urgency: fc.constantFrom('urgent' as const, 'normal' as const),
    publishedAt: fc.integer({ min: NOW - 30 * DAY_MS, max: NOW }),
  })
  .map((change) => task(change));

describe('the reasons of the picture', () => {
  const reckoning = fitOf(
    volunteer({ visits: { per_a: 2 }, homeCell: '4061:8800', languages: ['zh', 'mn'] }),
    task({ urgency: 'urgent', languages: ['zh', 'mn'] }),
    CONTEXT,
  );

  it('stand with the weightiest first and add up to the score', () => {
    expect(reckoning.reasons.map(({ reason, points }) => [reason, points])).toEqual([
      ['skill', 28],
      ['near', 20],
      ['free', 10],
      ['urgent', 10],
      ['language', 8],
      ['been_before', 8],
      ['rested', 6],
    ]);
    expect(reckoning.score).toBe(90);
    expect(fit.safeParse(reckoning).success).toBe(true);
  });

  it('are told to the volunteer and about them', () => {
    expect(reckoning.reasons.map((reason) => reasonWords(reason, 'me', 'zh'))).toEqual([
      '会修水管',
      '离你不到 1 公里',
      '周六上午有空',
      '这件事急',
      '会说蒙古语',
      '去过这家 2 次',
      '你最近不忙',
    ]);
    expect(reckoning.reasons.map((reason) => reasonWords(reason, 'them', 'en'))).toEqual([
      'Good at plumbing',
      'Less than 1 km away',
      'Free on Saturday morning',
      'It is urgent',
      'Speaks Mongolian',
      'Has been there 2 times',
      'Has had a quiet month',
    ]);
    const [near] = fitOf(volunteer({ skills: [] }), task(), CONTEXT).reasons;
    expect(near === undefined ? '' : reasonWords(near, 'me', 'zh')).toBe('离你 1.1 公里');
    expect(near === undefined ? '' : reasonWords(near, 'them', 'zh')).toBe('相距 1.1 公里');
  });

  it('name a close skill as what it is', () => {
    const [skill] = fitOf(
      volunteer({ skills: [{ skill: 'repair.appliance', level: 3, evidence: '修了十年' }] }),
      task(),
      { now: NOW },
    ).reasons.filter(({ reason }) => reason === 'skill');
    expect(skill).toMatchObject({ points: 14 });
    expect(skill === undefined ? '' : reasonWords(skill, 'me', 'zh')).toBe('会修家电，和修水管相近');
  });
});

describe('laws of the score', () => {
  it('it depends on nothing but its arguments, and not on the order of skills, ranges or needs', () => {
    fc.assert(
      fc.property(someVolunteer, someTask, fc.nat(), (who, what, turn) => {
        const turned = <T>(list: readonly T[]): T[] =>
          [...list.slice(turn % (list.length || 1)), ...list.slice(0, turn % (list.length || 1))].reverse();
        const first = fitOf(who, what, CONTEXT);
        expect(fitOf(who, what, CONTEXT)).toEqual(first);
        const second = fitOf(
          { ...who, skills: turned(who.skills), weekly: turned(who.weekly), languages: turned(who.languages) },
          { ...what, skills: turned(what.skills) },
          CONTEXT,
        );
        expect(second.score).toBe(first.score);
        expect(suits(second)).toBe(suits(first));
      }),
    );
  });

  it('another skill, a higher level or evidence never lowers it', () => {
    fc.assert(
      fc.property(someVolunteer, someTask, heldSkill, (who, what, more) => {
        const before = fitOf(who, what, CONTEXT).score;
        expect(fitOf({ ...who, skills: [...who.skills, more] }, what, CONTEXT).score).toBeGreaterThanOrEqual(before);
        const raised = who.skills.map((held) => ({
          ...held,
          level: Math.min(3, held.level + 1),
          evidence: '站里见过',
        }));
        expect(fitOf({ ...who, skills: raised }, what, CONTEXT).score).toBeGreaterThanOrEqual(before);
      }),
      { numRuns: 500 },
    );
  });

  it('age and health move no point', () => {
    fc.assert(
      fc.property(someVolunteer, someTask, fc.integer({ min: 1940, max: 2012 }), (who, what, birthYear) => {
        expect(
          fitOf({ ...who, birthYear, health: ['no_lifting', 'no_dust'], personId: 'per_z' }, what, CONTEXT).reasons,
        ).toEqual(fitOf(who, what, CONTEXT).reasons);
      }),
    );
  });

  it('every reason keeps within the line that is published for it, and speaks', () => {
    expect(WEIGHT_LINES.map(({ reason }) => reason)).toEqual(REASONS);
    fc.assert(
      fc.property(someVolunteer, someTask, (who, what) => {
        for (const reason of fitOf(who, what, CONTEXT).reasons) {
          const published = WEIGHT_LINES.find((line) => line.reason === reason.reason);
          expect(reason.points).toBeLessThanOrEqual(published?.most ?? 0);
          expect(reason.points).toBeGreaterThanOrEqual(published?.least ?? 0);
          for (const voice of ['me', 'them'] as const) {
            expect(reasonWords(reason, voice, 'zh')).toMatch(/\p{Script=Han}/u);
            expect(reasonWords(reason, voice, 'en')).toMatch(/^[A-Z0-9][^\p{Script=Han}{}]+$/u);
          }
        }
      }),
    );
  });
});

describe('rank', () => {
  it('puts those first whom no gate refuses, then by score, and ends ties by distance and id', () => {
    const of = (id: string, change: Partial<MatchVolunteer> = {}) => ({
      id,
      fit: fitOf(volunteer({ personId: id, ...change }), task(), CONTEXT),
    });
    const away = of('per_1', { visits: { per_a: 3 }, weekMinutes: 300 });
    const ranked = rank([away, of('per_3'), of('per_2'), of('per_4', { visits: { per_a: 1 } })]);
    expect(ranked.map(({ id }) => id)).toEqual(['per_4', 'per_2', 'per_3', 'per_1']);
    expect(firstRefusal(away.fit)?.gate).toBe('cap');
  });

  it('is the same however the candidates came', () => {
    fc.assert(
      fc.property(
        fc.array(someVolunteer, { maxLength: 8 }).chain((list) =>
          fc.tuple(
            fc.constant(list),
            fc.shuffledSubarray(
              list.map((_, at) => at),
              { minLength: list.length },
            ),
          ),
        ),
        ([list, order]) => {
          const all = list.map((who, at) => ({ id: `per_${at}`, fit: fitOf(who, task(), CONTEXT) }));
          const shuffled = order.flatMap((at) => all[at] ?? []);
          expect(rank(shuffled)).toEqual(rank(all));
        },
      ),
    );
  });
});
