import './guardians.css';
import { dateWords } from '../../main/format.ts';
import { t } from '../../main/i18n.ts';
import { createGuardians, type Guarded, standingOf } from '../../state/guardians.ts';
import { AtDesk } from '../../ui/at-desk.tsx';
import { RowBones } from '../../ui/bones.tsx';
import { Button } from '../../ui/button.tsx';
import { Drawn } from '../../ui/drawn.tsx';
import { Icon } from '../../ui/icon.tsx';
import { chevronRightIcon } from '../../ui/icons.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { useDesk } from '../../ui/use-desk.ts';
import { useScreen } from '../../ui/use-screen.ts';
import { words as childWords } from '../children/words.ts';
import type { PageProps } from '../page.ts';
import { GuardedDetail } from './guarded.tsx';
import { words } from './words.ts';

/** Who answers for the station's children: on a desk list and record beside each other, on a phone one after the other. */
export function GuardiansPage({ app, session, params }: PageProps) {
  return (
    <AtDesk session={session}>
      {({ orgId }) => <Guardians app={app} orgId={orgId} personId={params['personId']} />}
    </AtDesk>
  );
}

type GuardiansProps = { app: PageProps['app']; orgId: string; personId: string | undefined };

function Guardians({ app, orgId, personId }: GuardiansProps) {
  const wide = useDesk();
  if (!wide)
    return personId === undefined ? (
      <List app={app} orgId={orgId} />
    ) : (
      <GuardedDetail key={personId} app={app} personId={personId} />
    );
  return (
    <div class="guardians-desk">
      <List app={app} orgId={orgId} open={personId} />
      {personId === undefined ? (
        <p class="guardians-choose quiet">{words().choose}</p>
      ) : (
        <GuardedDetail key={personId} app={app} personId={personId} beside />
      )}
    </div>
  );
}

function List({ app, orgId, open }: { app: PageProps['app']; orgId: string; open?: string | undefined }) {
  const screen = useScreen(() => createGuardians(app, orgId), [app, orgId]);
  const w = words();
  // Beside an open record the child is the page's question, not the list.
  const Title = open === undefined ? 'h1' : 'h2';
  return (
    <section aria-label={w.title}>
      <div class="page guardians">
        <div class="guardians-head">
          <Title class="title">{w.title}</Title>
          <p class="mid quiet">{w.text}</p>
        </div>
        <Loaded of={screen.list} bones={<RowBones rows={6} />}>
          {(list) => (
            <>
              {list.items.length === 0 && <Drawn kind="empty" title={w.none} text={w.noneText} />}
              <ul class="card rows" data-flush="">
                {list.items.map((one) => (
                  <Row key={one.personId} one={one} now={app.now()} open={open === one.personId} />
                ))}
              </ul>
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

function Row({ one, now, open }: { one: Guarded; now: number; open: boolean }) {
  const w = words();
  const standing = standingOf(one, now);
  return (
    <li>
      <a class="row guardians-row" href={`/guardians/${one.personId}`} aria-current={open ? 'true' : undefined}>
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

function consentsWords(one: Guarded): string {
  const [w, { purposes }] = [words(), childWords()];
  if (!one.linked) return w.nothing;
  const lacking = one.consents.filter(({ given }) => !given).map(({ purpose }) => purposes[purpose]);
  return lacking.length === 0 ? w.all : w.missing(w.list(lacking));
}
