import './detail.css';
import { useEffect, useState } from 'preact/hooks';
import { DAY_MS } from '../../../shared/kernel/time.ts';
import type { VerificationView } from '../../../shared/wishes/verification.ts';
import type { App } from '../../main/app.ts';
import { dayWords, leftWords, momentWords } from '../../main/format.ts';
import { language, t } from '../../main/i18n.ts';
import { go } from '../../main/router.ts';
import { clockOf, type Queue } from '../../state/queue.ts';
import type { Session } from '../../state/session.ts';
import { CHECK_LIST, createVerification, type Decision, type Verification } from '../../state/verification.ts';
import { Bone, RowBones } from '../../ui/bones.tsx';
import { GroupWord } from '../../ui/group-word.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { PageRibbon, SOCIETIES } from '../../ui/ribbon.tsx';
import { TopBar } from '../../ui/top-bar.tsx';
import { useNow } from '../../ui/use-now.ts';
import { useScreen } from '../../ui/use-screen.ts';
import type { PageProps } from '../page.ts';
import { Evidence, Person, Similar } from './aside.tsx';
import { Checks } from './checks.tsx';
import { useKeys } from './keys.ts';
import { HelpSheet, ReasonSheet } from './sheets.tsx';
import { PublicText } from './text.tsx';
import { words } from './words.ts';

export type Open = 'return' | 'escalate' | 'help' | 'note' | undefined;
type DetailProps = {
  app: PageProps['app'];
  session: Session;
  queue: Queue;
  wishId: string;
  decided: (decision: Decision) => void;
  wide: boolean;
};

