import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { GivingView, OrgGiftView } from '../../../shared/goods/giving.ts';
import { dateWords } from '../../main/format.ts';
import { say } from '../../main/i18n.ts';
import { type GiftActs, mayLetGo } from '../../state/gifts.ts';
import { Button } from '../../ui/button.tsx';
import { GiftWay } from '../../ui/gift-way.tsx';
import { giftAmount, giftSentence } from '../../ui/gift-words.ts';
import { Said, SaidRow } from '../../ui/said.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { toast } from '../../ui/toast.tsx';
import { visitingWords } from '../../ui/visiting.ts';
import './gift-card.css';
import { words } from './words.ts';

function sentenceOf(gift: OrgGiftView, now: number): string {
  if (gift.state === 'to_give_back') return words().fetch(say(gift.station));
  // Nobody gave it up: its time ran out, and it may be promised once more.
  if (gift.state === 'released' && lastOf(gift) === 'lapsed') return words().lapsed;
  if (isOver(gift)) return words().wishOver;
  return giftSentence(gift, now);
}

const lastOf = ({ steps }: Pick<OrgGiftView, 'steps'>) => steps.at(-1)?.what;

/** Nobody is at fault: the wish ended before it was brought, and its page may be gone. */
function isOver(gift: OrgGiftView): boolean {
  return gift.state === 'released' && lastOf(gift) === 'wish_over';
}

type CardProps = {
  gift: OrgGiftView;
  now: number;
  /** Beside the day: in whose name, or who promised it. */
  said?: ComponentChildren;
  level?: 2 | 3 | 4;
  /** Whoever reads it is the one who is waited for. */
  ours?: boolean;
  children?: ComponentChildren;
};

/** One gift: what, for which wish, and where it is. */
export function GiftCard({ gift, now, said, level = 2, ours = false, children }: CardProps) {
  const waits = ours && (gift.state === 'promised' || gift.state === 'to_give_back');
  const Heading = `h${level}` as const;
  return (
    <li class="card gift">
      <p class="small quiet">
        {dateWords(gift.at, now)}
        {said}
      </p>
      <Heading>{giftAmount(gift)}</Heading>
      <p class="mid">
        {isOver(gift) ? (
          <SaidRow words={gift.title} />
        ) : (
          <a class="link" href={`/wishes/${gift.wishId}`}>
            <SaidRow words={gift.title} />
          </a>
        )}
      </p>
      <GiftWay state={gift.state} />
      <p class={waits ? 'mid ember bold' : 'mid quiet'}>{sentenceOf(gift, now)}</p>
      {gift.thanks !== undefined && (
        <blockquote class="mid gift-thanks">
          <Said words={gift.thanks} />
        </blockquote>
      )}
      {children}
    </li>
  );
}

type OwnProps = Omit<CardProps, 'gift' | 'ours' | 'children'> & { gift: GivingView; acts: GiftActs };

/** The same for who speaks for it: what everyone reads of the giver, and what may still be done. */
export function OwnGift({ gift, acts, ...card }: OwnProps) {
  const w = words();
  const [asking, ask] = useState(false);
  const { release, name } = acts;
  const visiting = visitingWords({ address: gift.stationAddress, hours: gift.stationHours });
  const waits = gift.state === 'promised' || gift.state === 'to_give_back';
  const over = gift.state === 'released' || gift.state === 'given_back';
  const done = over || gift.state === 'confirmed';
  async function letGo(): Promise<void> {
    if ((await release.send(gift)) === undefined) return;
    ask(false);
    toast(gift.state === 'promised' ? w.released : w.fetch(say(gift.station)));
  }
  return (
    <GiftCard gift={gift} ours={gift.mine} {...card}>
      {gift.org !== undefined && !over && <p class="small quiet">{w.shownAs(say(gift.giver))}</p>}
      {!gift.mine && gift.org !== undefined && !done && <p class="small quiet">{w.notMine(say(gift.org))}</p>}
      {gift.mine && waits && visiting !== '' && <p class="small quiet">{visiting}</p>}
      <div class="gift-acts">
        {gift.mine && waits && gift.stationPhone !== undefined && (
          <a class="link mid" href={`tel:${gift.stationPhone}`}>
            {w.call}
          </a>
        )}
        {gift.state === 'released' && (
          <a class="link mid" href={isOver(gift) ? '/?kind=goods' : `/wishes/${gift.wishId}`}>
            {isOver(gift) ? w.toWall : w.again}
          </a>
        )}
        {gift.mine && !over && (
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
    </GiftCard>
  );
}
