import type { AssignmentView } from '../../../shared/tasks/contract.ts';
import { capital, dayWords, windowShort } from '../../main/format.ts';
import { say as sayWords, t } from '../../main/i18n.ts';
import { byWords, leftWords, minutesWords, windowWords } from '../../main/spans.ts';
import { createMyTasks, type MyTasks } from '../../state/my-tasks.ts';
import { Bone, RowBones } from '../../ui/bones.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { Drawn } from '../../ui/drawn.tsx';
import { Segmented } from '../../ui/field.tsx';
import { GroupWord } from '../../ui/group-word.tsx';
import { Icon } from '../../ui/icon.tsx';
import { chevronRightIcon } from '../../ui/icons.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { CardRibbon } from '../../ui/ribbon.tsx';
import { SaidRow, SaidTitle, titleLook } from '../../ui/said.tsx';
import { TopBar } from '../../ui/top-bar.tsx';
import { useScreen } from '../../ui/use-screen.ts';
import type { PageProps } from '../page.ts';
import './my-tasks.css';
import { listWords } from './list-words.ts';
import { standWords } from './stand-words.ts';
import { words } from './words.ts';

/** What I was asked, accepted and did: the next thing as large as a hand, the rest in rows. */
export function MyTasksPage({ app }: PageProps) {
  const state = useScreen(() => createMyTasks(app), [app]);
  const say = listWords();
  const when = state.when.value;
  return (
    <>
      <TopBar backTo={{ to: '/me', label: t().tabs.me }} />
      <div class="page my-tasks" key={when}>
        <header class="my-tasks-head">
          <h1>{say.title}</h1>
          <Segmented
            legend={say.when}
            options={[
              ['coming', say.coming],
              ['past', say.past],
            ]}
            value={when}
            onChange={(next) => state.show(next)}
          />
        </header>
        <Loaded
          of={state.list}
          bones={
            <>
              <div class="card">
                <Bone height="96px" />
              </div>
              <RowBones rows={3} />
            </>
          }
        >
          {(list) =>
            list.items.length === 0 ? (
              <Empty past={when === 'past'} />
            ) : when === 'coming' ? (
              <Coming state={state} now={app.now()} />
            ) : (
              <>
                <Rows title="" items={state.done.value} now={app.now()} />
                <Rows title={say.undone} items={state.undone.value} now={app.now()} />
              </>
            )
          }
        </Loaded>
      </div>
    </>
  );
}

function Empty({ past }: { past: boolean }) {
  const say = listWords();
  return (
    <Drawn
      kind="empty"
      title={past ? say.emptyPast : say.emptyTitle}
      text={past ? say.emptyPastText : say.emptyText}
      action={
        <ButtonLink to="/for-me" look="main">
          {say.toForMe}
        </ButtonLink>
      }
    />
  );
}

function Coming({ state, now }: { state: MyTasks; now: number }) {
  const say = listWords();
  const next = state.next.value;
  return (
    <>
      {next !== undefined && <Next of={next} now={now} />}
      <Rows title={say.asked} items={state.asked.value} now={now} />
      <Rows title={say.unsaid} items={state.unsaid.value} now={now} />
      <Rows title={say.questioned} items={state.questioned.value} now={now} />
      <Rows title={say.unconfirmed} items={state.unconfirmed.value} now={now} />
      <Rows title={say.later} items={state.later.value} now={now} />
      <Rows title={say.waiting} items={state.waiting.value} now={now} />
    </>
  );
}

function Next({ of: { task, state, checkInFrom, checkedInAt, place }, now }: { of: AssignmentView; now: number }) {
  const say = listWords();
  const here = `/me/tasks/${task.id}`;
  const soon = state === 'accepted' && now >= checkInFrom;
  const act =
    state === 'checked_in' ? say.checkOutNow : state === 'checked_out' ? say.nodNow : soon ? say.checkInNow : say.open;
  return (
    <section class="card my-tasks-next">
      <p class="small ember bold">
        {state === 'checked_in'
          ? `${say.now} · ${words().running(leftWords(now - (checkedInAt ?? now)))}`
          : state === 'checked_out'
            ? say.states.checked_out
            : capital(
                now < task.window.from
                  ? words().inTime(leftWords(task.window.from - now))
                  : words().since(leftWords(now - task.window.from)),
              )}
      </p>
      <h2 {...titleLook(sayWords(task.title))}>
        <a href={here}>
          <SaidTitle words={task.title} />
        </a>
      </h2>
      <p class="mid">{capital(windowWords(task.window, now))}</p>
      {place.building !== undefined && (
        <p class="mid bold">
          {place.building}
          {place.door === undefined ? '' : ` ${place.door}`}
        </p>
      )}
      <p class="my-tasks-line">
        <CardRibbon letters={task.ribbon} />
      </p>
      <ButtonLink
        to={state === 'checked_out' ? `/wishes/${task.wishId}/confirm` : here}
        look={state !== 'accepted' || soon ? 'main' : 'plain'}
        wide
      >
        {act}
      </ButtonLink>
    </section>
  );
}

function Rows({ title, items, now }: { title: string; items: readonly AssignmentView[]; now: number }) {
  if (items.length === 0) return null;
  return (
    <section>
      {title !== '' && <h2 class="my-tasks-title">{title}</h2>}
      <ul class="rows">
        {items.map((item) => (
          <li key={item.task.id}>
            <a
              class="row my-tasks-row"
              href={item.state === 'offered' ? `/for-me/${item.task.id}` : `/me/tasks/${item.task.id}`}
            >
              <span class="grow">
                <span class="my-tasks-top">
                  <GroupWord group={item.task.group} short />
                  <span class="small quiet">{rowTime(item, now)}</span>
                </span>
                <b class="one-line two-on-phone">
                  <SaidRow words={item.task.title} />
                </b>
                <span class={item.state === 'offered' ? 'small ember bold' : 'small quiet'}>{rowState(item, now)}</span>
              </span>
              <Icon of={chevronRightIcon} />
            </a>
            {(item.state === 'confirmed' || item.state === 'checked_out') && (
              <a class="link small my-tasks-how" href={`/me/tasks/${item.task.id}/how`}>
                {words().how}
                <span class="out-of-sight"> {sayWords(item.task.title)}</span>
              </a>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function rowTime({ task }: AssignmentView, now: number): string {
  return capital(task.window.to < now ? dayWords(task.window.from, now) : windowShort(task.window, now));
}

function rowState(item: AssignmentView, now: number): string {
  const say = listWords();
  if (item.state === 'offered' && item.offeredUntil !== undefined) return say.answerBy(byWords(item.offeredUntil, now));
  const minutes = item.minutes === undefined ? '' : ` · ${say.minutes(minutesWords(item.minutes))}`;
  return capital(`${standWords(item, now)}${minutes}`);
}
