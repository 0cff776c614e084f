import type { WishCard } from '../../../shared/wishes/wish.ts';
import { dayWords } from '../../main/format.ts';
import { say } from '../../main/i18n.ts';
import { Icon } from '../../ui/icon.tsx';
import { chevronRightIcon } from '../../ui/icons.ts';
import { Mark } from '../../ui/ribbon.tsx';
import { SaidTitle, titleLook } from '../../ui/said.tsx';
import { words } from './words.ts';

/** A wish that came true, said quietly between those that wait. */
export function FulfilledLine({ card, now }: { card: WishCard; now: number }) {
  const when = card.fulfilledAt === undefined ? '' : words().done(dayWords(card.fulfilledAt, now));
  return (
    <a class="fulfilled-line" href={`/wishes/${card.id}`}>
      <Mark size={26} />
      <span class="grow">
        <b {...titleLook(say(card.title))}>
          <SaidTitle words={card.title} />
        </b>
        <span class="small quiet">
          {when}
          {card.together !== undefined && card.together > 1 ? words().together(card.together) : ''}
        </span>
      </span>
      <Icon of={chevronRightIcon} />
    </a>
  );
}
