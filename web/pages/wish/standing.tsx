import type { WishView } from '../../../shared/wishes/contract.ts';
import type { WishState } from '../../../shared/wishes/wish.ts';
import { closedUnanswered } from '../../state/wish-actions.ts';
import { words } from './words.ts';

/** Where a wish stands when it is neither waiting nor done: what happened, what follows from it, and in whose words. */
export function Standing({ wish }: { wish: WishView }) {
  const said = standingWords(wish);
  // What was said on the way is no matter any more once they have said yes to it.
  const reason = NODDED.includes(wish.state) ? undefined : wish.reason;
  if (said === undefined && reason === undefined) return null;
  return (
    <div class="fault-note wish-reason">
      {said !== undefined && <b>{said.title}</b>}
      {said?.text !== undefined && <p>{said.text}</p>}
      {reason !== undefined && (
        <p>
          <span class="quiet">{reasonLabel(wish)}</span>
          {reason}
        </p>
      )}
    </div>
  );
}

const NODDED: readonly WishState[] = ['partially_fulfilled', 'fulfilled', 'archived'];

type Said = { readonly title: string; readonly text?: string };

function standingWords(wish: WishView): Said | undefined {
  const { standing } = words();
  const { state } = wish;
  const changes = wish.can.includes('changeWish');
  if (state === 'returned') return changes ? { title: standing.returned } : { title: standing.returnedElse };
  if (closedUnanswered(wish)) return { title: standing.closed, ...(changes ? { text: standing.closedText } : {}) };
  if (state === 'expired') return { title: standing.expired, ...(changes ? { text: standing.expiredText } : {}) };
  // A wish that went into an earlier one has its own sentence above.
  if (state === 'withdrawn') return wish.mergedInto === undefined ? { title: standing.withdrawn } : undefined;
  if (state === 'disputed') {
    const visits = wish.components.some(({ kind }) => kind !== 'goods');
    return { title: standing.disputed, text: `${standing.disputedText}${visits ? standing.disputedHours : ''}` };
  }
  if (state === 'rejected') return { title: standing.rejected };
  if (state === 'escalated') return { title: standing.escalated, text: standing.escalatedText };
  if (state === 'released') return { title: standing.released };
  if (wish.unheard)
    return {
      title: standing.unheard,
      text: wish.can.includes('readVerification') ? standing.unheardDesk : standing.unheardText,
    };
  return undefined;
}

/** Whose words they are; handed in again, they have been answered. */
function reasonLabel({ state, reasonBy: by = 'worker' }: WishView): string {
  const { reasonBy } = words();
  return by === 'worker' && (state === 'submitted' || state === 'verifying') ? reasonBy.again : reasonBy[by];
}
