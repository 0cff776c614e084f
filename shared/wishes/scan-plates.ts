import { fold, matches, reachBack, type Scanner } from './scan-text.ts';
import type { Finding } from './wish.ts';

/** GA 36-2018: the province, a letter, five or six letters and digits; no I and no O, at least three digits. */
const PLATE =
  /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领]\s?[A-Z]\s?[·•・.-]?\s?(?=(?:[A-HJ-NP-Z]?\d){3})(?:[A-HJ-NP-Z0-9]\s?){4,5}[A-HJ-NP-Z0-9挂学警港澳](?![A-Z0-9])/gi;
const LEADS_UP = /(?:车牌|牌照)号?(?:码)?[是:]?\s?$/;
const LEADS_UP_CHARS = 8;

/** Number plates: they name a car’s keeper as a number names its owner, so they are hard. */
export const scanPlates: Scanner = (text) => {
  const plain = fold(text);
  return [...matches(plain, PLATE)].map(({ start, end }): Finding => {
    return { start: reachBack(plain, start, LEADS_UP, LEADS_UP_CHARS), end, kind: 'plate', hard: true, mask: '' };
  });
};
