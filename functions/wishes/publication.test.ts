import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY_MS } from '../../shared/kernel/time.ts';
import { readWish } from '../../shared/wishes/contract.ts';
import { changeWish } from '../../shared/wishes/posting.ts';
import {
  listQueue,
  publishWish,
  readVerification,
  saveVerification,
  takeVerification,
} from '../../shared/wishes/verification.ts';
import { CHECKS } from '../../shared/wishes/wish.ts';
import {
  childBody,
  elderBody,
  gridWorker,
  PUBLIC_TEXT,
  posted,
  published,
  SECRETS,
  verified,
} from '../testing/posted-wish.ts';
import { openScene, type Scene } from '../testing/things.ts';
import type { Someone } from '../testing/world.ts';
import { linkageOf } from './linkage.ts';
import { wishOf } from './wishes.ts';

let scene: Scene;
let chen: Someone;
beforeEach(async () => {
  scene = await openScene();
  chen = await gridWorker(scene);
});
afterEach(() => scene.world.close());

const params = (wish: { id: string }) => ({ params: { wishId: wish.id } });
const queue = (as: Someone, query = {}, orgId = scene.station.id) =>
  scene.call(listQueue, as, { params: { orgId }, query });

describe('publishing', () => {
  const publish = (wish: { id: string }, body: object = PUBLIC_TEXT, as = scene.worker) =>
    scene.call(publishWish, as, { ...params(wish), body: body as never });
  it('raises one task for each component that needs people, and lights the station’s segment', async () => {
    const wish = await posted(
      scene,
      chen,
      elderBody(scene, {
        components: [
          { kind: 'service', text: { zh: '修水龙头' }, quantity: 2, minutes: 60, skills: ['repair.plumbing'] },
          { kind: 'goods', text: { zh: '大米' }, quantity: 3, unit: { zh: '袋' } },
          { kind: 'companionship', text: { zh: '陪聊天' }, quantity: 1, minutes: 30 },
        ],
      }),
    );
    const after = await published(scene, wish);
    expect(after.components.map((component) => component.taskId !== undefined)).toEqual([true, false, true]);
    expect(after).toMatchObject({
      state: 'published',
      publishedAt: scene.world.house.clock(),
      verifierId: scene.worker.personId,
      ...PUBLIC_TEXT,
    });
    expect(after.dueAt).toBeUndefined();
    expect(linkageOf(after).map(({ state }) => state)).toEqual(['done', 'done', 'not_needed', 'waiting', 'waiting']);
    expect((await queue(scene.worker)).reply.items).toEqual([]);
  });
  it('waits until every check is ticked off', async () => {
    const wish = await posted(scene, chen, elderBody(scene));
    expect((await publish(wish)).code).toBe('wrong_state');
    await scene.call(takeVerification, scene.worker, params(wish));
    await scene.call(saveVerification, scene.worker, { ...params(wish), body: { ticked: CHECKS.slice(0, 4) } });
    const answer = await publish(wish);
    expect([answer.code, (answer.problem['params'] as { left: number }).left]).toEqual(['checklist_open', 2]);
  });
  it('waits until similar wishes are compared', async () => {
    const first = await published(scene, await posted(scene, chen, elderBody(scene)));
    const wish = await posted(
      scene,
      chen,
      elderBody(scene, {
        beneficiary: { who: 'new', name: '钱芳', pseudonym: '钱奶奶' },
        story: { zh: '钱芳家里漏水。' },
      }),
    );
    await scene.call(takeVerification, scene.worker, params(wish));
    await scene.call(saveVerification, scene.worker, { ...params(wish), body: { ticked: [...CHECKS] } });
    const seen = await scene.call(readVerification, scene.worker, params(wish));
    expect(seen.reply.similar.map(({ id, cleared }) => [id, cleared])).toEqual([[first.id, false]]);
    const answer = await publish(wish);
    expect([answer.code, (answer.problem['params'] as { count: number }).count]).toEqual(['duplicate_open', 1]);
    await scene.call(saveVerification, scene.worker, { ...params(wish), body: { notSame: [first.id] } });
    expect((await publish(wish)).status).toBe(200);
  });
  it('counts each place that still identifies the person, in either language', async () => {
    const wish = await posted(scene, chen, elderBody(scene));
    await verified(scene, wish);
    const story = { zh: `${SECRETS.name}的电话是 ${SECRETS.phone}`, en: `She lives at ${SECRETS.building}` };
    const answer = await publish(wish, { ...PUBLIC_TEXT, story });
    expect([answer.code, (answer.problem['params'] as { count: number }).count]).toEqual(['identifying_text', 3]);
    expect(JSON.stringify(answer.problem)).not.toContain(SECRETS.name);
    expect(
      (await publish(wish, { ...PUBLIC_TEXT, story: { zh: `${SECRETS.name}想修水龙头` }, vouched: [SECRETS.name] }))
        .code,
    ).toBe('identifying_text');
  });
  it('holds a name back that only what is needed says, which was masked there when it was written down', async () => {
    const title = '丽丽想要一个书包';
    const needs = [{ kind: 'goods', text: { zh: '给女儿王丽丽的书包' }, unit: { zh: '个' }, quantity: 1 } as const];
    const story = { zh: '旧的背带断了。' };
    const wish = await posted(
      scene,
      chen,
      elderBody(scene, { kind: 'goods', title: { zh: title }, story, components: needs }),
    );
    const { components, ...stored } = await wishOf(scene.world.house, wish.id);
    expect([stored.title.zh, components[0]?.text.zh]).toEqual(['想要一个书包', '给女儿的书包']);
    const params = { wishId: wish.id };
    const desk = (await scene.call(readVerification, scene.worker, { params })).reply;
    expect([desk.suggested.title.zh, desk.findings.title.length]).toEqual(['想要一个书包', 1]);
    expect(Object.keys(desk.original).sort()).toEqual(['story', 'title']);
    await verified(scene, wish);
    expect((await publish(wish, { title: { zh: title }, story })).code).toBe('identifying_text');
    expect((await publish(wish, { title: { zh: '想要一个书包' }, story })).code).toBeUndefined();
  });
  it('masks what is needed too, where only a later change of the story says a name', async () => {
    const components = [{ kind: 'service', text: { zh: '陪晓梅去量血压' }, quantity: 1, minutes: 60 } as const];
    const wish = await posted(scene, chen, elderBody(scene, { components, submit: false }));
    const body = { story: { zh: '我叫孙晓梅，腿脚慢。' } };
    expect((await scene.call(changeWish, chen, { params: { wishId: wish.id }, body })).code).toBeUndefined();
    const [need] = (await wishOf(scene.world.house, wish.id)).components;
    expect(need?.text.zh).toBe('陪贺奶奶去量血压');
  });
  it('holds back an illness or a hospital that only what is needed says, until it is masked or vouched for', async () => {
    const text = {
      zh: `陪${SECRETS.name}去附属医院肿瘤科的人${SECRETS.phone}`,
      en: 'Somebody to come to No. 8 Hospital',
    };
    const components = [{ kind: 'companionship', text, quantity: 1, minutes: 60 } as const];
    const wish = await posted(scene, chen, elderBody(scene, { components }));
    await verified(scene, wish);
    const desk = (await scene.call(readVerification, scene.worker, params(wish))).reply;
    const need = desk.wish.components[0]?.text.zh ?? '';
    expect(need).toBe('陪贺奶奶去附属医院肿瘤科的人');
    const found = desk.findings.needs[0] ?? [];
    expect(found.map(({ kind, start, end }) => [kind, need.slice(start, end)])).toEqual([
      ['institution', '附属医院'],
      ['illness', '肿瘤科'],
    ]);
    expect(desk.suggested.needs).toEqual([{ zh: '陪贺奶奶去医院的人', en: 'Somebody to come to hospital' }]);
    expect((await publish(wish)).code).toBe('identifying_text');
    const kept = [{ zh: '陪贺奶奶去附属医院的人' }];
    expect((await publish(wish, { ...PUBLIC_TEXT, needs: kept })).code).toBe('identifying_text');
    expect((await publish(wish, { ...PUBLIC_TEXT, needs: [] })).code).toBe('invalid_input');
    expect((await publish(wish, { ...PUBLIC_TEXT, needs: kept, vouched: ['附属医院'] })).code).toBeUndefined();
    const shown = (await scene.call(readWish, undefined, params(wish))).reply.components;
    expect(shown.map((component) => component.text)).toEqual(kept);
  });
  it('holds back a name that is written into what is needed at the desk, whoever vouches for it', async () => {
    const wish = await posted(scene, chen, elderBody(scene));
    await verified(scene, wish);
    const needs = [{ zh: `给${SECRETS.name}修水龙头` }];
    const code = (await publish(wish, { ...PUBLIC_TEXT, needs, vouched: [SECRETS.name] })).code;
    expect(code).toBe('identifying_text');
  });
  it('holds a name back that the story says and the title repeats, also where no record knows it', async () => {
    const title = '孙晓梅家的床散架了';
    const asker = await scene.world.person({ pseudonym: '小孙' });
    const wish = await posted(
      scene,
      asker,
      elderBody(scene, {
        beneficiary: { who: 'self' },
        source: 'self',
        title: { zh: title },
        story: { zh: '床腿断了。我叫孙晓梅，这几天睡沙发。' },
      }),
    );
    expect((await wishOf(scene.world.house, wish.id)).title).toEqual({ zh: '小孙家的床散架了' });
    await verified(scene, wish);
    const text = { title: { zh: title }, story: { zh: '床腿断了。' } };
    expect((await publish(wish, text)).code).toBe('identifying_text');
    expect((await publish(wish, { ...text, title: { zh: '小孙家的床散架了' } })).code).toBeUndefined();
  });
  it('lets a verifier vouch for what only looks like a place, but never for a child', async () => {
    const story = { zh: '想去中心医院旁边的小公园坐坐。' };
    const wish = await posted(scene, chen, elderBody(scene));
    await verified(scene, wish);
    expect((await publish(wish, { ...PUBLIC_TEXT, story })).code).toBe('identifying_text');
    const { reply } = await scene.call(readVerification, scene.worker, params(wish));
    expect(reply.wish.state).toBe('verifying');
    expect((await publish(wish, { ...PUBLIC_TEXT, story, vouched: ['中心医院'] })).code).toBeUndefined();
    const child = await posted(scene, chen, childBody(scene));
    await verified(scene, child);
    expect((await publish(child, { ...PUBLIC_TEXT, story, vouched: ['中心医院'] })).code).toBe('identifying_text');
  });
  it('is refused to whoever wrote it down, to others, and when the time is over', async () => {
    const wish = await posted(scene, scene.worker, elderBody(scene));
    await verified(scene, wish, scene.head);
    expect((await publish(wish)).code).toBe('four_eyes');
    for (const other of [scene.stranger, scene.foreigner])
      expect((await publish(wish, PUBLIC_TEXT, other)).code).toBe('forbidden');
    scene.world.pass(2 * DAY_MS);
    expect((await publish(wish, PUBLIC_TEXT, scene.head)).code).toBe('window_invalid');
  });
  it('happens once, also for two at the same moment', async () => {
    const wish = await posted(scene, chen, elderBody(scene));
    await verified(scene, wish);
    const answers = await Promise.all([publish(wish), publish(wish, PUBLIC_TEXT, scene.head)]);
    expect(answers.map(({ code }) => code ?? 'ok').sort()).toEqual(['ok', 'wrong_state']);
    const after = await wishOf(scene.world.house, wish.id);
    expect(after.steps.filter(({ what }) => what === 'published')).toHaveLength(1);
  });
});
