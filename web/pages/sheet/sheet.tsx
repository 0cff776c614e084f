import './sheet.css';
import type { WishView } from '../../../shared/wishes/contract.ts';
import { dateWords, unbroken } from '../../main/format.ts';
import { language, say, t } from '../../main/i18n.ts';
import { windowOnPaper } from '../../main/spans.ts';
import {
  createOrgSheet,
  createStationSheet,
  createWishSheet,
  gives,
  mayHang,
  type Posted,
  seeks,
} from '../../state/sheet.ts';
import { openComponents } from '../../state/wish-actions.ts';
import { RowBones } from '../../ui/bones.tsx';
import { Drawn } from '../../ui/drawn.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Qr } from '../../ui/qr.tsx';
import { Said, SaidTitle, WholeWords } from '../../ui/said.tsx';
import { TopBar } from '../../ui/top-bar.tsx';
import { useScreen } from '../../ui/use-screen.ts';
import { visitingWords } from '../../ui/visiting.ts';
import type { PageProps } from '../page.ts';
import { GiftSheet } from './gift-sheet.tsx';
import { Paper } from './paper.tsx';
import { Print } from './print.tsx';
import { words } from './words.ts';

/** One wish on a page of A4, to be read from two steps away. */
export function WishSheetPage({ app, params }: PageProps) {
  const wishId = params['wishId'] ?? '';
  const screen = useScreen(() => createWishSheet(app, wishId), [app, wishId]);
  const w = words();
  return (
    <>
      <TopBar backTo={{ to: `/wishes/${wishId}`, label: w.back }} />
      <div class="page sheet-page">
        <Loaded of={screen.wish} page bones={<RowBones rows={6} />}>
          {(wish) =>
            mayHang(wish) ? (
              <>
                <WishPaper wish={wish} now={app.now()} />
                <Print />
              </>
            ) : (
              <Drawn kind="empty" page title={w.notYet} text={w.notYetText} />
            )
          }
        </Loaded>
      </div>
    </>
  );
}

function WishPaper({ wish, now }: { wish: WishView; now: number }) {
  const w = words();
  const station = say(wish.place.station);
  const phone = wish.place.stationPhone;
  // Who is found already, or what has come true, asks nobody to come.
  const needs = seeks(wish)
    ? openComponents(wish)
        .map(({ text }) => say(text))
        .join(language.value === 'zh' ? '，' : ', ')
    : '';
  const scan = needs === '' ? w.scanOnly : w.scan;
  return (
    <article class="paper">
      <header>
        <p>{w.brand}</p>
        <p>{t().groups[wish.group]}</p>
      </header>
      <h1>
        <SaidTitle words={wish.title} />
      </h1>
      <p class="paper-story">
        <Said words={wish.story} />
      </p>
      <dl>
        {needs !== '' && (
          <>
            <dt>{w.needs}</dt>
            <dd>{needs}</dd>
          </>
        )}
        <dt>{w.when}</dt>
        <dd class="figures">
          <WholeWords of={windowOnPaper(wish.window)} />
        </dd>
        <dt>{w.where}</dt>
        <dd>{w.near(station)}</dd>
      </dl>
      <footer>
        <Qr text={`${location.origin}/wishes/${wish.id}`} label={scan} />
        <div>
          <p class="paper-scan">
            <WholeWords of={scan} />
          </p>
          <p class="figures">{phone === undefined ? w.callPlain(station) : w.call(station, unbroken(phone))}</p>
          <p class="paper-small">{w.printed(dateWords(now, now))}</p>
        </div>
      </footer>
    </article>
  );
}

/** A station's wishes that wait, or what an enterprise or organisation gave. */
export function OrgSheetPage({ app, params }: PageProps) {
  const orgId = params['orgId'] ?? '';
  const screen = useScreen(() => createOrgSheet(app, orgId), [app, orgId]);
  return (
    <Loaded of={screen.org} page bones={<RowBones rows={6} />}>
      {(org) => (gives(org) ? <GiftSheet app={app} org={org} /> : <StationSheet app={app} orgId={org.id} />)}
    </Loaded>
  );
}

/** What still waits at a station, each with a code of its own. */
function StationSheet({ app, orgId }: Pick<PageProps, 'app'> & { orgId: string }) {
  const screen = useScreen(() => createStationSheet(app, orgId), [app, orgId]);
  const w = words();
  const now = app.now();
  return (
    <>
      <TopBar backTo={{ to: `/orgs/${orgId}`, label: w.backOrg }} />
      <div class="page sheet-page">
        <Loaded of={screen.sheet} page bones={<RowBones rows={6} />}>
          {({ place, items }) => (
            <>
              <Paper now={now}>
                <h1>{w.stationTitle(say(place.name))}</h1>
                <p>
                  {w.stationText}
                  {place.phone !== undefined &&
                    `${language.value === 'zh' ? '' : ' '}${w.call(say(place.name), unbroken(place.phone))}`}
                </p>
                {visitingWords(place) !== '' && <p>{visitingWords(place)}</p>}
                {items.length === 0 && <p>{w.none}</p>}
                <ul class="paper-list">
                  {items.map((wish) => (
                    <Line key={wish.id} wish={wish} />
                  ))}
                </ul>
              </Paper>
              <Print />
            </>
          )}
        </Loaded>
      </div>
    </>
  );
}

function Line({ wish }: { wish: Posted }) {
  return (
    <li>
      <div>
        <h2>
          <SaidTitle words={wish.title} />
        </h2>
        <p>
          <Said words={wish.story} />
        </p>
        <p class="figures">
          {t().groups[wish.group]} · {windowOnPaper(wish.window)}
        </p>
      </div>
      <Qr text={`${location.origin}/wishes/${wish.id}`} label={say(wish.title)} />
    </li>
  );
}
