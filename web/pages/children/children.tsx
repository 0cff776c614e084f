import { createChildren } from '../../state/children.ts';
import { RowBones } from '../../ui/bones.tsx';
import { Drawn } from '../../ui/drawn.tsx';
import { Icon } from '../../ui/icon.tsx';
import { chevronRightIcon } from '../../ui/icons.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { TopBar } from '../../ui/top-bar.tsx';
import { useScreen } from '../../ui/use-screen.ts';
import type { PageProps } from '../page.ts';
import { words } from './words.ts';
import './children.css';

/** Children I answer for. */
export function ChildrenPage({ app }: PageProps) {
  const state = useScreen(() => createChildren(app), [app]);
  const w = words();
  return (
    <>
      <TopBar backTo={{ to: '/me', label: w.me }} />
      <div class="page narrow children">
        <Loaded of={state.children} page bones={<RowBones rows={2} />}>
          {(children) => (
            <>
              <div>
                <h1 class="title">{w.title}</h1>
                <p class="quiet mid">{w.text}</p>
              </div>
              {children.length === 0 && <Drawn kind="empty" title={w.none} text={w.noneText} />}
              <ul class="rows">
                {children.map((child) => (
                  <li key={child.personId}>
                    <a class="row" href={`/me/children/${child.personId}`}>
                      <span class="grow children-row">
                        <b>{child.name}</b>
                        <span class="small quiet">{w.relations[child.relation] ?? child.relation}</span>
                      </span>
                      <Icon of={chevronRightIcon} />
                    </a>
                  </li>
                ))}
              </ul>
            </>
          )}
        </Loaded>
      </div>
    </>
  );
}
