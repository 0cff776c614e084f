/** A wave is as small as it can be for this likelihood that somebody comes, and no larger than so many people (cfg). */
export const WAVE = { surePermille: 900, people: 6 } as const;

/** Somebody who may be asked, with the permille of a yes. */
export type Askable = { readonly yes: number };

/** P(at least one yes) of people who answer for themselves, in permille, rounded down. */
export function someYesPermille(people: readonly Askable[]): number {
  return Math.floor(1_000 * (1 - noYes(people)) + 1e-9);
}

function noYes(people: readonly Askable[]): number {
  return people.reduce((left, { yes }) => left * (1 - yes / 1_000), 1);
}

function isSure(people: readonly Askable[]): boolean {
  return someYesPermille(people) >= WAVE.surePermille;
}

function likeliest<T extends Askable>(people: readonly T[], count: number): readonly T[] {
  return [...people].sort((a, b) => b.yes - a.yes).slice(0, count);
}

/** How many of the likeliest it takes beside those who are asked already. */
function waveSize(ranked: readonly Askable[], asked: readonly Askable[]): number {
  const most = Math.max(0, Math.min(ranked.length, WAVE.people - asked.length));
  for (let size = 0; size < most; size += 1) if (isSure([...asked, ...likeliest(ranked, size)])) return size;
  return most;
}

/**
 * Whom to ask now: the fewest people with whom P(at least one yes) reaches the mark together with those asked already, and of
 * all such sets the one with the best ranked. Where the mark is out of reach, the best ranked as far as a wave may go.
 */
export function waveOf<T extends Askable>(ranked: readonly T[], asked: readonly Askable[] = []): readonly T[] {
  const size = waveSize(ranked, asked);
  const reachable = isSure([...asked, ...likeliest(ranked, size)]);
  const chosen: T[] = [];
  for (const [at, one] of ranked.entries()) {
    if (chosen.length === size) break;
    const rest = likeliest(ranked.slice(at + 1), size - chosen.length - 1);
    if (!reachable || isSure([...asked, ...chosen, one, ...rest])) chosen.push(one);
  }
  return chosen;
}
