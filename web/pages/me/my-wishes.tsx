import type { WishState } from '../../../shared/wishes/wish.ts';
import { t } from '../../main/i18n.ts';
import { byWords } from '../../main/spans.ts';
import { createMyWishes, type MyWish, waitsForYes } from '../../state/my-wishes.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Drawn } from '../../ui/drawn.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { TopBar } from '../../ui/top-bar.tsx';
import { useScreen } from '../../ui/use-screen.ts';
import { WishCard, WishCardBones } from '../../ui/wish-card.tsx';
import type { PageProps } from '../page.ts';
import { words } from './words.ts';
import './me.css';

export function MyWishesPage({ app }: PageProps) {
  const screen = useScreen(() => createMyWishes(app), [app]);
  const { yours, open, ended } = screen.groups.value;
  const now = app.now();
  const w = words();
  return (
    <>
      <TopBar backTo={{ to: '/me', label: w.title }} />
      <div class="page my-wishes">
        <h1>{w.myWishes}</h1>
        <Loaded
          of={screen.list}
          bones={
            <div class="my-wishes-list">
              <WishCardBones />
              <WishCardBones />
            </div>
          }
        >
          {(list) => (
            <>
              {list.items.length === 0 && (
                <Drawn
                  kind="empty"
                  title={w.none}
                  text={w.noneText}
                  action={
                    <ButtonLink look="main" to="/post">
                      {t().tabs.post}
                    </ButtonLink>
                  }
                />
              )}
              <Group title={w.yours} items={yours} now={now} />
              <Group title={w.open} items={open} now={now} />
              <Group title={w.ended} items={ended} now={now} />
              {list.next !== undefined && (
                <p>
                  <Button busy={screen.more.busy.value} onClick={() => void screen.more.send()}>
                    {t().do.more}
                  </Button>
                </p>
              )}
            </>
          )}
        </Loaded>
      </div>
    </>
  );
}

function Group({ title, items, now }: { title: string; items: readonly MyWish[]; now: number }) {
  if (items.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ul class="my-wishes-list">
        {items.map((card) => (
          <li key={card.id}>
            <WishCard card={card} level={3} now={now} extra={<Extra card={card} now={now} />} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** In these states what was said has been answered, or is no matter any more. */
const ANSWERED: readonly WishState[] = ['submitted', 'verifying', 'partially_fulfilled', 'fulfilled', 'archived'];

function Extra({ card, now }: { card: MyWish; now: number }) {
  if (card.reason !== undefined && !ANSWERED.includes(card.state))
    return (
      <p class="small extra alert">
        {words().reason[card.reasonBy ?? 'worker']}
        {card.reason}
      </p>
    );
  if (waitsForYes(card) && card.state !== 'delivered') return <p class="small extra ember">{words().partDone}</p>;
  if (card.unheard) return <p class="small extra ember">{words().unheard}</p>;
  if (card.comes && card.missing.people + card.missing.goods > 0)
    return <p class="small extra quiet">{words().partComes}</p>;
  if (card.dueAt !== undefined)
    return (
      <p class="small extra ember">{card.dueAt < now ? words().dueOver : words().due(byWords(card.dueAt, now))}</p>
    );
  return null;
}
