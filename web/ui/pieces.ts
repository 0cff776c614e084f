const HAN = /\p{Script=Han}/u;
/** Said with the word before them. */
const LEANS = /^[的了着过吗呢吧得地们人家里上下前后]$/;
const OPENS = /^[“‘《（]$/;
/** Said with the word after them: a mark that opens, a figure, a week whose day follows, any other word of one character. */
const LEADS = /^[“‘《（]$|\d$|周$|^\p{Script=Han}$/u;
const dictionary = 'Segmenter' in Intl ? new Intl.Segmenter('zh', { granularity: 'word' }) : undefined;

/** Chinese text in pieces of which none is to be parted: words with the marks and the small words that go with them. */
export function piecesOf(text: string): readonly string[] {
  if (dictionary === undefined || !HAN.test(text)) return [text];
  const pieces: string[] = [];
  let leads = false;
  for (const { segment, isWordLike } of dictionary.segment(text)) {
    const mark = !(isWordLike || OPENS.test(segment));
    const leans = mark || LEANS.test(segment);
    const last = leans || leads ? pieces.pop() : undefined;
    pieces.push((last ?? '') + segment);
    if (segment === ' ') continue;
    // A clause does not end with a line of one character.
    if (mark && leads) pieces.push(pieces.splice(-2).join(''));
    leads = !leans && LEADS.test(segment);
  }
  if (leads) pieces.push(pieces.splice(-2).join(''));
  return pieces;
}
