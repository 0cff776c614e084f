import { useState } from 'preact/hooks';
import type { App } from '../../main/app.ts';
import { dateWords } from '../../main/format.ts';
import { minutesWords } from '../../main/spans.ts';
import { createDisputes, type DisputeRow, type Disputes } from '../../state/disputes.ts';
import { AtDesk } from '../../ui/at-desk.tsx';
import { RowBones } from '../../ui/bones.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Drawn } from '../../ui/drawn.tsx';
import { Choice, Field } from '../../ui/field.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Said } from '../../ui/said.tsx';
import { toast } from '../../ui/toast.tsx';
import { TopBar } from '../../ui/top-bar.tsx';
import { useScreen } from '../../ui/use-screen.ts';
import type { PageProps } from '../page.ts';
import './disputes.css';
import { words } from './words.ts';

/** Hours that volunteers say are wrong: two numbers side by side, their words, and one answer. */
export function DisputesPage({ app, session }: PageProps) {
  return <AtDesk session={session}>{(desk) => <List app={app} orgId={desk.orgId} />}</AtDesk>;
}

function List({ app, orgId }: { app: App; orgId: string }) {
  const state = useScreen(() => createDisputes(app, orgId), [app, orgId]);
  const say = words();
  return (
    <>
      <TopBar backTo={{ to: '/volunteers', label: say.back }} />
      <div class="page narrow disputes">
        <header>
          <h1 class="title">{say.title}</h1>
          <p class="quiet">{say.lead}</p>
        </header>
        <Loaded of={state.list} bones={<RowBones rows={3} />}>
          {({ items }) =>
            items.length === 0 ? (
              <Drawn
                kind="empty"
                title={say.none}
                text={say.noneText}
                action={<ButtonLink to="/volunteers">{say.back}</ButtonLink>}
              />
            ) : (
              <ul class="disputes-list">
                {items.map((row) => (
                  <li class="card" key={row.hoursId}>
                    <Dispute row={row} state={state} now={app.now()} />
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
      </div>
    </>
  );
}

function Dispute({ row, state, now }: { row: DisputeRow; state: Disputes; now: number }) {
  const say = words();
  return (
    <>
      <p class="disputes-head">
        <b>{row.name}</b>
        <span class="small quiet">{say.when(dateWords(row.entryAt, now))}</span>
      </p>
      <a class="link mid" href={`/wishes/${row.wishId}`}>
        <Said words={row.title} />
      </a>
      <dl class="disputes-two">
        <div>
          <dt class="small quiet">{say.booked}</dt>
          <dd class="figures">{minutesWords(row.booked)}</dd>
        </div>
        <div>
          <dt class="small quiet">{say.said}</dt>
          <dd class="figures ember">{minutesWords(row.minutes)}</dd>
        </div>
      </dl>
      <blockquote class="disputes-said">
        <span class="out-of-sight">{say.reason}</span>
        {row.reason}
      </blockquote>
      {row.ownHand ? <p class="fault-note">{say.ownHand}</p> : <Answer row={row} state={state} />}
    </>
  );
}

type Way = 'right' | 'stands' | 'other';

function Answer({ row, state }: { row: DisputeRow; state: Disputes }) {
  const say = words();
  const [way, setWay] = useState<Way>();
  const [minutes, setMinutes] = useState(String(row.booked));
  const [note, setNote] = useState('');
  const [pressed, setPressed] = useState(false);
  const problem = state.answer.problem.value;
  const chosen = way === 'right' ? row.minutes : way === 'stands' ? row.booked : Number(minutes);
  async function send(): Promise<void> {
    setPressed(true);
    if (note.trim() === '' || !Number.isInteger(chosen) || chosen < 0) return;
    if ((await state.answer.send(row, chosen, note.trim())) !== undefined) toast(say.sent);
  }
  return (
    <form
      class="disputes-answer"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Choice<Way>
        legend={say.send}
        options={[
          ['right', say.right(minutesWords(row.minutes))],
          ['stands', say.stands(minutesWords(row.booked))],
          ['other', say.other],
        ]}
        value={way}
        onChange={setWay}
      />
      {way === 'other' && (
        <Field
          label={say.otherMinutes}
          type="number"
          inputMode="numeric"
          value={minutes}
          onInput={setMinutes}
          required
        />
      )}
      {way !== undefined && (
        <>
          <Field
            label={say.note}
            hint={say.noteHint}
            value={note}
            onInput={setNote}
            maxLength={300}
            fault={pressed && note.trim() === '' ? say.noteMissing : undefined}
          />
          {problem !== undefined && (
            <p class="fault-note" role="alert">
              {problem.title}
            </p>
          )}
          <Button submit look="main" wide busy={state.answer.busy.value}>
            {say.send}
          </Button>
        </>
      )}
    </form>
  );
}
