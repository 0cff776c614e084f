import { capital } from '../../main/format.ts';
import { say as sayWords, t } from '../../main/i18n.ts';
import { windowWords } from '../../main/spans.ts';
import { type Buddies, type BuddiesState, type Companion, createBuddies } from '../../state/buddies.ts';
import { AskingButton } from '../../ui/asking-button.tsx';
import { RowBones } from '../../ui/bones.tsx';
import { Button } from '../../ui/button.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Said } from '../../ui/said.tsx';
import { toast } from '../../ui/toast.tsx';
import { TopBar } from '../../ui/top-bar.tsx';
import { useScreen } from '../../ui/use-screen.ts';
import type { PageProps } from '../page.ts';
import './buddies.css';
import { words } from './words.ts';

/** Company for the first visits: mine, and that which I give. */
export function BuddiesPage({ app }: PageProps) {
  const state = useScreen(() => createBuddies(app), [app]);
  const say = words();
  return (
    <>
      <TopBar backTo={{ to: '/me', label: t().tabs.me }} />
      <div class="page narrow buddies">
        <header>
          <h1 class="title">{say.title}</h1>
          <p class="quiet">{say.lead}</p>
        </header>
        <Loaded of={state.buddies} bones={<RowBones rows={3} />}>
          {(buddies) => (
            <>
              {buddies.newcomer && <Mine of={buddies} state={state} now={app.now()} />}
              {buddies.of.map((one, at) => (
                <Along key={one.personId} one={one} first={at === 0} state={state} now={app.now()} />
              ))}
              <Willing of={buddies} state={state} />
            </>
          )}
        </Loaded>
      </div>
    </>
  );
}

type Props = { state: BuddiesState; now: number };

function Fault({ title }: { title: string | undefined }) {
  return title === undefined ? null : (
    <p class="fault-note" role="alert">
      {title}
    </p>
  );
}

/** Says that it is done, where it is. */
function said(done: unknown, words: string): boolean {
  if (!done) return false;
  toast(words);
  return true;
}

function Mine({ of, state, now }: Props & { of: Buddies }) {
  const say = words();
  const { mine } = of;
  return (
    <section class="card buddies-card">
      <h2>{mine === undefined ? say.noneYet : mine.state === 'asked' ? say.looking : say.withYou(mine.name)}</h2>
      <p class="mid quiet">
        {mine === undefined ? say.noneYetText : mine.state === 'asked' ? say.lookingText : say.withYouText}
      </p>
      {mine !== undefined && <Visits of={mine} title={say.theirs(mine.name)} now={now} />}
      {mine !== undefined && (
        <AskingButton
          size="small"
          does={say.alone}
          tells={say.aloneTells}
          busy={state.alone.busy.value}
          problem={state.alone.problem.value}
          act={async () => said(await state.alone.send(), say.aloneDone)}
        />
      )}
    </section>
  );
}

function Along({ one, first, state, now }: Props & { one: Companion; first: boolean }) {
  const say = words();
  const asked = one.state === 'asked';
  const answer = async (yes: boolean) =>
    said(await state.answer.send(one.personId, yes), yes ? say.saidYes : say.saidNo);
  return (
    <section class="card buddies-card">
      <h2>{asked ? say.askedFor(one.name) : say.youGo(one.name)}</h2>
      <p class="mid quiet">{asked ? say.askedText : say.youGoText}</p>
      <Visits of={one} title={say.theirs(one.name)} now={now} />
      {asked && <Fault title={state.answer.problem.value?.title} />}
      <div class="buddies-buttons">
        {asked ? (
          <Button look="quiet" size="small" busy={state.answer.busy.value} onClick={() => void answer(false)}>
            {say.no}
          </Button>
        ) : (
          <AskingButton
            size="small"
            does={say.stepBack}
            tells={say.stepBackTells(one.name)}
            busy={state.answer.busy.value}
            problem={state.answer.problem.value}
            act={() => answer(false)}
          />
        )}
        {asked && (
          <Button look={first ? 'main' : 'plain'} busy={state.answer.busy.value} onClick={() => void answer(true)}>
            {say.yes(one.name)}
          </Button>
        )}
      </div>
    </section>
  );
}

function Visits({ of, title, now }: { of: Companion; title: string; now: number }) {
  if (of.visits.length === 0) return null;
  return (
    <div>
      <h3 class="mid">{title}</h3>
      <ul class="rows">
        {of.visits.map((visit) => (
          <li class="row" key={visit.taskId}>
            <span class="grow buddies-row">
              <b>
                <Said words={visit.title} />
              </b>
              <span class="small quiet">
                {capital(windowWords(visit.window, now))} · {sayWords(visit.station)}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Going along is offered, and taken back as easily. */
function Willing({ of, state }: { of: Buddies; state: BuddiesState }) {
  const say = words();
  if (!of.may && !of.willing) return of.newcomer ? null : <p class="mid quiet">{say.notYet}</p>;
  return (
    <section class="buddies-willing">
      <h2>{say.willingTitle}</h2>
      <p class="mid quiet">{of.willing ? say.willingOn : say.willingOff}</p>
      <Fault title={state.willing.problem.value?.title} />
      <Button
        wide
        look={of.willing ? 'plain' : 'main'}
        busy={state.willing.busy.value}
        onClick={() => void state.willing.send(!of.willing)}
      >
        {of.willing ? say.turnOff : say.turnOn}
      </Button>
    </section>
  );
}
