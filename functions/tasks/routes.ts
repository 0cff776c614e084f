import { AppError } from '../../shared/kernel/errors.ts';
import { attest, checkIn, checkOut, markNoShow, readShowCode, takeShowKey } from '../../shared/tasks/attend.ts';
import { listMyTasks, readTaskSeats } from '../../shared/tasks/contract.ts';
import { listCandidates, listForMe, readFit } from '../../shared/tasks/fits.ts';
import { acceptTask, declineTask, handOverTask, offerTask, waitForTask } from '../../shared/tasks/offers.ts';
import type { House } from '../platform/house.ts';
import { type Route, route } from '../platform/route.ts';
import type { Write } from '../platform/table.ts';
import { wishOf } from '../wishes/wishes.ts';
import { acceptWrites } from './accept.ts';
import { assignmentsOfWish, seatReply } from './assignments.ts';
import { checkInWrites, checkOutWrites } from './attend.ts';
import { attestWrites, noShowWrites } from './attest.ts';
import { declineWrites, handOverWrites, waitWrites } from './decline.ts';
import { fitView, suggestions } from './for-me.ts';
import { candidateList, seatList } from './lists.ts';
import { myTasks } from './my-tasks.ts';
import { offerWrites } from './offer.ts';
import { aboutTask, aboutTaskSides, isPart, mustBeLive } from './seat.ts';
import { purposeOf, showCode } from './show-code.ts';
import { showKeyWrites } from './signed-code.ts';
import type { Assignment, Task } from './task-item.ts';

function answer({
  seat,
  writes,
}: {
  seat: Pick<Assignment, 'taskId' | 'personId' | 'state'>;
  writes: readonly Write[];
}) {
  return { reply: seatReply(seat), writes };
}

/** Who has a part in the wish does not show a code for it, whatever else they are: one code confirms all of its tasks. */
function mustBeOthers(all: readonly Assignment[], task: Task, personId: string): void {
  const mine = all.filter((assignment) => assignment.personId === personId);
  if (mine.some((assignment) => assignment.taskId === task.id || isPart(assignment))) throw new AppError('forbidden');
}
async function mustNotTakePart(house: House, task: Task, personId: string): Promise<void> {
  mustBeOthers(await assignmentsOfWish(house, await wishOf(house, task.wishId)), task, personId);
}

export const TASK_ROUTES: readonly Route[] = [
  route(listForMe, {
    act: async ({ actor, house, input: { query } }) => ({
      reply: await suggestions(house, actor.personId, { ...query, all: query.all === 'true' }),
    }),
  }),
  route(readFit, {
    act: async ({ actor, house, input }) => ({ reply: await fitView(house, actor.personId, input.params.taskId) }),
  }),
  route(listCandidates, {
    about: aboutTask,
    act: async ({ house, input: { query }, thing }) => ({
      reply: await candidateList(house, thing, { ...query, refused: query.refused === 'true' }),
    }),
  }),
  route(offerTask, {
    about: aboutTask,
    act: async ({ actor, house, input: { body }, thing }) =>
      answer(await offerWrites(house, actor, thing, body.personId, body.hours)),
  }),
  route(acceptTask, {
    act: async ({ actor, house, input }) => answer(await acceptWrites(house, actor, input.params.taskId)),
  }),
  route(declineTask, {
    act: async ({ actor, house, input }) =>
      answer(await declineWrites(house, actor.personId, input.params.taskId, input.body.reason)),
  }),
  route(handOverTask, {
    act: async ({ actor, house, input }) =>
      answer(await handOverWrites(house, actor.personId, input.params.taskId, input.body.reason)),
  }),
  route(waitForTask, {
    act: async ({ actor, house, input }) => answer(await waitWrites(house, actor, input.params.taskId)),
  }),
  route(readShowCode, {
    about: aboutTaskSides,
    act: async ({ actor, house, thing }) => {
      const all = await assignmentsOfWish(house, await wishOf(house, thing.wishId));
      const assignments = all.filter((assignment) => assignment.taskId === thing.id);
      mustBeOthers(all, thing, actor.personId);
      const purpose = purposeOf(assignments);
      if (!purpose) throw new AppError('wrong_state');
      return { reply: showCode(house, thing, purpose) };
    },
  }),
  route(takeShowKey, {
    about: aboutTaskSides,
    act: async ({ actor, house, thing }) => {
      mustBeLive(thing);
      await mustNotTakePart(house, thing, actor.personId);
      return showKeyWrites(house, thing, actor.personId);
    },
  }),
  route(checkIn, {
    act: async ({ actor, house, input }) =>
      answer(await checkInWrites(house, actor.personId, input.params.taskId, input.body)),
  }),
  route(checkOut, {
    act: async ({ actor, house, input }) =>
      answer(await checkOutWrites(house, actor.personId, input.params.taskId, input.body)),
  }),
  route(attest, {
    about: aboutTask,
    act: async ({ actor, house, input, thing, orgPath }) =>
      answer(await attestWrites(house, { actor, orgPath }, thing, input.params.personId, input.body)),
  }),
  route(markNoShow, {
    about: aboutTask,
    act: async ({ actor, house, input, thing, orgPath }) =>
      answer(await noShowWrites(house, { actor, orgPath }, thing, input.params.personId, input.body.note)),
  }),
  route(listMyTasks, {
    act: async ({ actor, house, input }) => ({ reply: await myTasks(house, actor.personId, input.query) }),
  }),
  route(readTaskSeats, {
    about: aboutTask,
    act: async ({ house, thing }) => ({ reply: await seatList(house, thing) }),
  }),
];
