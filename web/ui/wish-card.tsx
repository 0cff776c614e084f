import type { ComponentChildren } from 'preact';
import type { WishCard as Card } from '../../shared/wishes/wish.ts';
import { capital, dayWords, distanceWords, windowShort } from '../main/format.ts';
import { say, t } from '../main/i18n.ts';
import { Bar } from './bar.tsx';
import { Bone } from './bones.tsx';
import { GroupWord } from './group-word.tsx';
import { CardRibbon } from './ribbon.tsx';
import { Said, SaidTitle, titleLook } from './said.tsx';
import { goodsWords, isWaiting, missingWords } from './wish-words.ts';

export type WishCardProps = {
  card: Card & { readonly distanceM?: number | undefined };
  now: number;
  /** Between the story and the time: a reason, a deadline. */
  extra?: ComponentChildren;
  onLook?: (looking: boolean) => void;
  /** Level of its heading, one below the list's own. */
  level?: 2 | 3;
};

/** One wish among others. The whole card leads to it. */
export function WishCard({ card, now, extra, onLook, level = 2 }: WishCardProps) {
  const Heading = level === 2 ? 'h2' : 'h3';
  const { goods } = card;
  const time = card.fulfilledAt === undefined ? windowShort(card.window, now) : dayWords(card.fulfilledAt, now);
  const facts = [
    card.distanceM === undefined ? undefined : distanceWords(card.distanceM),
    time,
    say(card.station),
  ].filter((fact) => fact !== undefined);
  return (
    <article class="card wish-card" onPointerEnter={() => onLook?.(true)} onPointerLeave={() => onLook?.(false)}>
      <p class="wish-card-head">
        <GroupWord group={card.group} />
        <span class="small quiet">{t().kinds[card.kind]}</span>
      </p>
      <Heading {...titleLook(say(card.title))}>
        <a href={`/wishes/${card.id}`} class="cover">
          <SaidTitle words={card.title} />
        </a>
      </Heading>
      {card.story.zh !== '' && card.story.zh !== card.title.zh && (
        <p class="mid quiet one-line">
          <Said words={card.story} />
        </p>
      )}
      {goods !== undefined && goods.need > goods.have && isWaiting(card.state) && (
        <p class="wish-card-goods">
          <Bar part={goods.have / goods.need} />
          <span class="small figures">
            <b>{goodsWords(goods).lacks}</b>
            {goodsWords(goods).have}
          </span>
        </p>
      )}
      {extra}
      <p class="mid wish-card-facts">
        {facts.map((fact, index) => (
          <span key={fact}>{index === 0 ? capital(fact) : fact}</span>
        ))}
      </p>
      <p class="wish-card-foot">
        <CardRibbon letters={card.ribbon} />
        <span class={`small bold ${card.state === 'fulfilled' ? 'pine' : 'ember'}`}>{missingWords(card)}</span>
      </p>
    </article>
  );
}

/** The shape of a card that is on its way. */
export function WishCardBones() {
  return (
    <div class="card wish-card" aria-hidden="true">
      <p class="wish-card-head">
        <Bone width="64px" height="14px" />
        <Bone width="28px" height="14px" />
      </p>
      <p>
        <Bone width="82%" height="22px" />
      </p>
      <p>
        <Bone width="68%" height="15px" />
      </p>
      <p>
        <Bone width="54%" height="15px" />
      </p>
      <p class="wish-card-foot">
        <Bone width="181px" height="24px" />
      </p>
    </div>
  );
}
