import { useState } from 'preact/hooks';
import type { App } from '../../main/app.ts';
import { say as sayWords } from '../../main/i18n.ts';
import { windowWords } from '../../main/spans.ts';
import { createNewcomers, type Newcomers, type NewcomersState } from '../../state/buddies.ts';
import { AtDesk } from '../../ui/at-desk.tsx';
import { RowBones } from '../../ui/bones.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Drawn } from '../../ui/drawn.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { toast } from '../../ui/toast.tsx';
import { TopBar } from '../../ui/top-bar.tsx';
import { useScreen } from '../../ui/use-screen.ts';
import type { PageProps } from '../page.ts';
import './buddies.css';
import { words } from './words.ts';

/** A station's newcomers: who goes alone to an old person comes first. */
export function NewcomersPage({ app, session }: PageProps) {
  return (
    <AtDesk session={session}>{(desk) => <List app={app} orgId={desk.orgId} where={sayWords(desk.orgName)} />}</AtDesk>
  );
}

type Newcomer = Newcomers['newcomers'][number];

function List({ app, orgId, where }: { app: App; orgId: string; where: string }) {
  const state = useScreen(() => createNewcomers(app, orgId), [app, orgId]);
  const say = words();
  const [asking, setAsking] = useState<Newcomer>();
  return (
    <>
      <TopBar backTo={{ to: '/volunteers', label: say.volunteers }} />
      <div class="page narrow buddies">
        <header>
          <h1 class="title">{say.newcomersTitle(where)}</h1>
          <p class="quiet">{say.newcomersLead}</p>
        </header>
        <Loaded of={state.list} bones={<RowBones rows={4} />}>
          {({ newcomers, willing }) =>
            newcomers.length === 0 ? (
              <Drawn kind="empty" title={say.newcomersNone} />
            ) : (
              <>
                {willing.length === 0 ? (
                  <NobodyWilling />
                ) : (
                  <p class="mid">
                    {say.willingCount(willing.length)}
                    {willing.every(({ room }) => !room) && say.noRoom}
                  </p>
                )}
                <ul class="rows">
                  {newcomers.map((one) => (
                    <Row
                      key={one.personId}
                      one={one}
                      now={app.now()}
                      askable={willing.some(({ room }) => room)}
                      onAsk={() => {
                        state.ask.clear();
                        setAsking(one);
                      }}
                    />
                  ))}
                </ul>
              </>
            )
          }
        </Loaded>
      </div>
      <Sheet open={asking !== undefined} onClose={() => setAsking(undefined)} title={say.askTitle(asking?.name ?? '')}>
        {asking !== undefined && <Ask state={state} newcomer={asking} onDone={() => setAsking(undefined)} />}
      </Sheet>
    </>
  );
}

/** Said once, with what to do about it: a button beside each newcomer would lead nowhere. */
function NobodyWilling() {
  const say = words();
  return (
    <section class="card buddies-card">
      <h2>{say.willingCount(0)}</h2>
      <p class="mid quiet">{say.nobodyWilling}</p>
      <ButtonLink to="/volunteers" wide>
        {say.whoServes}
      </ButtonLink>
    </section>
  );
}

/** `askable`: there is somebody whom one could ask. */
function Row({ one, now, askable, onAsk }: { one: Newcomer; now: number; askable: boolean; onAsk: () => void }) {
  const say = words();
  const agreed = one.buddy?.state === 'agreed';
  return (
    <li class="row">
      <span class="grow buddies-row">
        <b>{one.name}</b>
        <span class="small quiet">{say.been(one.visits)}</span>
        {one.alone !== undefined && (
          <span class={`small ${agreed ? 'quiet' : 'ember bold'}`}>
            {say.goesAlone(windowWords(one.alone.window, now), sayWords(one.alone.title))}
          </span>
        )}
        {one.buddy !== undefined && (
          <span class={`small ${agreed ? 'pine bold' : 'quiet'}`}>
            {agreed ? say.goesWith(one.buddy.name) : say.askedName(one.buddy.name)}
          </span>
        )}
      </span>
      {!agreed && askable && (
        <Button size="small" onClick={onAsk}>
          {say.ask}
          <span class="out-of-sight"> {one.name}</span>
        </Button>
      )}
    </li>
  );
}

function Ask({ state, newcomer, onDone }: { state: NewcomersState; newcomer: Newcomer; onDone: () => void }) {
  const say = words();
  const willing = (state.list.data.value?.willing ?? []).filter(({ personId }) => personId !== newcomer.personId);
  return (
    <div class="buddies-form">
      {state.ask.problem.value !== undefined && (
        <p class="fault-note" role="alert">
          {state.ask.problem.value.title}
        </p>
      )}
      <p class="mid quiet">{say.askText2}</p>
      <ul class="rows">
        {willing.map(({ personId, name, newcomers, room }) => (
          <li class="row" key={personId}>
            <span class="grow buddies-row">
              <b>{name}</b>
              <span class="small quiet">{say.hasNewcomers(newcomers)}</span>
            </span>
            {room && (
              <Button
                size="small"
                busy={state.ask.busy.value}
                onClick={() =>
                  void state.ask.send(newcomer.personId, personId).then((done) => {
                    if (!done) return;
                    toast(say.askSent);
                    onDone();
                  })
                }
              >
                {say.askDo}
                <span class="out-of-sight"> {name}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
