import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../shared/kernel/time.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 180_000);
afterAll(() => stage.close());

/** A wish that Chen Li hands in, by the same call as his form. */
async function posted(chen: Page, title: { zh: string; en?: string }, need: string): Promise<string> {
  const now = stage.now();
  const body = {
    beneficiary: { who: 'new', name: '贺桂香', pseudonym: '贺奶奶', birthYear: 1944 },
    consent: { way: 'spoken', at: now - HOUR_MS },
    source: 'visit',
    group: 'elderly',
    kind: 'companionship',
    domain: 'elderly',
    urgency: 'normal',
    title,
    story: { zh: '一个人去心里没底。', ...(title.en === undefined ? {} : { en: 'She does not like to go alone.' }) },
    components: [{ kind: 'companionship', text: { zh: need }, quantity: 1, minutes: 60 }],
    window: { from: now + 2 * DAY_MS, to: now + 2 * DAY_MS + 3 * HOUR_MS },
    address: { building: '粮库巷 9 号院', door: '301' },
  };
  await chen.goto('/');
  return chen.evaluate(async (given) => {
    const me = (await (await fetch('/api/me')).json()) as { roles: { orgId: string; role: string }[] };
    const stationId = me.roles.find(({ role }) => role === 'social_worker')?.orgId;
    const answer = await fetch('/api/wishes', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
      body: JSON.stringify({ ...given, stationId, submit: true }),
    });
    return ((await answer.json()) as { id: string }).id;
  }, body);
}

it('a full name in place of what everyone calls somebody is said at once, and a pasted number keeps its digits', async () => {
  const chen = await stage.open('chen-li');
  await chen.goto('/post');
  await chen.getByRole('radio', { name: /替别人写/ }).check();
  await chen.getByRole('button', { name: /^下一步/ }).click();
  await chen.getByRole('radio', { name: '新认识的一位' }).check();
  await chen.getByLabel('全名').fill('贺桂香');
  await chen.getByLabel('大家怎么称呼').fill('贺桂香');
  await chen.getByText('不能写全名').first().waitFor();
  await chen.getByLabel('大家怎么称呼').fill('贺奶奶');
  expect(await chen.getByText('不能写全名').count()).toBe(0);
  const phone = chen.getByLabel('电话，没有就空着');
  await phone.fill('+86 160 1234 5671');
  expect(await phone.inputValue()).toBe('16012345671');
});

it('an illness in what is needed is seen, masked and rewritten at the desk, and an English reader reads English', async () => {
  const chen = await stage.open('chen-li');
  const id = await posted(
    chen,
    { zh: '想有人陪她去医院', en: 'Someone to come along to the hospital' },
    '陪贺桂香去附属医院肿瘤科的人13804720163',
  );
  const li = await stage.open('li-min', { size: 'desk' });
  await li.goto(`/queue/${id}`);
  const text = li.getByRole('region', { name: '原文和公开的字' });
  await text.getByText('肿瘤科').waitFor();
  expect(await text.locator('del').allInnerTexts()).toEqual(['附属医院', '肿瘤科']);
  await li.getByText('陪贺奶奶去医院的人', { exact: true }).waitFor();
  await li.getByRole('button', { name: '改字' }).click();
  const need = li.getByLabel('要的是');
  expect(await need.inputValue()).toBe('陪贺奶奶去医院的人');
  await need.fill('陪贺奶奶去透析的人');
  await li.getByText('还有 1 处会认出本人').waitFor();
  await need.fill('陪贺奶奶出门的人');
  await li.getByText('没找到会认出本人的字').waitFor();
  const reader = await stage.open('li-min', { size: 'desk', language: 'en' });
  await reader.goto(`/queue/${id}`);
  await reader.getByRole('heading', { level: 1, name: 'Someone to come along to the hospital' }).waitFor();
  const english = reader.getByRole('region', { name: 'In English, as it will be public' });
  expect(await english.innerText()).toContain('She does not like to go alone.');
  await reader.getByText('想有人陪她去医院').first().waitFor();
});

it('what was begun of a reason is there again for this wish and for this answer alone', async () => {
  const chen = await stage.open('chen-li');
  const id = await posted(chen, { zh: '想有人陪着去剪头发' }, '陪她去的人');
  const li = await stage.open('li-min', { size: 'desk' });
  await li.goto(`/queue/${id}`);
  const reason = li.getByRole('dialog').getByRole('textbox', { name: '原因' });
  const answer = (name: RegExp) => li.getByRole('button', { name }).click();
  await answer(/^退回，说原因/);
  await reason.fill('楼号写错了。');
  await li.getByRole('button', { name: '时间写清楚一些' }).click();
  expect(await reason.inputValue()).toBe('楼号写错了；时间写清楚一些');
  await li.keyboard.press('Escape');
  await answer(/^转个案/);
  expect(await reason.inputValue()).toBe('');
  await li.keyboard.press('Escape');
  await answer(/^退回，说原因/);
  expect(await reason.inputValue()).toBe('楼号写错了；时间写清楚一些');
});

it('two that are the same are made one only after a question, which can be left', async () => {
  const chen = await stage.open('chen-li');
  await posted(chen, { zh: '想有人陪着去看看河边的杨树' }, '陪她走走的人');
  const id = await posted(chen, { zh: '想有人陪着去看看河边的杨树林' }, '陪她走走的人');
  const li = await stage.open('li-min');
  await li.goto(`/queue/${id}`);
  const same = li.getByRole('button', { name: '是同一件', exact: true }).first();
  await same.click();
  const sheet = li.getByRole('dialog', { name: '是同一件，并成一个' });
  await sheet.getByText('后来的那件会收回').waitFor();
  await li.keyboard.press('Escape');
  expect(new URL(li.url()).pathname).toBe(`/queue/${id}`);
  await same.click();
  await sheet.getByRole('button', { name: '并成一个' }).click();
  await li.getByText('并到更早那件了').waitFor();
});
