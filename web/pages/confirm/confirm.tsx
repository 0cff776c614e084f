import { useEffect } from 'preact/hooks';
import type { Words } from '../../../shared/kernel/schema.ts';
import type { WishView } from '../../../shared/wishes/contract.ts';
import type { PublicStep } from '../../../shared/wishes/wish.ts';
import { capital, momentWords } from '../../main/format.ts';
import { say as sayWords, t } from '../../main/i18n.ts';
import { minutesWords } from '../../main/spans.ts';
import { broughtOf, type Confirm, createConfirm, type Side } from '../../state/confirm.ts';
import { createTakePhotos, type TakePhotos } from '../../state/photos.ts';
import { Bone } from '../../ui/bones.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { Drawn } from '../../ui/drawn.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { PHOTO_HANDS } from '../../ui/photo-hands.ts';
import { PageRibbon, Ring } from '../../ui/ribbon.tsx';
import { Said } from '../../ui/said.tsx';
import { TopBar } from '../../ui/top-bar.tsx';
import { useScreen } from '../../ui/use-screen.ts';
import type { PageProps } from '../page.ts';
import './confirm.css';
import { AtVisit, ByCode, Own } from './sides.tsx';
import { words } from './words.ts';

/** The nod at the end of a wish: by the person, by a code they say, or at a worker's visit. */
export function ConfirmPage({ app, session, params }: PageProps) {
  const wishId = params['wishId'] ?? '';
  const staff = session.desk.value !== undefined;
  const state = useScreen(() => createConfirm(app, wishId, staff), [app, wishId, staff]);
  const photos = useScreen(() => createTakePhotos(app, wishId, 'confirmation', PHOTO_HANDS), [app, wishId]);
  const done = state.confirm.done.value;
  const side = state.side.value;
  const over = done !== undefined || state.dispute.done.value !== undefined;
  useEffect(() => {
    // What was pressed is gone: the reader goes on at the top of what came of it.
    if (over) document.getElementById('main')?.focus();
  }, [over]);
  return (
    <>
      <TopBar backTo={{ to: `/wishes/${wishId}`, label: words().back }} />
      <div class="page narrow confirm">
        <Loaded
          of={state.wish}
          page
          bones={
            <div class="confirm-bones">
              <Bone width="70%" height="1.9em" />
              <Bone />
              <Bone height="120px" round="12px" />
            </div>
          }
        >
          {(wish) => {
            if (done === 'kept')
              return (
                <Drawn
                  page
                  kind="offline"
                  title={t().kept.said}
                  text={sayWords(wish.title)}
                  action={<ButtonLink to="/me/outbox">{t().outboxOpen}</ButtonLink>}
                />
              );
            if (done !== undefined)
              return (
                <Joy wish={wish} minutes={done.minutes} whole={done.state === 'fulfilled'} mine={side === 'code'} />
              );
            if (state.dispute.done.value !== undefined)
              return (
                <Drawn
                  page
                  kind="empty"
                  title={words().wrongDone}
                  text={broughtOf(wish).length > 0 ? words().goods.wrongDoneText : words().wrongDoneText}
                  action={<ButtonLink to="/">{words().home}</ButtonLink>}
                />
              );
            return side === undefined ? (
              <NotNow wish={wish} />
            ) : (
              <Ask state={state} photos={photos} wish={wish} side={side} now={app.now()} />
            );
          }}
        </Loaded>
      </div>
    </>
  );
}

type AskProps = { state: Confirm; photos: TakePhotos; wish: WishView; side: Side; now: number };

