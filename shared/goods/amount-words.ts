import type { Locale, Words } from '../kernel/schema.ts';
import { counted, HAN } from './counted.ts';

export type Amount = { readonly quantity: number; readonly text: Words; readonly unit?: Words | undefined };

const FIGURES = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'] as const;
/** What holds or measures a thing and is not the thing: these go with "of", whatever number the thing was written in. */
const MEASURES =
  /^(?:bag|sack|box|packet|pack|set|pair|roll|bale|bundle|tin|tub|jar|bottle|carton|case|kilo|gram|litre|tonne|metre)$/;

/**
 * "2 袋大米", "two 10-kilo bags of rice" within a sentence. Joined as the words that people wrote are, and not as the text
 * around them is: what was written in Chinese alone stays Chinese in an English one. An English text may be one thing or
 * many and may have its unit in it already, so the count goes to that word; a measure is put before it; what is neither is
 * counted behind.
 */
export function amountPhrase({ quantity, text, unit }: Amount, locale: Locale): string {
  const said = (words: Words) => (locale === 'en' ? (words.en ?? words.zh) : words.zh);
  const what = said(text);
  if (HAN.test(what)) {
    const thing = withoutCount(what, quantity, unit?.zh);
    return `${quantity} ${unit?.zh ?? ''}${/^\d/.test(thing) ? ' ' : ''}${thing}`;
  }
  const measure = unit === undefined ? '' : said(unit);
  if (measure === '' || HAN.test(measure)) return `${what} × ${quantity}`;
  const bare = what.replace(/^(?:an?|the) /i, '');
  const [one, many] = [measure, counted(2, measure).slice(2)];
  const named = new RegExp(`(?<![\\p{L}-])(?:${literal(many)}|${literal(one)})(?![\\p{L}-])`, 'iu');
  if (named.test(bare)) return `${figure(quantity, bare)} ${bare.replace(named, quantity === 1 ? one : many)}`;
  if (!MEASURES.test(measure)) return `${what} × ${quantity}`;
  return bare === what ? `${counted(quantity, measure)} of ${what}` : `${counted(quantity, measure)}: ${what}`;
}

const NUMERALS = ['零', '一', '[两二]', '三', '四', '五', '六', '七', '八', '九', '十'] as const;

/** 行军床 of 一张行军床, where the unit is 张: the count stands before it already. */
function withoutCount(what: string, quantity: number, unit: string | undefined): string {
  if (unit === undefined || unit === '') return what;
  const count = [NUMERALS[1], NUMERALS[quantity], String(quantity)].filter((one) => one !== undefined).join('|');
  const rest = what.replace(new RegExp(`^(?:${count})\\s*${literal(unit)}`), '');
  return rest.trim() === '' ? what : rest;
}

/** Before another figure a word: "two 10-kilo bags" and not "2 10-kilo bags". */
function figure(n: number, before: string): string {
  return /^\d/.test(before) ? (FIGURES[n] ?? `${n} ×`) : String(n);
}

function literal(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
