import type { Assignment, Task } from '../../../../functions/tasks/task-item.ts';
import type { AssignmentState } from '../../../../shared/tasks/task.ts';
import type { Hint, Hints, Known } from './hint.ts';

const BOTH_CHANCE = 0.1;

export function seatIn(states: readonly AssignmentState[], { county, random }: Known): Assignment | undefined {
  return county.pick<Assignment>('assignment', random, ({ state }) => states.includes(state));
}
export function openTask({ county, random, now }: Known, state: Task['state'] = 'open'): Task | undefined {
  return county.pick<Task>('task', random, (task) => task.state === state && task.window.to > now);
}
export function volunteerId({ town, random }: Known): string {
  return random.pick(town.volunteers).personId;
}

/** Who arranges helpers may be one: there four eyes must look. */
export function coordinatorWhoHelps({ town, county }: Known): string | undefined {
  return town.people.find(({ personId }) =>
    county.roles.get(personId)?.some(({ role }) => role === 'volunteer_coordinator'),
  )?.personId;
}

/** Their own seat, by whom it is. */
function own(...states: readonly AssignmentState[]): Hint {
  return (known) => {
    const seat = seatIn(states, known);
    return seat && { params: { taskId: seat.taskId }, as: seat.personId };
  };
}
function seatOf(...states: readonly AssignmentState[]): Hint {
  return (known) => {
    const seat = seatIn(states, known);
    return seat && { params: { taskId: seat.taskId, personId: seat.personId } };
  };
}
function atTheDoor(...states: readonly AssignmentState[]): Hint {
  return (known) => {
    const { county, now, random } = known;
    const seat = county.pick<Assignment>(
      'assignment',
      random,
      ({ state, taskId }) => states.includes(state) && (county.shown.get(taskId)?.until ?? 0) >= now,
    );
    const digits = seat && county.shown.get(seat.taskId)?.digits;
    return seat && { params: { taskId: seat.taskId }, body: { digits }, as: seat.personId };
  };
}
const onOpen: Hint = (known) => {
  const task = openTask(known);
  return task && { params: { taskId: task.id } };
};
const asVolunteer: Hint = (known) => {
  const task = openTask(known);
  return task && { params: { taskId: task.id }, as: volunteerId(known) };
};

export const TASK_HINTS: Hints = {
  acceptTask: (known) => {
    const offered = known.random.chance(0.4) ? seatIn(['offered'], known) : undefined;
    return offered ? { params: { taskId: offered.taskId }, as: offered.personId } : asVolunteer(known);
  },
  waitForTask: (known) => {
    const task = openTask(known, 'filled');
    return task && { params: { taskId: task.id }, as: volunteerId(known) };
  },
  offerTask: (known) => {
    const { random } = known;
    const task = openTask(known);
    if (!task) return undefined;
    const both = coordinatorWhoHelps(known);
    if (both !== undefined && random.chance(BOTH_CHANCE))
      return { params: { taskId: task.id }, body: { personId: both, hours: 1 }, as: both };
    return { params: { taskId: task.id }, body: { personId: volunteerId(known), hours: 1 + random.below(8) } };
  },
  declineTask: own('offered', 'waiting'),
  handOverTask: own('accepted'),
  checkIn: atTheDoor('accepted'),
  checkOut: atTheDoor('checked_in'),
  attest: (known) => {
    const seat = seatIn(['accepted', 'checked_in'], known);
    if (!seat) return undefined;
    const what = seat.state === 'accepted' ? 'checked_in' : 'checked_out';
    return { params: { taskId: seat.taskId, personId: seat.personId }, body: { what, at: known.now, note: '来过' } };
  },
  markNoShow: seatOf('accepted'),
  readShowCode: (known) => {
    const seat = seatIn(['accepted', 'checked_in', 'checked_out'], known);
    return seat && { params: { taskId: seat.taskId } };
  },
  takeShowKey: (known) => {
    const seat = seatIn(['accepted', 'checked_in'], known);
    return seat && { params: { taskId: seat.taskId } };
  },
  readFit: asVolunteer,
  readStanding: own('offered', 'accepted', 'waiting'),
  listCandidates: onOpen,
  readTaskSeats: onOpen,
};
