import { langOf, say } from '../main/i18n.ts';

type Words = { readonly zh: string; readonly en?: string | undefined };

/** A person's own words, marked with the language they are in, so that they are read aloud rightly. */
export function Said({ words }: { words: Words }) {
  return <span lang={langOf(words)}>{say(words)}</span>;
}

/** Attributes of a title element: Chinese with a comma breaks at the comma, anything else is balanced. */
export function titleLook(text: string): { readonly class: string; readonly 'data-comma'?: '' } {
  return /[，、；：。]/.test(text) ? { class: 'title', 'data-comma': '' } : { class: 'title' };
}
