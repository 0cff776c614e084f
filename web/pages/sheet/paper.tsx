import type { ComponentChildren } from 'preact';
import { dateWords } from '../../main/format.ts';
import { words } from './words.ts';

/** A page of A4 with a list: whose it is and of which day. */
export function Paper({ now, children }: { now: number; children: ComponentChildren }) {
  const w = words();
  return (
    <article class="paper">
      <header>
        <p>{w.brand}</p>
        <p class="paper-small">{w.printed(dateWords(now, now))}</p>
      </header>
      {children}
    </article>
  );
}
