import type { Assignment, Task } from '../../../../functions/tasks/task-item.ts';
import type { Volunteer } from '../../../../functions/volunteers/volunteer-item.ts';
import { sureAge } from '../../../../shared/volunteers/age.ts';
import type { County } from '../county.ts';
import { must } from '../must.ts';
import { CLOCKS_MS } from '../town.ts';

type Paper = Volunteer['checks'][number]['kind'];

/** Until when a volunteer's paper is good; 0 for none. */
export function goodUntil({ checks }: Pick<Volunteer, 'checks'>, paper: Paper): number {
  return checks.find(({ kind }) => kind === paper)?.validUntil ?? 0;
}

/** Nobody is expected on a paper that counts no more: a guardian's consent of somebody under eighteen, a check for a child's visit. */
export function recountPapers(county: County, now: number): void {
  for (const seat of county.all<Assignment>('assignment')) {
    if (seat.state !== 'accepted' || seat.window.to <= now + CLOCKS_MS) continue;
    const task = county.item<Task>(`TASK#${seat.taskId}`, 'TASK');
    const volunteer = county.item<Volunteer>(`PERSON#${seat.personId}`, 'VOLUNTEER');
    if (task === undefined || volunteer === undefined) continue;
    const say = () => `${seat.personId} ${seat.taskId}`;
    const ofAge = sureAge(volunteer.birthYear, task.window.from) >= 18;
    must(
      ofAge || goodUntil(volunteer, 'guardian_consent') >= task.window.to,
      'nobody under eighteen is expected without their guardian',
      say,
    );
    must(
      !task.minor || goodUntil(volunteer, 'criminal_record') >= task.window.to,
      'nobody is expected at a child’s without a check',
      say,
    );
  }
}
