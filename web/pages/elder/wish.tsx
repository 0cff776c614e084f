import type { WishView } from '../../../shared/wishes/contract.ts';
import { say, t } from '../../main/i18n.ts';
import { createElderWish, type ElderWish, isShown } from '../../state/elder-wish.ts';
import { closedUnanswered } from '../../state/wish-actions.ts';
import { RowBones } from '../../ui/bones.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { SaidTitle } from '../../ui/said.tsx';
import { useScreen } from '../../ui/use-screen.ts';
import type { PageProps } from '../page.ts';
import { WishPage } from '../wish/wish.tsx';
import { Big, CallStation, ElderPage, ReadAloud } from './parts.tsx';
import { showWords, toldAloud, toldOf } from './told.ts';
import { WayHome } from './way-home.tsx';
import { wishWords } from './wish-words.ts';
import { words } from './words.ts';

/** Three choices are on a screen; one of them leads to everything, with the codes of all. */
const CODES_SHOWN_COUNT = 2;

/** One of the person's own wishes: what comes of it, and what is asked of them. Everybody else's is the page for everyone. */
export function ElderWishPage(props: PageProps) {
  const { app, session, params, query } = props;
  const wishId = params['wishId'] ?? '';
  const state = useScreen(() => createElderWish(app, wishId), [app, wishId, session.me.value?.personId]);
  const wish = state.wish.data.value;
  if (query.has('whole') || (wish !== undefined && wish.mine !== 'beneficiary'))
    return (
      <>
        <WayHome />
        <WishPage {...props} />
      </>
    );
  return (
    <ElderPage home>
      <Loaded of={state.wish} bones={<RowBones rows={3} />}>
        {(own) => <Own wish={own} state={state} now={app.now()} />}
      </Loaded>
    </ElderPage>
  );
}

function Own({ wish, state, now }: { wish: WishView; state: ElderWish; now: number }) {
  const [w, own] = [words(), wishWords()];
  const coming = state.coming.value;
  const asks = state.asks.value;
  const told = coming === undefined ? undefined : toldOf(coming, now);
  // Who come for the same task are shown the same digits.
  const shown = state.allComing.value
    .filter((one) => isShown(one, now))
    .filter(({ taskId }, at, all) => all.findIndex((other) => other.taskId === taskId) === at);
  const lacking = wish.publishedAt === undefined ? [] : state.lacking.value.map(say);
  const lacks = lacking.length === 0 ? undefined : own.lacks(lacking);
  const back = wish.state === 'returned' || closedUnanswered(wish);
  const change = state.change.value;
  const stands = wish.unheard && !asks ? w.unheard : standsOf(wish, asks);
  // Whom one looks for may be told already; whether somebody came is asked first, and what the station asked for comes before what is missing.
  const asked = back && wish.reason !== undefined ? own.workerSays(wish.reason) : lacks;
  const said = wish.unheard && !asks && told === undefined ? w.unheardText : asked;
  const { station, stationPhone } = wish.place;
  return (
    <>
      <h1>
        <SaidTitle words={wish.title} />
      </h1>
      <section class="elder-next">
        <p>
          {told === undefined ? (
            <b>{stands}</b>
          ) : (
            <>
              {told.when}
              <b>{told.who}</b>
            </>
          )}
          {said !== undefined && <span class="elder-what">{said}</span>}
        </p>
        <ReadAloud
          sentences={[
            say(wish.title),
            told === undefined ? stands : toldAloud({ when: told.when, who: told.who }),
            said ?? '',
          ]}
        />
      </section>
      <nav class="elder-three" aria-label={say(wish.title)}>
        {asks && <Big to={`/wishes/${wish.id}/confirm`} title={w.nod} />}
        {shown.slice(0, asks ? 1 : CODES_SHOWN_COUNT).map((one) => {
          const { title, text } = showWords(one);
          return (
            <Big
              key={one.taskId}
              to={`/tasks/${one.taskId}/show`}
              title={shown.length > 1 ? own.showTo(say(one.by)) : title}
              text={text}
            />
          );
        })}
        {change !== undefined && (
          <Big to={change} title={back ? own.change : own.again} text={back ? own.changeText : own.againText} />
        )}
        <Big to={`/wishes/${wish.id}?whole`} title={own.whole} text={own.wholeText} />
      </nav>
      <CallStation station={stationPhone === undefined ? undefined : { name: station, phone: stationPhone }} />
    </>
  );
}

function standsOf(wish: WishView, asks: boolean): string {
  if (closedUnanswered(wish)) return wishWords().closed;
  return wish.state === 'returned' ? wishWords().sentBack : t().states[asks ? 'delivered' : wish.state];
}
