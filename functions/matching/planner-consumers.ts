import { withAnswer } from '../../shared/matching/acceptance.ts';
import { type Consumer, once } from '../platform/changes.ts';
import type { House } from '../platform/house.ts';
import type { Change } from '../platform/table.ts';
import { taskOf } from '../tasks/assignments.ts';
import { PAPER_ENDED } from '../tasks/check-stops.ts';
import { AWAY } from '../tasks/seat.ts';
import { type Assignment, assignmentFromItem } from '../tasks/task-item.ts';
import { isAskable } from '../tasks/wave.ts';
import { askedOnce, noLongerAsked } from '../volunteers/asked.ts';
import type { Volunteer } from '../volunteers/volunteer-item.ts';
import { findVolunteer, volunteerWrite } from '../volunteers/volunteers.ts';
import { overrideFromItem, planFromItem } from './plan-item.ts';
import { askPlanned, planCenter, storedPlan } from './planner.ts';

/** A plan that was stored asks those whom it wants. */
export const PLANNED: Consumer = {
  name: 'planned',
  wants: ({ after }) => after?.type === 'plan',
  take: async (house, { after }) => {
    if (after) await askPlanned(house, planFromItem(after));
  },
};

/**
 * A plan reads for some seconds before it is stored, and machines' clocks differ: one that was stored so much later than a
 * change has seen it.
 */
const SEEN_AFTER_MS = 15_000;

/**
 * Plans anew where a place needs somebody else: an offer was declined or lapsed, a place came free, a coordinator had a word.
 * It looks at how things stand, not at what changed; where the stream comes late, a plan that was made since has seen it all.
 */
export const REPLAN: Consumer = {
  name: 'replan',
  wants: (change) => saidNo(change) || cameFree(change) || overrideOf(change) !== undefined,
  take: async (house, change) => {
    const override = overrideOf(change);
    if (override) return planSince(house, overrideFromItem(override).centerId, change.at);
    const taskId = String((change.after ?? change.before)?.[cameFree(change) ? 'id' : 'taskId']);
    const task = await taskOf(house, taskId);
    if (isAskable(task, house.clock())) await planSince(house, task.centerId, change.at);
  },
};

async function planSince(house: House, centerId: string, at: number): Promise<void> {
  const plan = await storedPlan(house, centerId);
  if (plan === undefined || plan.at <= at + SEEN_AFTER_MS) await planCenter(house, centerId);
}

function overrideOf({ before, after }: Change) {
  const item = after ?? before;
  return item?.type === 'override' ? item : undefined;
}

function saidNo({ before, after }: Change): boolean {
  if (after?.type !== 'assignment' || before?.['state'] !== 'offered') return false;
  return after['state'] === 'declined' || after['state'] === 'lapsed' || after['reason'] === AWAY;
}

function cameFree({ before, after }: Change): boolean {
  if (after?.type !== 'task' || before?.type !== 'task') return false;
  return Number(after['taken']) < Number(before['taken']);
}

/** Counts what each volunteer was asked and answered: it says how likely a yes is, and how often is enough. */
export const ANSWERS: Consumer = {
  name: 'answers',
  wants: ({ before, after }) =>
    after?.type === 'assignment' && (after['state'] === 'offered') !== (before?.['state'] === 'offered'),
  take: async (house, change) => {
    if (!change.after) return;
    const assignment = assignmentFromItem(change.after);
    const volunteer = await findVolunteer(house, assignment.personId);
    if (!volunteer) return;
    const counted =
      assignment.state === 'offered' ? asked(house, volunteer, assignment) : answered(volunteer, assignment);
    if (counted !== volunteer) await once(house, 'answers', change, [volunteerWrite(volunteer, counted)]);
  },
};

/** What the planner asks it counts itself, together with the asking. */
function asked(house: House, volunteer: Volunteer, { taskId, offeredBy, offeredUntil }: Assignment): Volunteer {
  if (offeredBy === 'planner' || offeredUntil === undefined) return volunteer;
  return askedOnce(volunteer, { taskId, until: offeredUntil, automatic: false }, house.clock());
}

/** A no for reasons of health is nobody's business and says nothing of the next time; a task called off, or a paper that ended, is no answer. */
function answered(volunteer: Volunteer, { taskId, state, reason }: Assignment): Volunteer {
  const closed = noLongerAsked(volunteer, taskId);
  if (state === 'accepted') return { ...closed, answers: withAnswer(volunteer.answers, 'yes') };
  const no = state === 'lapsed' || (state === 'declined' && reason !== 'unwell' && reason !== PAPER_ENDED);
  return no ? { ...closed, answers: withAnswer(volunteer.answers, 'no') } : closed;
}
