import type { AssignmentState, TaskCard } from '../../shared/tasks/task.ts';
import { storedThing } from '../platform/item.ts';
import type { Item, Key } from '../platform/table.ts';
import { timeKey } from '../wishes/wish-item.ts';

/** A task as stored: its card, and what only the house knows. One slot list: `taken` of `people` places are accepted. */
export type Task = TaskCard & {
  readonly version: number;
  readonly centerId: string;
  readonly beneficiaryId: string;
  /** Who wrote the wish down; may show the rotating code. */
  readonly posterId: string;
  /** Index of the wish's component that it serves. */
  readonly component: number;
  /** Volunteers in line for a place, first come first. At most WAITLIST_LIMIT_ITEMS. */
  readonly waitlist: readonly string[];
  /** Volunteers who declined, lapsed or handed over: not asked again. */
  readonly passed: readonly string[];
  /** The planner's latest wave: how many were asked, until when, and the permille of at least one yes as it was then. */
  readonly wave?: {
    readonly at: number;
    readonly until: number;
    readonly people: number;
    readonly somePermille: number;
  };
  readonly demo?: boolean;
};

export function taskKey(taskId: string): Key {
  return { pk: `TASK#${taskId}`, sk: 'TASK' };
}
/** gsi1: open tasks of a center, soonest end first. */
export function openTasksPk(centerId: string): string {
  return `TASKS#${centerId}#OPEN`;
}
/** gsi2: all live tasks of a station, soonest first: the board. */
export function stationTasksPk(stationId: string): string {
  return `TASKS#${stationId}`;
}

const CARD_FIELDS = [
  'id',
  'wishId',
  'state',
  'kind',
  'group',
  'urgency',
  'title',
  'story',
  'text',
  'skills',
  'languages',
  'lifting',
  'minor',
  'people',
  'taken',
  'window',
  'minutes',
  'cell',
  'stationId',
  'station',
  'publishedAt',
  'ribbon',
  'rests',
  'seriesId',
] as const satisfies readonly (keyof TaskCard)[];

/** Whether a task is for others to find: open, of a wish that takes somebody. */
export function isFound({ state, rests }: Pick<Task, 'state' | 'rests'>): boolean {
  return state === 'open' && rests !== true;
}

/** The public card of a task. */
export function taskCardOf(task: Task): TaskCard {
  return Object.fromEntries(CARD_FIELDS.map((field) => [field, task[field]])) as unknown as TaskCard;
}

export function taskToItem(task: Task): Item {
  const live = task.state !== 'done' && task.state !== 'cancelled';
  return {
    ...taskKey(task.id),
    type: 'task',
    ...task,
    card: { ...taskCardOf(task), beneficiaryId: task.beneficiaryId },
    ...(isFound(task) ? { gsi1pk: openTasksPk(task.centerId), gsi1sk: `${timeKey(task.window.to)}#${task.id}` } : {}),
    ...(live ? { gsi2pk: stationTasksPk(task.stationId), gsi2sk: `${timeKey(task.window.from)}#${task.id}` } : {}),
  } as unknown as Item;
}

export function taskFromItem(item: Item): Task {
  return storedThing(item) as Task;
}

/** One volunteer's part in one task. The key makes it one for each pair. */
export type Assignment = {
  readonly taskId: string;
  readonly personId: string;
  readonly wishId: string;
  readonly stationId: string;
  /** One date of a series. */
  readonly seriesId?: string;
  /** Asked by the leader of a team. */
  readonly teamId?: string;
  readonly state: AssignmentState;
  readonly version: number;
  readonly offeredBy?: string;
  readonly offeredUntil?: number;
  readonly reason?: string;
  /** What was said with a no-show; sealed under the volunteer's key with field `note:<task id>`. */
  readonly noteSealed?: string;
  readonly acceptedAt?: number;
  readonly checkedInAt?: number;
  readonly checkedOutAt?: number;
  /** How arrival and finish were shown: by code, with distance in metres if known, or attested by a worker. */
  readonly inBy?: Shown;
  readonly outBy?: Shown;
  readonly minutes?: number;
  readonly confirmedAt?: number;
  readonly at: number;
  readonly window: { readonly from: number; readonly to: number };
};

/** `noteSealed`: the beneficiary's word, sealed under their key with field `word:<task id>`. */
export type Shown = {
  readonly how: 'code' | 'word';
  /** Scanned without a network and sent when there was one: booked at the time that was signed. */
  readonly late?: true;
  readonly distanceM?: number;
  readonly by?: string;
  readonly noteSealed?: string;
};

/** Whether coming or going was sent later than it was shown. */
export function isSentLate({ inBy, outBy }: Pick<Assignment, 'inBy' | 'outBy'>): boolean {
  return inBy?.late === true || outBy?.late === true;
}

export function assignmentKey(taskId: string, personId: string): Key {
  return { pk: `TASK#${taskId}`, sk: `ASSIGNMENT#${personId}` };
}
/** gsi1: a volunteer's tasks by time; gsi2: offers by when they lapse, in one hour's bucket. */
export function myTasksPk(personId: string): string {
  return `PERSON#${personId}#TASKS`;
}
const HOUR_MS = 3_600_000;
/** Bucket of offers that lapse in one hour; the clock looks at the last few buckets. */
export function lapsePk(at: number): string {
  return `LAPSE#${Math.floor(at / HOUR_MS)}`;
}

export function assignmentToItem(assignment: Assignment): Item {
  return {
    ...assignmentKey(assignment.taskId, assignment.personId),
    type: 'assignment',
    ...assignment,
    card: {
      taskId: assignment.taskId,
      personId: assignment.personId,
      wishId: assignment.wishId,
      state: assignment.state,
      offeredUntil: assignment.offeredUntil,
      teamId: assignment.teamId,
      window: assignment.window,
    },
    gsi1pk: myTasksPk(assignment.personId),
    gsi1sk: `${timeKey(assignment.window.from)}#${assignment.taskId}`,
    ...(assignment.state === 'offered' && assignment.offeredUntil !== undefined
      ? {
          gsi2pk: lapsePk(assignment.offeredUntil),
          gsi2sk: `${timeKey(assignment.offeredUntil)}#${assignment.taskId}#${assignment.personId}`,
        }
      : {}),
  } as unknown as Item;
}

export function assignmentFromItem(item: Item): Assignment {
  return storedThing(item) as Assignment;
}

/**
 * A volunteer's week: what is accepted in it. One conditional item holds the weekly cap and the overlaps, so two accepts at
 * once cannot both fit into the same evening. A task counts in the week in which it starts; the week before and after are
 * looked at for travel across midnight of Sunday.
 */
export type Agenda = {
  readonly personId: string;
  readonly week: number;
  readonly minutes: number;
  readonly version: number;
  readonly entries: readonly {
    readonly taskId: string;
    readonly from: number;
    readonly to: number;
    readonly cell: string;
    readonly minutes: number;
  }[];
};
export function agendaKey(personId: string, week: number): Key {
  return { pk: `PERSON#${personId}`, sk: `AGENDA#${timeKey(week)}` };
}
