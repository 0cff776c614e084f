import type { PlaceCard } from '../../state/org-tree.ts';
import { WishCard } from '../../ui/wish-card.tsx';

/** Wishes of a place or of an organisation, side by side where there is room. `level`: of their headings. */
export function Cards({ cards, now, level = 2 }: { cards: readonly PlaceCard[]; now: number; level?: 2 | 3 }) {
  return (
    <ul class="orgs-cards">
      {cards.map((card) => (
        <li key={card.id}>
          <WishCard card={card} now={now} level={level} />
        </li>
      ))}
    </ul>
  );
}
