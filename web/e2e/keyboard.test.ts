import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePlan } from '../../shared/matching/contract.ts';
import { addEvidence, readVerification, saveVerification, takeVerification } from '../../shared/wishes/verification.ts';
import { actor, submittedWish } from './actors.ts';
import { isUncovered, tabThrough, tabTo } from './keys.ts';
import { settled } from './screens.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const type = (page: Page, text: string) => page.keyboard.insertText(text);
const key = (page: Page, name: string) => page.keyboard.press(name);
const heading = (page: Page, text: string | RegExp) => page.getByRole('heading', { level: 1, name: text }).waitFor();

describe('posting with nothing but a keyboard', () => {
  it('goes through all three steps, at every stop one can see where one is', async () => {
    const page = await stage.open('chen-li', { size: 'desk' });
    const next = async () => {
      await tabTo(page, page.getByRole('button', { name: /^下一步/ }));
      await key(page, 'Enter');
    };
    const fill = async (label: string, text: string) => {
      await tabTo(page, page.getByLabel(label, { exact: true }));
      await type(page, text);
    };
    const pick = async (name: string) => {
      await tabTo(page, page.getByRole('button', { name, exact: true }));
      await key(page, 'Space');
    };
    await page.goto('/post');
    await heading(page, '这是谁的愿望？');
    await tabTo(page, page.getByRole('radio', { name: /替别人写/ }));
    await key(page, 'Space');
    await next();

    await heading(page, '替哪一位写？');
    const people = page.getByRole('group', { name: '站里认得的' }).getByRole('radio');
    await people.first().waitFor();
    await tabTo(page, people.first());
    await key(page, 'Space');
    // The first is somebody new; the arrows go on to those whom the station knows, and back.
    const someoneNew = page.getByRole('radio', { name: '新认识的一位' });
    expect(await someoneNew.isChecked()).toBe(true);
    await key(page, 'ArrowDown');
    expect(await people.nth(1).isChecked()).toBe(true);
    await key(page, 'ArrowUp');
    expect(await someoneNew.isChecked()).toBe(true);
    await fill('全名', '贺桂香');
    await fill('大家怎么称呼', '贺奶奶');
    await fill('哪一年生', '1947');
    await next();

    await heading(page, '念给贺奶奶听，问一声愿不愿意');
    await tabTo(page, page.getByRole('radio', { name: '当面说好' }));
    await key(page, 'Space');
    await next();

    await heading(page, '贺奶奶想要什么？');
    await fill('原话', '水龙头一夜滴到天亮。');
    await pick('修水管');
    await next();
    await heading(page, '要几个人，几样东西？');
    await next();

    await heading(page, '什么时候合适？');
    // Forgotten: the question stays, and the focus is where the answer is missing.
    await next();
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('请选一个。');
    await pick('明天');
    await pick('上午');
    await next();

    await heading(page, '去哪儿找？');
    await fill('街道、小区和楼', '粮库巷 9 号院');
    await fill('门牌号', '1907');
    await next();
    await heading(page, /看一遍/);
    await tabTo(page, page.getByRole('button', { name: /^交给/ }));
    await key(page, 'Enter');
    await heading(page, /^交给.*了$/);
  });
});

