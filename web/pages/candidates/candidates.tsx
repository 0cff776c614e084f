import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { TaskCard } from '../../../shared/tasks/task.ts';
import { capital, DOT, distanceWords } from '../../main/format.ts';
import { minutesWords, windowWords } from '../../main/spans.ts';
import { type Candidate, type Candidates, createCandidates } from '../../state/candidates.ts';
import { RowBones } from '../../ui/bones.tsx';
import { Drawn } from '../../ui/drawn.tsx';
import { Segmented } from '../../ui/field.tsx';
import { GroupWord } from '../../ui/group-word.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { CardRibbon } from '../../ui/ribbon.tsx';
import { Said, WholeWords } from '../../ui/said.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { TopBar } from '../../ui/top-bar.tsx';
import { useDesk } from '../../ui/use-desk.ts';
import { useKeys } from '../../ui/use-keys.ts';
import { useNow } from '../../ui/use-now.ts';
import { useScreen } from '../../ui/use-screen.ts';
import { firstRefusal, gateText, whyChips } from '../for-me/reasons.ts';
import type { PageProps } from '../page.ts';
import './candidates.css';
import { CandidateDetail } from './detail.tsx';
import { Seats } from './seats.tsx';
import { words } from './words.ts';

/** Who could do a task: ranked with reasons, refused with the gate, and how it stands with those who were asked. */
export function CandidatesPage({ app, params }: PageProps) {
  const taskId = params['taskId'] ?? '';
  const state = useScreen(() => createCandidates(app, taskId), [app, taskId]);
  const say = words();
  const now = useNow(app.now);
  const [opened, open] = useState(false);
  const desk = useDesk();
  useKeys({ j: () => state.step(1), k: () => state.step(-1) });
  return (
    <Loaded
      of={state.suited}
      page
      bones={
        <div class="page">
          <TopBar title={say.title} />
          <RowBones rows={8} />
        </div>
      }
    >
      {(list) => (
        <div class="candidates">
          <TopBar
            backTo={{ to: `/wishes/${list.task.wishId}`, label: say.back }}
            aside={
              <a class="link" href={`/tasks/${taskId}/show`}>
                {say.show}
              </a>
            }
          />
          <section class="candidates-list">
            <Head task={list.task} now={now} />
            <div class="candidates-tabs">
              <Segmented
                legend={say.lists}
                options={[
                  ['suited', say.suited(list.suited)],
                  ['refused', say.refused(list.refused)],
                ]}
                value={state.which.value}
                onChange={(which) => state.show(which)}
              />
              {list.suited > 1 && <span class="small quiet">{say.order}</span>}
            </div>
            {state.which.value === 'suited' ? (
              <Rows
                state={state}
                onOpen={() => open(true)}
                items={list.items}
                empty={
                  list.task.taken >= list.task.people ? (
                    <Drawn kind="empty" title={say.full} text={say.fullText} />
                  ) : (
                    <Drawn kind="empty" title={say.none} text={say.noneText} />
                  )
                }
              />
            ) : (
              <Loaded of={state.refused} bones={<RowBones rows={6} />}>
                {(refused) => (
                  <Rows
                    state={state}
                    onOpen={() => open(true)}
                    items={refused.items}
                    empty={<p class="page mid quiet">{say.refusedNone}</p>}
                  />
                )}
              </Loaded>
            )}
            <footer class="small quiet desk-only">
              <kbd>J</kbd> <kbd>K</kbd> {say.keys} · {say.decides}
            </footer>
          </section>
          <div class="candidates-side">
            {desk && state.chosen.value !== undefined && (
              <CandidateDetail state={state} of={state.chosen.value} task={list.task} now={now} />
            )}
            <Seats state={state} now={now} />
          </div>
          <Sheet
            open={opened && !desk && state.chosen.value !== undefined}
            onClose={() => open(false)}
            title={state.chosen.value?.name ?? ''}
          >
            {state.chosen.value !== undefined && (
              <CandidateDetail state={state} of={state.chosen.value} task={list.task} now={now} bare />
            )}
          </Sheet>
        </div>
      )}
    </Loaded>
  );
}

function Head({ task, now }: { task: TaskCard; now: number }) {
  const say = words();
  return (
    <header class="candidates-head">
      <p class="candidates-line">
        <GroupWord group={task.group} />
        <span class="small quiet">{say.places(task.taken, task.people)}</span>
      </p>
      <h1 class="title">{say.title}</h1>
      <p class="mid">
        <a class="link" href={`/wishes/${task.wishId}`}>
          <Said words={task.title} />
        </a>
      </p>
      <p class="small quiet">
        {capital(windowWords(task.window, now))} · {minutesWords(task.minutes)} · <Said words={task.text} />
      </p>
      <CardRibbon letters={task.ribbon} />
    </header>
  );
}

function Rows({
  state,
  items,
  empty,
  onOpen,
}: {
  state: Candidates;
  onOpen: () => void;
  items: readonly Candidate[];
  empty: ComponentChildren;
}) {
  const say = words();
  const choose = (personId: string) => {
    state.choose(personId);
    onOpen();
  };
  if (items.length === 0) return <>{empty}</>;
  return (
    <ol class="rows">
      {items.map((item) => {
        const refusal = firstRefusal(item.fit);
        const seat = item.offered ?? state.seatOf(item.personId)?.state;
        return (
          <li key={item.personId}>
            <button
              type="button"
              class="candidates-row"
              aria-current={item.personId === state.chosen.value?.personId ? 'true' : undefined}
              onClick={() => choose(item.personId)}
            >
              <b class="one-line">{item.name}</b>
              <span class="small quiet one-line two-on-phone">
                <WholeWords
                  of={
                    refusal === undefined
                      ? whyChips(item.fit, 'them')
                          .map(({ text }) => text)
                          .join(DOT)
                      : gateText(refusal, 'them')
                  }
                />
              </span>
              {seat === undefined ? (
                <span class="small figures quiet">
                  {item.forbidden !== undefined
                    ? capital(say.notAsked)
                    : refusal === undefined
                      ? say.minutes(item.fit.travelMinutes)
                      : distanceWords(item.fit.distanceM)}
                </span>
              ) : (
                <span class="small bold" data-seat={seat}>
                  {capital(say.states[seat])}
                </span>
              )}
            </button>
          </li>
        );
      })}
    </ol>
  );
}
