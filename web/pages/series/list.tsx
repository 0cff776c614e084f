import type { App } from '../../main/app.ts';
import { say as sayWords } from '../../main/i18n.ts';
import { createSeriesList } from '../../state/series.ts';
import { AtDesk } from '../../ui/at-desk.tsx';
import { RowBones } from '../../ui/bones.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { Drawn } from '../../ui/drawn.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { TopBar } from '../../ui/top-bar.tsx';
import { useScreen } from '../../ui/use-screen.ts';
import type { PageProps } from '../page.ts';
import { SeriesRows } from './rows.tsx';
import './series.css';
import { words } from './words.ts';

/** A station's regular visits: those without a face first. */
export function SeriesListPage({ app, session }: PageProps) {
  return (
    <AtDesk session={session}>{(desk) => <List app={app} orgId={desk.orgId} where={sayWords(desk.orgName)} />}</AtDesk>
  );
}

function List({ app, orgId, where }: { app: App; orgId: string; where: string }) {
  const state = useScreen(() => createSeriesList(app, orgId), [app, orgId]);
  const say = words();
  const now = app.now();
  return (
    <>
      <TopBar backTo={{ to: '/board', label: where }} />
      <div class="page series-list">
        <header>
          <h1 class="title">{say.listTitle}</h1>
          <p class="quiet">{say.listLead}</p>
        </header>
        <Loaded of={state.list} bones={<RowBones rows={5} />}>
          {({ items }) =>
            items.length === 0 ? (
              <Drawn
                kind="empty"
                title={say.none}
                text={say.noneText}
                action={<ButtonLink to="/board">{where}</ButtonLink>}
              />
            ) : (
              <>
                <SeriesRows title={say.open} rows={state.open.value} now={now} />
                <SeriesRows title={say.kept} rows={state.kept.value} now={now} />
                <SeriesRows title={say.ended} rows={state.ended.value} now={now} />
              </>
            )
          }
        </Loaded>
      </div>
    </>
  );
}
