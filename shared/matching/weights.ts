import type { Reason } from '../tasks/fits.ts';
import type { Tier } from './tiers.ts';

/**
 * The published weights of matching, by tier. Whole numbers, few, and each one explained on the page that renders this table
 * (PIPL 24: automated ranking is transparent and fair). Age, sex, ethnicity, faith, health and income have no line here and
 * no way in: `MatchVolunteer` holds none of them but birth year and health limits, which only gates read.
 */
export const WEIGHTS = {
  /** Nobody is coming yet. */
  first: 1,
  /** What a wish needs an answer for; counted as far as a yes is likely. `waiting` for each whole day since publishing. */
  need: { always: 100, urgent: 200, waiting: { each: 10, days: 30 } },
  skill: {
    /** By level 1 to 3 of the needed skill itself. */
    exact: [160, 240, 300],
    /** By level 2 and 3 of another skill under the same head; with evidence no more than the skill itself at level 1. */
    sibling: [0, 60, 100],
    /** The station has seen evidence. Never more than the next level brings, so that learning more never counts less. */
    evidence: 40,
    /** The task asks for no skill in particular. */
    none: 200,
  },
  /** The ease of a pair starts here, so that what is taken off never goes below 0. */
  easeFrom: 500,
  /** Taken off for each minute of the way, up to so many. Everything below is in minutes of the way too. */
  travel: { each: 1, minutes: 240 },
  /**
   * Where a plan as a whole would make people walk longer than handing out the best pairs one by one, each minute of the way
   * takes so many points of merit in it: the first of these with which it no longer does, or the last (`way-guard.ts`).
   */
  minutePoints: [1, 2, 4, 8, 16],
  /** Taken off for each half hour served in four weeks. */
  load: { each: 1, perMinutes: 30, times: 80 },
  /** Taken off for each time asked in four weeks. */
  nudges: { each: 10, times: 12 },
  /** For a station whose wishes wait more often without anybody than those of its neighbours: so many at the most. */
  backlog: 100,
  /** For each confirmed visit to the same person, up to so many. */
  been_before: { each: 30, visits: 3 },
  /** Speaks the language that the person would rather speak. */
  language: 40,
} as const;

/** The tiers for people, in the order in which they decide. */
export const TIER_LINES: Readonly<Record<Tier, Readonly<Record<'zh' | 'en', readonly [name: string, what: string]>>>> =
  {
    coverage: {
      zh: ['有没有人', '每个愿望先有第一个人，再给别处添第二个'],
      en: ['Somebody at all', 'Every wish gets a first helper before any gets a second'],
    },
    merit: {
      zh: ['多急、多合适', '急的、等得久的先来；会的、多半能来的先问'],
      en: [
        'How urgent, how well suited',
        'The urgent and the long waiting first; those who can and are likely to come',
      ],
    },
    ease: {
      zh: ['近不近、轮没轮到', '都按路上的分钟算：路近、熟面孔、最近歇着的先问'],
      en: ['How near, whose turn', 'All in minutes of the way: the near, the known face, those who had a rest'],
    },
  };

export type WeightLine = {
  readonly reason: Reason['reason'];
  readonly tier: Tier;
  readonly most: number;
  readonly least: number;
  readonly zh: string;
  readonly en: string;
};

/** WEIGHTS as lines for people: what counts, at most and at least, and how. In the order of the tiers. */
export const WEIGHT_LINES: readonly WeightLine[] = [
  {
    reason: 'first',
    tier: 'coverage',
    most: 1,
    least: 0,
    zh: '还没有人要来的，先找人',
    en: 'Nobody is coming yet: this one first',
  },
  {
    reason: 'likely',
    tier: 'merit',
    most: 100,
    least: 0,
    zh: '照以往的回话，多半能来：100 分乘上能来的把握；没回过话的人按一半算',
    en: 'Likely to come, by earlier answers: 100 times the likelihood; one half for somebody who has not answered yet',
  },
  {
    reason: 'urgent',
    tier: 'merit',
    most: 200,
    least: 0,
    zh: '事情急：200 分乘上能来的把握',
    en: 'Urgent: 200 times the likelihood',
  },
  {
    reason: 'waiting_long',
    tier: 'merit',
    most: 300,
    least: 0,
    zh: '等得久：一天 10 分，最多 30 天，乘上能来的把握',
    en: 'Waiting long: 10 a day up to 30 days, times the likelihood',
  },
  {
    reason: 'skill',
    tier: 'merit',
    most: 340,
    least: 0,
    zh: '会不会、有多熟：会的 160、240、300 分，会相近的、也做得来的 60、100 分，站里见过凭据加 40 分；不用手艺的事都是 200 分；要几样就取平均',
    en: 'Skill and level: 160, 240 or 300 for the skill itself, 60 or 100 for a close one with which it can be done, 40 more with evidence seen; 200 where no skill is needed; the mean where several are',
  },
  {
    reason: 'near',
    tier: 'ease',
    most: 0,
    least: -240,
    zh: '路上每一分钟减 1 分',
    en: 'Each minute on the way takes 1',
  },
  {
    reason: 'free',
    tier: 'ease',
    most: 0,
    least: 0,
    zh: '那时候有空：是关，不算分',
    en: 'Free then: a gate, no points',
  },
  {
    reason: 'language',
    tier: 'ease',
    most: 40,
    least: 0,
    zh: '会说对方更习惯的话，抵 40 分钟路',
    en: 'Speaks the language the person would rather speak: worth 40 minutes',
  },
  {
    reason: 'been_before',
    tier: 'ease',
    most: 90,
    least: 0,
    zh: '去过这家，一次抵 30 分钟路，最多算 3 次',
    en: 'Been there before: worth 30 minutes a visit, three count',
  },
  {
    reason: 'backlog',
    tier: 'ease',
    most: 100,
    least: 0,
    zh: '这一片没人管的愿望比邻近的站多，最多抵 100 分钟路',
    en: 'More wishes wait without anybody here than around: worth up to 100 minutes',
  },
  {
    reason: 'rested',
    tier: 'ease',
    most: 0,
    least: -80,
    zh: '四周里每做过半小时减 1 分，好让大家轮着来',
    en: 'Each half hour served in four weeks takes 1, so that everyone gets a turn',
  },
  {
    reason: 'asked',
    tier: 'ease',
    most: 0,
    least: -120,
    zh: '四周里每问过一次减 10 分，不老去打扰同一个人',
    en: 'Each time asked in four weeks takes 10, so that nobody is asked all the time',
  },
];

/** The tier in which a reason counts. */
export function tierOf(reason: Reason['reason']): Tier {
  return WEIGHT_LINES.find((line) => line.reason === reason)?.tier ?? 'ease';
}
