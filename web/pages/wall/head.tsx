import { useEffect, useState } from 'preact/hooks';
import type { App } from '../../main/app.ts';
import { say, t } from '../../main/i18n.ts';
import { go } from '../../main/router.ts';
import { addressOfFilter, type Wall, type WallFilter, WITHIN_KM } from '../../state/wall.ts';
import { ChipSelect, Chips } from '../../ui/chip.tsx';
import { Icon } from '../../ui/icon.tsx';
import { chevronDownIcon, searchIcon } from '../../ui/icons.ts';
import type { PlaceSheet } from './place-sheet.tsx';
import { words } from './words.ts';

/** Where, what for, and how many: the place, the search, the sentence and the filters. */
export function WallHead({ app, wall }: { app: App; wall: Wall }) {
  const [choosing, setChoosing] = useState(false);
  const Sheet = useWhenWanted(choosing);
  const filter = wall.filter.value;
  const place = wall.place.value;
  const change = (part: Partial<Record<keyof WallFilter, string | undefined>>) => {
    const next = Object.fromEntries(Object.entries({ ...filter, ...part }).filter(([, value]) => value !== undefined));
    go(addressOfFilter(next as WallFilter), 'replace');
  };
  const w = words();
  return (
    <>
      <div class="wall-top">
        <button type="button" class="wall-place" onClick={() => setChoosing(true)} aria-haspopup="dialog">
          <span class="out-of-sight">{w.place}</span>
          <span class="one-line">{place === undefined ? '…' : say(place.name)}</span>
          {/* Comes with the name, so that it never moves. */}
          {place !== undefined && <Icon of={chevronDownIcon} />}
        </button>
        <SearchBox value={filter.words ?? ''} onSearch={(text) => change({ words: text === '' ? undefined : text })} />
      </div>
      <h1 class="wall-title" aria-live="polite">
        {wallTitle(wall)}
      </h1>
      <Chips label={w.filters}>
        <ChipSelect
          label={w.distance}
          value={filter.within}
          options={WITHIN_KM.map((km) => [km, w.within[km]] as const)}
          onChange={(within) => change({ within })}
        />
        <ChipSelect
          label={w.who}
          any={w.anyone}
          value={filter.group}
          options={optionsOf(t().groups)}
          onChange={(group) => change({ group })}
        />
        <ChipSelect
          label={w.what}
          any={w.anything}
          value={filter.kind}
          options={optionsOf(t().kinds)}
          onChange={(kind) => change({ kind })}
        />
        <ChipSelect
          label={w.when}
          any={w.anyTime}
          value={filter.when}
          options={optionsOf(w.whens)}
          onChange={(when) => change({ when })}
        />
      </Chips>
      {Sheet !== undefined && (
        <Sheet
          app={app}
          open={choosing}
          here={place}
          onClose={() => setChoosing(false)}
          onChosen={(org) => {
            setChoosing(false);
            wall.choosePlace(org);
            change({ place: org.id });
          }}
        />
      )}
    </>
  );
}

/** Another place is chosen now and then: what it takes comes with the first tap, not with the wall. */
function useWhenWanted(wanted: boolean): typeof PlaceSheet | undefined {
  const [sheet, setSheet] = useState<{ readonly of: typeof PlaceSheet }>();
  useEffect(() => {
    if (wanted && sheet === undefined) void import('./place-sheet.tsx').then(({ PlaceSheet: of }) => setSheet({ of }));
  }, [wanted, sheet]);
  return sheet?.of;
}

const optionsOf = <V extends string>(record: Readonly<Record<V, string>>) =>
  Object.entries(record) as unknown as readonly (readonly [V, string])[];

function wallTitle(wall: Wall): string {
  const { within, group, kind, when, words: said } = wall.filter.value;
  const data = wall.list.data.value;
  if (data === undefined) return wall.list.problem.value === undefined ? words().looking : t().tabs.wall;
  const filtered = (group ?? kind ?? when ?? said) !== undefined;
  return filtered ? words().found(data.waiting) : words().title(words().within[within], data.waiting);
}

function SearchBox({ value, onSearch }: { value: string; onSearch: (text: string) => void }) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  return (
    <search class="search">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onSearch(text.trim());
        }}
      >
        <Icon of={searchIcon} />
        <input
          class="input"
          type="search"
          enterKeyHint="search"
          maxLength={40}
          aria-label={words().search}
          placeholder={words().search}
          value={text}
          onInput={(event) => {
            setText(event.currentTarget.value);
            if (event.currentTarget.value === '') onSearch('');
          }}
        />
      </form>
    </search>
  );
}
