import type { OrgView } from '../../../shared/orgs/contract.ts';
import type { App } from '../../main/app.ts';
import { say } from '../../main/i18n.ts';
import { Icon } from '../../ui/icon.tsx';
import { chevronRightIcon } from '../../ui/icons.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { PlaceLevels } from './place-levels.tsx';
import { words } from './place-words.ts';
import './place.css';

type PlaceSheetProps = {
  app: App;
  open: boolean;
  /** Where the wall stands now: from here one may look at the whole place. */
  here?: OrgView | undefined;
  onClose: () => void;
  onChosen: (org: OrgView) => void;
  title?: string;
};

/** League or city, banner or county, station: the way to a place. */
export function PlaceSheet({ app, open, here, onClose, onChosen, title }: PlaceSheetProps) {
  const w = words();
  return (
    <Sheet open={open} onClose={onClose} title={title ?? w.title}>
      {here !== undefined && (
        <a class="row place-here" href={`/orgs/${here.id}`} onClick={onClose}>
          <b class="grow">{w.seeAll(say(here.name))}</b>
          <Icon of={chevronRightIcon} />
        </a>
      )}
      <PlaceLevels app={app} onChosen={onChosen} />
    </Sheet>
  );
}
