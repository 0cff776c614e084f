import { type Digit, type Group, groupsOf, readRuns } from './scan-digits.ts';
import { fold, type Known, matches, reachBack, type Scanner } from './scan-text.ts';
import type { Finding } from './wish.ts';

type Kind = 'phone' | 'id_number' | 'bank_card';
type Verdict = { readonly kind: Kind; readonly hard: boolean };

/** A disability certificate's number is the longest thing looked for. */
const NUMBER_LIMIT_DIGITS = 20;

/** GB 11643-1999: ISO 7064 MOD 11-2 over seventeen digits. */
export function idChecksumHolds(id: string): boolean {
  let sum = 0;
  for (let at = 0; at < 17; at += 1) sum += Number(id.charAt(at)) * (2 ** (17 - at) % 11);
  return '10X98765432'.charAt(sum % 11) === id.charAt(17);
}

/** ISO/IEC 7812-1: the check digit of a bank card. */
export function luhnHolds(digits: string): boolean {
  let sum = 0;
  for (let back = 0; back < digits.length; back += 1) {
    const digit = Number(digits.charAt(digits.length - 1 - back)) * (back % 2 === 0 ? 1 : 2);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum % 10 === 0;
}

const PROVINCE = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])/;

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function idVerdict(digits: string, sizes: readonly number[]): Verdict | undefined {
  if (!PROVINCE.test(digits)) return undefined;
  // A disability certificate carries the ID number, then kind and degree.
  if (digits.length === 20) return idVerdict(digits.slice(0, 18), sizes);
  if (/^\d{17}[\dX]$/.test(digits)) {
    const year = Number(digits.slice(6, 10));
    if (year < 1900 || year > 2099 || !isDay(year, Number(digits.slice(10, 12)), Number(digits.slice(12, 14))))
      return undefined;
    if (idChecksumHolds(digits)) return { kind: 'id_number', hard: true };
    // Mistyped or made up: a person looks.
    return sizes.length <= 3 ? { kind: 'id_number', hard: false } : undefined;
  }
  if (!/^\d{15}$/.test(digits) || !['15', '6,6,3'].includes(sizes.join())) return undefined;
  const birth = [digits.slice(6, 8), digits.slice(8, 10), digits.slice(10, 12)].map(Number) as [number, number, number];
  return isDay(1900 + birth[0], birth[1], birth[2]) ? { kind: 'id_number', hard: true } : undefined;
}

/** Pieces between commas make one number when each has three digits or more, or each just one; 1,380 yuan is none. */
function evenPieces(sizes: readonly number[]): boolean {
  return sizes.every((size) => size === 1) || sizes.every((size, at) => size >= 3 || at === sizes.length - 1);
}

/** Cards are written in one, in fours or the like with a shorter end, as six and the rest, or digit by digit; never with commas. */
function cardPieces(groups: readonly Group[]): boolean {
  const sizes = groups.map((group) => group.digits.length);
  const [first = 0, second = 0] = sizes;
  if (groups.slice(1).some((group) => group.commaBefore)) return false;
  if (sizes.length === 1 || sizes.every((size) => size === 1) || (sizes.length === 2 && first === 6)) return true;
  return (
    first >= 3 &&
    first <= 6 &&
    first === second &&
    sizes.every((size, at) => size === first || (at === sizes.length - 1 && size < first))
  );
}

function phoneVerdict(digits: string, groups: readonly Group[]): Verdict | undefined {
  const sizes = groups.map((group) => group.digits.length);
  if (groups.slice(1).some((group) => group.commaBefore) && !evenPieces(sizes)) return undefined;
  if (/^(?:0086|86|0)?1[3-9]\d{9}$/.test(digits)) return { kind: 'phone', hard: true };
  const code = /^(0(?:10|2\d|[3-9]\d{2}))[2-8]\d{6,7}$/.exec(digits)?.[1];
  const codeApart = sizes.length === 1 || sizes[0] === code?.length || sizes.every((size) => size === 1);
  return code !== undefined && codeApart ? { kind: 'phone', hard: true } : undefined;
}

function verdictOf(digits: string, groups: readonly Group[]): Verdict | undefined {
  const sizes = groups.map((group) => group.digits.length);
  const id = idVerdict(digits, sizes);
  if (id?.hard === true) return id;
  const phone = phoneVerdict(digits, groups);
  if (phone !== undefined) return phone;
  const card = /^[1-9]\d{12,18}$/.test(digits) && cardPieces(groups) && luhnHolds(digits);
  return card ? { kind: 'bank_card', hard: true } : id;
}

