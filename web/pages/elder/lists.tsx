import { useState } from 'preact/hooks';
import { momentWords } from '../../main/format.ts';
import { say, t } from '../../main/i18n.ts';
import { createElder, isArranged } from '../../state/elder.ts';
import { type MyWish, waitsForYes } from '../../state/my-wishes.ts';
import { RowBones } from '../../ui/bones.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { SaidRow } from '../../ui/said.tsx';
import { useScreen } from '../../ui/use-screen.ts';
import type { PageProps } from '../page.ts';
import { Big, CallStation, ElderPage, ReadAloud } from './parts.tsx';
import { wishWords } from './wish-words.ts';
import { words } from './words.ts';

const THREE = 3;

/** Three wishes at a time. */
export function ElderWishesPage({ app, session }: PageProps) {
  const screen = useScreen(() => createElder(app, session), [app, session.me.value?.personId]);
  const [from, setFrom] = useState(0);
  const w = words();
  return (
    <ElderPage home>
      <h1>{w.wishes}</h1>
      <Loaded of={screen.wishes} bones={<RowBones rows={3} />}>
        {(wishes) => {
          const shown = wishes.slice(from, from + THREE);
          const more = wishes.length > from + THREE;
          const sentences = shown.map((wish) => `${say(wish.title)}，${standsWords(wish)}`);
          return (
            <>
              <ReadAloud sentences={sentences.length === 0 ? [w.noWishes] : sentences} />
              {wishes.length === 0 && <p>{w.noWishes}</p>}
              <nav class="elder-three" aria-label={w.wishes}>
                {shown.map((wish) => (
                  <Big
                    key={wish.id}
                    to={waitsForYes(wish) ? `/wishes/${wish.id}/confirm` : `/wishes/${wish.id}`}
                    title={say(wish.title)}
                    text={standsWords(wish)}
                  />
                ))}
              </nav>
              {wishes.length > THREE && (
                <button type="button" class="elder-aloud" onClick={() => setFrom(more ? from + THREE : 0)}>
                  {more ? w.next(Math.min(THREE, wishes.length - from - THREE)) : w.first}
                </button>
              )}
            </>
          );
        }}
      </Loaded>
      <CallStation station={screen.station.data.value} />
    </ElderPage>
  );
}

/** How a wish stands. Goods do not come on their own feet: until they are brought, nobody has been there. */
function standsWords(wish: MyWish): string {
  const { state, kind, missing } = wish;
  if (waitsForYes(wish)) return t().states.delivered;
  if (wish.unheard) return words().unheard;
  if (state === 'returned') return wishWords().sentBack;
  if (!isArranged(wish) && wish.comes) return missing.people > 0 ? words().comesMorePeople : words().comesMoreGoods;
  if (!isArranged(wish)) return t().states[state === 'claimed' || state === 'in_progress' ? 'released' : state];
  if (kind !== 'goods' || state === 'delivered') return t().states[state];
  return state === 'reserved' ? words().goodsPromised : words().goodsComing;
}

/** Who has been here, as sentences. */
export function ElderVisitsPage({ app, session }: PageProps) {
  const screen = useScreen(() => createElder(app, session), [app, session.me.value?.personId]);
  const now = app.now();
  const w = words();
  return (
    <ElderPage home>
      <h1>{w.been}</h1>
      <Loaded of={screen.visits} bones={<RowBones rows={3} />}>
        {({ been }) => {
          const sentences = been.map((one) => w.who(momentWords(one.at, now), say(one.by)));
          return (
            <>
              <ReadAloud sentences={been.length === 0 ? [w.beenNone] : sentences} />
              {been.length === 0 ? (
                <p>{w.beenNone}</p>
              ) : (
                <ul class="elder-been">
                  {been.map((one) => (
                    <li key={`${one.wishId} ${one.at}`}>
                      <b>{w.who(momentWords(one.at, now), say(one.by))}</b>
                      <span class="elder-quiet">
                        <SaidRow words={one.title} />
                      </span>
                    </li>
                  ))}
                </ul>
              )}
            </>
          );
        }}
      </Loaded>
      <CallStation station={screen.station.data.value} />
    </ElderPage>
  );
}
