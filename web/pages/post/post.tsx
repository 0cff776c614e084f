import './post.css';
import { useEffect, useRef } from 'preact/hooks';
import { clockWords } from '../../main/format.ts';
import { say as sayWords } from '../../main/i18n.ts';
import { back } from '../../main/router.ts';
import { storeOf } from '../../main/store.ts';
import { createLoad } from '../../state/load.ts';
import { createPost, type Post } from '../../state/post.ts';
import type { Lack } from '../../state/post-answers.ts';
import { STEP_OF } from '../../state/post-draft.ts';
import { ActionBar } from '../../ui/action-bar.tsx';
import { SignInFirst } from '../../ui/at-desk.tsx';
import { RowBones } from '../../ui/bones.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { checkIcon, xIcon } from '../../ui/icons.ts';
import { KeptNote, Loaded, ProblemDrawn } from '../../ui/loaded.tsx';
import { Stepper } from '../../ui/stepper.tsx';
import { useOnline } from '../../ui/use-online.ts';
import { useScreen } from '../../ui/use-screen.ts';
import type { PageProps } from '../page.ts';
import { ConsentAsk } from './consent.tsx';
import { Done } from './done.tsx';
import { GuardianAsk } from './guardian.tsx';
import { LookAsk, Preview } from './look.tsx';
import { nextWords, titleOf } from './question.ts';
import { Recap } from './recap.tsx';
import { NeedsAsk, StoryAsk } from './what.tsx';
import { PlaceAsk, TimeAsk } from './when-where.tsx';
import { PersonAsk, WhoseAsk } from './who.tsx';
import { words } from './words.ts';

/** Posting a wish in three steps, one question at a time; also changing one that came back. */
export function PostPage(props: PageProps) {
  if (props.session.me.value === undefined) return <SignInFirst />;
  const forId = props.params['personId'];
  return <Posting {...props} key={props.params['wishId'] ?? forId ?? 'new'} />;
}

function Posting({ app, session, params }: PageProps) {
  const me = session.me.value;
  const desk = session.desk.value;
  const stationId =
    desk !== undefined && (desk.orgKind === 'station' || desk.orgKind === 'room') ? desk.orgId : me?.homeStation;
  const wishId = params['wishId'];
  const forId = params['personId'];
  const named = useRef('');
  const post = useScreen(
    () =>
      createPost({
        ...app,
        store: storeOf(app.store, me?.personId),
        online: () => navigator.onLine,
        stationId,
        stationName: () => named.current,
        selfName: me?.pseudonym ?? '',
        ownName: me?.name,
        staff: desk !== undefined && forId === undefined,
        wishId,
        forId,
      }),
    [app, me?.personId, stationId, wishId, forId],
  );
  // Where it goes: the station that was chosen here, still known when the draft is gone because it was sent.
  const chosen = useRef<string | undefined>(undefined);
  chosen.current = post.draft.value.stationId ?? chosen.current;
  const goesTo = chosen.current ?? stationId;
  const station = useScreen(() => createStation(app, goesTo), [app, goesTo]);
  const orgName = station.data.value?.org.name ?? (goesTo === desk?.orgId ? desk?.orgName : undefined);
  named.current = orgName?.zh ?? '';
  const stationName = orgName === undefined ? words().theStation : sayWords(orgName);
  useUnderstoodFocus(post);
  if (me === undefined) return null;
  const refused = post.affairs.problem.value;
  if (refused !== undefined && refused.status === 403)
    return <ProblemDrawn problem={refused} again={() => void post.affairs.load()} />;
  if (post.sent.value !== undefined) return <Done post={post} sent={post.sent.value} station={stationName} app={app} />;
  const form = (
    <Form
      post={post}
      app={app}
      station={stationName}
      staff={desk !== undefined}
      hasStation={stationId !== undefined || post.changing}
    />
  );
  return post.changing && post.draft.value.savedAt === undefined ? (
    <Loaded
      of={post.old}
      page
      bones={
        <div class="page">
          <RowBones />
        </div>
      }
    >
      {() => form}
    </Loaded>
  ) : (
    form
  );
}

function createStation(app: PageProps['app'], stationId: string | undefined) {
  const load = createLoad(() => app.client.read('GET /api/orgs/:orgId', { params: { orgId: stationId ?? '' } }));
  return { ...load, start: () => void (stationId === undefined ? undefined : load.load()) };
}

