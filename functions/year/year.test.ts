import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS, WEEK_MS, weekStart } from '../../shared/kernel/time.ts';
import { listNotices } from '../../shared/notices/contract.ts';
import { attest } from '../../shared/tasks/attend.ts';
import { listMyTasks } from '../../shared/tasks/contract.ts';
import { acceptTask, offerTask } from '../../shared/tasks/offers.ts';
import { addAbsence, endAbsence, readVolunteer } from '../../shared/volunteers/contract.ts';
import { confirmWish } from '../../shared/wishes/closing.ts';
import { readMyYear, YEAR_WEEKS } from '../../shared/year/contract.ts';
import { aVolunteer, aWish, moveTo, openScene, type Scene } from '../testing/things.ts';
import type { Someone } from '../testing/world.ts';
import { findVolunteer } from '../volunteers/volunteers.ts';

let scene: Scene;
let zhao: Someone;
beforeEach(async () => {
  scene = await openScene();
  zhao = await aVolunteer(scene);
});
afterEach(() => scene.world.close());

const now = () => scene.world.house.clock();
const shifted = ({ from, to }: { from: number; to: number }, days: number) => ({
  from: from + days * DAY_MS,
  to: to + days * DAY_MS,
});
const year = async (as: Someone | undefined = zhao) => scene.call(readMyYear, as);
async function served(minutes: number): Promise<void> {
  const { task, wish, beneficiary } = await aWish(scene, { minutes });
  await scene.call(acceptTask, zhao, { params: { taskId: task.id } });
  moveTo(scene.world, task.window.to);
  for (const [what, at] of [
    ['checked_in', task.window.from],
    ['checked_out', task.window.from + minutes * MINUTE_MS],
  ] as const)
    await scene.call(attest, scene.head, {
      params: { taskId: task.id, personId: zhao.personId },
      body: { what, at, note: '来过' },
    });
  await scene.call(confirmWish, beneficiary, { params: { wishId: wish.id }, body: { how: 'own' } });
}

describe('a volunteer’s year', () => {
  it('is drawn in weeks, each with what was booked in it; what is older is left out', async () => {
    await served(60);
    moveTo(scene.world, now() + 2 * WEEK_MS);
    await served(45);
    await served(30);
    const { reply } = await year();
    expect([reply.weeks.length, reply.weeks.at(-1)?.week]).toEqual([YEAR_WEEKS, weekStart(now())]);
    expect([reply.minutes, reply.visits]).toEqual([135, 3]);
    expect(reply.weeks.filter(({ minutes }) => minutes > 0).reduce((sum, { minutes }) => sum + minutes, 0)).toBe(135);
    moveTo(scene.world, now() + YEAR_WEEKS * WEEK_MS);
    expect((await year()).reply.minutes).toBe(0);
  });
  it('shows what is coming and whom they visit, by pseudonym only', async () => {
    await served(60);
    const { task } = await aWish(scene);
    await scene.call(acceptTask, zhao, { params: { taskId: task.id } });
    const { reply } = await year();
    expect(reply.coming.map(({ taskId }) => taskId)).toEqual([task.id]);
    expect(reply.faces).toEqual([{ name: '贺奶奶', visits: 1 }]);
    expect(JSON.stringify(reply)).not.toContain('贺桂香');
  });
  it('still shows what began already, until it is over', async () => {
    const { task } = await aWish(scene);
    await scene.call(acceptTask, zhao, { params: { taskId: task.id } });
    const coming = async (at: number) => {
      moveTo(scene.world, at);
      return (await year()).reply.coming.map(({ taskId }) => taskId);
    };
    expect(await coming(task.window.from + 5 * MINUTE_MS)).toEqual([task.id]);
    expect(await coming(task.window.to + MINUTE_MS)).toEqual([]);
  });
  it('is for volunteers', async () => {
    expect((await year(scene.stranger)).code).toBe('not_volunteer');
    expect((await scene.call(readMyYear, undefined)).code).toBe('unauthenticated');
  });
});

describe('days away', () => {
  const away = async (from: number, to: number, as = zhao) => scene.call(addAbsence, as, { body: { from, to } });
  it('are noted, shown in order, and taken out again', async () => {
    const [soon, later] = [now() + DAY_MS, now() + 30 * DAY_MS];
    await away(later, later + 7 * DAY_MS);
    expect((await away(soon, soon + DAY_MS)).reply.exceptions).toHaveLength(2);
    // Said again, the end is another.
    await away(soon, soon + 2 * DAY_MS);
    expect((await year()).reply.away).toEqual([
      { from: soon, to: soon + 2 * DAY_MS },
      { from: later, to: later + 7 * DAY_MS },
    ]);
    const back = async (from: number) => scene.call(endAbsence, zhao, { params: { from: String(from) } });
    expect((await back(soon)).reply.exceptions).toHaveLength(1);
    expect((await back(soon)).code).toBe('not_found');
  });
  it('take back what they are asked for then, as no answer of theirs, and leave the rest', async () => {
    const window = { from: now() + 5 * DAY_MS, to: now() + 5 * DAY_MS + 2 * HOUR_MS };
    const [within, after] = [await aWish(scene, { window }), await aWish(scene, { window: shifted(window, 10) })];
    for (const { task } of [within, after])
      await scene.call(offerTask, scene.coordinator, {
        params: { taskId: task.id },
        body: { personId: zhao.personId, hours: 48 },
      });
    const asked = async () =>
      (await scene.call(listMyTasks, zhao, { query: {} })).reply.items.map(({ task, state }) => [task.id, state]);
    expect(await asked()).toHaveLength(2);
    await scene.world.settle();
    const kinds = async () => {
      await scene.world.settle();
      return (await scene.call(listNotices, zhao, { query: {} })).reply.items.map(({ kind }) => kind);
    };
    const told = await kinds();
    await away(window.from - DAY_MS, window.to + DAY_MS);
    await scene.world.settle();
    expect(await asked()).toEqual([[after.task.id, 'offered']]);
    expect(await kinds()).toEqual(told);
    const volunteer = await findVolunteer(scene.world.house, zhao.personId);
    expect(volunteer?.answers).toBeUndefined();
  });
  it('that are over make room; too many ahead are refused, and so is what ends before it begins', async () => {
    for (let day = 1; day <= 30; day += 1)
      expect((await away(now() + day * DAY_MS, now() + day * DAY_MS + HOUR_MS)).status).toBe(200);
    expect((await away(now() + 40 * DAY_MS, now() + 41 * DAY_MS)).code).toBe('absences_full');
    for (const [from, to] of [
      [now() + DAY_MS, now()],
      [now() - 2 * DAY_MS, now() - DAY_MS],
      [now(), now() + 400 * DAY_MS],
    ] as const)
      expect((await away(from, to)).code).toBe('window_invalid');
    moveTo(scene.world, now() + 5 * DAY_MS);
    expect((await away(now() + 40 * DAY_MS, now() + 41 * DAY_MS)).status).toBe(200);
    const { reply } = await scene.call(readVolunteer, zhao, { params: { personId: zhao.personId } });
    expect(reply.exceptions.length).toBeLessThanOrEqual(30);
    expect((await away(now(), now() + DAY_MS, scene.stranger)).code).toBe('not_volunteer');
  });
});
