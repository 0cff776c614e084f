import { AppError } from '../../shared/kernel/errors.ts';
import { PUBLIC_STATES } from '../../shared/wishes/life.ts';
import { mergeWish } from '../../shared/wishes/merge.ts';
import type { WishState } from '../../shared/wishes/wish.ts';
import { type Route, route } from '../platform/route.ts';
import { alikeTo } from './alike.ts';
import { answeredWrites, clockWrites } from './due.ts';
import { mustBeOthers, mustNotBeTheirs } from './eyes.ts';
import { mustStand } from './rules.ts';
import { aboutWish, actingAs, labelOf } from './standing.ts';
import { moveWish } from './steps.ts';
import { QUEUE_STATES, type Wish, wishKey } from './wish-item.ts';
import { wishOf } from './wishes.ts';

/** Where the wish that stays may be: it waits for an answer, for somebody, or is being done. */
const STAYING: readonly WishState[] = [
  ...QUEUE_STATES,
  ...PUBLIC_STATES.filter((state) => state !== 'fulfilled' && state !== 'disputed' && !QUEUE_STATES.includes(state)),
];

export const MERGE_ROUTES: readonly Route[] = [
  route(mergeWish, {
    about: aboutWish(),
    act: async ({ actor, house, input: { body }, thing: wish, orgPath }) => {
      mustStand(wish, 'mergeWish');
      // Only what the desk shows as alike: nobody reaches another wish by its id.
      if ((await alikeTo(house, wish)).every(({ id }) => id !== body.with)) throw new AppError('not_found');
      const { goes, stays } = laterFirst(wish, await wishOf(house, body.with));
      if (goes.stationId !== wish.stationId) throw new AppError('not_found');
      if (!STAYING.includes(stays.state)) throw new AppError('wrong_state');
      mustStand(goes, 'mergeWish');
      await mustBeOthers(house, actor, goes, orgPath);
      // Nobody clears the way for a wish of their own side either.
      if (stays.beneficiaryId !== goes.beneficiaryId) await mustNotBeTheirs(house, actor, stays);
      const shown = stays.publishedAt !== undefined && stays.hiddenAt === undefined;
      const step = {
        at: house.clock(),
        what: 'merged',
        personId: actor.personId,
        society: 'social_worker',
        by: await labelOf(house, actor, actingAs(actor, orgPath)),
        // Words that no verifier has seen are not handed to somebody else's poster.
        ...(shown ? { note: stays.title } : {}),
      } as const;
      const moved = moveWish(goes, {
        state: 'withdrawn',
        step,
        patch: { mergedInto: stays.id, dueAt: undefined, reasonSealed: undefined },
      });
      const still = [{ attribute: 'version', is: 'eq', value: stays.version } as const];
      return {
        reply: { id: goes.id, into: stays.id },
        writes: [
          moved.write,
          // Of two that are merged into each other at once, one stays.
          { op: 'check', key: wishKey(stays.id), if: still },
          ...answeredWrites(goes, orgPath),
          ...clockWrites(moved.wish),
        ],
      };
    },
  }),
];

/** A wish that the public knows stays; of two in the queue, the one that was there first. */
function laterFirst(one: Wish, other: Wish): { goes: Wish; stays: Wish } {
  const since = (wish: Wish) => [wish.publishedAt === undefined ? 1 : 0, wish.createdAt, wish.id] as const;
  const [a, b] = [since(one), since(other)];
  const first = a[0] - b[0] || a[1] - b[1] || (a[2] < b[2] ? -1 : 1);
  return first < 0 ? { stays: one, goes: other } : { stays: other, goes: one };
}