const LABEL =
  /(?:(?:联系|家庭|家里|手机|座机|我的|她的|他的|本人)?(?:电话|手机|座机|身份证|残疾证|银行卡|卡|账|帐|联系方式|号码|微信|QQ|tel|phone|mobile|call|ID|card)(?:号码|号|( number| no\.?)?)\s{0,2}[是为打:]?\s{0,2})[(+]?$/i;
const PHONE_LABEL = /(?:电话|手机|座机|联系方式|号码|tel|phone|call)[号是为打:\s]{0,4}$/i;

/** A finding from the label before the number (电话, 身份证号) to its last digit. */
function hit(plain: string, start: number, end: number, verdict: Verdict): Finding {
  const opened = /[(+]$/.test(plain.slice(0, start)) ? start - 1 : start;
  return { start: reachBack(plain, opened, LABEL, 20), end, ...verdict, mask: '' };
}

function* numbersIn(plain: string, groups: readonly Group[]): Generator<Finding> {
  for (const [from, first] of groups.entries()) {
    let digits = '';
    for (let to = from; to < groups.length && to - from < NUMBER_LIMIT_DIGITS; to += 1) {
      const last = groups[to] ?? first;
      digits += last.digits;
      if (digits.length > NUMBER_LIMIT_DIGITS) break;
      if (digits.length < 7) continue;
      const taken = groups.slice(from, to + 1);
      const verdict = verdictOf(digits, taken) ?? localNumber(plain, digits, taken);
      if (verdict !== undefined) yield hit(plain, first.start, last.end, verdict);
    }
  }
}

/** Numbers of companies and offices that anybody may call. */
const OPEN_LINE = /^[48]00/;

/**
 * Seven or eight digits are a telephone only where the text says so, and so is the beginning of a mobile number: what is left
 * of one in a title that was cut still leads to a person.
 */
function localNumber(plain: string, digits: string, groups: readonly Group[]): Verdict | undefined {
  const sizes = groups.map((group) => group.digits.length).join();
  const local = /^[2-8]\d{6,7}$/.test(digits) && !OPEN_LINE.test(digits) && ['7', '8', '3,4', '4,4'].includes(sizes);
  const cut =
    /^1[3-9]\d{5,8}$/.test(digits) && (groups.length === 1 || /^3,4(,[1-3])?$/.test(sizes) || /^[1,]+$/.test(sizes));
  const start = groups[0]?.start ?? 0;
  return (local || cut) && PHONE_LABEL.test(plain.slice(Math.max(0, start - 12), start))
    ? { kind: 'phone', hard: true }
    : undefined;
}

/** Numbers that the record knows are found in the middle of longer ones too. */
function* knownNumbers(plain: string, run: readonly Digit[], known: Known): Generator<Finding> {
  const digits = run.map((digit) => digit.value).join('');
  for (const phone of known.phones ?? []) {
    const wanted = phone.replace(/\D/g, '');
    for (let at = wanted.length < 7 ? -1 : digits.indexOf(wanted); at >= 0; at = digits.indexOf(wanted, at + 1)) {
      const first = run[at];
      const last = run[at + wanted.length - 1];
      if (first !== undefined && last !== undefined)
        yield hit(plain, first.start, last.end, { kind: 'phone', hard: true });
    }
  }
}

const CONTACTS = [
  /(?:(?:邮箱|email|e-mail)[:\s是为]{0,3})?[\w.+-]{1,40}@[\w-]{1,40}\.[\w.-]{2,40}/gi,
  /(?:微信号?|vx|wechat(?: id)?|qq号?|抖音号?)[\s:是为]{0,3}(?=[A-Za-z_]{0,20}[0-9_])[A-Za-z0-9_-]{5,20}/gi,
];

/**
 * Telephone, ID and bank card numbers in any grouping and any script of digits, and other ways to reach a person.
 * Numbers begin and end with a group, so a piece of a longer order number is no telephone. Linear in the text.
 */
export const scanNumbers: Scanner = (text, known) => {
  const found: Finding[] = [];
  const plain = fold(text);
  for (const run of readRuns(text))
    found.push(...numbersIn(plain, groupsOf(text, run)), ...knownNumbers(plain, run, known));
  for (const pattern of CONTACTS) {
    for (const { start, end } of matches(plain, pattern))
      found.push({ start, end, kind: 'phone', hard: true, mask: '' });
  }
  return found;
};
