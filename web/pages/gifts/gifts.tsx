import type { GiftView } from '../../../shared/goods/contract.ts';
import { say, t } from '../../main/i18n.ts';
import { createMyGifts } from '../../state/gifts.ts';
import { RowBones } from '../../ui/bones.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Drawn } from '../../ui/drawn.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { TopBar } from '../../ui/top-bar.tsx';
import { useScreen } from '../../ui/use-screen.ts';
import type { PageProps } from '../page.ts';
import { OwnGift } from './gift-card.tsx';
import './gifts.css';
import { words } from './words.ts';

/** What I gave and promised: where each is, what is next, and until when. */
export function GiftsPage({ app }: PageProps) {
  const state = useScreen(() => createMyGifts(app), [app]);
  const w = words();
  return (
    <>
      <TopBar backTo={{ to: '/me', label: t().tabs.me }} />
      <div class="page gifts">
        <h1>{w.title}</h1>
        <Loaded of={state.gifts} bones={<RowBones rows={4} />}>
          {(gifts) =>
            gifts.items.length === 0 ? (
              <Drawn
                kind="empty"
                title={w.none}
                text={w.noneText}
                action={
                  <ButtonLink look="main" to="/?kind=goods">
                    {w.toWall}
                  </ButtonLink>
                }
              />
            ) : (
              <>
                <ul class="gifts-list">
                  {gifts.items.map((gift) => (
                    <OwnGift key={gift.id} gift={gift} acts={state} now={app.now()} said={<InNameOf gift={gift} />} />
                  ))}
                </ul>
                {gifts.next !== undefined && (
                  <Button busy={state.more.busy.value} onClick={() => void state.more.send()}>
                    {w.more}
                  </Button>
                )}
              </>
            )
          }
        </Loaded>
      </div>
    </>
  );
}

/** In whose name it was given, which leads to everything that was given in it. */
function InNameOf({ gift }: { gift: GiftView }) {
  if (gift.org === undefined || gift.orgId === undefined) return null;
  return (
    <>
      {words().comma}
      <a class="link" href={`/orgs/${gift.orgId}`}>
        {words().inNameOf(say(gift.org))}
      </a>
    </>
  );
}
