import type { App } from '../../main/app.ts';
import { go } from '../../main/router.ts';
import { createForMe, type ForMe, type Suggestion, suits } from '../../state/for-me.ts';
import { SignInFirst } from '../../ui/at-desk.tsx';
import { Bone, RowBones } from '../../ui/bones.tsx';
import { Later } from '../../ui/later.tsx';
import { KeptNote, Loaded, ProblemDrawn } from '../../ui/loaded.tsx';
import { TopBar } from '../../ui/top-bar.tsx';
import { useDesk } from '../../ui/use-desk.ts';
import { useKeys } from '../../ui/use-keys.ts';
import { useScreen } from '../../ui/use-screen.ts';
import { BuddyNote } from '../buddies/note.tsx';
import type { PageProps } from '../page.ts';
import { Acts } from './acts.tsx';
import './for-me.css';
import { Invite, Nothing } from './nothing.tsx';
import { Reckoning, SuggestionsSwitch } from './reckoning.tsx';
import { Rows } from './rows.tsx';
import { Standing } from './standing.tsx';
import { SuggestionCard } from './suggestion.tsx';
import { Taken } from './taken.tsx';
import { words } from './words.ts';

/** What suits me: one card at a time on a phone, list and reckoning side by side on a desk. */
export function ForMePage({ app, session, params, query }: PageProps) {
  const me = session.me.value;
  const wanted = params['taskId'];
  const all = query.get('all') === 'true';
  const state = useScreen(
    () => createForMe(app, me?.volunteer === true ? me.personId : undefined, wanted, all),
    [app, me?.personId, me?.volunteer, wanted, all],
  );
  const refusedUs = state.list.problem.value?.code === 'not_volunteer';
  if (me === undefined) return <SignInFirst what={words().signIn} />;
  if (!me.volunteer || refusedUs) return <Invite />;
  const taken = state.taken.value;
  if (taken !== undefined)
    return (
      <Taken
        of={taken.suggestion}
        waiting={taken.waiting}
        kept={taken.kept}
        now={app.now()}
        onGoOn={() => leave(state, wanted)}
      />
    );
  return <Looking app={app} state={state} wanted={wanted} all={all} why={query.has('why')} now={app.now()} />;
}

function leave(state: ForMe, wanted: string | undefined): void {
  state.goOn();
  if (wanted !== undefined) go('/for-me', 'replace');
}

/** `wanted`: the one task that the address names; `why`: asked for its reckoning, which then comes first. */
type LookingProps = {
  app: App;
  state: ForMe;
  wanted: string | undefined;
  all: boolean;
  why: boolean;
  now: number;
};

function Looking({ app, state, wanted, all, why, now }: LookingProps) {
  const say = words();
  const open = state.open.value;
  const place = state.place.value ?? 0;
  const current = state.current.value;
  const problem = state.list.problem.value;
  const desk = useDesk();
  useKeys({
    j: () => move(state, wanted, 1),
    k: () => move(state, wanted, -1),
    Enter: () => current !== undefined && wanted === undefined && go(`/for-me/${current.task.id}`),
  });
  const count =
    open.length === 0 ? undefined : place === 0 ? say.todayBest(open.length) : say.nth(place + 1, open.length);
  const waits = state.list.data.value === undefined || (wanted !== undefined && current === undefined);
  return (
    <div class="for-me" data-whole={wanted !== undefined || undefined}>
      {desk && (
        <section class="for-me-list">
          <header>
            <h1>{say.list}</h1>
            <span class="small quiet">{open.length === 0 ? '' : say.listCount(open.length)}</span>
          </header>
          <Loaded of={state.list} bones={<RowBones rows={6} />}>
            {() => <Rows state={state} all={all} now={now} />}
          </Loaded>
          <footer class="small quiet">
            <kbd>J</kbd> <kbd>K</kbd> {say.keys} <kbd>Enter</kbd> {say.open}
          </footer>
        </section>
      )}
      <div class="for-me-detail">
        <div class="phone-only">
          {wanted === undefined ? (
            <TopBar title={say.title} aside={<span class="small quiet">{count}</span>} />
          ) : (
            <TopBar title={why ? say.whyMe : say.detail} backTo={{ to: '/for-me', label: say.title }} />
          )}
        </div>
        {problem !== undefined && current === undefined ? (
          <ProblemDrawn problem={state.one.problem.value ?? problem} again={() => state.start()} page />
        ) : current !== undefined ? (
          <One app={app} state={state} of={current} detail={wanted !== undefined} why={why && !desk} now={now} />
        ) : waits ? (
          <CardBones />
        ) : (
          <Nothing app={app} state={state} all={all} now={now} />
        )}
      </div>
    </div>
  );
}

function move(state: ForMe, wanted: string | undefined, by: number): void {
  if (wanted === undefined) {
    state.step(by);
    return;
  }
  const open = state.open.value;
  const next = open[((state.place.value ?? -by) + by + open.length) % Math.max(1, open.length)];
  if (next !== undefined) go(`/for-me/${next.task.id}`, 'replace');
}

type OneProps = { app: App; state: ForMe; of: Suggestion; detail: boolean; why: boolean; now: number };

function One({ app, state, of, detail, why, now }: OneProps) {
  const open = state.open.value;
  const left = suits(of) ? open.length - 1 : 0;
  const desk = useDesk();
  const reckoning = (
    <div class="for-me-reckoning" data-first={why || undefined}>
      <Reckoning
        fit={of.fit}
        of={why ? of.task.title : undefined}
        standing={<Standing key={of.task.id} app={app} taskId={of.task.id} />}
      />
      <SuggestionsSwitch state={state} />
    </div>
  );
  return (
    <div class="page for-me-one">
      {state.list.keptAt.value !== undefined && <KeptNote at={state.list.keptAt.value} />}
      {why && reckoning}
      <div class="for-me-stack" data-left={Math.min(2, Math.max(0, left))}>
        <SuggestionCard of={of} travel={state.profile.data.value?.travel} now={now} />
      </div>
      <Acts key={of.task.id} state={state} of={of} whole={detail} more={left > 0}>
        <BuddyNote app={app} />
      </Acts>
      {(detail || desk) && !why && <Later>{reckoning}</Later>}
    </div>
  );
}

function CardBones() {
  return (
    <div class="page" aria-busy="true">
      <span class="out-of-sight" role="status">
        {words().loadingCard}
      </span>
      <div class="card for-me-bones" aria-hidden="true">
        <Bone width="34%" height=".9em" />
        <Bone width="80%" />
        <Bone width="70%" />
        <Bone width="90%" height="1.9em" />
        <Bone width="60%" height="1.9em" />
        <Bone width="100%" />
        <Bone width="54%" height="24px" />
      </div>
    </div>
  );
}
