import { gatesOf } from '../../shared/matching/gates.ts';
import type { GateName } from '../../shared/tasks/fits.ts';
import type { AssignmentState } from '../../shared/tasks/task.ts';
import type { Consumer } from '../platform/changes.ts';
import { commitFresh } from '../platform/fresh.ts';
import type { House } from '../platform/house.ts';
import type { Write } from '../platform/table.ts';
import { type Volunteer, volunteerFromItem } from '../volunteers/volunteer-item.ts';
import { findVolunteer } from '../volunteers/volunteers.ts';
import { assignmentOf, taskOf } from './assignments.ts';
import { freedWrites, saidNoWrites } from './decline.ts';
import { matchTask, matchVolunteer } from './fits.ts';
import { myCards, WINDOW_LIMIT_MS } from './for-me.ts';
import { isLive, newSeat, volunteerStep } from './seat.ts';

/** Gates that rest on a paper. */
const PAPER_GATES: readonly GateName[] = ['consent', 'check'];
/** Asked, in line or expected. Who is there already is for the station to speak to. */
const AHEAD_STATES: readonly AssignmentState[] = ['offered', 'waiting', 'accepted'];

/** Why a place was given up where the paper behind it counts no more: nobody's answer. */
export const PAPER_ENDED = 'paper';

/**
 * What a check that counts no more stops: offers and places ahead that rest on it, each in one transaction with its task; others
 * are asked. What is done and what has begun stays. Safe to repeat: it looks at how volunteer and place stand, not at what changed.
 */
export const CHECK_STOPS: Consumer = {
  name: 'check-stops',
  wants: ({ before, after }) =>
    before?.type === 'volunteer' &&
    after?.type === 'volunteer' &&
    hasLess(volunteerFromItem(before), volunteerFromItem(after)),
  take: async (house, { after }) => {
    if (!after) return;
    const { personId } = volunteerFromItem(after);
    for (const { taskId, state } of await myCards(house, personId, house.clock() - WINDOW_LIMIT_MS))
      if (AHEAD_STATES.includes(state)) await commitFresh(house, () => stopWrites(house, taskId, personId));
  },
};

function hasLess(before: Volunteer, after: Volunteer): boolean {
  return before.checks.some(
    ({ kind, validUntil }) => (after.checks.find((held) => held.kind === kind)?.validUntil ?? 0) < validUntil,
  );
}

async function stopWrites(house: House, taskId: string, personId: string): Promise<readonly Write[]> {
  const now = house.clock();
  const [task, before, volunteer] = await Promise.all([
    taskOf(house, taskId),
    assignmentOf(house, taskId, personId),
    findVolunteer(house, personId),
  ]);
  if (!volunteer || !before || !AHEAD_STATES.includes(before.state) || !isLive(task) || now >= task.window.to)
    return [];
  const verdicts = gatesOf(matchVolunteer(volunteer, [], task, now), matchTask(task), { now, offered: true });
  if (verdicts.every(({ gate, passes }) => passes || !PAPER_GATES.includes(gate))) return [];
  const seat = { ...newSeat(task, personId, now), state: 'declined', reason: PAPER_ENDED } as const;
  if (before.state !== 'accepted') return saidNoWrites(house, task, before, seat);
  return freedWrites(house, task, before, seat, await volunteerStep(house, personId, 'handed_over'));
}
