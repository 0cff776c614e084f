import { listMyVisits } from '../../shared/wishes/visits.ts';
import type { House } from '../platform/house.ts';
import { type Route, route } from '../platform/route.ts';
import { BATCH_GET_LIMIT_ITEMS } from '../platform/table.ts';
import { tasksOf } from '../tasks/assignments.ts';
import type { Task } from '../tasks/task-item.ts';
import { expectedOf, expectedUntil, isAhead, unheardOf } from './expected.ts';
import { mineIds } from './public.ts';
import { type Wish, wishFromItem, wishKey } from './wish-item.ts';

/** Who came for older wishes is in the wishes themselves. */
const WISHES_LIMIT_ITEMS = 30;
const VISITS_LIMIT_ITEMS = 12;

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
  const ahead = wishes.filter(isAhead);
  const tasks = await tasksOf(
    house,
    ahead.flatMap(({ components }) => components.flatMap(({ taskId }) => taskId ?? [])).slice(0, BATCH_GET_LIMIT_ITEMS),
  );
  const coming = ahead.flatMap((wish) => comingOf(wish, tasks, house.clock()));
  const been = wishes.flatMap(beenOf);
  const unheard = ahead.flatMap((wish) =>
    unheardOf(wish, house.clock()).map(({ by, part }) => ({
      wishId: wish.id,
      title: wish.title,
      by,
      window: (taskFor(wish, part, tasks) ?? wish).window,
    })),
  );
  return {
    coming: coming.sort((a, b) => a.window.from - b.window.from).slice(0, VISITS_LIMIT_ITEMS),
    ...(unheard.length === 0
      ? {}
      : { unheard: unheard.sort((a, b) => b.window.from - a.window.from).slice(0, VISITS_LIMIT_ITEMS) }),
    been: been.sort((a, b) => b.at - a.at).slice(0, VISITS_LIMIT_ITEMS),
  };
}

/** The task of the part that somebody said yes to. */
function taskFor({ components }: Wish, part: number | undefined, tasks: ReadonlyMap<string, Task>): Task | undefined {
  return tasks.get((part === undefined ? undefined : components[part]?.taskId) ?? '');
}

/** Who comes or is there now: each part has a time of its own. */
function comingOf(wish: Wish, tasks: ReadonlyMap<string, Task>, now: number) {
  return expectedOf(wish).flatMap((one) => {
    const { by, part, there } = one;
    const component = part === undefined ? undefined : wish.components[part];
    const taskId = component?.taskId;
    const { window } = taskFor(wish, part, tasks) ?? wish;
    if (expectedUntil(one) <= now) return [];
    const brings = component?.kind === 'goods' ? { brings: component.text } : {};
    return [
      {
        wishId: wish.id,
        title: wish.title,
        by,
        window,
        ...(taskId === undefined ? {} : { taskId }),
        ...(there ? { there } : {}),
        ...brings,
      },
    ];
  });
}

/** Who came. Where a worker entered it, the volunteer is called as when they said yes. */
function beenOf({ id, title, steps }: Wish) {
  const called = new Map(
    steps.flatMap(({ what, personId, by }) => (what === 'accepted' && by ? [[personId, by]] : [])),
  );
  return steps.flatMap(({ what, of, at, ...step }) => {
    const by = of === undefined ? step.by : called.get(of);
    return what === 'checked_in' && by ? [{ wishId: id, title, by, at }] : [];
  });
}
