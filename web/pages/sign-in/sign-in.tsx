import { useEffect, useRef, useState } from 'preact/hooks';
import { language, say, t } from '../../main/i18n.ts';
import { passkeysHere } from '../../main/passkey.ts';
import { go, safePath } from '../../main/router.ts';
import { deviceStore } from '../../main/store.ts';
import { createSignIn, type SignIn } from '../../state/sign-in.ts';
import { arrivalOf } from '../../state/welcome.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { chevronRightIcon } from '../../ui/icons.ts';
import { toFault } from '../../ui/to-fault.ts';
import { TopBar } from '../../ui/top-bar.tsx';
import { useScreen } from '../../ui/use-screen.ts';
import type { PageProps } from '../page.ts';
import { words } from './words.ts';
import './sign-in.css';

export function SignInPage({ app, session, query }: PageProps) {
  const screen = useScreen(
    () => createSignIn(app, session, () => language.value, deviceStore(sessionStorage)),
    [app, session],
  );
  const arrive = () => {
    const to = safePath(query.get('to'));
    go(session.me.value === undefined ? to : arrivalOf(session.me.value, to), 'replace');
  };
  const asked = screen.againAt.value !== undefined;
  // The field is there when it is offered; a browser drops the offer with the page.
  useEffect(() => void screen.offerInField(arrive), [screen]);
  const form = useFieldOfStep(asked);
  return (
    <>
      <TopBar backTo={{ to: '/', label: t().tabs.wall }} />
      <div class="page narrow sign-in" ref={form}>
        {asked ? <CodeStep screen={screen} onEntered={arrive} /> : <PhoneStep screen={screen} onEntered={arrive} />}
        <Demos screen={screen} onEntered={arrive} />
      </div>
    </>
  );
}

/** With the button that was pressed the focus would go: on the other step it is in the one field, with its keyboard. */
function useFieldOfStep(asked: boolean) {
  const form = useRef<HTMLDivElement>(null);
  const last = useRef(asked);
  useEffect(() => {
    if (last.current === asked) return;
    last.current = asked;
    form.current?.querySelector('input')?.focus();
  }, [asked]);
  return form;
}

function PhoneStep({ screen, onEntered }: { screen: SignIn; onEntered: () => void }) {
  const [tried, setTried] = useState(false);
  const w = words();
  const problem = screen.ask.problem.value ?? screen.enterPasskey.problem.value;
  return (
    <form
      class="sign-in-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (screen.phoneFits()) void screen.askCode();
        else toFault(event.currentTarget);
      }}
    >
      <h1>{w.title}</h1>
      <p class="mid quiet">{w.text}</p>
      <Field
        label={w.phone}
        value={screen.phone.value}
        onInput={screen.setPhone}
        type="tel"
        inputMode="numeric"
        autoComplete="tel-national webauthn"
        fault={tried && !screen.phoneFits() ? w.phoneFault : undefined}
      />
      {problem !== undefined && (
        <p class="fault-note" role="alert">
          {problem.title}
        </p>
      )}
      <Button look="main" wide submit busy={screen.ask.busy.value}>
        {w.ask}
      </Button>
      {passkeysHere() && (
        <Button
          wide
          busy={screen.enterPasskey.busy.value}
          onClick={() => void screen.enterPasskey.send().then((me) => me !== undefined && onEntered())}
        >
          {w.passkey}
        </Button>
      )}
    </form>
  );
}

function CodeStep({ screen, onEntered }: { screen: SignIn; onEntered: () => void }) {
  const w = words();
  const seconds = useSecondsUntil(screen.againAt.value ?? 0);
  const problem = screen.enter.problem.value ?? screen.ask.problem.value;
  async function enter(): Promise<void> {
    if (screen.codeFits() && (await screen.enter.send(screen.phone.value, screen.code.value)) !== undefined)
      onEntered();
  }
  return (
    <form
      class="sign-in-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void enter();
      }}
    >
      <h1>{w.codeTitle}</h1>
      <p class="mid quiet">
        {w.sentTo(w.reading(screen.phone.value))}{' '}
        <button type="button" class="text-button" onClick={screen.other}>
          {w.other}
        </button>
      </p>
      <div class="sign-in-code">
        <Field
          label={w.code}
          value={screen.code.value}
          onInput={(text) => {
            screen.setCode(text);
            // The sixth digit is the answer; nobody has to look for the button.
            if (screen.codeFits()) void enter();
          }}
          inputMode="numeric"
          autoComplete="one-time-code"
        />
      </div>
      {problem !== undefined && (
        <p class="fault-note" role="alert">
          {problem.title}
        </p>
      )}
      <Button look={screen.codeFits() ? 'main' : 'blocked'} wide submit busy={screen.enter.busy.value}>
        {w.enter}
      </Button>
      {seconds > 0 ? (
        <p class="small quiet">{w.againIn(seconds)}</p>
      ) : (
        <p>
          <button type="button" class="text-button mid" onClick={() => void screen.askCode()}>
            {w.again}
          </button>
        </p>
      )}
      {screen.demos.data.value !== undefined && (
        <p class="mid">
          <a href="/dev/inbox" target="_blank" rel="noreferrer">
            {w.devInbox}
          </a>
        </p>
      )}
    </form>
  );
}

function Demos({ screen, onEntered }: { screen: SignIn; onEntered: () => void }) {
  const demos = screen.demos.data.value;
  const w = words();
  if (demos === undefined || demos.length === 0) return null;
  const problem = screen.enterDemo.problem.value;
  return (
    <section>
      <h2>{w.demoTitle}</h2>
      <p class="small quiet">{w.demoText}</p>
      {problem !== undefined && (
        <p class="fault-note" role="alert">
          {problem.title}
        </p>
      )}
      <ul class="card rows sign-in-demos" data-flush="">
        {demos.map((demo) => (
          <li key={demo.slug}>
            <button
              type="button"
              class="row"
              onClick={() => {
                void screen.enterDemo.send(demo.slug).then((me) => {
                  if (me !== undefined) onEntered();
                });
              }}
            >
              <span class="grow">
                <b>{say(demo.name)}</b>
                <span class="small quiet">{say(demo.blurb)}</span>
              </span>
              <Icon of={chevronRightIcon} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function useSecondsUntil(at: number): number {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, Math.ceil((at - now) / 1_000));
}
