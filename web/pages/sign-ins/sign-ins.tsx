import { useState } from 'preact/hooks';
import { deviceOf } from '../../main/device.ts';
import { DOT, momentWords } from '../../main/format.ts';
import { passkeysHere } from '../../main/passkey.ts';
import { Problem } from '../../main/problem.ts';
import { createSignIns, type Passkey, type SignInAt, type SignIns } from '../../state/sign-ins.ts';
import { RowBones } from '../../ui/bones.tsx';
import { Button } from '../../ui/button.tsx';
import { Loaded, ProblemDrawn } from '../../ui/loaded.tsx';
import { toast } from '../../ui/toast.tsx';
import { TopBar } from '../../ui/top-bar.tsx';
import { useScreen } from '../../ui/use-screen.ts';
import type { PageProps } from '../page.ts';
import { PasskeySheet } from './passkey-sheet.tsx';
import { words } from './words.ts';
import './sign-ins.css';

export function SignInsPage({ app, session }: PageProps) {
  const screen = useScreen(() => createSignIns(app), [app, session.me.value?.personId]);
  const w = words();
  return (
    <>
      <TopBar backTo={{ to: '/me', label: w.back }} />
      <div class="page narrow sign-ins">
        <h1>{w.title}</h1>
        {session.me.value === undefined ? (
          <ProblemDrawn problem={new Problem('unauthenticated', '', 401)} again={screen.start} />
        ) : (
          <>
            <Passkeys screen={screen} now={app.now()} />
            <Devices screen={screen} now={app.now()} />
          </>
        )}
      </div>
    </>
  );
}

function Passkeys({ screen, now }: { screen: SignIns; now: number }) {
  const [changing, setChanging] = useState<Passkey>();
  const w = words();
  const here = passkeysHere();
  const problem = screen.make.problem.value;
  const name = w.nameOf(w.forms[deviceOf(navigator.userAgent).form]);
  return (
    <section aria-labelledby="sign-ins-keys">
      <h2 id="sign-ins-keys">{w.keys}</h2>
      <p class="mid quiet">{w.keysText}</p>
      <Loaded of={screen.passkeys} bones={<RowBones rows={1} />}>
        {(passkeys) =>
          passkeys.length === 0 ? (
            <p class="mid">{here ? w.none : w.noneHere}</p>
          ) : (
            <ul class="card rows" data-flush="">
              {passkeys.map((one) => (
                <li class="row" key={one.id}>
                  <span class="grow">
                    <b>{one.name}</b>
                    <span class="small quiet">
                      {[
                        one.usedAt === undefined
                          ? `${w.made(momentWords(one.since, now))} · ${w.neverUsed}`
                          : w.used(momentWords(one.usedAt, now)),
                        ...(one.synced ? [w.synced] : []),
                      ].join(DOT)}
                    </span>
                  </span>
                  <button type="button" class="text-button mid" onClick={() => setChanging(one)}>
                    {w.change}
                    <span class="out-of-sight"> {one.name}</span>
                  </button>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {problem !== undefined && (
        <p class="fault-note" role="alert">
          {problem.title}
        </p>
      )}
      {here && (
        <Button
          look="main"
          wide
          busy={screen.make.busy.value}
          onClick={() => void screen.make.send(name).then((done) => done !== undefined && toast(w.added))}
        >
          {w.add}
        </Button>
      )}
      <PasskeySheet passkey={changing} screen={screen} onClose={() => setChanging(undefined)} />
    </section>
  );
}

function Devices({ screen, now }: { screen: SignIns; now: number }) {
  const w = words();
  const problem = screen.end.problem.value;
  return (
    <section aria-labelledby="sign-ins-devices">
      <h2 id="sign-ins-devices">{w.devices}</h2>
      <p class="mid quiet">{w.devicesText}</p>
      {problem !== undefined && (
        <p class="fault-note" role="alert">
          {problem.title}
        </p>
      )}
      <Loaded of={screen.sessions} bones={<RowBones rows={2} />}>
        {(sessions) => (
          <ul class="card rows" data-flush="">
            {sessions.map((one) => (
              <li class="row" key={one.id}>
                <span class="grow">
                  <b>{deviceWords(one)}</b>
                  <span class="small quiet">
                    {w.since(momentWords(one.since, now))} · {w.ways[one.how]}
                    {one.seenAt > one.since ? ` · ${w.seen(momentWords(one.seenAt, now))}` : ''}
                  </span>
                </span>
                {one.here ? (
                  <span class="small pine">{w.here}</span>
                ) : (
                  <Button
                    size="small"
                    busy={screen.end.busy.value}
                    onClick={() => void screen.end.send(one.id).then((done) => done !== undefined && toast(w.ended))}
                  >
                    {w.end}
                    <span class="out-of-sight"> {deviceWords(one)}</span>
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </section>
  );
}

function deviceWords({ device }: SignInAt): string {
  const w = words();
  if (device === undefined) return w.unknown;
  return `${w.systems[device.system]} ${w.forms[device.form]} · ${w.browsers[device.browser]}`;
}
