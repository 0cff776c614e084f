import { mayBecome } from '../../shared/wishes/life.ts';
import { pathOf } from '../orgs/orgs.ts';
import type { House } from '../platform/house.ts';
import type { Write } from '../platform/table.ts';
import { assignmentsOfWish } from '../tasks/assignments.ts';
import { cancelTasksWrites, isServed } from '../tasks/cancel.ts';
import { answeredWrites, clockWrites } from './due.ts';
import { keepWish, moveWish } from './steps.ts';
import { withoutGifts } from './there.ts';
import type { Wish } from './wish-item.ts';

const CONSENT_ENDED = { zh: '监护人的同意到此为止。', en: 'The guardian’s consent has ended.' } as const;

/**
 * Writes that stop a child's wish because its guardian's consent ended: withdrawn with its tasks, offers and seats. What was
 * done already is still confirmed or disputed, since nobody's hours vanish with a consent; `hide` takes the wish out of
 * everybody's sight but theirs whom it concerns. Nothing where nothing is left to stop.
 */
export async function stopWrites(house: House, wish: Wish, { hide }: { hide: boolean }): Promise<readonly Write[]> {
  const now = house.clock();
  const hidden = hide && wish.hiddenAt === undefined ? { hiddenAt: now } : {};
  const served = (await assignmentsOfWish(house, wish)).some(isServed);
  if (mayBecome(wish.state, 'withdrawn') && !served) {
    const moved = moveWish(wish, {
      state: 'withdrawn',
      // Nobody but those whom it concerns reads a withdrawn wish, and they should not have to guess.
      step: { at: now, what: 'withdrawn', personId: 'clock', society: 'community', note: CONSENT_ENDED },
      patch: { ...hidden, dueAt: undefined, reasonSealed: undefined, components: withoutGifts(wish.components) },
    });
    return [
      moved.write,
      ...answeredWrites(wish, await pathOf(house, wish.stationId)),
      ...clockWrites(moved.wish),
      ...(await cancelTasksWrites(house, wish)),
    ];
  }
  const cancelled = await cancelTasksWrites(house, wish);
  // Their seats end without a step of the wish: who comes is read off the wish alone.
  const patch = { ...hidden, ...(cancelled.length === 0 ? {} : { stoppedAt: now }) };
  return [...(Object.keys(patch).length === 0 ? [] : [keepWish(wish, patch)]), ...cancelled];
}
