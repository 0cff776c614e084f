/** Digits of a text, in whatever script and grouping they are written: what the search for numbers reads. */

/** One digit of the text in whatever script. `X` only stands at the end of an ID number. */
export type Digit = {
  readonly value: string;
  readonly start: number;
  readonly end: number;
  readonly script: 'plain' | 'han' | 'other' | 'x';
};
/** Digits of one script with nothing between them. Numbers begin and end where groups do. */
export type Group = {
  readonly digits: string;
  readonly start: number;
  readonly end: number;
  readonly commaBefore: boolean;
};
const HAN = new Map(
  [...'〇零○一二三四五六七八九壹贰叁肆伍陆柒捌玖幺'].map((sign, at) => [sign, '0001234567891234567891'.charAt(at)]),
);
/** Zero of scripts that NFKC leaves alone: Arabic, Persian, Devanagari, Tibetan, Mongolian. */
const ZEROS = [0x0660, 0x06f0, 0x0966, 0x0f20, 0x1810];
const GAP_LIMIT_CHARS = 4;
const GAP = /^(?:[\s\p{Pd}_~～.．·・•∙/／*＊()（）[\]【】+＋,，、\u200B-\u200D\u2060]|\uFE0F|\u20E3)*$/u;

/** The digits of a text, Chinese numerals (一三八), full-width, circled, Mongolian and others included. Linear. */
function readDigits(text: string): Digit[] {
  const digits: Digit[] = [];
  let start = 0;
  for (const sign of text) {
    const end = start + sign.length;
    const last = digits.at(-1);
    const near =
      last !== undefined &&
      last.script !== 'x' &&
      start - last.end <= GAP_LIMIT_CHARS &&
      GAP.test(text.slice(last.end, start));
    for (const value of digitValues(sign, near && last.end === start, near))
      digits.push({ value, start, end, script: scriptOf(sign, value) });
    start = end;
  }
  return digits;
}

function scriptOf(sign: string, value: string): Digit['script'] {
  if (value === 'X') return 'x';
  if (sign <= '~') return 'plain';
  return HAN.has(sign) ? 'han' : 'other';
}

/** O stands for a zero only right after a digit, X closes an ID number also after a space. */
function digitValues(sign: string, afterDigit: boolean, nearDigit: boolean): string {
  if (sign >= '0' && sign <= '9') return sign;
  if (/^[XxＸ×]$/.test(sign)) return nearDigit ? 'X' : '';
  if (/^[OoＯ]$/.test(sign)) return afterDigit ? '0' : '';
  if (sign <= '~') return '';
  const han = HAN.get(sign);
  if (han !== undefined) return han;
  const code = sign.codePointAt(0) ?? 0;
  const zero = ZEROS.find((each) => code >= each && code < each + 10);
  if (zero !== undefined) return String(code - zero);
  return /^\(?(\d{1,2})\)?\.?$/.exec(sign.normalize('NFKC'))?.[1] ?? '';
}

/** Runs of digits with nothing but spaces, dashes and the like between them. */
export function readRuns(text: string): Digit[][] {
  const runs: Digit[][] = [];
  for (const digit of readDigits(text)) {
    const last = runs.at(-1)?.at(-1);
    const gap = last === undefined ? undefined : text.slice(last.end, digit.start);
    if (gap !== undefined && gap.length <= GAP_LIMIT_CHARS && GAP.test(gap)) runs.at(-1)?.push(digit);
    else runs.push([digit]);
  }
  return runs;
}

export function groupsOf(text: string, run: readonly Digit[]): Group[] {
  const groups: Group[] = [];
  let previous: Digit | undefined;
  for (const digit of run) {
    const last = groups.at(-1);
    const joined = previous !== undefined && previous.end >= digit.start && previous.script === digit.script;
    if (last !== undefined && joined)
      groups[groups.length - 1] = { ...last, digits: last.digits + digit.value, end: digit.end };
    else
      groups.push({
        digits: digit.value,
        start: digit.start,
        end: digit.end,
        commaBefore: previous !== undefined && /[,，、]/.test(text.slice(previous.end, digit.start)),
      });
    previous = digit;
  }
  return groups;
}