function Ask({ state, photos, wish, side, now }: AskProps) {
  const say = words();
  const brought = broughtOf(wish);
  const asks = brought.length > 0 ? say.goods : say;
  const title =
    side === 'own'
      ? wish.mine === 'guardian'
        ? asks.askGuardian
        : wish.speaksFor === true
          ? asks.askFor
          : asks.ask
      : side === 'code'
        ? say.codeTitle
        : say.visitTitle;
  return (
    <>
      <div>
        <p class="mid quiet">
          <Said words={wish.title} />
        </p>
        <h1 class="title">{title}</h1>
      </div>
      {brought.length > 0 ? (
        <Brought steps={brought} givers={state.givers.value} now={now} />
      ) : (
        <Came wish={wish} now={now} />
      )}
      {side === 'own' && wish.speaksFor === true && <p class="note">{say.forText}</p>}
      {side === 'own' && <Own state={state} photos={wish.speaksFor === true ? undefined : photos} />}
      {side === 'code' && <ByCode state={state} />}
      {side === 'visit' && <AtVisit state={state} photos={photos} />}
    </>
  );
}

/** Who came and when, as the steps tell it: what is being nodded at. */
function Came({ wish, now }: { wish: WishView; now: number }) {
  const say = words();
  const steps = wish.ribbon.find(({ society }) => society === 'volunteer')?.steps ?? [];
  const last = (what: string) => steps.findLast((step) => step.what === what);
  const [came, left] = [last('checked_in'), last('checked_out') ?? last('delivered')];
  return (
    <section class="card confirm-came">
      <p class="bold">{left?.by === undefined ? say.toldPlain : say.told(sayWords(left.by))}</p>
      <dl class="facts" data-plain>
        {came !== undefined && (
          <>
            <dt>{say.arrived}</dt>
            <dd class="figures">{capital(momentWords(came.at, now))}</dd>
          </>
        )}
        {left !== undefined && (
          <>
            <dt>{say.left}</dt>
            <dd class="figures">{capital(momentWords(left.at, now))}</dd>
          </>
        )}
      </dl>
    </section>
  );
}

/** What was brought, by whom and when. */
function Brought({ steps, givers, now }: { steps: readonly PublicStep[]; givers: readonly Words[]; now: number }) {
  const say = words();
  return (
    <section class="card confirm-came">
      <p class="bold">{say.goods.told}</p>
      {steps.map((step) => (
        <p class="mid" key={`${step.at}${step.note?.zh}`}>
          {step.note === undefined ? '' : sayWords(step.note)}
          <span class="small quiet figures"> {momentWords(step.at, now)}</span>
        </p>
      ))}
      {givers.length > 0 && <p class="mid">{say.goods.from(givers.map(sayWords).join(say.goods.and))}</p>}
    </section>
  );
}

/** Quiet joy: the five pieces travel into the ring once. */
function Joy({ wish, minutes, whole, mine }: { wish: WishView; minutes: number; whole: boolean; mine: boolean }) {
  const say = words();
  return (
    <div class="confirm-joy">
      {whole ? <Ring unit={44} closing /> : <PageRibbon segments={wish.ribbon} />}
      <h1 class="title">{whole ? say.joy : say.joyPart}</h1>
      <p>
        <Said words={wish.title} />
      </p>
      {minutes > 0 && (
        <p class="pine bold figures">
          {mine ? say.bookedMine(minutesWords(minutes)) : say.booked(minutesWords(minutes))}
        </p>
      )}
      {minutes > 0 && <p class="small quiet">{say.bookedText}</p>}
      <div class="confirm-two">
        <ButtonLink to={`/wishes/${wish.id}`}>{say.toWish}</ButtonLink>
        {mine && <ButtonLink to="/me/hours">{say.toHours}</ButtonLink>}
      </div>
    </div>
  );
}

function NotNow({ wish }: { wish: WishView }) {
  const say = words();
  const [title, text] =
    wish.state === 'fulfilled' || wish.state === 'archived'
      ? [say.fulfilled, say.fulfilledText]
      : wish.state === 'disputed'
        ? [say.disputed, broughtOf(wish).length > 0 ? undefined : say.disputedText]
        : [say.notNow, say.notNowText];
  return (
    <Drawn
      page
      kind="empty"
      title={title}
      text={text}
      action={<ButtonLink to={`/wishes/${wish.id}`}>{say.toWish}</ButtonLink>}
    />
  );
}
