import type { AssignmentView } from '../../../shared/tasks/contract.ts';
import { isQuestioned, isUnsaid } from '../../state/my-tasks.ts';
import { listWords } from './list-words.ts';

/** How a part of one's own stands; of what is over, what came of it. */
export function standWords(item: AssignmentView, now: number): string {
  const { states, ended, unsaidRow } = listWords();
  const { state, why } = item;
  if (isQuestioned(item)) return states.disputed;
  if (isUnsaid(item, now)) return unsaidRow[state === 'accepted' ? 'accepted' : 'checked_in'];
  if (why !== undefined && (state === 'lapsed' || state === 'declined' || state === 'cancelled')) return ended[why];
  if (state === 'declined' && item.acceptedAt !== undefined) return ended.gaveBack;
  if (state === 'offered') return states.lapsed;
  if (state === 'waiting' && item.task.window.to <= now) return ended.line;
  return states[state];
}
