import type { Finding } from '../../shared/wishes/wish.ts';

/** What a verifier decided about one place: replaced, still to decide, or left because it identifies nobody. */
export type Mark = 'masked' | 'open' | 'kept';
/** `needs.0`: the first part of what is needed. */
export type Field = 'title' | 'story' | `needs.${number}`;
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'finding';
      readonly text: string;
      readonly finding: Finding;
      readonly mark: Mark;
      readonly field: Field;
      readonly index: number;
    };

/**
 * How a place starts: words are put in its place at once; a number that would only vanish waits for a person, because a
 * telephone number in a text is often one that the station does not have yet.
 */
export function firstMark(finding: Finding): Mark {
  return finding.hard && finding.mask === '' ? 'open' : 'masked';
}

/** The original in pieces: what stays, and each place with what was decided about it. */
export function piecesOf(
  field: Field,
  text: string,
  findings: readonly Finding[],
  marks: readonly Mark[],
): readonly Piece[] {
  const pieces: Piece[] = [];
  let read = 0;
  for (const [index, finding] of findings.entries()) {
    if (finding.start > read) pieces.push({ kind: 'text', text: text.slice(read, finding.start) });
    pieces.push({
      kind: 'finding',
      text: text.slice(finding.start, finding.end),
      finding,
      mark: marks[index] ?? firstMark(finding),
      field,
      index,
    });
    read = finding.end;
  }
  if (read < text.length) pieces.push({ kind: 'text', text: text.slice(read) });
  return pieces;
}