/** On a new question the reader starts at its title; on a fault, at the first field that has one. */
function useUnderstoodFocus(post: Post): void {
  const { at } = post.draft.value;
  const last = useRef(at);
  const sent = post.sent.value;
  useEffect(() => {
    if (last.current === at && sent === undefined) return;
    last.current = at;
    scrollTo(0, 0);
    document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
  }, [at, sent]);
  const faults = post.faults.value;
  useEffect(() => {
    if (Object.keys(faults).length > 0)
      document.querySelector<HTMLElement>('main [aria-invalid="true"], main .post-fault')?.focus();
  }, [faults]);
}

function lackWords(lacks: Lack): string {
  const say = words();
  if (lacks === 'choice') return say.lacksChoice;
  return lacks === 'words' ? say.lacksWords : say.faults[lacks];
}

type FormProps = { post: Post; app: PageProps['app']; station: string; staff: boolean; hasStation: boolean };

function Form({ post, app, station, staff, hasStation }: FormProps) {
  const say = words();
  const { at, savedAt, title } = post.draft.value;
  const now = app.now();
  const online = useOnline();
  const [heading, text] = titleOf(at, post, online);
  const first = post.asks.value[0] === at;
  const look = at === 'look';
  const lacks = post.lacks.value;
  const reason = post.old.data.value?.reason;
  return (
    <form
      class="post"
      data-preview={STEP_OF[at] > 0 ? '' : undefined}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (look) void post.send(title.trim());
        else post.next();
      }}
    >
      <header class="top">
        <button type="button" class="post-close" aria-label={say.close} onClick={() => back('/')}>
          <Icon of={xIcon} />
        </button>
        <p class="post-saved small quiet" role="status">
          {savedAt !== undefined && (
            <>
              <Icon of={checkIcon} />
              <span class="phone-only">{say.saved(clockWords(savedAt))}</span>
              <span class="desk-only">{say.savedDesk(clockWords(savedAt))}</span>
            </>
          )}
        </p>
      </header>
      <div class="page post-page">
        <div class="post-ask">
          <Stepper steps={say.steps} at={STEP_OF[at]} label={say.stepsLabel} />
          {post.restored.value && first && !post.changing && (
            <p class="note">
              {say.restored}
              <button type="button" class="text-button" onClick={post.discard}>
                {say.startOver}
              </button>
            </p>
          )}
          {reason !== undefined && (
            <p class="post-recap">
              <span class="quiet">{say.returnedFor}</span>
              {reason}
            </p>
          )}
          {post.old.keptAt.value !== undefined && <KeptNote at={post.old.keptAt.value} />}
          {at !== 'whose' && at !== 'person' && at !== 'consent' && <Recap post={post} />}
          <div class="post-question">
            <h1 class="title" tabIndex={-1}>
              {heading}
            </h1>
            {text !== '' && <p class="quiet">{text}</p>}
          </div>
          {at === 'whose' && <WhoseAsk post={post} staff={staff} />}
          {at === 'person' && <PersonAsk post={post} staff={staff} />}
          {at === 'consent' && <ConsentAsk post={post} />}
          {at === 'guardian' && <GuardianAsk post={post} />}
          {at === 'story' && <StoryAsk post={post} />}
          {at === 'needs' && <NeedsAsk post={post} />}
          {at === 'time' && <TimeAsk post={post} now={now} />}
          {at === 'place' && <PlaceAsk post={post} station={station} app={app} hasStation={hasStation} />}
          {look && <LookAsk post={post} now={now} />}
        </div>
        {STEP_OF[at] > 0 && <Preview post={post} station={station} now={now} />}
        <ActionBar problem={post.problem.value?.title} say={lacks && <span id="post-lacks">{lackWords(lacks)}</span>}>
          {!first && <Button onClick={() => void post.back()}>{say.back}</Button>}
          <Button
            look={lacks === undefined ? 'main' : 'blocked'}
            submit
            busy={post.busy.value}
            {...(lacks === undefined ? {} : { describedBy: 'post-lacks' })}
          >
            {look ? (online ? (post.changing ? say.sendOld : say.send(station)) : say.sendKept) : nextWords(post)}
          </Button>
        </ActionBar>
      </div>
    </form>
  );
}
