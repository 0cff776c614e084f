import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../../functions/testing/http.ts';
import { HOUR_MS, MINUTE_MS } from '../../shared/kernel/time.ts';
import { setElderMode } from '../../shared/people/elder.ts';
import { acceptTask } from '../../shared/tasks/offers.ts';
import { readWish } from '../../shared/wishes/contract.ts';
import { actor, alwaysFree, wangsWish } from './actors.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

describe('a wish for which two come, each for a part', () => {
  it('has the code of each beside the part, and each opens its own', async () => {
    const now = stage.now();
    const part = (text: string) => ({
      kind: 'skill' as const,
      text: { zh: text },
      skills: ['repair.plumbing'],
      quantity: 1,
      languages: [],
      minutes: 60,
    });
    const wishId = await wangsWish(stage, {
      kind: 'skill',
      urgency: 'urgent',
      title: { zh: '王奶奶家水管和炉子都要看' },
      story: { zh: '水管滴水，炉子不热。' },
      components: [part('会修水管的人'), part('会修炉子的人')],
      window: { from: now + 10 * MINUTE_MS, to: now + 4 * HOUR_MS },
      address: { building: '粮库巷 9 号院 2 单元', door: '1907' },
    });
    const base = stage.place.address;
    const wang = await actor(base, 'wang-guilan');
    const params = { wishId };
    const parts = async () => (await wang.caller.call(readWish, { params })).reply.components;
    const tasks = await eventually('a task for each part', parts, (all) => all.every(({ taskId }) => taskId));
    for (const [at, slug] of ['xia-qingshan', 'zhao-qiang'].entries()) {
      const helper = await alwaysFree(base, slug);
      const taskId = tasks[at]?.taskId ?? '';
      expect((await helper.caller.call(acceptTask, { params: { taskId } })).code).toBeUndefined();
    }
    await stage.place.settled();

    const page = await stage.open('wang-guilan');
    for (const { taskId, text } of tasks) {
      await page.goto(`/wishes/${wishId}`);
      await page.getByRole('link', { name: `签到码 ${text.zh}` }).click();
      await page.getByRole('heading', { name: '志愿者到了，给他扫一下' }).waitFor();
      expect(new URL(page.url()).pathname).toBe(`/tasks/${taskId}/show`);
    }
    // In large letters each is called by who comes.
    await wang.caller.call(setElderMode, { params: { personId: wang.me.personId }, body: { on: true } });
    for (const [who, task] of [
      ['小夏', tasks[0]],
      ['小赵', tasks[1]],
    ] as const) {
      await page.goto(`/wishes/${wishId}`);
      await page.getByRole('link', { name: `给${who}看数字` }).click();
      await page.getByRole('heading', { name: '志愿者到了，给他扫一下' }).waitFor();
      expect(new URL(page.url()).pathname).toBe(`/tasks/${task?.taskId}/show`);
    }
    await page.context().close();
  });
});
