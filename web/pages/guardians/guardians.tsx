import './guardians.css';
import { DOT, dateWords, unbroken } from '../../main/format.ts';
import { say, t } from '../../main/i18n.ts';
import { createBelow, createGuardians, createStation, type Guarded, standingOf } from '../../state/guardians.ts';
import { AtDesk } from '../../ui/at-desk.tsx';
import { RowBones } from '../../ui/bones.tsx';
import { Button } from '../../ui/button.tsx';
import { Drawn } from '../../ui/drawn.tsx';
import { Icon } from '../../ui/icon.tsx';
import { chevronRightIcon } from '../../ui/icons.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { TopBar } from '../../ui/top-bar.tsx';
import { useDesk } from '../../ui/use-desk.ts';
import { useScreen } from '../../ui/use-screen.ts';
import { words as childWords } from '../children/words.ts';
import type { PageProps } from '../page.ts';
import { GuardedDetail } from './guarded.tsx';
import { words } from './words.ts';

/** Who answers for the station's children: on a desk list and record beside each other, on a phone one after the other. */
export function GuardiansPage({ app, session, params, query }: PageProps) {
  const personId = params['personId'];
  return (
    <AtDesk session={session}>
      {({ orgId }) => {
        const station = query.get('station') ?? undefined;
        const within = query.get('in') ?? undefined;
        if (session.atStation.value) return <Guardians app={app} orgId={orgId} personId={personId} />;
        if (station !== undefined)
          return <Guardians key={station} app={app} orgId={station} personId={personId} from={placesFrom(within)} />;
        // Children belong to stations: above them there is no list, but a choice of stations.
        return personId === undefined ? (
          <Stations app={app} orgId={within ?? orgId} within={within} />
        ) : (
          <GuardedDetail key={personId} app={app} personId={personId} />
        );
      }}
    </AtDesk>
  );
}

type GuardiansProps = {
  app: PageProps['app'];
  orgId: string;
  personId: string | undefined;
  /** Somebody above the station looks, and chose it there. */
  from?: string | undefined;
};

/** Where a station was chosen: among all, or among those of a county. */
function placesFrom(within: string | undefined): string {
  return within === undefined ? '/guardians' : `/guardians?in=${within}`;
}

function Guardians({ app, orgId, personId, from }: GuardiansProps) {
  const wide = useDesk();
  if (wide) return <Desk app={app} orgId={orgId} personId={personId} from={from} />;
  return personId === undefined ? (
    <ListAlone app={app} orgId={orgId} from={from} />
  ) : (
    <GuardedDetail key={personId} app={app} personId={personId} />
  );
}

function ListAlone({ app, orgId, from }: Omit<GuardiansProps, 'personId'>) {
  const screen = useScreen(() => createGuardians(app, orgId), [app, orgId]);
  return <List app={app} orgId={orgId} screen={screen} from={from} />;
}

/** What is noted in the record stands in the list beside it. */
function Desk({ app, orgId, personId, from }: GuardiansProps) {
  const screen = useScreen(() => createGuardians(app, orgId), [app, orgId]);
  return (
    <div class="guardians-desk">
      <List app={app} orgId={orgId} screen={screen} open={personId} from={from} />
      {personId === undefined ? (
        <p class="guardians-choose quiet">{words().choose}</p>
      ) : (
        <GuardedDetail key={personId} app={app} personId={personId} changed={screen.put} beside />
      )}
    </div>
  );
}

type ListProps = {
  app: PageProps['app'];
  orgId: string;
  screen: ReturnType<typeof createGuardians>;
  open?: string | undefined;
  from: string | undefined;
};

