/**
 * The published points of matching. Whole numbers, few, and each one explained on the page that renders this table
 * (PIPL 24: automated ranking is transparent and fair). Age, sex, ethnicity, faith, health and income have no line here and
 * no way in: `MatchVolunteer` holds none of them but birth year and health limits, which only gates read.
 */
export const WEIGHTS = {
  skill: {
    /** By level 1 to 3 of the needed skill itself. */
    exact: [14, 24, 30],
    /** By level 2 and 3 of another skill under the same head; with evidence no more than the skill itself at level 1. */
    sibling: [0, 6, 10],
    /** The station has seen evidence. */
    evidence: 4,
    /** The task asks for no skill in particular. */
    none: 16,
  },
  /** Points up to so many metres, cell to cell; beyond the last none. */
  near: [
    { withinM: 1_000, points: 20 },
    { withinM: 2_000, points: 16 },
    { withinM: 3_000, points: 12 },
    { withinM: 5_000, points: 8 },
    { withinM: 10_000, points: 4 },
  ],
  /** Free for the whole of it inside the window. */
  free: 10,
  /** Speaks the language that the person would rather speak. */
  language: 8,
  /** For each confirmed visit to the same person, up to so many. */
  been_before: { each: 4, visits: 3 },
  urgent: 10,
  /** For each whole day since publishing, up to so many. */
  waiting_long: { each: 1, days: 10 },
  /** So many points for nobody lately, one less for each so many minutes served in four weeks, down to the floor. */
  rested: { most: 6, perMinutes: 60, least: -6 },
} as const;

export type WeightLine = {
  readonly reason: string;
  readonly most: number;
  readonly least: number;
  readonly zh: string;
  readonly en: string;
};

/** WEIGHTS as lines for people: what counts, at most and at least, and how. */
export const WEIGHT_LINES: readonly WeightLine[] = [
  {
    reason: 'skill',
    most: 34,
    least: 0,
    zh: '会不会、有多熟：会的 14、24、30 分，相近的 6、10 分，站里见过凭据加 4 分；不用手艺的事都是 16 分；要几样就取平均',
    en: 'Skill and level: 14, 24 or 30 for the skill itself, 6 or 10 for a close one, 4 more with evidence seen; 16 where no skill is needed; the mean where several are',
  },
  {
    reason: 'near',
    most: 20,
    least: 0,
    zh: '离得近：1 公里内 20 分，2 公里内 16，3 公里内 12，5 公里内 8，10 公里内 4',
    en: 'Nearness: 20 within 1 km, 16 within 2, 12 within 3, 8 within 5, 4 within 10',
  },
  { reason: 'free', most: 10, least: 0, zh: '那时候有空', en: 'Free at the time' },
  {
    reason: 'language',
    most: 8,
    least: 0,
    zh: '会说对方更习惯的话',
    en: 'Speaks the language the person would rather speak',
  },
  {
    reason: 'been_before',
    most: 12,
    least: 0,
    zh: '去过这家，一次 4 分，最多算 3 次',
    en: 'Been there before: 4 a visit, three count',
  },
  { reason: 'urgent', most: 10, least: 0, zh: '事情急', en: 'Urgent' },
  {
    reason: 'waiting_long',
    most: 10,
    least: 0,
    zh: '等得久，一天 1 分，最多 10 天',
    en: 'Waiting long: 1 a day, ten days count',
  },
  {
    reason: 'rested',
    most: 6,
    least: -6,
    zh: '四周里做得少的多 6 分，每做 1 小时少 1 分，最多减到 -6 分，好让大家轮着来',
    en: 'Little done in four weeks brings 6, one less for each hour, down to -6, so that everyone gets a turn',
  },
];
