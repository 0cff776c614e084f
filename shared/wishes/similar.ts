import { bareText } from '../kernel/bare.ts';

/** The text of a wish in one language. */
export type WishText = { readonly title: string; readonly story: string };

/** The title says what is wanted in few characters: its pairs count double. */
const TITLE_WEIGHT = 2;

/** Pairs of neighbouring characters with how often they occur. One character alone pairs with nothing, as itself. */
function countPairs(counts: Map<string, number>, text: string, weight: number): void {
  const letters = [...bareText(text)];
  const pairs = letters.length === 1 ? letters : letters.slice(1).map((letter, at) => (letters[at] ?? '') + letter);
  for (const pair of pairs) counts.set(pair, (counts.get(pair) ?? 0) + weight);
}

function pairsOf(wish: WishText): Map<string, number> {
  const counts = new Map<string, number>();
  countPairs(counts, wish.title, TITLE_WEIGHT);
  countPairs(counts, wish.story, 1);
  return counts;
}

function total(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}

/**
 * How alike two wishes read, 0 to 100: the Dice coefficient of their character pairs (Dice 1945), which needs no
 * dictionary and works for Chinese, Mongolian and Latin script alike. Symmetric; 100 for the same text; rounded down, so
 * that 100 is never given to texts that differ in their pairs. Whose wishes they are is for the caller to weigh.
 */
export function likeness(a: WishText, b: WishText): number {
  const left = pairsOf(a);
  const right = pairsOf(b);
  const all = total(left) + total(right);
  if (all === 0) return 100;
  let shared = 0;
  for (const [pair, count] of left) shared += Math.min(count, right.get(pair) ?? 0);
  return Math.floor((200 * shared) / all);
}
