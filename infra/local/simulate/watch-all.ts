import type { Change } from '../../../functions/platform/table.ts';
import type { County } from './county.ts';
import type { Fresh } from './stream.ts';
import { watch } from './watch.ts';
import { watchActing } from './watch-acting.ts';
import { watchComing } from './watch-coming.ts';
import { grantsHaveInvitations, watchJoining } from './watch-joining.ts';
import { watchLimits } from './watch-limits.ts';

const BOOKS = /^(?:IDEM|SEEN|COUNT|CODE)#/;

/** What the edge and the consumers keep for themselves: no rule of people is about it. */
export function isBookkeeping({ key: { pk } }: Change): boolean {
  return BOOKS.test(pk);
}

/** All rules of one change, for the changes of one step: each is held to them before the county learns of it. */
export function watchAll(all: readonly Fresh[], county: County, granted: boolean): (change: Change) => void {
  const fresh = new Set(all.map(({ name }) => name));
  grantsHaveInvitations(
    all.map(({ change }) => change),
    county,
  );
  return (change) => {
    watch(change);
    watchJoining(change, county, fresh);
    watchActing(change, county, fresh);
    watchComing(change, county, fresh);
    watchLimits(change, county, fresh, granted);
  };
}
