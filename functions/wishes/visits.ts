import type { Words } from '../../shared/kernel/schema.ts';
import { listMyVisits } from '../../shared/wishes/visits.ts';
import type { WishState } from '../../shared/wishes/wish.ts';
import type { House } from '../platform/house.ts';
import { type Route, route } from '../platform/route.ts';
import { BATCH_GET_LIMIT_ITEMS } from '../platform/table.ts';
import { tasksOf } from '../tasks/assignments.ts';
import type { Task } from '../tasks/task-item.ts';
import { mineIds } from './public.ts';
import { type Wish, wishFromItem, wishKey } from './wish-item.ts';

/** Who came for older wishes is in the wishes themselves. */
const WISHES_LIMIT_ITEMS = 30;
const VISITS_LIMIT_ITEMS = 12;
const AHEAD: readonly WishState[] = ['published', 'claimed', 'in_progress', 'partially_fulfilled'];

export const VISIT_ROUTES: readonly Route[] = [
  route(listMyVisits, {
    act: async ({ actor, house }) => ({ reply: await visitsOf(house, actor.personId) }),
  }),
];

/** Who comes to somebody and who has been: their own wishes, not those they wrote down for others. */
export async function visitsOf(house: House, personId: string) {
  const { ids } = await mineIds(house, personId, WISHES_LIMIT_ITEMS, undefined);
  const items = ids.length === 0 ? [] : await house.table.batchGet(ids.map(wishKey));
  const wishes = items.map(wishFromItem).filter((wish) => wish.beneficiaryId === personId);
  const ahead = wishes.filter(({ state }) => AHEAD.includes(state));
  const tasks = await tasksOf(
    house,
    ahead.flatMap(({ components }) => components.flatMap(({ taskId }) => taskId ?? [])).slice(0, BATCH_GET_LIMIT_ITEMS),
  );
  const coming = ahead.flatMap((wish) => comingOf(wish, tasks, house.clock()));
  const been = wishes.flatMap(beenOf);
  return {
    coming: coming.sort((a, b) => a.window.from - b.window.from).slice(0, VISITS_LIMIT_ITEMS),
    been: been.sort((a, b) => b.at - a.at).slice(0, VISITS_LIMIT_ITEMS),
  };
}

/** Who said yes and neither gave it back nor has come yet, each for the part they said yes to: that has a time of its own. */
function comingOf(wish: Wish, tasks: ReadonlyMap<string, Task>, now: number) {
  let open: { readonly personId: string; readonly by: Words; readonly part: number | undefined }[] = [];
  for (const { what, personId, by, of, part } of wish.steps) {
    if (what === 'accepted' && by) open.push({ personId, by, part });
    // Who did not come is noted by a worker.
    const whose = what === 'no_show' ? of : personId;
    if (what === 'handed_over' || what === 'checked_in' || what === 'no_show')
      open = open.filter(
        (one) => one.personId !== whose || (part !== undefined && one.part !== undefined && one.part !== part),
      );
  }
  return open.flatMap(({ by, part }) => {
    const component = part === undefined ? undefined : wish.components[part];
    const window = (component?.taskId && tasks.get(component.taskId)?.window) || wish.window;
    const brings = component?.kind === 'goods' ? { brings: component.text } : {};
    return window.to <= now ? [] : [{ wishId: wish.id, title: wish.title, by, window, ...brings }];
  });
}

function beenOf(wish: Wish) {
  return wish.steps.flatMap(({ what, by, at }) =>
    what === 'checked_in' && by ? [{ wishId: wish.id, title: wish.title, by, at }] : [],
  );
}
