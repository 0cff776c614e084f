import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually, httpCaller } from '../../functions/testing/http.ts';
import { listDevTexts } from '../../shared/people/contract.ts';
import { actor } from './actors.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const PHONE = '16012345671';

/** The newest text to a number in which something stands. */
async function textTo(phone: string, pattern: RegExp): Promise<string> {
  const read = async () => {
    const { reply } = await httpCaller(stage.place.address).call(listDevTexts, { query: { limit: 20 } });
    return reply.items.map((one) => (one.to === phone ? pattern.exec(one.text)?.[1] : undefined)).find(Boolean);
  };
  return (await eventually('a text', read, (found) => found !== undefined)) ?? '';
}

describe('a duty', () => {
  it('is offered by text, taken up by its person after signing in with that number, and listed', async () => {
    const li = await actor(stage.place.address, 'li-min');
    const gao = await stage.open('gao-weidong', { size: 'desk' });
    await gao.goto(`/orgs/${li.me.homeStation}`);
    await gao.getByRole('button', { name: '请人任职' }).click();
    await gao.getByLabel('他的手机号').fill(PHONE);
    await gao.getByRole('button', { name: '儿童主任' }).click();
    await gao.getByRole('button', { name: '请他任儿童主任' }).click();
    await gao.getByText('短信发出去了，等他接下').waitFor();
    await gao.getByText('尾号 5671').first().waitFor();
    // What people are by themselves is nobody's to end; a duty is.
    await gao
      .getByRole('button', { name: /^结束 .*驻站社工/ })
      .first()
      .waitFor();
    expect(await gao.getByRole('button', { name: /^结束 .*(居民|志愿者|捐赠人)$/ }).count()).toBe(0);

    const code = await textTo(PHONE, /邀请码 ([0-9A-Z]{8})/);
    const page = await stage.open();
    await page.goto(`/join#${code}`);
    await page.getByRole('link', { name: '登录' }).click();
    await page.getByLabel('手机号').fill(PHONE);
    await page.getByRole('button', { name: /验证码/ }).click();
    await page.getByLabel('验证码').fill(await textTo(PHONE, /验证码 (\d{6})/));
    await page.getByRole('heading', { name: '东河站请您担任儿童主任' }).waitFor();
    await page.getByText('先写真实姓名').waitFor();
    await page.getByLabel('您的真实姓名').fill('乌日娜');
    await page.getByRole('button', { name: '接下这个职务' }).click();
    await page.getByRole('heading', { name: '您现在是东河站的儿童主任了' }).waitFor();
    await page.getByRole('link', { name: '去看东河站' }).click();
    await page.getByRole('heading', { name: '人员和职务' }).waitFor();
    await page.getByText('乌日娜').first().waitFor();
    expect(await page.getByText('邻居，').count()).toBe(0);

    await gao.reload();
    await gao
      .getByText(/接下了/)
      .first()
      .waitFor();
  });
  it('of the operator is not theirs to end, and to ask another in takes a choice', async () => {
    const ren = await actor(stage.place.address, 'ren-mingyuan');
    const page = await stage.open('ren-mingyuan', { size: 'phone' });
    await page.goto(`/orgs/${ren.me.roles[0]?.orgId}`);
    await page.getByText(`${ren.me.name}（您自己）`).waitFor();
    expect(await page.getByRole('button', { name: /^结束/ }).count()).toBe(0);
    await page.getByRole('button', { name: '请人任职' }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByLabel('他的手机号').fill('16012345672');
    await sheet.getByRole('button', { name: '请他任职' }).click();
    await sheet.getByText('先选一个职务').waitFor();
    await sheet.getByRole('button', { name: '平台运维' }).click();
    await sheet.getByRole('button', { name: '请他任平台运维' }).waitFor();
  });
});
