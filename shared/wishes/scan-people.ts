import { fold, matches, type Scanner } from './scan-text.ts';
import { ILLNESSES_EN, ILLNESSES_ZH, ORGANS, TREATMENTS_ZH } from './scan-words.ts';
import type { Finding } from './wish.ts';

const MINOR_YEARS = 18;
const OLD_YEARS = 75;
const HAN_DIGITS = '零一二三四五六七八九';

/** 78, 七十八, 一百零二; undefined for what is no exact number (七八, 两三). */
function readAge(words: string): number | undefined {
  if (/^\d+$/.test(words)) return Number(words);
  if (/^[一二三四五六七八九]$/.test(words) || words === '两') return words === '两' ? 2 : HAN_DIGITS.indexOf(words);
  const tens = /^([一二三四五六七八九]?)十([一二三四五六七八九]?)$/.exec(words);
  if (tens !== null)
    return (HAN_DIGITS.indexOf(tens[1] || '一') || 1) * 10 + Math.max(0, HAN_DIGITS.indexOf(tens[2] || '零'));
  const hundred = /^一百(?:零([一二三四五六七八九])|([一二])十)?$/.exec(words);
  return hundred === null
    ? undefined
    : 100 +
        Math.max(0, HAN_DIGITS.indexOf(hundred[1] ?? '零')) +
        10 * Math.max(0, HAN_DIGITS.indexOf(hundred[2] ?? '零'));
}

function tells(age: number | undefined): age is number {
  return age !== undefined && age <= 120 && (age < MINOR_YEARS || age >= OLD_YEARS);
}

/** An age that does not single anybody out: 七十多岁, 十几岁, 十来岁, 几岁. */
function roughAge(age: number): string {
  if (age >= 100) return '百岁';
  if (age < MINOR_YEARS) return age < 10 ? '几岁' : age < 13 ? '十来岁' : '十几岁';
  return `${HAN_DIGITS.charAt(Math.floor(age / 10))}十多岁`;
}

function roughAgeEnglish(age: number, adjective: boolean, article: string): string {
  if (adjective)
    return age < MINOR_YEARS ? `${article.replace('n ', ' ')}young` : `${article.replace(/^(a) $/i, '$1n ')}elderly`;
  if (age < MINOR_YEARS) return age < 10 ? 'under ten' : 'in the teens';
  return age < 80 ? 'over seventy-five' : 'over eighty';
}

const AGE =
  /(?<![\d.多近到快十百一二三四五六七八九-]\s?)\s?(\d{1,3}|[零一二三四五六七八九十百两]{1,5})\s{0,2}周?岁半?(?!以上|以下|左右|多|上下)/g;
/** 今年 81, the years left unsaid. */
const THIS_YEAR = /(?<=今年)\s?(\d{2,3})(?=[,。;、]|$)/g;
const AGE_ENGLISH =
  /(?<![\d.-])\b(?:(an? )?(\d{1,3})(-years?-old|[ -]year[ -]old)\b|(\d{1,3}) years old\b|(?:aged?) (\d{1,3})\b)/gi;
const BORN =
  /(?:生于|出生于)\s?(?:19|20)\d{2}\s?年(?:\s?\d{1,2}\s?月)?(?:\s?\d{1,2}\s?[日号])?|(?:19|20)\d{2}\s?年(?:\s?\d{1,2}\s?月)?(?:\s?\d{1,2}\s?[日号])?\s?(?:出生|生人|生的|生(?=[,。)]))/g;
const BRACKET_LIMIT_CHARS = 24;

/** The bracket around a place, （78 岁，独居）: what stands beside an age in brackets goes with it. */
function bracketAround(plain: string, start: number, end: number): { start: number; end: number } | undefined {
  const opens = plain.lastIndexOf('(', start);
  const closes = plain.indexOf(')', end);
  if (opens < 0 || closes < 0 || start - opens > BRACKET_LIMIT_CHARS || closes - end > BRACKET_LIMIT_CHARS)
    return undefined;
  const inside = plain.slice(opens + 1, closes);
  return /[()]/.test(inside) ? undefined : { start: opens, end: closes + 1 };
}

/** Exact ages of minors and of people of 75 and more, and dates of birth: soft. */
export const scanAges: Scanner = (text) => {
  const plain = fold(text);
  const found: Finding[] = [];
  const add = (start: number, end: number, mask: string) => {
    const bracket = bracketAround(plain, start, end);
    found.push({ ...(bracket ?? { start, end }), kind: 'age', hard: false, mask: bracket === undefined ? mask : '' });
  };
  for (const { start, end, groups } of matches(plain, AGE)) {
    const age = readAge(groups[0] ?? '');
    if (tells(age)) add(start, end, roughAge(age));
  }
  for (const { start, end, groups } of matches(plain, AGE_ENGLISH)) {
    const [article = '', years, adjective, plainYears, aged] = groups;
    const age = Number(years || plainYears || aged);
    if (tells(age)) add(start, end, roughAgeEnglish(age, adjective !== '', article));
  }
  for (const { start, end, groups } of matches(plain, THIS_YEAR)) {
    const age = Number(groups[0]);
    if (tells(age)) add(start, end, roughAge(age));
  }
  for (const { start, end } of matches(plain, BORN)) add(start, end, '');
  return found;
};

const ILLNESS_ZH = new RegExp(
  `(?:得了|患有|患上|患|确诊了?|查出了?|(?:刚刚?|才|正在|正|在|要|去)?(?:做完了?|做过|做了?|动了?|放了?|打|装了?)|刚刚?)?(?:[12一二]\\s?型)?(?:(?:${ORGANS})(?:癌|瘤)|${[...ILLNESSES_ZH, ...TREATMENTS_ZH].sort((a, b) => b.length - a.length).join('|')})` +
    '(?:科室?|门诊|病房|期间|手术后|手术|术后|后(?![天来面])|晚期|中期|早期|后遗症|康复期|患者|病人)?(?:[一二三四五六七八九十两半多几\\d]{1,3}\\s?多?(?:年|个月|月|天|次)多?了?)?',
  'g',
);
const ILLNESS_EN = new RegExp(`\\b(?:${ILLNESSES_EN})\\b`, 'gi');

/** Illnesses by name, with how long and which stage: soft. Being ill, a wheelchair or a check-up tell nothing. */
export const scanIllnesses: Scanner = (text) => {
  return [ILLNESS_ZH, ILLNESS_EN].flatMap((pattern) =>
    [...matches(text, pattern)].map(
      ({ start, end }): Finding => ({ start, end, kind: 'illness', hard: false, mask: '' }),
    ),
  );
};
