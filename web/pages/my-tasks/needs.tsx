import type { App } from '../../main/app.ts';
import { say as sayWords } from '../../main/i18n.ts';
import { createTaskNeeds, thingsFor } from '../../state/task-needs.ts';
import { Icon } from '../../ui/icon.tsx';
import { packageIcon } from '../../ui/icons.ts';
import { Said } from '../../ui/said.tsx';
import { useScreen } from '../../ui/use-screen.ts';
import { words } from './words.ts';

/**
 * What it is about, and whether the things for it are there: who comes to fit a valve would rather know that nobody has given
 * it than find out at the door. What one brings oneself is told by the parcels.
 */
export function Needs({ app, wishId, taskId }: { app: Pick<App, 'client'>; wishId: string; taskId: string }) {
  const state = useScreen(() => createTaskNeeds(app, wishId), [app, wishId]);
  const wish = state.wish.data.value;
  const say = words();
  if (wish === undefined) return null;
  const things = thingsFor(wish, taskId);
  return (
    <section class="task-day-needs">
      <p class="mid">
        <Said words={wish.story} />
      </p>
      {things.map(({ component, stand }) => (
        <p class="mid task-day-thing" key={component.text.zh} data-there={stand === 'there' ? '' : undefined}>
          <Icon of={packageIcon} />
          <span>{say.thing(sayWords(component.text), say.things[stand])}</span>
        </p>
      ))}
      {things.some(({ stand }) => stand !== 'there') && <p class="small quiet">{say.thingsAsk}</p>}
      <a class="link mid" href={`/wishes/${wishId}`}>
        {say.toWish}
      </a>
    </section>
  );
}
