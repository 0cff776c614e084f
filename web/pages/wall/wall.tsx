import { useEffect, useLayoutEffect, useMemo, useState } from 'preact/hooks';
import type { App } from '../../main/app.ts';
import { t } from '../../main/i18n.ts';
import { go, here } from '../../main/router.ts';
import { addressOfFilter, createWall, type Wall, type WallFilter, WITHIN_KM } from '../../state/wall.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Drawn } from '../../ui/drawn.tsx';
import { Later, useStretches } from '../../ui/later.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { useDesk } from '../../ui/use-desk.ts';
import { WishCard, WishCardBones } from '../../ui/wish-card.tsx';
import type { PageProps } from '../page.ts';
import { WallAside } from './aside.tsx';
import { FulfilledLine } from './fulfilled-line.tsx';
import { WallHead } from './head.tsx';
import { words } from './words.ts';
import './wall.css';

/** The wall as it was left, so that coming back from a wish finds the same place in the same list. */
let left: { readonly app: App; readonly wall: Wall; scroll: number } | undefined;

export function WallPage({ app, session, query }: PageProps) {
  if (left?.app !== app) left = { app, wall: createWall(app, session), scroll: 0 };
  const { wall } = left;
  const [returned] = useState(() => here.peek().returned);
  const address = here.value.query;
  // Before the first painting: the answer is on its way while the frame is painted.
  useLayoutEffect(() => {
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
  // A place that was founded a moment ago: nothing was taken down, there is nothing yet.
  const noPlace = wall.list.problem.value?.code === 'not_found' && wall.filter.value.place === undefined;
  if (noPlace) {
    return (
      <div class="page wall">
        <Drawn kind="empty" title={words().noPlaceTitle} text={words().noPlaceText} />
      </div>
    );
  }
  return (
    <div class="page wall">
      {session.me.value === undefined && (
        <p class="wall-about mid phone-only">
          <b>{t().brand}</b> {words().about}
        </p>
      )}
      <WallHead app={app} wall={wall} />
      <Loaded
        of={wall.list}
        bones={
          <ul class="wall-cards">
            <li>
              <WishCardBones />
            </li>
            <li>
              <WishCardBones />
            </li>
            <li>
              <WishCardBones />
            </li>
            <li>
              <WishCardBones />
            </li>
          </ul>
        }
      >
        {() => <WallBody wall={wall} now={app.now()} whole={returned} />}
      </Loaded>
    </div>
  );
}

/** Lines drawn at once: a little more than a phone shows, or a desk. */
const STRETCH_LINES = { phone: 4, desk: 8 };

/** `whole`: drawn at once to its end, since the reader comes back to a place further down. */
function WallBody({ wall, now, whole }: { wall: Wall; now: number; whole: boolean }) {
  const [looked, setLooked] = useState<string>();
  const desk = useDesk();
  const lines = wall.lines.value;
  const drawn = useStretches(lines.length, STRETCH_LINES[desk ? 'desk' : 'phone'], whole);
  // Made once: what is drawn already is not drawn again with the next stretch, nor when a card is looked at.
  const items = useMemo(
    () =>
      lines.map((line) =>
        'card' in line ? (
          <li key={line.card.id}>
            <WishCard card={line.card} now={now} onLook={(looking) => setLooked(looking ? line.card.id : undefined)} />
          </li>
        ) : (
          <li key={line.fulfilled.id} class="phone-only">
            <FulfilledLine card={line.fulfilled} now={now} />
          </li>
        ),
      ),
    [lines],
  );
  return (
    <div class="wall-body" aria-busy={wall.stale.value}>
      {lines.length === 0 ? <NoWishes wall={wall} /> : <ul class="wall-cards">{items.slice(0, drawn)}</ul>}
      {wall.list.data.value?.next !== undefined && drawn === lines.length && (
        <p class="wall-more">
          <Button busy={wall.more.busy.value} onClick={() => void wall.more.send()}>
            {t().do.more}
          </Button>
        </p>
      )}
      {wall.more.problem.value !== undefined && (
        <p class="fault-note" role="alert">
          {wall.more.problem.value.title}
        </p>
      )}
      {desk && (
        <Later>
          <WallAside wall={wall} now={now} looked={looked} />
        </Later>
      )}
    </div>
  );
}

function NoWishes({ wall }: { wall: Wall }) {
  const filter = wall.filter.value;
  const plain: WallFilter = { within: filter.within, ...(filter.place === undefined ? {} : { place: filter.place }) };
  const filtered = addressOfFilter(plain) !== addressOfFilter(filter);
  const wider = WITHIN_KM[WITHIN_KM.indexOf(filter.within) + 1];
  const w = words();
  const action = filtered ? (
    <Button onClick={() => go(addressOfFilter(plain), 'replace')}>{w.clear}</Button>
  ) : wider === undefined ? (
    <ButtonLink to="/post">{t().tabs.post}</ButtonLink>
  ) : (
    <Button onClick={() => go(addressOfFilter({ ...filter, within: wider }), 'replace')}>
      {w.wider(w.within[wider])}
    </Button>
  );
  return <Drawn kind="empty" title={filtered ? w.emptyFilterTitle : w.emptyTitle} text={w.emptyText} action={action} />;
}
