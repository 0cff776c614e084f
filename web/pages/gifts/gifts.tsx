import { useState } from 'preact/hooks';
import type { GiftView } from '../../../shared/goods/contract.ts';
import { dateWords } from '../../main/format.ts';
import { say, t } from '../../main/i18n.ts';
import { createMyGifts, type MyGifts, mayLetGo } from '../../state/gifts.ts';
import { RowBones } from '../../ui/bones.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Drawn } from '../../ui/drawn.tsx';
import { GiftWay } from '../../ui/gift-way.tsx';
import { giftAmount, giftSentence } from '../../ui/gift-words.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { SaidRow } from '../../ui/said.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { toast } from '../../ui/toast.tsx';
import { TopBar } from '../../ui/top-bar.tsx';
import { useScreen } from '../../ui/use-screen.ts';
import type { PageProps } from '../page.ts';
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
                    <Gift key={gift.id} gift={gift} state={state} now={app.now()} />
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

function sentenceOf(gift: GiftView, now: number): string {
  if (gift.state === 'to_give_back') return words().fetch(say(gift.station));
  // Nobody gave it up: its time ran out, and it may be promised once more.
  if (gift.state === 'released' && gift.steps.at(-1)?.what === 'lapsed') return words().lapsed;
  return giftSentence(gift, now);
}

function Gift({ gift, state, now }: { gift: GiftView; state: MyGifts; now: number }) {
  const w = words();
  const [asking, ask] = useState(false);
  const { release, name } = state;
  async function letGo(): Promise<void> {
    if ((await release.send(gift)) === undefined) return;
    ask(false);
    toast(gift.state === 'promised' ? w.released : w.fetch(say(gift.station)));
  }
  return (
    <li class="card gift">
      <p class="small quiet">
        {dateWords(gift.at, now)}
        {gift.org === undefined ? '' : `，${say(gift.org)}`}
      </p>
      <h2>{giftAmount(gift)}</h2>
      <p class="mid">
        <a class="link" href={`/wishes/${gift.wishId}`}>
          <SaidRow words={gift.title} />
        </a>
      </p>
      <GiftWay state={gift.state} />
      <p class={gift.state === 'promised' || gift.state === 'to_give_back' ? 'mid ember bold' : 'mid quiet'}>
        {sentenceOf(gift, now)}
      </p>
      {gift.named && gift.org !== undefined && <p class="small quiet">{w.shownAs(say(gift.org))}</p>}
      <div class="gift-acts">
        {(gift.state === 'promised' || gift.state === 'to_give_back') && gift.stationPhone !== undefined && (
          <a class="link mid" href={`tel:${gift.stationPhone}`}>
            {w.call}
          </a>
        )}
        {gift.state === 'released' && (
          <a class="link mid" href={`/wishes/${gift.wishId}`}>
            {w.again}
          </a>
        )}
        {gift.state !== 'released' && gift.state !== 'given_back' && (
          <button type="button" class="text-button mid" onClick={() => void name.send(gift, !gift.named)}>
            {gift.org === undefined ? (gift.named ? w.unname : w.name) : gift.named ? w.unnameOrg : w.nameOrg}
          </button>
        )}
        {mayLetGo(gift) && (
          <button type="button" class="text-button mid" onClick={() => ask(true)}>
            {gift.state === 'promised' ? w.cannot : w.back}
          </button>
        )}
      </div>
      <Sheet open={asking} onClose={() => ask(false)} title={gift.state === 'promised' ? w.cannot : w.back}>
        <p>{gift.state === 'promised' ? w.cannotText : w.backText(say(gift.station))}</p>
        {release.problem.value !== undefined && (
          <p class="fault-note" role="alert">
            {release.problem.value.title}
          </p>
        )}
        <Button look="main" wide busy={release.busy.value} onClick={() => void letGo()}>
          {gift.state === 'promised' ? w.cannotDo : w.backDo}
        </Button>
      </Sheet>
    </li>
  );
}
