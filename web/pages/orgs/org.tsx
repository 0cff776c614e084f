import './orgs.css';
import { useState } from 'preact/hooks';
import type { OrgKind, OrgView } from '../../../shared/orgs/contract.ts';
import type { App } from '../../main/app.ts';
import { countWords } from '../../main/format.ts';
import { say as sayWords } from '../../main/i18n.ts';
import { createOrg, type OrgState, type OrgPage as Page, type Sum } from '../../state/org-tree.ts';
import { gives } from '../../state/sheet.ts';
import { Bone, RowBones } from '../../ui/bones.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { chevronRightIcon, plusIcon } from '../../ui/icons.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { toast } from '../../ui/toast.tsx';
import { useScreen } from '../../ui/use-screen.ts';
import type { PageProps } from '../page.ts';
import { Carried } from './carried.tsx';
import { AddSheet, MoveSheet } from './change-sheets.tsx';
import { Given, Managed } from './given.tsx';
import { Invitations } from './invitations.tsx';
import { NumbersLine, OpenHere, WeeksTable } from './numbers.tsx';
import { People } from './people.tsx';
import { TileMap } from './tiles.tsx';
import { Visiting, VisitSheet } from './visiting.tsx';
import { words } from './words.ts';

const TIERS: readonly OrgKind[] = ['region', 'center', 'station', 'room'];

/** One org: where it belongs, what stands under it, who works there. */
export function OrgPage({ app, session, params }: PageProps) {
  const orgId = params['orgId'] ?? '';
  const state = useScreen(
    () => createOrg({ client: app.client, newKey: app.newKey, me: session.me }, orgId),
    [app, orgId, session],
  );
  return (
    <div class="page orgs">
      <Loaded of={state.page} page bones={<RowBones rows={6} />}>
        {(page) => <Shown key={orgId} page={page} state={state} app={app} session={session} />}
      </Loaded>
    </div>
  );
}

type ShownProps = { page: Page; state: OrgState; app: App; session: PageProps['session'] };

