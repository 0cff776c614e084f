import type { OrgView } from '../../../shared/orgs/contract.ts';
import type { App } from '../../main/app.ts';
import { say } from '../../main/i18n.ts';
import { createPlaceChooser, type PlaceChooser } from '../../state/place-chooser.ts';
import { RowBones } from '../../ui/bones.tsx';
import { Icon } from '../../ui/icon.tsx';
import { chevronRightIcon, searchIcon } from '../../ui/icons.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Said } from '../../ui/said.tsx';
import { useScreen } from '../../ui/use-screen.ts';
import { words } from './place-words.ts';

type Chosen = (org: OrgView) => void;

/** To one's own station: by a few letters of its name, or down by league or city and banner or county. */
export function PlaceLevels({ app, onChosen }: { app: App; onChosen: Chosen }) {
  const chooser = useScreen(() => createPlaceChooser(app), [app]);
  const typed = chooser.words.value;
  const w = words();
  return (
    <>
      <search class="search place-search">
        <Icon of={searchIcon} />
        <input
          class="input"
          type="search"
          maxLength={40}
          autoComplete="off"
          aria-label={w.search}
          placeholder={w.search}
          value={typed}
          onInput={(event) => chooser.search(event.currentTarget.value)}
        />
      </search>
      {typed.trim() === '' ? (
        <Tree chooser={chooser} onChosen={onChosen} />
      ) : (
        <Found chooser={chooser} typed={typed.trim()} onChosen={onChosen} />
      )}
    </>
  );
}

function Found({ chooser, typed, onChosen }: { chooser: PlaceChooser; typed: string; onChosen: Chosen }) {
  const w = words();
  return (
    <div aria-live="polite">
      <Loaded of={chooser.found} bones={<RowBones rows={4} />}>
        {(found) =>
          found.length === 0 ? (
            <p class="mid quiet">
              {w.none(typed)}{' '}
              <button type="button" class="text-button" onClick={() => chooser.search('')}>
                {w.byTree}
              </button>
            </p>
          ) : (
            <ul class="rows place-rows">
              {found.map(({ org, above }) => (
                <li key={org.id}>
                  <button type="button" class="row" onClick={() => onChosen(org)}>
                    <span class="grow">
                      <Said words={org.name} />
                      <span class="small quiet place-above">{above.map((name) => say(name)).join(' · ')}</span>
                    </span>
                    <span class="small pine bold">{words().choose}</span>
                  </button>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </div>
  );
}

function Tree({ chooser, onChosen }: { chooser: PlaceChooser; onChosen: Chosen }) {
  const path = chooser.path.value;
  return (
    <>
      {path.length > 0 && (
        <p class="place-path mid">
          <button type="button" class="text-button" onClick={() => chooser.up(0)}>
            {words().all}
          </button>
          {path.map((org, index) =>
            index === path.length - 1 ? (
              <b key={org.id}>{say(org.name)}</b>
            ) : (
              <button key={org.id} type="button" class="text-button" onClick={() => chooser.up(index + 1)}>
                {say(org.name)}
              </button>
            ),
          )}
        </p>
      )}
      <Loaded of={chooser.children} bones={<RowBones rows={6} />}>
        {(children) =>
          children.length === 0 && chooser.children.busy.value ? (
            <RowBones rows={6} />
          ) : (
            <ul class="rows place-rows">
              {children.map((org) => (
                <li key={org.id}>
                  <button
                    type="button"
                    class="row"
                    onClick={() => {
                      const chosen = chooser.choose(org);
                      if (chosen !== undefined) onChosen(chosen);
                    }}
                  >
                    <span class="grow">
                      <Said words={org.name} />
                    </span>
                    {org.kind === 'station' ? (
                      <span class="small pine bold">{words().choose}</span>
                    ) : (
                      <Icon of={chevronRightIcon} />
                    )}
                  </button>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </>
  );
}
