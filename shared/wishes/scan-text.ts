import type { Finding } from './wish.ts';

/** A name that one of a wish's texts introduces. `own`: of who speaks (我叫…), whose pseudonym then stands in its place. */
export type Heard = { readonly name: string; readonly own: boolean };

/** What the record knows of the people in it: matched exactly, because nobody may read these in public. */
export type Known = {
  /** Full names: Chinese, Mongolian in Chinese characters, Latin or Mongolian script. */
  readonly names: readonly string[];
  readonly phones?: readonly string[];
  /** Building and street as written on the record. A bare door number is too common to be searched for. */
  readonly addresses?: readonly string[];
  /** What the wish's texts say themselves (`heardNames`): looked for in each of them, soft. */
  readonly heard?: readonly Heard[];
};

/** What the public reads in place of what is masked. */
export type MaskWords = {
  /** 王奶奶, Grandma Wang. */
  readonly pseudonym?: string;
  /** 东河站, Donghe Station: an address becomes its surroundings. */
  readonly stationName?: string;
};

export type Scanner = (text: string, known: Known, masks: MaskWords) => Finding[];

/**
 * The text with full-width and circled digits, full-width letters, brackets and commas as their plain forms. Every
 * UTF-16 unit stays where it is, so offsets found in the folded text are offsets in the text.
 */
export function fold(text: string): string {
  return Array.from({ length: text.length }, (_, index) => foldUnit(text.charAt(index))).join('');
}

function foldUnit(unit: string): string {
  if (unit <= '~') return unit;
  const plain = unit.normalize('NFKC');
  return plain.length === 1 ? plain : unit;
}

/** `text` matched by `pattern` from every place on; `pattern` must carry the g flag and bound every repetition. */
export function* matches(
  text: string,
  pattern: RegExp,
): Generator<{ start: number; end: number; text: string; groups: readonly string[] }> {
  for (const match of text.matchAll(pattern)) {
    yield {
      start: match.index,
      end: match.index + match[0].length,
      text: match[0],
      groups: match.slice(1).map((group) => group ?? ''),
    };
  }
}

/** Start of what `pattern` (anchored with $) matches right before `end`, looking back at most `reach`; else `end`. */
export function reachBack(text: string, end: number, pattern: RegExp, reach: number): number {
  const from = Math.max(0, end - reach);
  const found = pattern.exec(text.slice(from, end));
  return found === null ? end : from + found.index;
}

/**
 * Words that stand before a place name and are no part of it. Chinese has no spaces, so a name is read backwards from
 * its last character (路, 小区, 医院) until one of these. Some of them are also parts of names: those exceptions follow.
 */
const STOPS = new Set(
  '住在到去从于往沿进是的了着过有想要这那我她他你您们跟给让把被念读陪送带看叫说与及或但就也还又再很没不个里午晚点半岁次每只能请帮找等趟所条座间位和回上下天家年儿会来走离朝向对',
);
const KEPT: Readonly<Record<string, { before?: string; after?: string }>> = {
  和: { after: '平谐睦顺林硕静', before: '兴呼太永祥共泰仁义' },
  回: { after: '民' },
  上: { after: '海都' },
  下: { after: '洼' },
  天: { after: '津山骄河成泽' },
  家: { after: '园乐属' },
  儿: { after: '童' },
  会: { before: '社' },
  来: { after: '福宝' },
  有: { after: '色' },
  向: { after: '阳' },
  对: { after: '口' },
};
/** In front of a door number a name is read more greedily: 青年路 17 号 shows that 年 belonged to it. */
const FIRM_STOPS = new Set('住在到去从往沿着是的了那这我她他你您们叫');
const NAME_LETTER = /[\p{Script=Han}\p{Script=Mongolian}0-9]/u;

/** Where the place name that ends at `end` begins, at most `cap` characters back. `numbered`: a door number follows. */
export function nameStart(text: string, end: number, cap: number, numbered = false): number {
  let start = end;
  while (start > 0 && end - start < cap && NAME_LETTER.test(text.charAt(start - 1))) {
    if (numbered ? FIRM_STOPS.has(text.charAt(start - 1)) : stops(text, start - 1)) break;
    start -= 1;
  }
  return start;
}

function stops(text: string, at: number): boolean {
  const letter = text.charAt(at);
  if (!STOPS.has(letter)) return false;
  const kept = KEPT[letter];
  if (kept === undefined) return true;
  const before = text.charAt(at - 1);
  const after = text.charAt(at + 1);
  return !(
    (after !== '' && (kept.after ?? '').includes(after)) ||
    (before !== '' && (kept.before ?? '').includes(before))
  );
}

/** What an address becomes: 东河站一带, or the same in English; nothing when the station's name is not given. */
export function aroundStation(masks: MaskWords): string {
  if (masks.stationName === undefined || masks.stationName === '') return '';
  return /\p{Script=Han}/u.test(masks.stationName) ? `${masks.stationName}一带` : `near ${masks.stationName}`;
}
