import { useMemo, useState } from 'preact/hooks';
import { go } from '../../main/router.ts';
import { createVisit, type Went } from '../../state/visit.ts';
import { ActionBar } from '../../ui/action-bar.tsx';
import { Button } from '../../ui/button.tsx';
import { Choice, Field } from '../../ui/field.tsx';
import { toast } from '../../ui/toast.tsx';
import { TopBar } from '../../ui/top-bar.tsx';
import type { PageProps } from '../page.ts';
import './feedback.css';
import { words } from './words.ts';

/** How a visit went, from who came. A worry shows at once whom to call, before anything is sent. */
export function VisitPage({ app, params }: PageProps) {
  const taskId = params['taskId'] ?? '';
  const state = useMemo(() => createVisit(app, taskId), [app, taskId]);
  const say = words();
  const [went, setWent] = useState<Went>();
  const [note, setNote] = useState('');
  async function send(): Promise<void> {
    if (went === undefined) return;
    const answer = await state.tell.send(went, note.trim());
    if (answer === undefined) return;
    toast(answer.followUp ? say.followed : say.sent);
    go('/me/tasks', 'replace');
  }
  return (
    <>
      <TopBar backTo={{ to: '/me/tasks', label: say.back }} />
      <div class="page narrow feedback">
        <header>
          <h1 class="title">{say.title}</h1>
          <p class="quiet">{say.private}</p>
        </header>
        <Choice<Went>
          legend={say.which}
          options={[
            ['well', say.went.well],
            ['hard', say.went.hard],
            ['worried', say.went.worried],
          ]}
          value={went}
          onChange={setWent}
        />
        {went === 'worried' && (
          <section class="card feedback-urgent">
            <h2>{say.worriedTitle}</h2>
            <p class="mid">{say.worriedText}</p>
            <p class="feedback-calls">
              <a class="button" data-look="alert" href="tel:110">
                {say.call110}
              </a>
              <a class="button" data-look="alert" href="tel:120">
                {say.call120}
              </a>
            </p>
          </section>
        )}
        <Field label={say.note} hint={say.noteHint} value={note} onInput={setNote} maxLength={300} />
        <ActionBar problem={state.tell.problem.value?.title}>
          <Button
            look={went === undefined ? 'blocked' : 'main'}
            wide
            busy={state.tell.busy.value}
            onClick={() => void send()}
          >
            {say.send}
          </Button>
        </ActionBar>
      </div>
    </>
  );
}
