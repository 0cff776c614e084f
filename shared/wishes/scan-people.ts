import { fold, type Known, type MaskWords, matches, type Scanner } from './scan-text.ts';
import { COMPOUND_SURNAMES, ILLNESSES_EN, ILLNESSES_ZH, ORDINARY_WORDS, ORGANS, SURNAMES } from './scan-words.ts';
import type { Finding } from './wish.ts';

/** Spaces, dots and invisible marks that people put between the characters of a name; Mongolian selectors included. */
const BETWEEN = /[\s·・•.\-_*\u200B-\u200D\u202F\u2060]|[\u180B-\u180F]|[\uFE00-\uFE0F]/u;
const LATIN = /\p{Script=Latin}/u;
const LETTER = /[\p{L}\p{M}]/u;
const GIVEN_NAME_MIN_LATIN_CHARS = 5;
/** A surname like Zhang: the pseudonym keeps it, and half of a city bears it. */
const ONE_SYLLABLE = /^[bcdfghjklmnpqrstwxyz]{0,2}[aeiouvü]{1,3}(?:n|ng|r)?$/i;

type Wanted = { readonly packed: string; readonly hard: boolean };

/** The text without what stands between characters, lower case, each unit with its place in the text. */
function pack(text: string): { packed: string; at: number[] } {
  const at: number[] = [];
  let packed = '';
  const plain = fold(text);
  for (let index = 0; index < plain.length; index += 1) {
    const unit = plain.charAt(index);
    if (BETWEEN.test(unit)) continue;
    const lower = unit.toLowerCase();
    at.push(index);
    packed += lower.length === 1 ? lower : unit;
  }
  return { packed, at };
}

/** The name without its surname, for names long enough that the rest still names somebody: 王桂兰 gives 桂兰. */
function givenNames(name: string): string[] {
  const bare = name.trim();
  if (LATIN.test(bare)) {
    return bare
      .split(/[\s·-]+/)
      .filter((word) => word.length >= GIVEN_NAME_MIN_LATIN_CHARS && !ONE_SYLLABLE.test(word));
  }
  const packed = pack(bare).packed;
  if (packed.length === 4 && COMPOUND_SURNAMES.has(packed.slice(0, 2))) return [packed.slice(2)];
  return packed.length === 3 && SURNAMES.has(packed.charAt(0)) ? [packed.slice(1)] : [];
}

function wantedNames(known: Known): Wanted[] {
  const names = known.names.flatMap((name) => [name, ...givenNames(name)]).map((name) => pack(name).packed);
  // A name that is also an ordinary word (和平, 国庆, 高兴) would block half of all texts: a person looks.
  return [...new Set(names)]
    .filter((packed) => packed.length >= 2)
    .map((packed) => ({ packed, hard: !ORDINARY_WORDS.has(packed) }));
}

/** Latin names stand alone: "An" is not in "want". */
function standsAlone(text: string, start: number, end: number): boolean {
  if (!LATIN.test(text.slice(start, end))) return true;
  return !(LETTER.test(text.charAt(start - 1)) && LATIN.test(text.charAt(start - 1))) && !LATIN.test(text.charAt(end));
}

/** 王桂兰奶奶 with the pseudonym 王奶奶 becomes 王奶奶, not 王奶奶奶奶. */
function withTitle(text: string, end: number, masks: MaskWords): number {
  const title = (masks.pseudonym ?? '').slice(1);
  return title !== '' && text.startsWith(title, end) ? end + title.length : end;
}

/** Names that the record knows, in full and the given name alone, however they are spaced or written in capitals. */
export const scanNames: Scanner = (text, known, masks) => {
  const { packed, at } = pack(text);
  const found: Finding[] = [];
  for (const name of wantedNames(known)) {
    for (let from = packed.indexOf(name.packed); from >= 0; from = packed.indexOf(name.packed, from + 1)) {
      const start = at[from] ?? 0;
      const end = (at[from + name.packed.length - 1] ?? 0) + 1;
      if (!standsAlone(text, start, end)) continue;
      found.push({
        start,
        end: withTitle(text, end, masks),
        kind: 'name',
        hard: name.hard,
        mask: masks.pseudonym ?? '',
      });
    }
  }
  return found;
};

/** Names that the record does not know are guessed where the text introduces somebody: soft. */
const KIN =
  '奶奶|爷爷|姥姥|姥爷|外公|外婆|爸爸|妈妈|父亲|母亲|儿子|女儿|孙子|孙女|外孙|侄子|侄女|外甥|老伴|老公|丈夫|妻子|媳妇|儿媳|女婿|哥哥|姐姐|弟弟|妹妹|姑姑|姨妈|舅舅|叔叔|婶子|监护人|班主任|邻居|[我她他][姐妹哥弟]';
const FAMILY_NAMED = new RegExp(
  `(?<=${KIN}|叫|名叫|姓名[:是]?)\\s?([${[...SURNAMES].join('')}]\\p{Script=Han}{1,2}?)(?=[,。;、.:()\\s\\d]|电话|手机|座机|[住在的]|$)`,
  'gu',
);
const OWNER_OF_NUMBER = new RegExp(`(?<=${KIN}|叫)\\s?(\\p{Script=Han}{2,6}?)(?=的?\\s?(?:电话|手机|座机|微信))`, 'gu');
const NO_NAME =
  /^(?:没|有|用|打|借|留|把|家|自己|老|新|同|不|会|教|给|换|买|修|常|都|也|还|只|一|要|说|来|去|是|能|学|怕|跟|每|天天|接|看|听)|[的了着过在想爱]/;

/** People introduced by kinship or by the word for being called. */
export const scanIntroduced: Scanner = (text) => {
  const plain = fold(text);
  const found: Finding[] = [];
  for (const pattern of [FAMILY_NAMED, OWNER_OF_NUMBER]) {
    for (const { start, end, groups } of matches(plain, pattern)) {
      const name = groups[0] ?? '';
      if (!ORDINARY_WORDS.has(name) && !NO_NAME.test(name))
        found.push({ start, end, kind: 'name', hard: false, mask: '' });
    }
  }
  return found;
};

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
  `(?:得了|患有|患上|患|确诊了?|查出了?)?(?:[12一二]\\s?型)?(?:(?:${ORGANS})(?:癌|瘤)|${[...ILLNESSES_ZH].sort((a, b) => b.length - a.length).join('|')})` +
    '(?:手术后|手术|术后|后(?![天来面])|晚期|中期|早期|后遗症|康复期|患者|病人)?(?:[一二三四五六七八九十两半多几\\d]{1,3}\\s?多?(?:年|个月|月|天)多?了?)?',
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
