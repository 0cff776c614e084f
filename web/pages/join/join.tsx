import { say as sayWords, t } from '../../main/i18n.ts';
import { byWords } from '../../main/spans.ts';
import { createJoin, type JoinState, type MyInvitation } from '../../state/join.ts';
import { ActionBar } from '../../ui/action-bar.tsx';
import { Bone } from '../../ui/bones.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Drawn } from '../../ui/drawn.tsx';
import { Field } from '../../ui/field.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { toast } from '../../ui/toast.tsx';
import { TopBar } from '../../ui/top-bar.tsx';
import { useScreen } from '../../ui/use-screen.ts';
import type { PageProps } from '../page.ts';
import './join.css';
import { words } from './words.ts';

const STORE_NAME = 'nuanxin.join';

/** The code of the link, kept over signing in and taken out of the address, where a shoulder or a history could read it. */
function codeOfLink(): string {
  const given = location.hash.slice(1);
  if (given !== '') {
    sessionStorage.setItem(STORE_NAME, given);
    history.replaceState(null, '', location.pathname);
  }
  return sessionStorage.getItem(STORE_NAME) ?? '';
}

/** A duty that waits for me: taken up with the code that came with it, or not. */
export function JoinPage({ app, session }: PageProps) {
  const me = session.me.value;
  const state = useScreen(() => createJoin(app, session, codeOfLink()), [app, session, me?.personId]);
  const say = words();
  return (
    <>
      <TopBar backTo={{ to: '/me', label: t().tabs.me }} />
      <div class="page narrow join">
        {me === undefined ? (
          <Drawn
            page
            kind="empty"
            title={say.signInTitle}
            text={say.signInText}
            action={
              <ButtonLink look="main" to="/sign-in?to=/join">
                {t().do.signIn}
              </ButtonLink>
            }
          />
        ) : state.taken.value !== undefined ? (
          <Taken one={state.taken.value} />
        ) : (
          <Loaded of={state.list} page bones={<Bone height="160px" />}>
            {(items) =>
              state.shown.value === undefined ? (
                <Drawn
                  page
                  kind="empty"
                  title={say.none}
                  text={say.noneText}
                  action={<ButtonLink to="/me">{t().tabs.me}</ButtonLink>}
                />
              ) : (
                <Asked one={state.shown.value} others={items} state={state} now={app.now()} />
              )
            }
          </Loaded>
        )}
      </div>
    </>
  );
}

type AskedProps = { one: MyInvitation; others: readonly MyInvitation[]; state: JoinState; now: number };

function Asked({ one, others, state, now }: AskedProps) {
  const say = words();
  const rest = others.filter(({ id }) => id !== one.id);
  const problem = state.accept.problem.value ?? state.decline.problem.value;
  return (
    <>
      <h1 class="title">{say.asked(sayWords(one.org.name), dutyOf(one))}</h1>
      <p>{say.by(one.by, byWords(one.until, now))}</p>
      <p class="mid quiet">{say.means}</p>
      {state.asksName.value && (
        <Field
          label={say.name}
          hint={say.nameHint}
          value={state.name.value}
          autoComplete="name"
          maxLength={40}
          onInput={state.setName}
        />
      )}
      <Field
        label={say.code}
        hint={say.codeHint}
        value={state.code.value}
        autoComplete="off"
        maxLength={12}
        onInput={state.setCode}
      />
      {rest.length > 0 && (
        <nav aria-label={say.others}>
          <h2>{say.others}</h2>
          <ul class="rows">
            {rest.map((other) => (
              <li key={other.id}>
                <button type="button" class="row" onClick={() => state.choose(other.id)}>
                  <span class="grow">{say.asked(sayWords(other.org.name), dutyOf(other))}</span>
                </button>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <ActionBar
        problem={problem?.title}
        say={state.lacks.value === undefined ? undefined : say.first[state.lacks.value]}
      >
        <Button
          look="quiet"
          busy={state.decline.busy.value}
          onClick={() => void state.decline.send(one.id).then((done) => done && toast(say.declined))}
        >
          {say.decline}
        </Button>
        <Button
          look={state.lacks.value === undefined ? 'main' : 'blocked'}
          wide
          busy={state.accept.busy.value}
          onClick={() => {
            if (state.lacks.value === undefined)
              void state.accept
                .send(one, state.code.value)
                .then((done) => done && sessionStorage.removeItem(STORE_NAME));
          }}
        >
          {say.accept}
        </Button>
      </ActionBar>
    </>
  );
}

function Taken({ one }: { one: MyInvitation }) {
  const say = words();
  return (
    <>
      <h1 class="title">{say.taken(sayWords(one.org.name), dutyOf(one))}</h1>
      <p>{say.takenText}</p>
      <ActionBar>
        <ButtonLink look="main" wide to={`/orgs/${one.org.id}`}>
          {say.go(sayWords(one.org.name))}
        </ButtonLink>
      </ActionBar>
    </>
  );
}

function dutyOf({ role, post }: MyInvitation): string {
  return post === undefined ? t().roles[role] : t().posts[post];
}
