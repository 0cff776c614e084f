import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { disputeWish, settleDispute } from '../../shared/wishes/closing.ts';
import { readLog, readWish } from '../../shared/wishes/contract.ts';
import { answerDispute, readDispute } from '../../shared/wishes/mediation.ts';
import { aGoodsWish, promised } from '../testing/gifts.ts';
import { accepted, served } from '../testing/helped.ts';
import { elderBody, gridWorker, posted, published, SECRETS } from '../testing/posted-wish.ts';
import { aVolunteer, openScene, type Scene } from '../testing/things.ts';
import type { Someone } from '../testing/world.ts';
import type { Wish } from './wish-item.ts';
import { wishOf } from './wishes.ts';

const REASON = '来的人没有修好就走了';
const ANSWER = '少一个垫圈，说好明天再来';
let scene: Scene;
let chen: Someone;
let granny: Someone;
let zhao: Someone;
let wish: Wish;
beforeEach(async () => {
  scene = await openScene();
  chen = await gridWorker(scene);
  wish = await published(scene, await posted(scene, chen, elderBody(scene)));
  granny = { personId: wish.beneficiaryId, cookie: '' };
  zhao = await aVolunteer(scene, {}, { name: '赵强', phone: '16012340077' });
  const taskId = await accepted(scene, wish, zhao);
  await served(scene, wish, { taskId, who: zhao, shows: chen });
  expect((await scene.call(disputeWish, granny, { ...about(), body: { reason: REASON } })).code).toBeUndefined();
});
afterEach(() => scene.world.close());

const about = () => ({ params: { wishId: wish.id } });
const answer = (as: Someone, words = ANSWER) => scene.call(answerDispute, as, { ...about(), body: { words } });
const sides = (as: Someone) => scene.call(readDispute, as, about());

describe('both sides of a dispute', () => {
  it('are named to who settles it, with a number to call and what each of them says', async () => {
    expect((await answer(zhao)).code).toBeUndefined();
    expect((await sides(scene.head)).reply.sides).toEqual([
      expect.objectContaining({
        part: 'beneficiary',
        name: SECRETS.name,
        phone: SECRETS.phone,
        complains: true,
        words: REASON,
      }),
      expect.objectContaining({
        part: 'volunteer',
        name: '赵强',
        phone: '16012340077',
        complains: false,
        words: ANSWER,
      }),
    ]);
  });
  it('are read by nobody else, and each look is noted', async () => {
    for (const other of [scene.worker, scene.coordinator, granny, zhao, scene.stranger, scene.foreigner])
      expect((await sides(other)).code).toBe('forbidden');
    await sides(scene.head);
    const notes = await scene.world.house.table.query({
      pk: `WISH#${wish.id}`,
      sk: { beginsWith: 'READ#' },
      limit: 10,
    });
    expect(notes.items.map((note) => [note['personId'], note['what']])).toEqual([[scene.head.personId, 'dispute']]);
    expect((await scene.call(readLog, scene.stranger, about())).code).toBe('forbidden');
  });
  it('say theirs once: not who complains, nobody twice, no stranger, and nothing after it is settled', async () => {
    const can = async (as: Someone) => (await scene.call(readWish, as, about())).reply.can.includes('answerDispute');
    expect([await can(zhao), await can(granny), await can(scene.stranger)]).toEqual([true, false, false]);
    expect((await answer(granny)).code).toBe('wrong_state');
    expect((await answer(scene.stranger)).code).toBe('forbidden');
    expect((await answer(zhao)).code).toBeUndefined();
    expect([(await answer(zhao)).code, await can(zhao)]).toEqual(['wrong_state', false]);
    await settle('谈过了，明天再来一次');
    expect([(await answer(zhao)).code, (await sides(scene.head)).code]).toEqual(['wrong_state', 'wrong_state']);
    expect((await wishOf(scene.world.house, wish.id)).answers).toBeUndefined();
  });
  it('do not read what the other says of it, and nothing of it is stored in the open', async () => {
    await answer(zhao);
    for (const as of [granny, zhao, chen])
      expect(JSON.stringify((await scene.call(readWish, as, about())).reply)).not.toContain(ANSWER);
    expect(JSON.stringify(scene.world.changes())).not.toContain(ANSWER);
  });
});

const settle = (note: string, to: 'delivered' | 'released' = 'delivered') =>
  scene.call(settleDispute, scene.head, { ...about(), body: { to, note } });

describe('what a mediator writes to both sides', () => {
  it.each([SECRETS.name, SECRETS.phone, '赵强', '16012340077'])('does not hold %s', async (secret) => {
    expect((await settle(`问过${secret}，少一个垫圈`)).code).toBe('identifying_text');
    expect((await settle('少一个垫圈，明天补上')).code).toBeUndefined();
  });
  it('names neither who gave, nor who complained', async () => {
    const donor = await scene.world.person({ name: '宋佳明', pseudonym: '小宋', phone: '16012340078' });
    ({ wish } = await aGoodsWish(scene));
    await promised(scene, donor, wish, { quantity: 3 });
    expect((await scene.call(disputeWish, chen, { ...about(), body: { reason: REASON } })).code).toBeUndefined();
    const named = (await sides(scene.head)).reply.sides.map(({ part, name }) => [part, name]);
    expect(named).toEqual(
      expect.arrayContaining([
        ['donor', '宋佳明'],
        [expect.any(String), '陈立'],
      ]),
    );
    for (const secret of ['宋佳明', '16012340078', '陈立'])
      expect([secret, (await settle(`问过${secret}，米还在路上`, 'released')).code]).toEqual([
        secret,
        'identifying_text',
      ]);
    expect((await settle('米还在路上，再等等', 'released')).code).toBeUndefined();
  });
});
