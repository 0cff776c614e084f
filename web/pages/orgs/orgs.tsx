import './orgs.css';
import { createRegions } from '../../state/org-tree.ts';
import { Bone } from '../../ui/bones.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { useScreen } from '../../ui/use-screen.ts';
import type { PageProps } from '../page.ts';
import { Tiles } from './tiles.tsx';
import { words } from './words.ts';

/** The top of the tree: the leagues and cities where they lie. */
export function OrgsPage({ app }: PageProps) {
  const say = words();
  const state = useScreen(() => createRegions(app), [app]);
  return (
    <div class="page orgs">
      <header class="orgs-head">
        <h1 class="title">{say.title}</h1>
        <p class="quiet">{say.lead}</p>
      </header>
      <Loaded of={state.regions} bones={<Bone height="300px" round="12px" />}>
        {(regions) => <Tiles regions={regions} numbers={state.numbers.value} />}
      </Loaded>
    </div>
  );
}
