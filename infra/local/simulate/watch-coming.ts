import type { Photo } from '../../../functions/photos/photo-item.ts';
import type { Change } from '../../../functions/platform/table.ts';
import type { Assignment, Task } from '../../../functions/tasks/task-item.ts';
import type { Volunteer } from '../../../functions/volunteers/volunteer-item.ts';
import type { Wish } from '../../../functions/wishes/wish-item.ts';
import { sureAge } from '../../../shared/volunteers/age.ts';
import type { County } from './county.ts';
import { must } from './must.ts';
import { goodUntil } from './recounts/papers.ts';

/** States from which somebody takes a place; from the others they only come back to one that was theirs. */
const BEFORE_COMING: readonly unknown[] = [undefined, 'offered', 'waiting', 'declined', 'lapsed', 'cancelled'];

/**
 * Who may come to whom, and what may be shown of them: the least that the law and the people themselves ask for, reckoned from
 * the profile as it stands and not by the product's gates. `fresh`: keys that moved in the same step.
 */
export function watchComing({ before, after }: Change, county: County, fresh: ReadonlySet<string>): void {
  if (after?.type === 'assignment' && after['state'] === 'accepted' && BEFORE_COMING.includes(before?.['state']))
    watchSeat(before as unknown as Assignment | undefined, after as unknown as Assignment, county, fresh);
  if (after?.type === 'photo' && after['shown'] !== undefined && before?.['shown'] === undefined)
    watchShown(after as unknown as Photo, county);
}

/** DOMAIN 3.2 and 3.4: a child's helper was asked and has a valid check; nobody comes to whom they were kept apart from, or while away. */
function watchSeat(before: Assignment | undefined, seat: Assignment, county: County, fresh: ReadonlySet<string>): void {
  const task = county.item<Task>(`TASK#${seat.taskId}`, 'TASK');
  const volunteer = county.item<Volunteer>(`PERSON#${seat.personId}`, 'VOLUNTEER');
  const say = () => `${seat.personId} ${seat.taskId} from ${before?.state}`;
  if (task === undefined) return;
  must(volunteer !== undefined, 'who comes is a volunteer', say);
  must(seat.personId !== task.beneficiaryId, 'nobody comes to themselves', say);
  // Whoever agreed to a series was asked once for all of its dates.
  must(
    !task.minor || seat.seriesId !== undefined || before?.state === 'offered',
    'nobody comes to a child unasked',
    say,
  );
  if (fresh.has(`PERSON#${seat.personId}|VOLUNTEER`)) return;
  must(
    !task.minor || goodUntil(volunteer, 'criminal_record') >= task.window.to,
    'a child’s helper has a valid check',
    say,
  );
  must(
    sureAge(volunteer.birthYear, task.window.from) >= 18 ||
      (!task.minor && goodUntil(volunteer, 'guardian_consent') >= task.window.to),
    'who comes is of age, or their guardian agrees',
    say,
  );
  must(!volunteer.blocked.includes(task.beneficiaryId), 'who was kept apart does not meet', say);
  const away = volunteer.exceptions.some(
    ({ free, from, to }) => !free && from <= task.window.from && to >= task.window.to,
  );
  must(!away || volunteer.exceptions.some(({ free }) => free), 'nobody comes while they are away', say);
}

/** Other eyes than the taker's, and never evidence or anything of a child's. */
function watchShown({ shown, by, purpose, wishId, id }: Photo, county: County): void {
  const wish = county.item<Wish>(`WISH#${wishId}`, 'WISH');
  must(shown?.by !== by, 'other eyes than those that took a photo publish it', () => id);
  must(purpose !== 'evidence' && wish?.minor !== true, 'no evidence and no child’s photo is public', () => id);
}
