import { scanAid, scanJustice } from './scan-circumstances.ts';
import { heardNames, scanIntroduced } from './scan-introduced.ts';
import { scanNames } from './scan-names.ts';
import { scanNumbers } from './scan-numbers.ts';
import { scanAges, scanIllnesses } from './scan-people.ts';
import { scanAddresses, scanInstitutions } from './scan-places.ts';
import { scanPlates } from './scan-plates.ts';
import type { Heard, Known, MaskWords, Scanner } from './scan-text.ts';
import type { Finding } from './wish.ts';

const SCANNERS: readonly Scanner[] = [
  scanNumbers,
  scanNames,
  scanIntroduced,
  scanAddresses,
  scanInstitutions,
  scanAges,
  scanIllnesses,
  scanPlates,
  scanAid,
  scanJustice,
];
/** Where two readings of one place are equally hard and long. */
const FIRST: readonly Finding['kind'][] = [
  'id_number',
  'phone',
  'bank_card',
  'plate',
  'name',
  'address',
  'institution',
  'age',
  'illness',
  'aid',
  'justice',
];
/** Rounds of masking with words; after them what is found just goes, so that masking comes to an end. */
const WORDED_ROUNDS_LIMIT = 3;

/**
 * Every place in a wish's text that would identify somebody, in order, none touching another. Offsets are UTF-16. Hard:
 * numbers of people, names and addresses of the record, addresses with a number. Soft: the rest, which a verifier may
 * vouch for. Where readings overlap the finding spans them all, is hard if one is, and is masked as the longest.
 * Linear in the text. (PIPL 6 and 28: no more in public than the purpose needs.)
 */
export function scan(text: string, known: Known, masks: MaskWords = {}): Finding[] {
  const found = SCANNERS.flatMap((scanner) => scanner(text, known, masks)).filter(
    (finding) => finding.end > finding.start,
  );
  const safe = new Map<string, string>();
  return merge(found).map((finding) => {
    const mask = safe.get(finding.mask) ?? safeMask(finding.mask, known);
    safe.set(finding.mask, mask);
    return { ...finding, mask };
  });
}

/** The record, and the names that the wish's own texts introduce: what is said in one of them is looked for in all. */
export function withHeard(known: Known, texts: readonly string[], before?: readonly Heard[]): Known {
  return { ...known, heard: heardNames(texts, before) };
}

function size(finding: Finding): number {
  return finding.end - finding.start;
}

function merge(found: readonly Finding[]): Finding[] {
  const merged: Finding[] = [];
  let cluster: Finding[] = [];
  let end = 0;
  for (const finding of [...found].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (cluster.length > 0 && finding.start >= end) {
      merged.push(fuse(cluster));
      cluster = [];
    }
    cluster.push(finding);
    end = Math.max(cluster.length === 1 ? 0 : end, finding.end);
  }
  return cluster.length === 0 ? merged : [...merged, fuse(cluster)];
}

function fuse(cluster: readonly Finding[]): Finding {
  const byLength = [...cluster].sort(
    (a, b) => size(b) - size(a) || Number(b.hard) - Number(a.hard) || FIRST.indexOf(a.kind) - FIRST.indexOf(b.kind),
  );
  const longest = byLength[0] as Finding;
  const hardest = byLength.find((finding) => finding.hard) ?? longest;
  return {
    start: Math.min(...cluster.map((finding) => finding.start)),
    end: Math.max(...cluster.map((finding) => finding.end)),
    kind: hardest.kind,
    mask: longest.mask,
    hard: hardest.hard,
  };
}

/** A pseudonym that holds the given name, or a station named like the street, would give away what it covers. */
function safeMask(mask: string, known: Known): string {
  const hard = mask !== '' && SCANNERS.some((scanner) => scanner(mask, known, {}).some((inside) => inside.hard));
  return hard ? '' : mask;
}

const COMMA = /[，、；：,;:]$/;
const STOP = /(?:^|[。！？!?.\n（(“「])$/;

/** What goes with a dropped finding, so that no double comma or space stays: a character before it, after it, or none. */
function looseEnd(before: string, after: string): 'before' | 'after' | undefined {
  if (COMMA.test(before) && (after === '' || /^[。！？!?.；;）)”」，、,]/.test(after))) return 'before';
  if (STOP.test(before) && /^[，、；：。,;: ]/.test(after)) return 'after';
  return before.endsWith(' ') && /^[ ,.;]/.test(after) ? 'before' : undefined;
}

/** The text as the public would read it: each finding replaced by its mask. Findings are sorted and do not overlap. */
export function applyMasks(text: string, findings: readonly Finding[]): string {
  let shown = '';
  let read = 0;
  for (const [at, finding] of findings.entries()) {
    shown += text.slice(read, finding.start) + finding.mask;
    read = finding.end;
    if (finding.mask !== '') continue;
    const loose = looseEnd(shown, text.charAt(read));
    if (loose === 'before') shown = shown.slice(0, -1);
    if (loose === 'after' && findings[at + 1]?.start !== read) read += 1;
  }
  return shown + text.slice(read);
}

/**
 * The text masked until a new scan finds nothing that identifies anybody: taking something out may bring the two halves
 * of a number together. Ends, because from the fourth round on only removals are made.
 */
export function maskedText(text: string, known: Known, masks: MaskWords = {}): string {
  let now = text;
  for (let round = 0; ; round += 1) {
    const found = scan(now, known, masks).filter((finding) => round === 0 || finding.hard);
    if (found.length === 0) return now;
    now = applyMasks(now, round < WORDED_ROUNDS_LIMIT ? found : found.map((finding) => ({ ...finding, mask: '' })));
  }
}

/**
 * What still stands against publishing a text: every hard finding, and each soft one that the verifier did not vouch for
 * word by word.
 */
export function publicTextFindings(text: string, known: Known, vouched: readonly string[] = []): Finding[] {
  const cleared = new Set(vouched.map((piece) => piece.trim()));
  return scan(text, known).filter(
    (finding) => finding.hard || !cleared.has(text.slice(finding.start, finding.end).trim()),
  );
}
