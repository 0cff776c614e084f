import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  publishWish,
  readVerification,
  returnWish,
  saveVerification,
  takeVerification,
} from '../../shared/wishes/verification.ts';
import type { Check } from '../../shared/wishes/wish.ts';
import { elderBody, gridWorker, PUBLIC_TEXT, posted } from '../testing/posted-wish.ts';
import { openScene, type Scene } from '../testing/things.ts';
import type { Someone } from '../testing/world.ts';
import type { Wish } from './wish-item.ts';

let scene: Scene;
let wish: Wish;
beforeEach(async () => {
  scene = await openScene();
  wish = await posted(scene, await gridWorker(scene), elderBody(scene));
  await scene.call(takeVerification, scene.worker, about());
});
afterEach(() => scene.world.close());

const about = () => ({ params: { wishId: wish.id } });
const save = async (as: Someone, body: { ticked?: Check[]; unticked?: Check[] }) =>
  scene.call(saveVerification, as, { ...about(), body });
const read = async (as: Someone) => (await scene.call(readVerification, as, about())).reply;

describe('two workers on one wish', () => {
  it('add up what they tick off, and each answer says how it stands', async () => {
    await save(scene.worker, { ticked: ['willing', 'true'] });
    expect((await save(scene.head, { ticked: ['no_cash'] })).reply).toMatchObject({
      id: wish.id,
      state: 'verifying',
      checks: ['willing', 'true', 'no_cash'],
    });
    expect((await save(scene.worker, { ticked: ['doable'], unticked: ['true'] })).reply.checks).toEqual([
      'willing',
      'doable',
      'no_cash',
    ]);
    expect((await read(scene.head)).checks).toEqual(['willing', 'doable', 'no_cash']);
  });
  it('add up what they tick off at the same moment', async () => {
    await Promise.all([
      save(scene.worker, { ticked: ['willing', 'true', 'doable'] }),
      save(scene.head, { ticked: ['no_cash', 'not_identifying', 'not_duplicate'] }),
    ]);
    expect((await read(scene.worker)).checks).toHaveLength(6);
    const published = await scene.call(publishWish, scene.worker, { ...about(), body: PUBLIC_TEXT });
    expect(published.code).toBeUndefined();
  });
  it('are named to each other, since when, and nobody to themselves', async () => {
    const since = scene.world.house.clock();
    expect((await read(scene.worker)).others).toEqual([]);
    expect((await read(scene.head)).others).toEqual([{ name: '李敏', at: since }]);
    scene.world.pass(60_000);
    expect((await save(scene.head, { ticked: ['willing'] })).reply.others).toEqual([{ name: '李敏', at: since }]);
    expect((await read(scene.worker)).others).toEqual([{ name: '白站长', at: since + 60_000 }]);
  });
  it('learn who has answered meanwhile, and how', async () => {
    await save(scene.worker, {
      ticked: ['willing', 'true', 'doable', 'no_cash', 'not_identifying', 'not_duplicate'],
    });
    expect((await read(scene.head)).answered).toBeUndefined();
    await scene.call(publishWish, scene.worker, { ...about(), body: PUBLIC_TEXT });
    const late = await scene.call(returnWish, scene.head, { ...about(), body: { reason: '时间写清楚一些' } });
    expect(late.code).toBe('wrong_state');
    const after = await read(scene.head);
    expect([after.answered?.what, after.answered?.by?.zh, after.others]).toEqual(['published', '机构社工小李', []]);
  });
});
