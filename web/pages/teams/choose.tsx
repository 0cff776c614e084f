import { useState } from 'preact/hooks';
import type { Load } from '../../state/load.ts';
import type { Candidate } from '../../state/teams.ts';
import { RowBones } from '../../ui/bones.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { searchIcon } from '../../ui/icons.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { words } from './words.ts';

type Props = {
  of: Load<readonly Candidate[]>;
  lead: string;
  verb: string;
  busy: boolean;
  onChoose: (personId: string) => void;
};

const SHOWN_ITEMS = 12;

/** One of the station's volunteers, found by name. */
export function Choose({ of, lead, verb, busy, onChoose }: Props) {
  const say = words();
  const [seek, setSeek] = useState('');
  return (
    <Loaded of={of} bones={<RowBones rows={4} />}>
      {(all) => {
        const found = all.filter(({ name }) => name.includes(seek.trim()));
        return (
          <>
            <p class="mid quiet">{lead}</p>
            <label class="search">
              <Icon of={searchIcon} />
              <input
                class="input"
                type="search"
                aria-label={say.seek}
                placeholder={say.seek}
                value={seek}
                onInput={(event) => setSeek(event.currentTarget.value)}
              />
            </label>
            {found.length === 0 && <p class="mid">{say.nobody}</p>}
            <ul class="rows">
              {found.slice(0, SHOWN_ITEMS).map(({ personId, name }) => (
                <li class="row" key={personId}>
                  <b class="grow">{name}</b>
                  <Button size="small" busy={busy} onClick={() => onChoose(personId)}>
                    {verb}
                    <span class="out-of-sight"> {name}</span>
                  </Button>
                </li>
              ))}
            </ul>
            {found.length > SHOWN_ITEMS && <p class="small quiet">{say.more}</p>}
          </>
        );
      }}
    </Loaded>
  );
}
