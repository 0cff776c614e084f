import { bookedKey, type HoursEntry, hoursToItem } from '../../../functions/hours/hours-item.ts';
import type { House } from '../../../functions/platform/house.ts';
import type { Item } from '../../../functions/platform/table.ts';
import { type Assignment, assignmentToItem, type Task, taskToItem } from '../../../functions/tasks/task-item.ts';
import type { Volunteer } from '../../../functions/volunteers/volunteer-item.ts';
import { lettersOf } from '../../../functions/wishes/linkage.ts';
import type { Wish } from '../../../functions/wishes/wish-item.ts';
import { HOUR_MS, MINUTE_MS } from '../../../shared/kernel/time.ts';
import { remember, type Sums } from './sums.ts';
import type { SeededVolunteer } from './volunteers.ts';
import { DONE } from './wish-steps.ts';

export function taskItems(
  house: House,
  wish: Wish,
  index: number,
  taskId: string,
  volunteers: readonly SeededVolunteer[],
  sums: Sums,
): readonly Item[] {
  const component = wish.components[index];
  if (!component) return [];
  const minutes = component.minutes ?? 60;
  const state = DONE.includes(wish.state)
    ? wish.state === 'fulfilled' || wish.state === 'archived'
      ? 'done'
      : 'under_way'
    : wish.state === 'in_progress'
      ? 'under_way'
      : component.have >= component.quantity
        ? 'filled'
        : 'open';
  const task: Task = {
    id: taskId,
    version: 1,
    wishId: wish.id,
    state,
    kind: component.kind,
    group: wish.group,
    urgency: wish.urgency,
    title: wish.title,
    story: wish.story,
    text: component.text,
    skills: component.skills,
    languages: component.languages,
    lifting: component.lifting ?? false,
    minor: wish.minor,
    people: component.quantity,
    taken: component.have,
    window: wish.window,
    minutes,
    cell: wish.cell ?? '4057:8803',
    stationId: wish.stationId,
    station: wish.station,
    publishedAt: wish.publishedAt ?? wish.createdAt,
    ribbon: lettersOf(wish),
    centerId: wish.centerId,
    beneficiaryId: wish.beneficiaryId,
    posterId: wish.postedBy,
    component: index,
    waitlist: [],
    passed: [],
    demo: true,
  };
  // Nobody does two parts of one wish: each component takes the next of those who help.
  const before = wish.components.slice(0, index).reduce((sum, one) => sum + (one.kind === 'goods' ? 0 : one.have), 0);
  const helpers = volunteers.slice(before, before + component.have);
  return [taskToItem(task), ...helpers.flatMap((helper) => assignmentItems(house, wish, task, helper.volunteer, sums))];
}

function assignmentItems(house: House, wish: Wish, task: Task, volunteer: Volunteer, sums: Sums): readonly Item[] {
  const { personId } = volunteer;
  const booked = wish.state === 'fulfilled' || wish.state === 'archived';
  const out = booked || wish.state === 'delivered' || wish.state === 'disputed';
  const begun = out || wish.state === 'in_progress';
  const at = wish.window.from + 5 * MINUTE_MS;
  const assignment: Assignment = {
    taskId: task.id,
    personId,
    wishId: wish.id,
    stationId: wish.stationId,
    version: 1,
    at: wish.publishedAt ?? wish.createdAt,
    window: wish.window,
    state: booked ? 'confirmed' : out ? 'checked_out' : begun ? 'checked_in' : 'accepted',
    acceptedAt: (wish.publishedAt ?? wish.createdAt) + 5 * HOUR_MS,
    ...(begun ? { checkedInAt: at, inBy: { how: 'code' as const } } : {}),
    ...(out
      ? { checkedOutAt: at + task.minutes * MINUTE_MS, outBy: { how: 'code' as const }, minutes: task.minutes }
      : {}),
    ...(booked ? { confirmedAt: wish.fulfilledAt ?? wish.window.to } : {}),
  };
  remember(sums, personId, task);
  if (!booked) return [assignmentToItem(assignment)];
  const bookedAt = wish.fulfilledAt ?? wish.window.to;
  const entry: HoursEntry = {
    id: house.newId('hours', bookedAt),
    personId,
    minutes: task.minutes,
    at: bookedAt,
    title: wish.title,
    wishId: wish.id,
    taskId: task.id,
    stationId: wish.stationId,
    how: 'own',
    by: wish.beneficiaryId,
  };
  const visits = sums.visits.get(personId) ?? {};
  sums.visits.set(personId, { ...visits, [wish.beneficiaryId]: (visits[wish.beneficiaryId] ?? 0) + 1 });
  const total = sums.totals.get(personId) ?? { minutes: 0, since: bookedAt };
  sums.totals.set(personId, { minutes: total.minutes + task.minutes, since: Math.min(total.since, bookedAt) });
  return [
    assignmentToItem(assignment),
    hoursToItem(entry),
    { ...bookedKey(personId, task.id), type: 'booked', hoursId: entry.id },
  ];
}
