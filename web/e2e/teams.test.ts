import { afterAll, beforeAll, describe, it } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../shared/kernel/time.ts';
import { listMyTeams } from '../../shared/teams/contract.ts';
import { postWish } from '../../shared/wishes/posting.ts';
import { actor, alwaysFree, verifiedWish } from './actors.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** A wish for four pairs of hands. */
async function snowWish(title: string): Promise<string> {
  const chen = await actor(stage.place.address, 'chen-li');
  const now = stage.now();
  const { reply } = await chen.caller.call(postWish, {
    body: {
      stationId: chen.me.homeStation ?? '',
      beneficiary: { who: 'new', name: '贺桂香', pseudonym: '贺奶奶', birthYear: 1947 },
      consent: { way: 'spoken', at: now - HOUR_MS },
      source: 'visit',
      group: 'elderly',
      kind: 'service',
      domain: 'elderly',
      urgency: 'urgent',
      title: { zh: title },
      story: { zh: '雪压住了门。' },
      components: [{ kind: 'service', text: { zh: '扫雪的人' }, quantity: 4, skills: [], languages: [], minutes: 60 }],
      window: { from: now + 10 * MINUTE_MS, to: now + 5 * HOUR_MS },
      address: { building: '粮库巷 9 号院 2 单元', door: '1907' },
      submit: true,
    },
  });
  return verifiedWish(stage, reply.id);
}

describe('a team', () => {
  it('takes somebody in, and its leader asks who is free for a task that needs several; each says yes alone', async () => {
    const zhao = await alwaysFree(stage.place.address, 'zhao-qiang');
    await alwaysFree(stage.place.address, 'sarula');
    await alwaysFree(stage.place.address, 'xia-qingshan');
    await snowWish('贺奶奶家门口的雪压住了门');
    await stage.place.settled();
    const teamId = (await zhao.caller.call(listMyTeams, {})).reply.items[0]?.id;

    const leader = await stage.open('zhao-qiang');
    await leader.goto('/teams');
    await leader.getByRole('link', { name: /巷口修修队/ }).click();
    await leader.getByRole('button', { name: '同意 夏青山' }).click();
    await leader.getByText('夏青山进队了').waitFor();
    await leader.getByRole('button', { name: /贺奶奶家门口的雪/ }).click();
    const sheet = leader.locator('.sheet[open]');
    await sheet.locator('label', { hasText: '夏青山' }).getByText('有空').waitFor();
    await sheet.locator('label', { hasText: '萨如拉' }).locator('input:checked').waitFor();
    await sheet.locator('label', { hasText: '萨如拉' }).locator('input').uncheck();
    await sheet.getByRole('button', { name: /^问这 \d+ 个人$/ }).click();
    await sheet.locator('label', { hasText: '夏青山' }).getByText('问过了，等回话').waitFor();
    await sheet.locator('label', { hasText: '萨如拉' }).getByText('有空').waitFor();
    await stage.place.settled();

    const member = await stage.open('xia-qingshan');
    await member.goto('/inbox');
    await member.getByText('队里问您一起去').click();
    await member.getByRole('button', { name: '接受' }).click();
    await leader.goto(`/teams/${teamId}`);
    await leader.getByRole('button', { name: /贺奶奶家门口的雪/ }).click();
    await leader.locator('.sheet[open] label', { hasText: '夏青山' }).getByText('会去').waitFor();
  });
});
