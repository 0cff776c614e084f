import './detail.css';
import { useEffect, useState } from 'preact/hooks';
import type { VerificationView } from '../../../shared/wishes/verification.ts';
import type { App } from '../../main/app.ts';
import { go } from '../../main/router.ts';
import type { Queue } from '../../state/queue.ts';
import type { Session } from '../../state/session.ts';
import { createVerification, type Decision, handOf, type Verification } from '../../state/verification.ts';
import { Bone, RowBones } from '../../ui/bones.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { Drawn } from '../../ui/drawn.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { PageRibbon } from '../../ui/ribbon.tsx';
import { TopBar } from '../../ui/top-bar.tsx';
import { useNow } from '../../ui/use-now.ts';
import { useScreen } from '../../ui/use-screen.ts';
import type { PageProps } from '../page.ts';
import { Evidence } from './aside.tsx';
import { Asked } from './asked.tsx';
import { Before } from './before.tsx';
import { captionsOf } from './captions.ts';
import { Checks } from './checks.tsx';
import { Decide } from './decide.tsx';
import { InEnglish } from './english.tsx';
import { useKeys } from './keys.ts';
import { NewTimeAsk } from './new-time.tsx';
import { HelpSheet, ReasonSheet } from './sheets.tsx';
import { Similar } from './similar.tsx';
import { PublicText } from './text.tsx';
import type { QueueTo } from './to.ts';
import { WishHead } from './wish-head.tsx';
import { words } from './words.ts';

export type Open = 'return' | 'escalate' | 'help' | 'note' | undefined;
type DetailProps = {
  app: PageProps['app'];
  session: Session;
  queue: Queue;
  wishId: string;
  decided: (decision: Decision) => void;
  wide: boolean;
  to: QueueTo;
  /** What the list is called that it goes back to. */
  back: string;
};

/** One wish on the desk: what was said, what will be public, the checks, the decision. */
export function Detail({ app, queue, wishId, decided, wide, to, back }: DetailProps) {
  const state = useScreen(() => createVerification(app, wishId, decided), [app, wishId]);
  const [open, setOpen] = useState<Open>();
  const [keys, setKeys] = useState(() => app.store.get('keys') !== 'off');
  const step = (by: 1 | -1) => {
    const next = queue.step(wishId, by);
    if (next !== undefined && next !== wishId) go(to(next), 'replace');
  };
  const mayAnswer = () => state.view.data.value?.wish.can.includes('returnWish') === true;
  const mayDecide = () => state.view.data.value !== undefined && handOf(state.view.data.value) === 'decide';
  useKeys(wide && keys, {
    j: () => step(1),
    k: () => step(-1),
    Enter: () => mayDecide() && void state.publish(),
    m: () => mayDecide() && void state.maskNext(),
    e: () => mayAnswer() && setOpen('escalate'),
    r: () => mayAnswer() && setOpen('return'),
    '/': () => document.getElementById('queue-seek')?.focus(),
    '?': () => setOpen('help'),
  });
  useEffect(() => {
    state.publishing.clear();
  }, [state]);
  const over = state.view.data.value !== undefined && handOf(state.view.data.value) === 'over';
  // A colleague was quicker: it waits in no list any more.
  useEffect(() => {
    if (over && queue.rows.data.value?.some((row) => row.id === wishId) === true) void queue.rows.load();
  }, [over, queue, wishId]);
  return (
    <>
      {!wide && <TopBar backTo={{ to: to(), label: back }} />}
      {state.view.problem.value?.code === 'four_eyes' ? (
        <Theirs wishId={wishId} page={!wide} />
      ) : (
        <Loaded of={state.view} page={!wide} bones={<DetailBones />}>
          {(data) => <Shown app={app} state={state} data={data} wide={wide} onOpen={setOpen} open={open} />}
        </Loaded>
      )}
      <ReasonSheet
        state={state}
        open={!over && (open === 'return' || open === 'escalate') ? open : undefined}
        onClose={() => setOpen(undefined)}
      />
      <HelpSheet
        open={open === 'help'}
        onClose={() => setOpen(undefined)}
        on={keys}
        onToggle={(on) => {
          setKeys(on);
          app.store.set('keys', on ? undefined : 'off');
        }}
      />
    </>
  );
}

/** It is their own wish, their child's, or that of somebody they act for: what a colleague writes of it is not for them. */
function Theirs({ wishId, page }: { wishId: string; page: boolean }) {
  const say = words();
  return (
    <Drawn
      page={page}
      kind="forbidden"
      title={say.theirsTitle}
      text={say.theirsText}
      action={<ButtonLink to={`/wishes/${wishId}`}>{say.overSee}</ButtonLink>}
    />
  );
}

function DetailBones() {
  return (
    <div class="queue-inner" aria-hidden="true">
      <Bone width="40%" height="13px" />
      <Bone width="70%" height="28px" />
      <Bone height="160px" round="12px" />
      <RowBones rows={4} />
    </div>
  );
}

type ShownProps = {
  app: App;
  state: Verification;
  data: VerificationView;
  wide: boolean;
  open: Open;
  onOpen: (open: Open) => void;
};

function Shown({ app, state, data, wide, open, onOpen }: ShownProps) {
  const now = useNow(app.now);
  const hand = handOf(data);
  return (
    <>
      <div class="queue-inner">
        <WishHead
          data={data}
          title={{ ...data.suggested.title, zh: state.text.value.title }}
          now={now}
          over={hand === 'over'}
        />
        <Before data={data} hand={hand} now={now} />
        {state.taking.problem.value !== undefined && (
          <p class="fault-note" role="alert">
            {state.taking.problem.value.title}
          </p>
        )}
        {hand !== 'decide' ? (
          <p class="card queue-text queue-said" lang="zh-CN">
            {state.text.value.story}
          </p>
        ) : (
          <PublicText state={state} data={data} />
        )}
        <InEnglish suggested={data.suggested} rewritten={hand !== 'over' && state.written.value} />
        <div class="queue-columns">
          <div class="queue-side">
            <Asked wish={data.wish} needs={hand === 'over' ? [] : needsOf(state, data)} now={now} />
            {hand === 'decide' && <NewTimeAsk state={state} now={now} />}
            {(hand !== 'over' || data.checks.length > 0) && (
              <Checks state={state} data={data} blocked={hand !== 'decide'} now={now} />
            )}
          </div>
          <div class="queue-side">
            <Evidence
              app={app}
              wishId={data.wish.id}
              state={state}
              data={data}
              now={now}
              open={open === 'note'}
              onOpen={(on) => onOpen(on ? 'note' : undefined)}
            />
            <Similar state={state} data={data} now={now} />
          </div>
        </div>
        <PageRibbon
          segments={data.wish.ribbon}
          height={wide ? 34 : 40}
          {...(wide ? { captions: captionsOf(data, now) } : {})}
        />
      </div>
      {hand !== 'over' && <Decide state={state} data={data} own={hand === 'own'} onOpen={onOpen} />}
    </>
  );
}

/** What is needed, as it will be public: in Chinese as it was settled here, in English as it was masked. */
function needsOf(state: Verification, { suggested }: VerificationView): VerificationView['suggested']['needs'] {
  return state.text.value.needs.map((zh, at) => ({ ...suggested.needs[at], zh }));
}
