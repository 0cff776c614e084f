import { HOUR_MS } from '../../../shared/kernel/time.ts';
import { say as sayWords, t } from '../../main/i18n.ts';
import { leftWords } from '../../main/spans.ts';
import { createMediation, type DisputedRow } from '../../state/mediation.ts';
import { AtDesk } from '../../ui/at-desk.tsx';
import { RowBones } from '../../ui/bones.tsx';
import { Button } from '../../ui/button.tsx';
import { Drawn } from '../../ui/drawn.tsx';
import { Icon } from '../../ui/icon.tsx';
import { chevronRightIcon } from '../../ui/icons.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Said } from '../../ui/said.tsx';
import { useScreen } from '../../ui/use-screen.ts';
import type { PageProps } from '../page.ts';
import './mediation.css';
import { words } from './words.ts';

/** Wishes in dispute at the station or in the county: what has waited longest first, each one tap from both sides' words. */
export function MediationPage({ app, session }: PageProps) {
  return <AtDesk session={session}>{(desk) => <List app={app} orgId={desk.orgId} />}</AtDesk>;
}

function List({ app, orgId }: { app: PageProps['app']; orgId: string }) {
  const say = words();
  const state = useScreen(() => createMediation(app, orgId), [app, orgId]);
  return (
    <div class="page narrow mediation">
      <header>
        <h1 class="title">{say.title}</h1>
        <p class="mid quiet">{say.text}</p>
      </header>
      <Loaded of={state.list} bones={<RowBones rows={4} />}>
        {({ items, next }) => (
          <>
            {items.length === 0 && <Drawn kind="empty" title={say.none} text={say.noneText} />}
            {items.length > 0 && (
              <ul class="card rows" data-flush="">
                {items.map((row) => (
                  <Row key={row.id} row={row} now={app.now()} />
                ))}
              </ul>
            )}
            {next !== undefined && (
              <Button busy={state.more.busy.value} onClick={() => void state.more.send()}>
                {t().do.more}
              </Button>
            )}
          </>
        )}
      </Loaded>
    </div>
  );
}

function Row({ row, now }: { row: DisputedRow; now: number }) {
  const say = words();
  const waited = now - row.since;
  return (
    <li>
      <a class="row mediation-row" href={`/wishes/${row.id}`}>
        <span class="grow">
          <b>
            <Said words={row.title} />
          </b>
          <span class="small quiet">{[sayWords(row.station), ...(row.minor ? [say.child] : [])].join(' · ')}</span>
          <span class="small mediation-waits">{waited < HOUR_MS ? say.just : say.waits(leftWords(waited))}</span>
        </span>
        <Icon of={chevronRightIcon} />
      </a>
    </li>
  );
}