function List({ app, orgId, screen, open, from }: ListProps) {
  const above = from !== undefined;
  const place = from?.split('?')[1];
  const w = words();
  // Beside an open record the child is the page's question, not the list.
  const Title = open === undefined ? 'h1' : 'h2';
  return (
    <section aria-label={w.title}>
      {above && <TopBar backTo={{ to: from, label: w.stations }} />}
      <div class="page guardians">
        <div class="guardians-head">
          <Title class="title">{w.title}</Title>
          {above && <StationName app={app} orgId={orgId} />}
          <p class="mid quiet">{w.text}</p>
        </div>
        <Loaded of={screen.list} bones={<RowBones rows={6} />}>
          {(list) => (
            <>
              {list.items.length === 0 && (
                <Drawn kind="empty" title={w.none} text={above ? w.noneTextAbove : w.noneText} />
              )}
              {list.items.length > 0 && (
                <ul class="card rows" data-flush="">
                  {list.items.map((one) => (
                    <Row
                      key={one.personId}
                      one={one}
                      now={app.now()}
                      open={open === one.personId}
                      to={`/guardians/${one.personId}${above ? `?station=${orgId}${place === undefined ? '' : `&${place}`}` : ''}`}
                    />
                  ))}
                </ul>
              )}
              {list.next !== undefined && (
                <Button busy={screen.more.busy.value} onClick={() => void screen.more.send()}>
                  {t().do.more}
                </Button>
              )}
            </>
          )}
        </Loaded>
      </div>
    </section>
  );
}

function Row({ one, now, open, to }: { one: Guarded; now: number; open: boolean; to: string }) {
  const w = words();
  const standing = standingOf(one, now);
  return (
    <li>
      <a class="row guardians-row" href={to} aria-current={open ? 'true' : undefined}>
        <span class="grow guardians-lines">
          <b>{one.name}</b>
          {one.guardian !== undefined && (
            <span class="mid">{w.answers(one.guardian.name, w.is[one.relation] ?? one.relation)}</span>
          )}
          <span class={standing === 'good' ? 'small quiet' : 'small guardians-due'}>
            {w.standing[standing](dateWords(one.until, now))}
          </span>
          <span class="small quiet">{consentsWords(one)}</span>
        </span>
        <Icon of={chevronRightIcon} />
      </a>
    </li>
  );
}

function Stations({ app, orgId, within }: { app: PageProps['app']; orgId: string; within: string | undefined }) {
  const screen = useScreen(() => createBelow(app, orgId), [app, orgId]);
  const w = words();
  return (
    <section aria-label={w.title}>
      {within !== undefined && <TopBar backTo={{ to: '/guardians', label: w.stations }} />}
      <div class="page guardians">
        <div class="guardians-head">
          <h1 class="title">{w.title}</h1>
          <p class="mid quiet">{w.chooseStation}</p>
        </div>
        <Loaded of={screen.below} bones={<RowBones rows={6} />}>
          {(places) =>
            places.length === 0 ? (
              <Drawn kind="empty" title={w.noStation} />
            ) : (
              <ul class="card rows" data-flush="">
                {places.map(({ id, kind, name }) => (
                  <li key={id}>
                    <a
                      class="row guardians-row"
                      href={
                        kind === 'station'
                          ? `/guardians?station=${id}${within === undefined ? '' : `&in=${within}`}`
                          : `/guardians?in=${id}`
                      }
                    >
                      <b class="grow">{say(name)}</b>
                      <Icon of={chevronRightIcon} />
                    </a>
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
      </div>
    </section>
  );
}

function StationName({ app, orgId }: { app: PageProps['app']; orgId: string }) {
  const { station } = useScreen(() => createStation(app, orgId), [app, orgId]);
  const org = station.data.value?.org;
  if (org === undefined) return null;
  return (
    <p>
      {say(org.name)}
      {org.phone !== undefined && (
        <>
          {DOT}
          <a class="link" href={`tel:${org.phone}`}>
            {unbroken(org.phone)}
          </a>
        </>
      )}
    </p>
  );
}

function consentsWords(one: Guarded): string {
  const [w, { purposes }] = [words(), childWords()];
  if (!one.linked) return w.nothing;
  const lacking = one.consents.filter(({ given }) => !given).map(({ purpose }) => purposes[purpose]);
  return lacking.length === 0 ? w.all : w.missing(w.list(lacking));
}
