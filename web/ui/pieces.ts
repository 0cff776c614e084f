import { whenIdle } from '../main/idle.ts';

const HAN = /\p{Script=Han}/u;
/** Said with the word before them. */
const LEANS = /^[的了着过吗呢吧得地们人家里上下前后]$/;
const OPENS = /^[“‘《（]$/;
/** Said with the word after them: a mark that opens, a figure, a week whose day follows, any other word of one character. */
const LEADS = /^[“‘《（]$|\d$|周$|^\p{Script=Han}$/u;
/** The browser's own, once it is open: reading it in takes a slow phone as long as drawing the wall. */
let dictionary: Intl.Segmenter | undefined;
/** A text that was drawn before: whether it takes more than one line, and what draws it again. */
type Drawn = { readonly wraps: () => boolean; readonly again: () => void };
const waiting = new Set<Drawn>();

export function openDictionary(): void {
  dictionary = new Intl.Segmenter('zh', { granularity: 'word' });
}

/** Only for texts that do not fit their line, and one at a time, so that the finger is never kept waiting. */
function look(): void {
  for (const drawn of waiting) if (!drawn.wraps()) waiting.delete(drawn);
  const [first] = waiting;
  if (first === undefined) return;
  if (dictionary === undefined) openDictionary();
  waiting.delete(first);
  first.again();
  if (waiting.size > 0) setTimeout(look);
}

/** Draws a text again with the dictionary where that helps, when the first view stands. Gives what takes that back. */
export function awaitDictionary(text: string, drawn: Drawn): (() => void) | undefined {
  if (dictionary !== undefined || !HAN.test(text) || !('Segmenter' in Intl)) return undefined;
  if (waiting.size === 0) whenIdle(look);
  waiting.add(drawn);
  return () => waiting.delete(drawn);
}

/**
 * Chinese text in pieces of which none is to be parted: words with the marks and the small words that go with them; in one
 * piece until the dictionary is open.
 */
export function piecesOf(text: string): readonly string[] {
  if (dictionary === undefined || !HAN.test(text)) return [text];
  const pieces: string[] = [];
  let leads = false;
  // After a space that does not break: `3\u00a0点` is one.
  let held = false;
  for (const { segment, isWordLike } of dictionary.segment(text)) {
    const mark = !(isWordLike || OPENS.test(segment));
    const leans = mark || LEANS.test(segment);
    const last = leans || leads || held ? pieces.pop() : undefined;
    pieces.push((last ?? '') + segment);
    held = segment === '\u00a0';
    if (held || segment === ' ') continue;
    // A clause does not end with a line of one character.
    if (mark && leads) pieces.push(pieces.splice(-2).join(''));
    leads = !leans && LEADS.test(segment);
  }
  if (leads) pieces.push(pieces.splice(-2).join(''));
  return pieces;
}