describe('the queue with nothing but a keyboard', () => {
  it('j and k move, / finds, ? tells, R and E ask why, M masks, Enter publishes', async () => {
    const page = await stage.open('li-min', { size: 'desk' });
    const wishId = await readyToPublish();
    const here = () => new URL(page.url()).pathname;
    await page.goto(`/queue/${wishId}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.locator('.queue-row[aria-current]').waitFor();

    // Wanted soon, so it is due before the others: down, and up again.
    await key(page, 'j');
    await expect.poll(here).not.toBe(`/queue/${wishId}`);
    await page.getByRole('checkbox').first().waitFor();
    await key(page, 'k');
    await expect.poll(here).toBe(`/queue/${wishId}`);
    await page.getByRole('button', { name: /^遮住/ }).waitFor();

    await key(page, '/');
    expect(await page.getByRole('searchbox').evaluate((field) => field === document.activeElement)).toBe(true);
    // What is typed is text, not keys.
    await page.keyboard.type('jke');
    expect(await page.getByRole('searchbox').inputValue()).toBe('jke');
    for (let left = 3; left > 0; left -= 1) await key(page, 'Backspace');
    await key(page, 'Escape');

    for (const [letter, title] of [
      ['?', '按键'],
      ['r', '退回去，说清原因'],
      ['e', '不止一个愿望，转成个案'],
    ] as const) {
      await key(page, letter);
      const sheet = page.getByRole('dialog', { name: title });
      await sheet.waitFor();
      await key(page, 'Tab');
      expect(await sheet.evaluate((dialog) => dialog.contains(document.activeElement))).toBe(true);
      // Under an open sheet the letters rest.
      await key(page, 'Escape');
      await sheet.waitFor({ state: 'hidden' });
    }

    // They stand beside the page, whose styles then say nothing of them.
    expect([await page.locator('dialog').count(), await page.locator('main dialog').count()]).toEqual([4, 0]);

    await key(page, 'Enter');
    await page.getByText('还差 1 项').waitFor();
    await key(page, 'm');
    await page.getByText('齐了，可以发布').waitFor();
    await key(page, 'Enter');
    await page.getByText('发布了，墙上看得到了').waitFor();
    expect(here()).not.toBe(`/queue/${wishId}`);
  });

  it('checks are ticked and a note is written with Tab and Space', async () => {
    const page = await stage.open('li-min', { size: 'desk' });
    const wishId = await submittedWish(stage, await actor(stage.place.address, 'chen-li'), '贺奶奶家的暖气片不热了');
    await page.goto(`/queue/${wishId}`);
    await page.getByRole('group', { name: '核实' }).waitFor();
    await page.getByText('正在核实').or(page.getByText('本人愿意')).first().waitFor();
    for (const check of await page.getByRole('group', { name: '核实' }).getByRole('checkbox').all()) {
      await tabTo(page, check);
      await key(page, 'Space');
      expect(await check.isChecked()).toBe(true);
    }
    await tabTo(page, page.getByRole('button', { name: '记一句' }));
    await key(page, 'Enter');
    await tabTo(page, page.getByLabel('记下看到、听到的'));
    await type(page, '家访看过。');
    await tabTo(page, page.getByRole('button', { name: '记下' }));
    await key(page, 'Enter');
    await page.getByText('家访看过。').waitFor();
  });
});

/** A wish where everything is checked and one telephone number still stands in the text. */
async function readyToPublish(): Promise<string> {
  const [chen, li] = [await actor(stage.place.address, 'chen-li'), await actor(stage.place.address, 'li-min')];
  const wishId = await submittedWish(stage, chen, '贺奶奶家的水管想请人看一看', '接口松了，打 16201234567 问她。');
  const params = { wishId };
  await li.caller.call(takeVerification, { params });
  const { reply } = await li.caller.call(readVerification, { params });
  await li.caller.call(addEvidence, { params, body: { kind: 'call_note', note: '电话里确认过。' } });
  await li.caller.call(saveVerification, {
    params,
    body: {
      ticked: ['willing', 'true', 'doable', 'no_cash', 'not_identifying', 'not_duplicate'],
      notSame: reply.similar.map(({ id }) => id),
    },
  });
  return wishId;
}

describe('every screen', () => {
  it('begins with a way past what stays, and it leads to the screen', async () => {
    const page = await stage.open('li-min', { size: 'desk' });
    await page.goto('/board');
    await settled(page);
    await key(page, 'Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe('跳到正文');
    await key(page, 'Enter');
    await key(page, 'Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
  });

  it.each([
    ['/', 'zhao-qiang', 'phone'],
    ['/', 'zhao-qiang', 'desk'],
    ['/for-me', 'zhao-qiang', 'phone'],
    ['/me', 'sarula', 'phone'],
    ['/me/volunteer', 'zhao-qiang', 'phone'],
    ['/board', 'li-min', 'desk'],
    ['/orgs', undefined, 'desk'],
  ] as const)('%s as %s on a %s lets the focus in, around and out, always in sight', async (path, slug, size) => {
    const page = await stage.open(slug, { size });
    await page.goto(path);
    await settled(page);
    const stops = await tabThrough(page);
    expect(stops.length).toBeGreaterThan(5);
    await page.context().close();
  });
});

describe('the plan of who goes where with nothing but a keyboard', () => {
  it('goes up and down with j and k, and tells what a change costs before it is made', async () => {
    const luo = await actor(stage.place.address, 'luo-dayong');
    await luo.caller.call(makePlan, { params: { orgId: luo.me.homeStation ?? '' } });
    await stage.place.settled();
    const page = await stage.open('luo-dayong', { size: 'desk' });
    await page.goto('/plan');
    await settled(page);
    const rows = page.locator('.plan-row');
    const isOpen = (at: number) => page.locator(`.plan-rows > li:nth-child(${at}) > [aria-current="true"]`).waitFor();
    expect(await rows.count()).toBeGreaterThan(1);
    await isOpen(1);
    await key(page, 'j');
    await isOpen(2);
    // The list goes along: also the last is in sight when it is open.
    const all = await rows.count();
    for (let at = 3; at <= all; at += 1) await key(page, 'j');
    await isOpen(all);
    await expect.poll(() => rows.last().evaluate(isUncovered)).toBe(true);
    for (let at = 1; at < all; at += 1) await key(page, 'k');
    await isOpen(1);
    await expect.poll(() => rows.first().evaluate(isUncovered)).toBe(true);
    // The first is a child's: it waits for a person.
    const ask = page.getByRole('button', { name: /^现在就问/ });
    await ask.waitFor();
    await page.getByText(/^(不请|改请).+，就/).waitFor();
    await tabTo(page, page.getByRole('button', { name: /^定下/ }));
    await key(page, 'Enter');
    await page.getByRole('heading', { name: '改过的' }).waitFor();
    await tabTo(page, page.getByRole('button', { name: '收回' }));
    await key(page, 'Enter');
    await page.getByRole('heading', { name: '改过的' }).waitFor({ state: 'detached' });
    await page.context().close();
  });
});
