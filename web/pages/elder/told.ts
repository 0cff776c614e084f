import { momentWords } from '../../main/format.ts';
import { say } from '../../main/i18n.ts';
import type { Coming } from '../../state/elder-wish.ts';
import { words } from './words.ts';

export type Told = { readonly when: string; readonly who: string; readonly what?: string };

/** Who comes, or is there, and what for. */
export function toldOf(next: Coming, now: number): Told {
  const w = words();
  const when = next.there ? w.now : w.coming(momentWords(next.window.from, now));
  if (next.brings !== undefined) return { when, who: w.brings(say(next.by), say(next.brings)) };
  return { when, who: next.there ? w.here(say(next.by)) : w.comes(say(next.by)), what: say(next.title) };
}

/** The same as one sentence, to be read aloud. */
export function toldAloud({ when, who, what }: Told): string {
  return `${when}${who}${what === undefined ? '' : `，${what}`}`;
}

/** What the digits are for now: at the door they begin the visit, afterwards they end it. */
export function showWords({ there }: Coming): { readonly title: string; readonly text: string } {
  const w = words();
  return there ? { title: w.showOut, text: w.showOutText } : { title: w.show, text: w.showText };
}
