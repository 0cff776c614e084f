import { langOf, say } from '../main/i18n.ts';

type Words = { readonly zh: string; readonly en?: string | undefined };

/** A person's own words, marked with the language they are in, so that they are read aloud rightly. */
export function Said({ words }: { words: Words }) {
  return <span lang={langOf(words)}>{say(words)}</span>;
}

const COMMA = /[，、；：。]/;
const CLAUSES = /[^，、；：。]*[，、；：。]+|[^，、；：。]+/g;
/** A clause up to this long, its comma with it, has room on a line of the largest title at 360 px. */
const CLAUSE_LIMIT_CHARS = 10;

/**
 * The same as a title: a short clause stays together, so that the line breaks at the comma; a longer one breaks where Chinese
 * may. `word-break: keep-all` cannot do this: where a clause is as long as the line it puts the comma at the start of the next.
 */
export function SaidTitle({ words }: { words: Words }) {
  const clauses = say(words).match(CLAUSES) ?? [];
  return (
    <span lang={langOf(words)}>
      {clauses.length < 2
        ? say(words)
        : clauses.map((clause) => (clause.length > CLAUSE_LIMIT_CHARS ? clause : <span class="clause">{clause}</span>))}
    </span>
  );
}

/** Attributes of a title element: Chinese with a comma breaks at the comma, anything else is balanced. */
export function titleLook(text: string): { readonly class: string; readonly 'data-comma'?: '' } {
  return COMMA.test(text) ? { class: 'title', 'data-comma': '' } : { class: 'title' };
}
