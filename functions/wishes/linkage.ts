import type { Words } from '../../shared/kernel/schema.ts';
import { missingOf, type RibbonInput, ribbonLetters, ribbonOf } from '../../shared/wishes/ribbon.ts';
import type { Segment } from '../../shared/wishes/wish.ts';
import type { Step, Wish } from './wish-item.ts';

/**
 * The linkage ribbon of a wish: which of the five societies has done what, when. That it was sent back once is for those
 * whom it concerns.
 */
export function linkageOf(wish: Wish, concerned = false): Segment[] {
  const input = inputOf(wish);
  return ribbonOf(concerned ? input : { ...input, steps: input.steps.filter(({ what }) => what !== 'returned') });
}

/** The ribbon as the card shows it. */
export function lettersOf(wish: Wish): string {
  return ribbonLetters(linkageOf(wish));
}

/** What a wish still lacks. */
export function lackOf(wish: Wish): { people: number; goods: number; unit?: Words } {
  return missingOf(inputOf(wish).components);
}

/**
 * A yes that was given back, or after which nobody came, is no part of the story: the next line would say that nobody has
 * come. Each such loss takes one yes with it, so whoever has two parts keeps the line of the other.
 */
function standing(steps: readonly Step[]): readonly Step[] {
  const gone = new Set<number>();
  for (const [at, { what, personId, of, part }] of steps.entries()) {
    // Whoever did not come is noted by a worker.
    const whose = what === 'handed_over' ? personId : what === 'no_show' ? of : undefined;
    if (whose === undefined) continue;
    const yes = steps.findLastIndex(
      (one, before) =>
        before < at &&
        !gone.has(before) &&
        one.what === 'accepted' &&
        one.personId === whose &&
        (one.part === undefined || part === undefined || one.part === part),
    );
    if (yes >= 0) gone.add(yes);
  }
  return steps.filter((_, at) => !gone.has(at));
}

function inputOf(wish: Wish): RibbonInput {
  return {
    state: wish.state,
    steps: standing(wish.steps),
    windowTo: wish.window.to,
    components: wish.components.map(({ kind, quantity, have, promised, unit, hands, minutes }) => ({
      kind,
      quantity,
      have,
      ...(promised === undefined ? {} : { promised }),
      ...(unit === undefined ? {} : { unit }),
      ...(hands === undefined ? {} : { hands }),
      ...(minutes === undefined ? {} : { minutes }),
    })),
    ...(wish.dueAt === undefined ? {} : { dueAt: wish.dueAt }),
  };
}