function Shown({ page, state, app, session }: ShownProps) {
  const say = words();
  const { org } = page;
  const [open, setOpen] = useState<'add' | 'move' | 'visit'>();
  const now = app.now();
  const numbers = state.numbers.data.value;
  const tiers = page.children.filter(({ kind }) => TIERS.includes(kind));
  const attached = page.children.filter(({ kind }) => !TIERS.includes(kind));
  return (
    <>
      <nav class="orgs-path small" aria-label={say.path}>
        <ol>
          <li>
            <a href="/orgs">{say.all}</a>
          </li>
          {page.ancestors.map((above) => (
            <li key={above.id}>
              <a href={`/orgs/${above.id}`}>{sayWords(above.name)}</a>
            </li>
          ))}
        </ol>
      </nav>
      <header class="orgs-head">
        <p class="small quiet">{say.kinds[org.kind]}</p>
        <h1 class="title">{sayWords(org.name)}</h1>
        {numbers !== undefined && (
          <NumbersLine numbers={numbers} orgId={org.id} below={org.kind === 'region'} now={now} />
        )}
        {org.kind === 'station' && (
          <p class="mid">
            <a class="link" href={`/orgs/${org.id}/sheet`}>
              {say.sheet}
            </a>
          </p>
        )}
        <Visiting org={org} change={state.administrator.value ? () => setOpen('visit') : undefined} />
        {org.mode !== undefined && (
          <p class="mid orgs-facts">
            <span class="quiet">
              {say.modes[org.mode]}
              {state.staff.value && say.modeTerm(say.modeTerms[org.mode])}
            </span>
          </p>
        )}
      </header>
      {org.kind === 'region' && (
        <Loaded of={state.map.regions} bones={<Bone height="300px" round="12px" />}>
          {(regions) => <TileMap regions={regions} numbers={state.map.numbers.value} current={org.id} />}
        </Loaded>
      )}
      {org.kind === 'organisation' && <Carried state={state} org={org} now={now} />}
      {gives(org) &&
        (state.manages.value ? (
          <Managed app={app} org={org} now={now} />
        ) : (
          <Given app={app} org={org} now={now} aside={state.managesAside.value} />
        ))}
      {(org.kind === 'center' || org.kind === 'station') && (
        <OpenHere state={state} orgId={org.id} station={org.kind === 'station'} now={now} />
      )}
      <div class="orgs-columns">
        {say.childrenOf[org.kind] !== '' && (
          <section aria-labelledby="orgs-below">
            <h2 id="orgs-below">
              {say.childrenOf[org.kind]}{' '}
              <span class="small quiet figures">
                {say.count(tiers.length > 0 ? tiers.length : attached.length, page.more)}
              </span>
            </h2>
            {page.children.length === 0 && <p class="mid quiet">{say.noChildren}</p>}
            <Below orgs={tiers.length > 0 ? tiers : attached} sums={state.below.value} />
            {tiers.length > 0 && attached.length > 0 && (
              <details class="orgs-attached">
                <summary>
                  {say.attached} <span class="small quiet figures">{say.count(attached.length, false)}</span>
                </summary>
                <Below orgs={attached} sums={state.below.value} />
              </details>
            )}
            {state.administrator.value && (
              <p class="orgs-do">
                <Button size="small" icon={plusIcon} onClick={() => setOpen('add')}>
                  {say.add}
                </Button>
                {state.operator.value && state.movable.value && (
                  <Button
                    size="small"
                    onClick={() => {
                      void state.targets.load();
                      setOpen('move');
                    }}
                  >
                    {say.move}
                  </Button>
                )}
                {state.operator.value && org.kind === 'station' && (
                  <Button
                    size="small"
                    busy={state.first.busy.value}
                    onClick={() => void state.first.send().then((done) => done !== undefined && toast(say.firstDone))}
                  >
                    {say.first}
                  </Button>
                )}
              </p>
            )}
            {state.first.problem.value !== undefined && (
              <p class="fault-note" role="alert">
                {state.first.problem.value.title}
              </p>
            )}
          </section>
        )}
        {numbers !== undefined && <WeeksTable numbers={numbers} now={now} />}
        {state.staff.value && (
          <div class="orgs-staff">
            {state.administrator.value && (
              <Invitations
                state={state.invitations}
                now={now}
                operators={state.operator.value && org.kind === 'region'}
              />
            )}
            <People state={state} now={now} session={session} />
          </div>
        )}
      </div>
      <AddSheet state={state} open={open === 'add'} onClose={() => setOpen(undefined)} />
      <MoveSheet state={state} open={open === 'move'} onClose={() => setOpen(undefined)} />
      <VisitSheet state={state} org={org} open={open === 'visit'} onClose={() => setOpen(undefined)} />
    </>
  );
}

/** Orgs of one sort below another; counties and stations with what they have done. */
function Below({ orgs, sums }: { orgs: readonly OrgView[]; sums: Readonly<Record<string, Sum>> }) {
  const say = words();
  return (
    <ul class="rows orgs-below">
      {orgs.map((child) => {
        const sum = child.kind === 'center' || child.kind === 'station' ? sums[child.id] : undefined;
        return (
          <li key={child.id}>
            <a class="row" href={`/orgs/${child.id}`}>
              <span class="grow">
                <b>{sayWords(child.name)}</b>
                {child.kind !== 'center' && child.kind !== 'station' && (
                  <span class="small quiet"> {say.kinds[child.kind]}</span>
                )}
                {sum !== undefined && (
                  <span class="small quiet figures orgs-sum">
                    {say.regionLine(countWords(sum.fulfilled), countWords(sum.waiting))}
                  </span>
                )}
              </span>
              <Icon of={chevronRightIcon} />
            </a>
          </li>
        );
      })}
    </ul>
  );
}
