import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_MS } from '../kernel/time.ts';
import { fit, REASONS } from '../tasks/fits.ts';
import { SKILLS } from '../volunteers/skills.ts';
import type { MatchVolunteer } from './model.ts';
import { firstRefusal, rank, suits } from './rank.ts';
import { reasonWords } from './reasons.ts';
import { fitOf, pairTiers } from './score.ts';
import { NOW, task, volunteer } from './testing.ts';
import { packed, TIER_SIZES, TIERS } from './tiers.ts';
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
    recentMinutes: fc.nat(6_000),
    answers: fc.option(fc.record({ yes: fc.nat(30), no: fc.nat(30) }), { nil: undefined }),
    asked: fc.option(fc.record({ recent: fc.nat(30), thisWeek: fc.nat(3) }), { nil: undefined }),
    travel: fc.constantFrom('walk' as const, 'bike' as const, 'car' as const),
    birthYear: fc.integer({ min: 1950, max: 2005 }),
  })
  .map((change) => volunteer(change));
const someTask = fc
  .record({
    skills: fc.array(fc.constantFrom(...skills), { maxLength: 3 }),
    urgency: fc.constantFrom('urgent' as const, 'normal' as const),
    publishedAt: fc.integer({ min: NOW - 60 * DAY_MS, max: NOW }),
    taken: fc.constantFrom(0, 1),
  })
  .map((change) => task(change));

describe('the reasons of the picture', () => {
  const reckoning = fitOf(
    volunteer({
      visits: { per_a: 2 },
      homeCell: '4061:8800',
      languages: ['zh', 'mn'],
      answers: { yes: 4, no: 2 },
      recentMinutes: 130,
      asked: { recent: 1, thisWeek: 0 },
    }),
    task({ urgency: 'urgent', languages: ['zh', 'mn'], publishedAt: NOW - 3 * DAY_MS }),
    { ...CONTEXT, backlog: { org_a: 20 } },
  );

  it('stand tier by tier with the weightiest first, and add up to the tiers that the score packs', () => {
    expect(reckoning.reasons.map(({ reason, points }) => [reason, points])).toEqual([
      ['first', 1],
      ['skill', 280],
      ['urgent', 120],
      ['likely', 60],
      ['waiting_long', 18],
      ['been_before', 60],
      ['language', 40],
      ['backlog', 20],
      ['free', 0],
      ['rested', -4],
      ['near', -7],
      ['asked', -10],
    ]);
    expect(reckoning.tiers).toEqual({ coverage: 1, merit: 478, ease: 599 });
    expect(reckoning.score).toBe(packed(reckoning.tiers));
    expect(fit.safeParse(reckoning).success).toBe(true);
  });

  it('are told to the volunteer and about them', () => {
    expect(reckoning.reasons.map((reason) => reasonWords(reason, 'me', 'zh'))).toEqual([
      '还没有人要来',
      '会修水管',
      '这件事急',
      '问过您 6 次，来了 4 次',
      '已经等了 3 天',
      '去过这家 2 次',
      '会说蒙古语',
      '这一片等着的人多',
      '周六上午有空',
      '您四周里做了 2\u00a0小时，让大家轮着来',
      '离您不到 1 公里',
      '四周里问过您 1 次，少打扰',
    ]);
    expect(reckoning.reasons.map((reason) => reasonWords(reason, 'them', 'en'))).toEqual([
      'Nobody is coming yet',
      'Good at plumbing',
      'It is urgent',
      'Said yes 4 of 6 times',
      'Has waited 3 days',
      'Has been there 2 times',
      'Speaks Mongolian',
      'Many wait without anybody around there',
      'Free on Saturday morning',
      'Gave 2\u00a0hours in four weeks: others get a turn',
      'Less than 1 km away',
      'Was asked once in four weeks: not too often',
    ]);
    const near = fitOf(volunteer({ skills: [] }), task(), CONTEXT).reasons.find(({ reason }) => reason === 'near');
    expect(near === undefined ? '' : reasonWords(near, 'me', 'zh')).toBe('离您 1.1 公里');
    expect(near === undefined ? '' : reasonWords(near, 'them', 'zh')).toBe('相距 1.1 公里');
  });

  it('name a close skill as what it is', () => {
    const [skill] = fitOf(
      volunteer({ skills: [{ skill: 'field.big-pot', level: 3, evidence: '食堂掌勺十年' }] }),
      task({ skills: ['care.cooking'] }),
      { now: NOW },
    ).reasons.filter(({ reason }) => reason === 'skill');
    expect(skill).toMatchObject({ points: 140 });
    expect(skill === undefined ? '' : reasonWords(skill, 'me', 'zh')).toBe('会做大锅饭，和做饭相近');
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

  it('age, health and whatever else is nobody’s business move no point and no rank among those who pass', () => {
    // Sex, ethnicity and the like have no field; should somebody add one, it still must change nothing.
    const trait = fc.record({
      birthYear: fc.integer({ min: 1930, max: 2000 }),
      health: fc.subarray(['no_lifting', 'no_stairs', 'no_dust', 'no_outdoor_cold'] as const),
      sex: fc.constantFrom('f', 'm'),
      ethnicity: fc.constantFrom('han', 'mongol', 'manchu', 'hui'),
      faith: fc.constantFrom('none', 'buddhist'),
      incomeFen: fc.nat(10_000_000),
    });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(someVolunteer, trait, trait), { minLength: 1, maxLength: 6 }),
        someTask,
        (people, what) => {
          const ranked = (which: 1 | 2) =>
            rank(
              people.map((one, at) => {
                const who = { ...one[0], ...one[which], personId: `per_${at}` };
                return { id: who.personId, fit: fitOf(who, what, CONTEXT) };
              }),
            );
          const [before, after] = [ranked(1), ranked(2)];
          const pass = new Set(
            before
              .filter(({ id, fit: one }) => suits(one) && suits(after.find((each) => each.id === id)?.fit ?? one))
              .map(({ id }) => id),
          );
          const told = (list: typeof before) =>
            list.filter(({ id }) => pass.has(id)).map(({ id, fit: one }) => [id, one.score, one.reasons]);
          expect(told(after)).toEqual(told(before));
          expect(new Map(after.map(({ id, fit: one }) => [id, one.tiers]))).toEqual(
            new Map(before.map(({ id, fit: one }) => [id, one.tiers])),
          );
        },
      ),
    );
  });

  it('stays within the size of every tier, and is the same without the words', () => {
    const backlog = fc.record({ org_a: fc.integer({ min: -50, max: 500 }) });
    fc.assert(
      fc.property(someVolunteer, someTask, backlog, (who, what, deficit) => {
        const context = { ...CONTEXT, backlog: deficit };
        const { tiers } = fitOf(who, what, context);
        for (const tier of TIERS) {
          expect(tiers[tier]).toBeGreaterThanOrEqual(0);
          expect(tiers[tier]).toBeLessThan(TIER_SIZES[tier]);
        }
        expect(pairTiers(who, what, context)).toEqual(tiers);
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
