import type { ClaimView } from '../../shared/goods/contract.ts';
import { giftWords } from './gift-words.ts';
import './gift-way.css';

/** How many of the five stops a gift has behind it; -1 where its way ended otherwise. */
const STOPS_DONE: Record<ClaimView['state'], number> = {
  promised: 1,
  on_shelf: 2,
  on_the_way: 3,
  delivered: 4,
  confirmed: 5,
  released: -1,
  to_give_back: -1,
  given_back: -1,
};

/** The way of one gift, drawn: five stops on a line, those behind it filled, the next one waiting. */
export function GiftWay({ state }: { state: ClaimView['state'] }) {
  const done = STOPS_DONE[state];
  if (done < 0) return null;
  return (
    <ol class="gift-way">
      {giftWords().stops.map((stop, index) => (
        <li
          key={stop}
          data-state={index < done ? 'done' : index === done ? 'next' : undefined}
          aria-current={index === done - 1 ? 'step' : undefined}
        >
          <span>{stop}</span>
        </li>
      ))}
    </ol>
  );
}
