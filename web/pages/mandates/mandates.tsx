import './mandates.css';
import { useState } from 'preact/hooks';
import { createMyMandates, createResidentMandates } from '../../state/mandates.ts';
import { ActionBar } from '../../ui/action-bar.tsx';
import { SignInFirst } from '../../ui/at-desk.tsx';
import { RowBones } from '../../ui/bones.tsx';
import { Button } from '../../ui/button.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { TopBar } from '../../ui/top-bar.tsx';
import { useScreen } from '../../ui/use-screen.ts';
import type { PageProps } from '../page.ts';
import { GiveSheet } from './form.tsx';
import { MandateList } from './row.tsx';
import { words } from './words.ts';

/** Who acts for me, and for whom I act. */
export function MandatesPage({ app, session }: PageProps) {
  const me = session.me.value;
  const screen = useScreen(() => createMyMandates(app), [app, me?.personId]);
  const [giving, setGiving] = useState(false);
  const w = words();
  if (me === undefined) return <SignInFirst />;
  return (
    <>
      <TopBar backTo={{ to: '/me', label: w.me }} />
      <div class="page narrow mandates">
        <div>
          <h1 class="title">{w.title}</h1>
          <p class="mid quiet">{w.text}</p>
        </div>
        <Loaded of={screen.list} bones={<RowBones rows={3} />}>
          {({ given, held }) => (
            <>
              <section>
                <h2>{w.given}</h2>
                {given.length === 0 ? (
                  <p class="mid quiet">{w.givenNone}</p>
                ) : (
                  <MandateList items={given} end={screen.end} now={app.now()} />
                )}
              </section>
              {held.length > 0 && (
                <section>
                  <h2>{w.held}</h2>
                  <MandateList held items={held} end={screen.end} now={app.now()} />
                </section>
              )}
            </>
          )}
        </Loaded>
        <ActionBar>
          <Button
            look="main"
            onClick={() => {
              screen.open();
              setGiving(true);
            }}
          >
            {w.add}
          </Button>
        </ActionBar>
      </div>
      <GiveSheet open={giving} onClose={() => setGiving(false)} acts={screen} personId={me.personId} />
    </>
  );
}

/** The same for one of the station's residents, as a worker keeps it. */
export function ResidentMandatesPage({ app, params }: PageProps) {
  const personId = params['personId'] ?? '';
  const screen = useScreen(() => createResidentMandates(app, personId), [app, personId]);
  const [giving, setGiving] = useState(false);
  const w = words();
  return (
    <>
      <TopBar backTo={{ to: '/residents', label: w.residents }} />
      <div class="page narrow mandates">
        <Loaded of={screen.list} page bones={<RowBones rows={3} />}>
          {({ items, called }) => (
            <>
              <div>
                <h1 class="title">{w.staffTitle(called)}</h1>
                <p class="mid quiet">{w.staffText}</p>
              </div>
              {items.length === 0 ? (
                <p class="mid quiet">{w.givenNone}</p>
              ) : (
                <MandateList items={items} end={screen.end} now={app.now()} />
              )}
              <ActionBar>
                <Button
                  look="main"
                  onClick={() => {
                    screen.open();
                    setGiving(true);
                  }}
                >
                  {w.staffAdd}
                </Button>
              </ActionBar>
            </>
          )}
        </Loaded>
      </div>
      <GiveSheet worker open={giving} onClose={() => setGiving(false)} acts={screen} personId={personId} />
    </>
  );
}
