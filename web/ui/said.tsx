import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { langOf, say } from '../main/i18n.ts';
import { awaitDictionary, piecesOf } from './pieces.ts';

type Words = { readonly zh: string; readonly en?: string | undefined };

/** A person's own words, marked with the language they are in, so that they are read aloud rightly. */
export function Said({ words }: { words: Words }) {
  return <span lang={langOf(words)}>{say(words)}</span>;
}

/** The same as a row's title: where it takes two lines it breaks between words, at a comma or not. */
export function SaidRow({ words }: { words: Words }) {
  return (
    <span lang={langOf(words)}>
      <WholeWords of={say(words)} />
    </span>
  );
}

const COMMA = /[，、；：。]/;
const CLAUSES = /[^，、；：。]*[，、；：。]+|[^，、；：。]+/g;
/** A clause up to this long, its comma with it, has room on a line of the largest title at 360 px. */
const CLAUSE_LIMIT_CHARS = 10;

/**
 * The same as a title: a short clause stays together, so that the line breaks at the comma; a longer one breaks between words.
 * `word-break: keep-all` alone cannot do this: where a clause is as long as the line it puts the comma at the start of the next.
 */
export function SaidTitle({ words }: { words: Words }) {
  const clauses = say(words).match(CLAUSES) ?? [];
  return (
    <span lang={langOf(words)}>
      {clauses.length < 2 ? (
        <WholeWords of={say(words)} />
      ) : (
        clauses.map((clause) =>
          clause.length > CLAUSE_LIMIT_CHARS ? <WholeWords of={clause} /> : <span class="clause">{clause}</span>,
        )
      )}
    </span>
  );
}

/**
 * Chinese is broken between any two characters, and a balanced title half way through a word. Browsers do not know the words
 * of a line (`word-break: auto-phrase` is for Japanese alone), though they have the dictionary: it says where a line may end.
 * Until it is open, and in a browser without it, the line breaks as before.
 */
export function WholeWords({ of: text }: { of: string }) {
  const [, draw] = useState(false);
  const place = useRef<HTMLSpanElement>(null);
  useEffect(
    () =>
      awaitDictionary(text, {
        wraps: () => (place.current?.getClientRects().length ?? 0) > 1,
        again: () => draw(true),
      }),
    [text],
  );
  const pieces = piecesOf(text);
  if (pieces.length < 2) return <span ref={place}>{text}</span>;
  const line: ComponentChildren[] = [];
  for (const piece of pieces) line.push(<wbr />, piece);
  return <span class="words">{line.slice(1)}</span>;
}

/** Attributes of a title element: Chinese with a comma breaks at the comma, anything else is balanced. */
export function titleLook(text: string): { readonly class: string; readonly 'data-comma'?: '' } {
  return COMMA.test(text) ? { class: 'title', 'data-comma': '' } : { class: 'title' };
}
