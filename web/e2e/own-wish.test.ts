import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY_MS } from '../../shared/kernel/time.ts';
import { postWish } from '../../shared/wishes/posting.ts';
import { actor } from './actors.ts';
import { settled } from './screens.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const TITLE = '想请人帮忙抬一下旧柜子';
/** A worker's own wish, handed in at the station where they work. */
async function ownWish(): Promise<string> {
  const li = await actor(stage.place.address, 'li-min');
  const now = stage.now();
  const { reply, code } = await li.caller.call(postWish, {
    body: {
      stationId: li.me.homeStation ?? '',
      beneficiary: { who: 'self' },
      source: 'self',
      group: 'hardship',
      kind: 'service',
      domain: 'assistance',
      urgency: 'normal',
      title: { zh: TITLE },
      story: { zh: '柜子沉，一个人挪不动。' },
      components: [
        { kind: 'service', text: { zh: '抬柜子的人' }, quantity: 1, skills: [], languages: [], minutes: 60 },
      ],
      window: { from: now + DAY_MS, to: now + 2 * DAY_MS },
      address: { building: '粮库巷 9 号院 2 单元', door: '1907' },
      submit: true,
    },
  });
  if (code !== undefined) throw new Error(`not posted: ${code}`);
  await stage.place.settled();
  return reply.id;
}

describe('a wish of somebody who works at the desk', () => {
  it('is opened there by a colleague, and to them the desk says why not and leads to the wish', async () => {
    const wishId = await ownWish();
    const li = await stage.open('li-min', { size: 'phone' });
    await li.goto(`/queue/${wishId}`);
    await li.getByRole('heading', { name: '这件跟您有关，请同事来核实' }).waitFor();
    expect(await li.getByRole('button', { name: /^(开始核实|发布|退回)/ }).count()).toBe(0);
    await li.getByRole('link', { name: '看这个愿望' }).click();
    await li.getByRole('heading', { name: TITLE, level: 1 }).waitFor();

    const english = await stage.open('li-min', { language: 'en', size: 'desk' });
    await english.goto(`/queue/${wishId}`);
    await english.getByRole('heading', { name: 'A colleague verifies this one' }).waitFor();

    const head = await stage.open('gao-weidong', { size: 'desk' });
    await head.goto(`/queue/${wishId}`);
    await settled(head);
    await head.getByText('柜子沉，一个人挪不动。').first().waitFor();
  });
});
