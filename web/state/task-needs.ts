import type { WishView } from '../../shared/wishes/contract.ts';
import type { App } from '../main/app.ts';
import { createLoad, type Load } from './load.ts';

type Component = WishView['components'][number];
/** Where the things of one kind are, taken together: nobody gives them all yet, promised, on their way, at home. */
export type Stand = 'wanted' | 'promised' | 'under_way' | 'there';
export type TaskNeeds = { readonly wish: Load<WishView>; start(): void };

/** The wish that a task serves, for who goes there. */
export function createTaskNeeds({ client }: Pick<App, 'client'>, wishId: string): TaskNeeds {
  const wish = createLoad(() => client.read('GET /api/wishes/:wishId', { params: { wishId } }));
  return { wish, start: () => void wish.load() };
}

/** Things that should be there when somebody comes for this task. What they bring themselves is not among them. */
export function thingsFor(
  wish: WishView,
  taskId: string,
): readonly { readonly component: Component; readonly stand: Stand }[] {
  const brings = wish.components.some((one) => one.taskId === taskId && one.kind === 'goods');
  return brings
    ? []
    : wish.components
        .filter(({ kind }) => kind === 'goods')
        .map((component) => ({ component, stand: standOf(component) }));
}

function standOf({ quantity, have, promised = 0, underWay = 0 }: Component): Stand {
  if (have < quantity) return 'wanted';
  if (promised > 0) return 'promised';
  return underWay > 0 ? 'under_way' : 'there';
}
