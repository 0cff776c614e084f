import { useEffect, useMemo } from 'preact/hooks';
import { language } from '../../main/i18n.ts';
import { readAloud, stopReading, voiceFor } from '../../main/speech.ts';
import { CODE_LIFE_MS, createShowCode, type ShowCode, type StepPurpose } from '../../state/show-code.ts';
import { Bone } from '../../ui/bones.tsx';
import { Button } from '../../ui/button.tsx';
import { Drawn } from '../../ui/drawn.tsx';
import { Segmented } from '../../ui/field.tsx';
import { volume2Icon } from '../../ui/icons-more.ts';
import { ProblemDrawn } from '../../ui/loaded.tsx';
import { Qr } from '../../ui/qr.tsx';
import { TopBar } from '../../ui/top-bar.tsx';
import { useScreen } from '../../ui/use-screen.ts';
import type { PageProps } from '../page.ts';
import './show-code.css';
import { words } from './words.ts';

const LIFE_SECONDS = CODE_LIFE_MS / 1_000;

/** The rotating code, for the volunteer to scan or to hear. Held up at arm's length, so it is the whole screen. */
export function ShowCodePage({ app, session, params }: PageProps) {
  const taskId = params['taskId'] ?? '';
  const personId = session.me.value?.personId;
  const state = useScreen(() => createShowCode(app, taskId, personId), [app, taskId, personId]);
  return (
    <>
      <TopBar backTo={{ to: '/me/wishes', label: words().back }} />
      <div class="page narrow show-code">
        <Shown state={state} />
      </div>
    </>
  );
}

function Shown({ state }: { state: ShowCode }) {
  const say = words();
  const code = state.code.data.value;
  const problem = state.code.problem.value;
  const left = state.secondsLeft.value;
  const offline = problem?.code === 'offline' || state.code.keptAt.value !== undefined;
  const signed = state.signed.value;
  // A refusal speaks about now; a code that was read before it is not shown any more.
  if (problem?.code === 'wrong_state') return <Drawn page kind="empty" title={say.notNowTitle} text={say.notNowText} />;
  if (problem !== undefined && !offline) return <ProblemDrawn problem={problem} again={() => void state.code.load()} />;
  if (offline && left === 0)
    return signed === undefined ? (
      <Drawn page kind="offline" title={say.oldTitle} text={say.oldText} />
    ) : (
      <Alone state={state} signed={signed} />
    );
  if (code === undefined)
    return (
      <div class="card show-code-card" aria-busy="true">
        <Bone width="60%" />
        <Bone width="236px" height="236px" round="14px" />
        <Bone width="70%" />
      </div>
    );
  const spoken = `${code.digits.slice(0, 3)} ${code.digits.slice(3)}`;
  return (
    <>
      <h1 class="title" aria-live="polite">
        {say.title[code.purpose]}
      </h1>
      <section class="card show-code-card">
        <Qr text={signed ?? code.text} label={say.label[code.purpose]} left={left / LIFE_SECONDS} />
        <p class="small quiet figures">{left === 0 ? say.renewing : say.seconds(left)}</p>
        <p class="show-code-digits">
          <span class="quiet mid">{say.spoken}</span>
          <b class="figures">{spoken}</b>
        </p>
        <Speak digits={code.digits} />
      </section>
      <p class="mid">{say.text[code.purpose]}</p>
      <p class="small quiet">{say.private}</p>
    </>
  );
}

/** With no network: the QR goes on, signed by this phone; which of the two steps it is for, the person says. */
function Alone({ state, signed }: { state: ShowCode; signed: string }) {
  const say = words();
  const purpose = state.purpose.value === 'check_out' ? 'check_out' : 'check_in';
  const left = state.signedLeft.value;
  return (
    <>
      <h1 class="title">{say.title[purpose]}</h1>
      <Segmented<StepPurpose>
        legend={say.which}
        options={[
          ['check_in', say.step.check_in],
          ['check_out', say.step.check_out],
        ]}
        value={purpose}
        onChange={state.choose}
      />
      <section class="card show-code-card">
        <Qr text={signed} label={say.label[purpose]} left={left / LIFE_SECONDS} />
        <p class="small quiet figures">{say.seconds(left)}</p>
      </section>
      <p class="mid">{say.aloneText}</p>
      <p class="small quiet">{say.private}</p>
    </>
  );
}

/** Digit by digit, twice: as one dictates a number to somebody. Nothing to press on a phone without a voice. */
function Speak({ digits }: { digits: string }) {
  const voice = useMemo(() => voiceFor(language.value), [language.value]);
  useEffect(() => stopReading, []);
  if (voice.value === 'none') return null;
  const said = [...digits.slice(0, 3), ' ', ...digits.slice(3)].join(language.value === 'zh' ? '，' : ', ');
  return (
    <Button size="small" icon={volume2Icon} onClick={() => readAloud([said, said], language.value)}>
      {words().speak}
    </Button>
  );
}
