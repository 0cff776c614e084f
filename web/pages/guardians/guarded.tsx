import { useState } from 'preact/hooks';
import type { Purpose } from '../../../shared/guardians/purposes.ts';
import { DOT, dateWords } from '../../main/format.ts';
import { createGuarded, type Guarded, standingOf } from '../../state/guardians.ts';
import { ActionBar } from '../../ui/action-bar.tsx';
import { RowBones } from '../../ui/bones.tsx';
import { Button } from '../../ui/button.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { TopBar } from '../../ui/top-bar.tsx';
import { useScreen } from '../../ui/use-screen.ts';
import { words as childWords } from '../children/words.ts';
import type { PageProps } from '../page.ts';
import { LinkSheet } from './link-sheet.tsx';
import { EndSheet, RecheckSheet, SaySheet } from './sheets.tsx';
import { words } from './words.ts';

export type GuardedScreen = ReturnType<typeof createGuarded>;
type Open = 'link' | 'recheck' | 'end' | { readonly purpose: Purpose; readonly given: boolean };

/** One child: who answers, the paper, what was consented to; a worker notes what the guardian says. */
export function GuardedDetail({
  app,
  personId,
  changed,
  beside = false,
}: {
  app: PageProps['app'];
  personId: string;
  /** Hears what was noted, where the list stands beside it. */
  changed?: (child: Guarded) => void;
  beside?: boolean;
}) {
  const screen = useScreen(() => createGuarded(app, personId, changed), [app, personId]);
  const [open, setOpen] = useState<Open>();
  const w = words();
  const close = () => setOpen(undefined);
  const record = () => {
    screen.open();
    setOpen('link');
  };
  const never = screen.child.problem.value?.code === 'not_found';
  const name = screen.child.data.value?.guardian?.name ?? '';
  return (
    <section aria-label={w.consents}>
      {!beside && <TopBar backTo={{ to: `/guardians${location.search}`, label: w.title }} />}
      <div class="page narrow guarded">
        {never ? (
          <>
            <div>
              <h1 class="title">{w.noLink}</h1>
              <p class="mid quiet">{w.noLinkText}</p>
            </div>
            <Button look="main" wide onClick={record}>
              {w.link}
            </Button>
          </>
        ) : (
          <Loaded of={screen.child} page bones={<RowBones rows={6} />}>
            {(child) => (
              <>
                <Who child={child} now={app.now()} />
                <Consents child={child} now={app.now()} say={setOpen} />
                {child.linked && (
                  <Button wide onClick={() => setOpen('end')}>
                    {w.end}
                  </Button>
                )}
                <ActionBar>
                  <Button look="main" wide onClick={child.linked ? () => setOpen('recheck') : record}>
                    {child.linked ? w.recheck : w.link}
                  </Button>
                </ActionBar>
              </>
            )}
          </Loaded>
        )}
      </div>
      <LinkSheet open={open === 'link'} onClose={close} screen={screen} />
      <RecheckSheet open={open === 'recheck'} onClose={close} screen={screen} />
      <EndSheet open={open === 'end'} onClose={close} screen={screen} name={name} />
      <SaySheet asked={typeof open === 'object' ? open : undefined} onClose={close} screen={screen} />
    </section>
  );
}

function Who({ child, now }: { child: Guarded; now: number }) {
  const [w, { proofs }] = [words(), childWords()];
  const date = (at: number) => dateWords(at, now);
  const standing = standingOf(child, now);
  const { guardian } = child;
  const facts = [
    w.since(date(child.since)),
    ...(child.proof === undefined ? [] : [w.paper(proofs[child.proof], date(child.checkedAt))]),
    ...(child.paperUntil === undefined ? [] : [w.paperUntil(date(child.paperUntil))]),
  ];
  return (
    <section class="guardians-lines">
      <h1 class="title">{child.name}</h1>
      {guardian !== undefined && (
        <p>
          {w.answers(guardian.name, w.is[child.relation] ?? child.relation)}
          {guardian.phoneEnd !== undefined && <span class="quiet"> · {w.phoneEnd(guardian.phoneEnd)}</span>}
        </p>
      )}
      <p class={standing === 'good' ? 'mid quiet' : 'mid guardians-due'}>{w.standing[standing](date(child.until))}</p>
      <p class="small quiet">{facts.join(DOT)}</p>
      {guardian !== undefined && child.linked && <p class="small quiet">{guardian.signsIn ? w.signsIn : w.noSignIn}</p>}
    </section>
  );
}

function Consents({
  child,
  now,
  say,
}: {
  child: Guarded;
  now: number;
  say: (asked: { purpose: Purpose; given: boolean }) => void;
}) {
  const [w, { purposes, purposeText }] = [words(), childWords()];
  return (
    <section>
      <h2>{w.consents}</h2>
      <p class="small quiet">{w.consentsText}</p>
      <ul class="rows">
        {child.consents.map(({ purpose, given, at, way }) => (
          <li class="guarded-consent" key={purpose}>
            <span class="guardians-lines">
              <b>{purposes[purpose]}</b>
              <span class="mid quiet">{purposeText[purpose]}</span>
              <span class={given ? 'small quiet' : 'small guardians-due'}>
                {child.linked
                  ? (given ? w.given : w.notGiven)(way === undefined ? '' : w.waySaid[way], dateWords(at, now))
                  : w.stopped}
              </span>
            </span>
            {child.linked && (
              <Button size="small" onClick={() => say({ purpose, given: !given })}>
                {given ? w.sayNo : w.sayYes}
                <span class="out-of-sight"> {purposes[purpose]}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
