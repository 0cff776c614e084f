import { useState } from 'preact/hooks';
import type { App } from '../../main/app.ts';
import { dateWords } from '../../main/format.ts';
import { byWords } from '../../main/spans.ts';
import { createFollowUps, type FollowUpRow, type FollowUps } from '../../state/visit.ts';
import { AtDesk } from '../../ui/at-desk.tsx';
import { RowBones } from '../../ui/bones.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Drawn } from '../../ui/drawn.tsx';
import { Field } from '../../ui/field.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Said } from '../../ui/said.tsx';
import { toast } from '../../ui/toast.tsx';
import { TopBar } from '../../ui/top-bar.tsx';
import { useScreen } from '../../ui/use-screen.ts';
import type { PageProps } from '../page.ts';
import './feedback.css';
import { words } from './words.ts';

/** Visits that left somebody uneasy, first due first. */
export function FollowUpsPage({ app, session }: PageProps) {
  return <AtDesk session={session}>{(desk) => <List app={app} orgId={desk.orgId} />}</AtDesk>;
}

function List({ app, orgId }: { app: App; orgId: string }) {
  const state = useScreen(() => createFollowUps(app, orgId), [app, orgId]);
  const say = words();
  return (
    <>
      <TopBar backTo={{ to: '/volunteers', label: say.listBack }} />
      <div class="page narrow feedback">
        <header>
          <h1 class="title">{say.listTitle}</h1>
          <p class="quiet">{say.listLead}</p>
        </header>
        <Loaded of={state.list} bones={<RowBones rows={3} />}>
          {({ items }) =>
            items.length === 0 ? (
              <Drawn
                kind="empty"
                title={say.none}
                text={say.noneText}
                action={<ButtonLink to="/volunteers">{say.listBack}</ButtonLink>}
              />
            ) : (
              <ul class="feedback-list">
                {items.map((row) => (
                  <li class="card" key={row.id}>
                    <FollowUp row={row} state={state} now={app.now()} />
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
        <Done state={state} now={app.now()} />
      </div>
    </>
  );
}

/** What was done about the earlier ones: so that the next worker need not ask again. */
function Done({ state, now }: { state: FollowUps; now: number }) {
  const say = words();
  const items = state.done.data.value?.items ?? [];
  if (items.length === 0) return null;
  return (
    <details class="feedback-done">
      <summary>{say.doneTitle(items.length)}</summary>
      <ul class="rows">
        {items.map((row) => (
          <li key={row.id} class="feedback-done-row">
            <a class="link mid" href={`/wishes/${row.wishId}`}>
              <Said words={row.title} />
            </a>
            <span class="small quiet">
              {say.kinds[row.went]} · {row.author} · {dateWords(row.at, now)}
            </span>
            {row.closing !== undefined && (
              <>
                <span class="mid">{row.closing.note}</span>
                <span class="small quiet">{say.doneBy(row.closing.by, dateWords(row.closing.at, now))}</span>
              </>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

function FollowUp({ row, state, now }: { row: FollowUpRow; state: FollowUps; now: number }) {
  const say = words();
  const [note, setNote] = useState('');
  const [pressed, setPressed] = useState(false);
  const problem = state.close.problem.value;
  async function close(): Promise<void> {
    setPressed(true);
    if (note.trim() === '') return;
    if ((await state.close.send(row.id, note.trim())) !== undefined) toast(say.closed);
  }
  return (
    <form
      class="feedback-row"
      onSubmit={(event) => {
        event.preventDefault();
        void close();
      }}
    >
      <p class="feedback-head">
        <b class={row.went === 'worried' ? 'alert' : 'ember'}>{say.kinds[row.went]}</b>
        <span class={row.dueAt < now ? 'small alert bold' : 'small quiet'}>{say.due(byWords(row.dueAt, now))}</span>
      </p>
      <a class="link mid" href={`/wishes/${row.wishId}`}>
        <Said words={row.title} />
      </a>
      <p class="small quiet">
        {say.from[row.from]} · {row.author}
      </p>
      <blockquote class="feedback-said">{row.note ?? say.noNote}</blockquote>
      {row.minor && <p class="small alert bold">{say.child}</p>}
      <Field
        label={say.closing}
        value={note}
        onInput={setNote}
        maxLength={300}
        fault={pressed && note.trim() === '' ? say.closingMissing : undefined}
      />
      {problem !== undefined && (
        <p class="fault-note" role="alert">
          {problem.title}
        </p>
      )}
      <Button submit wide busy={state.close.busy.value}>
        {say.close}
        <span class="out-of-sight"> {row.author}</span>
      </Button>
    </form>
  );
}