/** One wish on the desk: what was said, what will be public, the checks, the decision. */
export function Detail({ app, queue, wishId, decided, wide }: DetailProps) {
  const state = useScreen(() => createVerification(app, wishId, decided), [app, wishId]);
  const [open, setOpen] = useState<Open>();
  const [keys, setKeys] = useState(() => app.store.get('keys') !== 'off');
  const step = (by: 1 | -1) => {
    const next = queue.step(wishId, by);
    if (next !== undefined && next !== wishId) go(`/queue/${next}`, 'replace');
  };
  useKeys(wide && keys, {
    j: () => step(1),
    k: () => step(-1),
    Enter: () => void state.publish(),
    m: () => void state.maskNext(),
    e: () => setOpen('escalate'),
    r: () => setOpen('return'),
    '/': () => document.getElementById('queue-seek')?.focus(),
    '?': () => setOpen('help'),
  });
  useEffect(() => {
    state.publishing.clear();
  }, [state]);
  return (
    <>
      {!wide && <TopBar backTo={{ to: '/queue', label: words().back }} />}
      <Loaded of={state.view} page={!wide} bones={<DetailBones />}>
        {(data) => <Shown app={app} state={state} data={data} wide={wide} onOpen={setOpen} open={open} />}
      </Loaded>
      <ReasonSheet
        state={state}
        open={open === 'return' || open === 'escalate' ? open : undefined}
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
  const say = words();
  const now = useNow(app.now);
  const clock = clockOf(data, now);
  const due = momentWords(data.dueAt, now);
  return (
    <>
      <div class="queue-inner">
        <header class="queue-wish">
          <p class="queue-wish-head">
            <span>
              <GroupWord group={data.wish.group} />
              <span class="small quiet">
                {t().kinds[data.wish.kind]}
                {language.value === 'zh' ? '，' : ', '}
                {say.once}
              </span>
            </span>
            <span class="small bold figures" data-late={clock.late ? '' : undefined}>
              {clock.leftMs < 0 ? say.dueOver(due, leftWords(-clock.leftMs)) : say.due(due, leftWords(clock.leftMs))}
            </span>
          </p>
          <h1 class="title">{state.text.value.title}</h1>
          <p class="small quiet">{sourceWords(data, now)}</p>
          <Person data={data} />
          {data.guardian !== undefined && (
            <p class="small pine">
              {say.guardian(
                data.guardian.name,
                say.relations[data.guardian.relation] ?? data.guardian.relation,
                say.ways[data.guardian.way],
                momentWords(data.guardian.at, now),
              )}
            </p>
          )}
          {data.person.minor && (
            <p class="small quiet">
              {say.readLogged}{' '}
              <a class="link" href={`/wishes/${data.wish.id}/reads`}>
                {say.seeReads}
              </a>
            </p>
          )}
        </header>
        {state.taking.problem.value !== undefined && (
          <p class="fault-note" role="alert">
            {state.taking.problem.value.title}
          </p>
        )}
        <PublicText state={state} data={data} />
        <div class="queue-columns">
          <div class="queue-side">
            <Checks state={state} data={data} />
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
      <Actions state={state} onOpen={onOpen} />
    </>
  );
}

/** "网格员陈立家访时代发，昨天 14:40。本人同意，有录音" */
function sourceWords(data: VerificationView, now: number): string {
  const say = words();
  const { role, name } = data.poster;
  const { posts, roles } = t();
  const duty = role === undefined ? '' : (posts[role as keyof typeof posts] ?? roles[role as keyof typeof roles] ?? '');
  const zh = language.value === 'zh';
  const who = zh ? `${duty}${name}` : [duty, name].filter(Boolean).join(' ');
  const at = momentWords(data.submittedAt, now);
  const consent = data.consent === undefined ? '' : say.consent(say.ways[data.consent.way]);
  if (zh) return `${who}${say.wrote[data.wish.source]}，${at}${consent === '' ? '' : `。${consent}`}`;
  return `${who} ${say.wrote[data.wish.source]}, ${at}${consent === '' ? '' : `; ${consent}`}`;
}

function captionsOf(data: VerificationView, now: number): readonly string[] {
  const { captions } = words();
  return SOCIETIES.map((society) => {
    const segment = data.wish.ribbon.find((one) => one.society === society);
    if (segment?.state === 'done')
      return captions.done(
        segment.at === undefined
          ? ''
          : now - segment.at < 3 * DAY_MS
            ? momentWords(segment.at, now)
            : dayWords(segment.at, now),
      );
    if (segment?.state === 'waiting') return captions.waiting(momentWords(segment.until ?? data.dueAt, now));
    return segment?.state === 'not_needed' ? captions.none : captions.later;
  });
}

/** Publish, or why not yet; and the two other ways. */
function Actions({ state, onOpen }: { state: Verification; onOpen: (open: Open) => void }) {
  const say = words();
  const lacking = state.lacking.value;
  const ready = lacking.length === 0;
  const problem = state.publishing.problem.value ?? state.saving.problem.value;
  const list = CHECK_LIST.filter((check) => lacking.includes(check))
    .map((check) => say.check[check])
    .join(language.value === 'zh' ? '、' : ', ');
  return (
    <footer class="queue-actions">
      {problem !== undefined && (
        <p class="fault-note" role="alert">
          {problem.title}
        </p>
      )}
      <button
        type="button"
        class="button"
        data-look={ready ? 'main' : 'blocked'}
        aria-disabled={!ready}
        aria-busy={state.publishing.busy.value}
        aria-describedby="queue-lacks"
        onClick={() => void state.publish()}
      >
        {say.publish}
        <kbd class="desk-only">Enter</kbd>
      </button>
      <span id="queue-lacks" class={`queue-lacks small bold ${ready ? 'pine' : 'ember'}`} title={list} role="status">
        {ready ? say.ready : say.lacks(lacking.length)}
        {!ready && <span class="out-of-sight">{say.lacksList(list)}</span>}
      </span>
      <button type="button" class="button queue-other" onClick={() => onOpen('escalate')}>
        {say.escalate}
        <kbd class="desk-only">E</kbd>
      </button>
      <button type="button" class="button queue-other" onClick={() => onOpen('return')}>
        <span class="desk-only">{say.sendBack}</span>
        <span class="phone-only">{say.backShort}</span>
        <kbd class="desk-only">R</kbd>
      </button>
    </footer>
  );
}
