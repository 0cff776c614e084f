import type { OrgView } from '../../../shared/orgs/contract.ts';
import type { App } from '../../main/app.ts';
import { say, t } from '../../main/i18n.ts';
import { createPlaceChooser } from '../../state/place-chooser.ts';
import { RowBones } from '../../ui/bones.tsx';
import { Icon } from '../../ui/icon.tsx';
import { chevronRightIcon } from '../../ui/icons.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Said } from '../../ui/said.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { useScreen } from '../../ui/use-screen.ts';
import { words } from './words.ts';

type PlaceSheetProps = {
  app: App;
  open: boolean;
  onClose: () => void;
  onChosen: (org: OrgView) => void;
  title?: string;
};

/** League or city, banner or county, station: the way down to one's own place. */
export function PlaceSheet({ app, open, onClose, onChosen, title }: PlaceSheetProps) {
  return (
    <Sheet open={open} onClose={onClose} title={title ?? words().placeTitle}>
      <Levels app={app} onChosen={onChosen} />
    </Sheet>
  );
}

function Levels({ app, onChosen }: { app: App; onChosen: (org: OrgView) => void }) {
  const chooser = useScreen(() => createPlaceChooser(app), [app]);
  const path = chooser.path.value;
  return (
    <>
      <p class="place-path mid">
        {path.length > 0 && (
          <button type="button" class="text-button" onClick={() => chooser.up(0)}>
            {words().placeAll}
          </button>
        )}
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
                      <span class="small pine bold">{t().do.choose}</span>
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
