import { signal } from '@preact/signals';
import { zh } from './words.zh.ts';

export type Language = 'zh' | 'en';

/** The same keys, in another language: text for text, and for a sentence with something in it the same parameters. */
export type Same<Z> = {
  readonly [K in keyof Z]: Z[K] extends (...given: infer A) => string
    ? (...given: A) => string
    : Z[K] extends string
      ? string
      : Same<Z[K]>;
};
export type Words = Same<typeof zh>;

/** The language of the screen. Change it with `speak`. */
export const language = signal<Language>('zh');
const words = signal<Words>(zh);

/** Words that every screen shares. Reading them in a component redraws it when the language changes. */
export function t(): Words {
  return words.value;
}

/** Changes the language; English comes as its own download. */
export async function speak(next: Language): Promise<void> {
  words.value = next === 'zh' ? zh : (await import('./words.en.ts')).en;
  language.value = next;
}

/** Words of one page, which travel with the page: `const words = pageWords(zh, en)`, used as `words().title`. */
export function pageWords<const Z>(zhWords: Z, enWords: Same<Z>): () => Same<Z> {
  return () => (language.value === 'zh' ? (zhWords as Same<Z>) : enWords);
}

/** Why a command came back: the server's sentence, or ours where only this phone knows. */
export function refusedWords({ code, title }: { readonly code: string; readonly title: string }): string {
  const own = code === 'too_old' || code === 'unsure' ? t().faults[code] : undefined;
  return own ?? title;
}

type Said = { readonly zh: string; readonly en?: string | undefined };
/** What a person wrote, in the reader's language where somebody wrote that, else as it was said. */
export function say(said: Said): string {
  return language.value === 'en' ? (said.en ?? said.zh) : said.zh;
}

/** The language `say` answered in, for `lang` on the element, so that it is read aloud rightly. */
export function langOf(said: Said): 'zh-CN' | 'en' {
  return language.value === 'en' && said.en !== undefined ? 'en' : 'zh-CN';
}
