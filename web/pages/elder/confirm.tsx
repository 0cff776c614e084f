import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { THANKS, THANKS_PHRASES } from '../../../shared/feedback/phrases.ts';
import type { WishView } from '../../../shared/wishes/contract.ts';
import { momentWords } from '../../main/format.ts';
import { say } from '../../main/i18n.ts';
import { broughtOf, type Confirm, createConfirm, whoCame } from '../../state/confirm.ts';
import { createThanks } from '../../state/elder-wish.ts';
import { RowBones } from '../../ui/bones.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { useScreen } from '../../ui/use-screen.ts';
import { ConfirmPage } from '../confirm/confirm.tsx';
import { words as confirmWords } from '../confirm/words.ts';
import type { PageProps } from '../page.ts';
import { Big, CallStation, ElderPage, ReadAloud } from './parts.tsx';
import { WayHome } from './way-home.tsx';
import { wishWords } from './wish-words.ts';

const THREE = 3;

/** Whether it is right, in large letters: yes, or no with one word. For anybody else than the person it is the page for everyone. */
export function ElderConfirmPage(props: PageProps) {
  const { app, params } = props;
  const wishId = params['wishId'] ?? '';
  const state = useScreen(() => createConfirm(app, wishId, false), [app, wishId]);
  const wish = state.wish.data.value;
  const answered = state.confirm.done.value !== undefined || state.dispute.done.value !== undefined;
  const own = wish?.mine === 'beneficiary' && (answered || state.side.value === 'own');
  if (wish !== undefined && !own)
    return (
      <>
        <WayHome />
        <ConfirmPage {...props} />
      </>
    );
  return (
    <ElderPage home>
      <Loaded of={state.wish} bones={<RowBones rows={3} />}>
        {(view) => <Asked app={app} state={state} wish={view} now={app.now()} />}
      </Loaded>
      {wish?.place.stationPhone !== undefined && (
        <CallStation station={{ name: wish.place.station, phone: wish.place.stationPhone }} />
      )}
    </ElderPage>
  );
}

type AskedProps = { app: PageProps['app']; state: Confirm; wish: WishView; now: number };

function Asked({ app, state, wish, now }: AskedProps) {
  const w = wishWords();
  const [wrong, setWrong] = useState(false);
  const goods = broughtOf(wish).length > 0;
  const done = state.confirm.done.value;
  if (done === 'kept') return <Screen title={w.done} text={w.kept} />;
  // Thanks are for a wish that has come true; of one that still waits for its rest, this was a part.
  if (done !== undefined)
    return done.state === 'fulfilled' ? <Thanks app={app} wishId={wish.id} /> : <Screen title={w.done} text={w.part} />;
  if (state.dispute.done.value !== undefined) return <Screen title={w.told} text={w.toldText} />;
  const asks = goods ? confirmWords().goods : confirmWords();
  if (wrong)
    return (
      <Screen title={w.wrongTitle} text={w.wrongText} problem={state.dispute.problem.value?.title}>
        {asks.wrongs.slice(0, THREE).map((one) => (
          <Big key={one} title={one} onClick={() => void state.dispute.send(one)} />
        ))}
        <Back onClick={() => setWrong(false)} />
      </Screen>
    );
  return (
    <Screen
      title={asks.ask}
      about={w.about(say(wish.title))}
      text={came(wish, goods ? state.givers.value.map(say) : undefined, now)}
      problem={state.confirm.problem.value?.title}
    >
      <Big
        title={goods ? w.yesGoods : w.yes}
        text={w.yesText}
        onClick={() => void state.confirm.send({}, `${asks.ask} ${say(wish.title)}`)}
      />
      <Big title={w.no} text={w.noText} onClick={() => setWrong(true)} />
    </Screen>
  );
}

/** What there is to say yes to: who was here, who says so and until when, or what was brought by whom. */
function came(wish: WishView, givers: readonly string[] | undefined, now: number): string {
  const [asks, w] = [confirmWords(), wishWords()];
  if (givers !== undefined)
    return givers.length === 0
      ? asks.goods.told
      : `${asks.goods.told}${w.gap}${asks.goods.from(givers.join(asks.goods.and))}`;
  const left = wish.ribbon.flatMap(({ steps }) => steps).findLast(({ what }) => what === 'checked_out');
  const said = left?.by === undefined ? asks.toldPlain : asks.told(say(left.by));
  const told = left === undefined ? said : w.saidAt(momentWords(left.at, now), said);
  const been = whoCame(wish).map(say);
  return been.length === 0 ? told : `${w.came(been)}${w.gap}${told}`;
}

function Thanks({ app, wishId }: { app: PageProps['app']; wishId: string }) {
  const w = wishWords();
  const state = useScreen(() => ({ thanks: createThanks(app, wishId), start: () => undefined }), [app, wishId]);
  if (state.thanks.done.value !== undefined) return <Screen title={w.thanked} />;
  return (
    <Screen title={w.done} text={w.doneText} problem={state.thanks.problem.value?.title}>
      {THANKS_PHRASES.slice(0, THREE).map((phrase) => (
        <Big key={phrase} title={say(THANKS[phrase])} onClick={() => void state.thanks.send({ phrase })} />
      ))}
    </Screen>
  );
}

type ScreenProps = {
  title: string;
  about?: string;
  text?: string;
  problem?: string | undefined;
  children?: ComponentChildren;
};

/** One question, its answers, and the question read aloud. */
function Screen({ title, about, text, problem, children }: ScreenProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const first = useRef(true);
  // Whoever does not see the screen hears that another question is there.
  useEffect(() => {
    if (!first.current) heading.current?.focus();
    first.current = false;
  }, [title]);
  return (
    <>
      <h1 tabIndex={-1} ref={heading}>
        {title}
      </h1>
      {about !== undefined && (
        <p>
          <b>{about}</b>
        </p>
      )}
      {text !== undefined && <p>{text}</p>}
      <ReadAloud sentences={[title, about ?? '', text ?? '']} />
      {problem !== undefined && (
        <p class="fault-note" role="alert">
          {problem}
        </p>
      )}
      {children !== undefined && (
        <nav class="elder-three" aria-label={title}>
          {children}
        </nav>
      )}
    </>
  );
}

function Back({ onClick }: { onClick: () => void }) {
  return (
    <button type="button" class="elder-off" onClick={onClick}>
      {wishWords().back}
    </button>
  );
}
