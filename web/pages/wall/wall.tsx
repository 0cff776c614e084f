import { useEffect, useState } from 'preact/hooks';
import type { App } from '../../main/app.ts';
import { say, t } from '../../main/i18n.ts';
import { go, here } from '../../main/router.ts';
import { addressOfFilter, createWall, type Wall, type WallFilter, WITHIN_KM } from '../../state/wall.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Chips, ChipSelect } from '../../ui/chip.tsx';
import { Drawn } from '../../ui/drawn.tsx';
import { Icon } from '../../ui/icon.tsx';
import { chevronDownIcon, searchIcon } from '../../ui/icons.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Place } from '../../ui/place.tsx';
import { WishCard, WishCardBones } from '../../ui/wish-card.tsx';
import type { PageProps } from '../page.ts';
import { FulfilledLine } from './fulfilled-line.tsx';
import { PlaceSheet } from './place-sheet.tsx';
import { words } from './words.ts';
import './wall.css';

/** The wall as it was left, so that coming back from a wish finds the same place in the same list. */
let left: { readonly app: App; readonly wall: Wall; scroll: number } | undefined;

export function WallPage({ app, session, query }: PageProps) {
  if (left?.app !== app) left = { app, wall: createWall(app, session), scroll: 0 };
  const { wall } = left;
  const address = here.value.query;
  useEffect(() => {
    void wall.show(query);
  }, [wall, address]);
  useEffect(() => {
    if (here.peek().returned) scrollTo(0, left?.scroll ?? 0);
    const remember = () => {
      if (left !== undefined) left.scroll = scrollY;
    };
    addEventListener('scroll', remember, { passive: true });
    return () => removeEventListener('scroll', remember);
  }, []);
  const [looked, setLooked] = useState<string>();
  return (
    <div class="page wall">
      <WallHead app={app} wall={wall} />
      <Loaded of={wall.list} bones={<ul class="wall-cards"><li><WishCardBones /></li><li><WishCardBones /></li><li><WishCardBones /></li><li><WishCardBones /></li></ul>}>
        {(list) => (
          <div class="wall-body" aria-busy={wall.stale.value}>
            {list.items.length === 0
              ? <NoWishes wall={wall} />
              : (
                <ul class="wall-cards">
                  {wall.lines.value.map((line) => ('card' in line
                    ? <li key={line.card.id}><WishCard card={line.card} now={app.now()} onLook={(looking) => setLooked(looking ? line.card.id : undefined)} /></li>
                    : <li key={line.fulfilled.id} class="phone-only"><FulfilledLine card={line.fulfilled} now={app.now()} /></li>))}
                </ul>
              )}
            {list.next !== undefined && <p class="wall-more"><Button busy={wall.more.busy.value} onClick={() => void wall.more.send()}>{t().do.more}</Button></p>}
            {wall.more.problem.value !== undefined && <p class="fault-note" role="alert">{wall.more.problem.value.title}</p>}
            <WallAside wall={wall} now={app.now()} looked={looked} />
          </div>
        )}
      </Loaded>
    </div>
  );
}

function WallHead({ app, wall }: { app: App; wall: Wall }) {
  const [choosing, setChoosing] = useState(false);
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
          <Icon of={chevronDownIcon} />
        </button>
        <SearchBox value={filter.words ?? ''} onSearch={(text) => change({ words: text === '' ? undefined : text })} />
      </div>
      <h1 class="wall-title" aria-live="polite">{wallTitle(wall)}</h1>
      <Chips label={w.filters}>
        <ChipSelect label={w.distance} value={filter.within} options={WITHIN_KM.map((km) => [km, w.within[km]] as const)} onChange={(within) => change({ within })} />
        <ChipSelect label={w.who} any={w.anyone} value={filter.group} options={optionsOf(t().groups)} onChange={(group) => change({ group })} />
        <ChipSelect label={w.what} any={w.anything} value={filter.kind} options={optionsOf(t().kinds)} onChange={(kind) => change({ kind })} />
        <ChipSelect label={w.when} any={w.anyTime} value={filter.when} options={optionsOf(w.whens)} onChange={(when) => change({ when })} />
      </Chips>
      <PlaceSheet
        app={app}
        open={choosing}
        onClose={() => setChoosing(false)}
        onChosen={(org) => {
          setChoosing(false);
          wall.choosePlace(org);
          change({ place: org.id });
        }}
      />
    </>
  );
}

const optionsOf = <V extends string>(record: Readonly<Record<V, string>>) => Object.entries(record) as unknown as readonly (readonly [V, string])[];

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
    <form
      class="search"
      role="search"
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
  );
}

function NoWishes({ wall }: { wall: Wall }) {
  const filter = wall.filter.value;
  const plain: WallFilter = { within: filter.within, ...(filter.place === undefined ? {} : { place: filter.place }) };
  const filtered = addressOfFilter(plain) !== addressOfFilter(filter);
  const wider = WITHIN_KM[WITHIN_KM.indexOf(filter.within) + 1];
  const w = words();
  const action = filtered
    ? <Button onClick={() => go(addressOfFilter(plain), 'replace')}>{w.clear}</Button>
    : wider === undefined
      ? <ButtonLink to="/post">{t().tabs.post}</ButtonLink>
      : <Button onClick={() => go(addressOfFilter({ ...filter, within: wider }), 'replace')}>{w.wider(w.within[wider])}</Button>;
  return <Drawn kind="empty" title={filtered ? w.emptyFilterTitle : w.emptyTitle} text={w.emptyText} action={action} />;
}

/** On a desk: where the wishes are, and what came true lately. */
function WallAside({ wall, now, looked }: { wall: Wall; now: number; looked: string | undefined }) {
  const list = wall.list.data.value;
  const place = wall.place.value;
  if (list === undefined || place === undefined) return null;
  const spots = list.items.flatMap((item) => (item.cell === undefined ? [] : [{ key: item.id, cell: item.cell, strong: looked === undefined || looked === item.id }]));
  const name = say(place.name);
  return (
    <aside class="wall-aside desk-only" aria-label={words().mapTitle}>
      {spots.length > 0 && (
        <section>
          <h2>{words().mapTitle}</h2>
          <Place spots={spots} height={300} label={words().mapLabel(spots.length, name)} {...(place.cell === undefined ? {} : { station: { cell: place.cell, name } })} />
          <p class="small quiet">{words().mapNote}</p>
        </section>
      )}
      {list.fulfilled.length > 0 && (
        <section>
          <h2>{words().fulfilledTitle}</h2>
          <ul>{list.fulfilled.slice(0, 5).map((card) => <li key={card.id}><FulfilledLine card={card} now={now} /></li>)}</ul>
        </section>
      )}
    </aside>
  );
}
