import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listMyHours } from '../../shared/hours/contract.ts';
import { MINUTE_MS } from '../../shared/kernel/time.ts';
import { listDevTexts } from '../../shared/people/contract.ts';
import { readShowCode } from '../../shared/tasks/attend.ts';
import { confirmWish, sendConfirmationCode, supplyWish } from '../../shared/wishes/closing.ts';
import { listWishes, readWish } from '../../shared/wishes/contract.ts';
import { openFor, personOf } from '../people/people.ts';
import { taskOf } from '../tasks/assignments.ts';
import { assignmentToItem } from '../tasks/task-item.ts';
import { accepted, served } from '../testing/helped.ts';
import { CHILD_SECRETS, childBody, elderBody, gridWorker, posted, published, SECRETS } from '../testing/posted-wish.ts';
import { aCheck, asVolunteer, aVolunteer, openScene, type Scene } from '../testing/things.ts';
import type { Someone } from '../testing/world.ts';
import { lettersOf } from './linkage.ts';
import { wishItem } from './steps.ts';
import type { Wish } from './wish-item.ts';
import { wishOf } from './wishes.ts';

let scene: Scene;
let chen: Someone;
let zhao: Someone;
beforeEach(async () => {
  scene = await openScene();
  [chen, zhao] = [await gridWorker(scene), await aVolunteer(scene)];
});
afterEach(() => scene.world.close());

const params = (wish: { id: string }) => ({ params: { wishId: wish.id } });
const confirm = (as: Someone, wish: Wish, body: object, options?: { key: string }) =>
  scene.call(confirmWish, as, { ...params(wish), body: body as never }, options);
const VISIT = { how: 'visit', note: '上门看过，修好了' } as const;
const RICE = { kind: 'goods', text: { zh: '大米', en: 'rice' }, quantity: 3, unit: { zh: '袋', en: 'bags' } } as const;
const MEND = { kind: 'service', text: { zh: '修水龙头' }, quantity: 1, minutes: 60 } as const;
const wishWith = async (...components: NonNullable<Parameters<typeof elderBody>[1]>['components'] & object) =>
  published(scene, await posted(scene, chen, elderBody(scene, { components })));
const beneficiaryOf = (wish: Wish): Someone => ({ personId: wish.beneficiaryId, cookie: '' });

const yesTo = (wish: Wish, who = zhao, component = 0) => accepted(scene, wish, who, component);
const cameTo = (wish: Wish, taskId: string, who = zhao) => served(scene, wish, { taskId, who, shows: chen });
/** Somebody who has finished, as older records have it whatever accepting allows now. */
async function seated(taskId: string, wish: Wish, { personId }: Someone): Promise<void> {
  const at = scene.world.house.clock();
  const { window, stationId } = wish;
  const times = { acceptedAt: at, checkedInAt: at, checkedOutAt: at, at };
  await scene.world.house.table.transact([
    {
      op: 'insert',
      item: assignmentToItem({
        taskId,
        personId,
        wishId: wish.id,
        stationId,
        state: 'checked_out',
        version: 1,
        window,
        ...times,
      }),
    },
  ]);
}
async function delivered(): Promise<Wish> {
  const wish = await wishWith(MEND);
  await cameTo(wish, await yesTo(wish));
  return wishOf(scene.world.house, wish.id);
}
async function textedCode(): Promise<{ code: string; text: string; phone: string }> {
  const [text] = (await scene.call(listDevTexts, undefined)).reply.items;
  return { code: /\d{6}/.exec(text?.text ?? '')?.[0] ?? '', text: text?.text ?? '', phone: text?.to ?? '' };
}

describe('confirming', () => {
  it('by the beneficiary on their own phone books the minutes and fulfils the wish', async () => {
    const wish = await delivered();
    expect(wish.state).toBe('delivered');
    const answer = await confirm(beneficiaryOf(wish), wish, { how: 'own', thanks: { zh: '水龙头不响了' } });
    expect(answer.reply).toEqual({ id: wish.id, state: 'fulfilled', minutes: 31 });
    // The volunteer's own page draws the task's ribbon, and says there that their piece is lit.
    const done = await taskOf(scene.world.house, wish.components[0]?.taskId ?? '');
    expect([done.state, done.ribbon]).toEqual(['done', lettersOf(await wishOf(scene.world.house, wish.id))]);
    expect(done.ribbon[3]).toBe('d');
    expect((await scene.call(listMyHours, zhao)).reply.minutes).toBe(31);
    expect((await taskOf(scene.world.house, wish.components[0]?.taskId ?? '')).state).toBe('done');
    const { reply } = await scene.call(readWish, undefined, params(wish));
    expect([reply.state, reply.thanks?.zh, reply.ribbon.map(({ state }) => state)]).toEqual([
      'fulfilled',
      '水龙头不响了',
      ['done', 'done', 'not_needed', 'done', 'not_needed'],
    ]);
    const wall = (await scene.call(listWishes, undefined, { query: { place: scene.station.id } as never })).reply;
    expect([wall.items.length, wall.fulfilled.map(({ id, together }) => [id, together])]).toEqual([0, [[wish.id, 3]]]);
  });
  it('books once, however often and by however many at the same moment', async () => {
    const wish = await delivered();
    const granny = beneficiaryOf(wish);
    const answers = await Promise.all([
      confirm(granny, wish, { how: 'own' }, { key: 'confirm-1' }),
      confirm(scene.worker, wish, VISIT),
      confirm(granny, wish, { how: 'own' }, { key: 'confirm-2' }),
    ]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    for (const { code } of answers) expect([undefined, 'wrong_state', 'conflict']).toContain(code);
    expect((await confirm(granny, wish, { how: 'own' })).code).toBe('wrong_state');
    const { reply } = await scene.call(listMyHours, zhao);
    expect([reply.minutes, reply.items.length]).toEqual([31, 1]);
  });
  it('by a code that was texted, typed in by the volunteer', async () => {
    const wish = await delivered();
    expect((await scene.call(sendConfirmationCode, zhao, params(wish))).reply).toEqual({ validSeconds: 600 });
    const { code, text, phone } = await textedCode();
    expect(phone).toBe(SECRETS.phone);
    for (const secret of [SECRETS.name, '赵强', SECRETS.building]) expect(text).not.toContain(secret);
    const wrong = code === '123456' ? '654321' : '123456';
    expect((await confirm(zhao, wish, { how: 'code', code: wrong })).code).toBe('code_wrong');
    expect((await confirm(zhao, wish, { how: 'code', code })).reply.state).toBe('fulfilled');
  });
  it('by a texted code that is too late, or guessed too often, is refused', async () => {
    const wish = await delivered();
    await scene.call(sendConfirmationCode, scene.worker, params(wish));
    const { code } = await textedCode();
    scene.world.pass(10 * MINUTE_MS);
    expect((await confirm(zhao, wish, { how: 'code', code })).code).toBe('code_expired');
    await scene.call(sendConfirmationCode, scene.worker, params(wish));
    const fresh = (await textedCode()).code;
    const wrong = fresh === '123456' ? '654321' : '123456';
    const codes: (string | undefined)[] = [];
    for (let at = 0; at < 6; at += 1) codes.push((await confirm(zhao, wish, { how: 'code', code: wrong })).code);
    expect(codes.slice(-2)).toEqual(['code_tries', 'code_tries']);
    expect((await confirm(zhao, wish, { how: 'code', code: fresh })).code).toBe('code_tries');
  });
  it('by the digits that the other side shows now', async () => {
    const wish = await delivered();
    const taskId = wish.components[0]?.taskId ?? '';
    const shown = await scene.call(readShowCode, beneficiaryOf(wish), { params: { taskId } });
    expect(shown.reply.purpose).toBe('confirm');
    const wrong = shown.reply.digits === '123456' ? '654321' : '123456';
    expect((await confirm(zhao, wish, { how: 'code', code: wrong })).code).toBe('show_code_wrong');
    expect((await confirm(zhao, wish, { how: 'code', code: shown.reply.digits })).reply.state).toBe('fulfilled');
  });
  it('is not the volunteer’s own word, nor a worker’s who did the task', async () => {
    const wish = await delivered();
    expect((await confirm(zhao, wish, { how: 'own' })).code).toBe('forbidden');
    expect((await confirm(zhao, wish, VISIT)).code).toBe('forbidden');
    expect((await confirm(scene.worker, wish, { how: 'own' })).code).toBe('forbidden');
    for (const other of [scene.stranger, scene.foreigner])
      expect((await confirm(other, wish, VISIT)).code).toBe('forbidden');
    const helper = await aVolunteer(scene);
    const both = await scene.world.person({ name: '社工志愿者' }, [scene.station, 'social_worker']);
    const mine = await wishWith(MEND);
    await cameTo(mine, await yesTo(mine, await asVolunteer(scene, both)), both);
    expect((await confirm(both, mine, VISIT)).code).toBe('four_eyes');
    expect((await confirm(scene.worker, mine, VISIT)).reply.state).toBe('fulfilled');
    expect((await confirm(helper, mine, { how: 'code', code: '123456' })).code).toBe('forbidden');
  });
  it('is not by a guardian who served, in no way, nor by a code on their phone', async () => {
    const father = await asVolunteer(
      scene,
      await scene.world.person({ name: CHILD_SECRETS.guardian, phone: CHILD_SECRETS.phone }),
      aCheck(scene),
    );
    const mate = await aVolunteer(scene, aCheck(scene));
    const [MUSIC] = childBody(scene).components;
    const components = [{ ...(MUSIC ?? MEND), quantity: 2 }];
    const wish = await published(scene, await posted(scene, chen, childBody(scene, { components })));
    const taskId = wish.components[0]?.taskId ?? '';
    await seated(taskId, wish, father);
    await seated(taskId, wish, mate);
    const { house } = scene.world;
    const stored = await wishOf(house, wish.id);
    await house.table.transact([
      { op: 'replace', item: wishItem({ ...stored, state: 'delivered', version: stored.version + 1 }) },
    ]);
    expect((await scene.call(sendConfirmationCode, scene.worker, params(wish))).code).toBe('forbidden');
    expect((await scene.call(sendConfirmationCode, father, params(wish))).code).toBe('forbidden');
    for (const how of [{ how: 'own' }, { how: 'code', code: '123456' }])
      expect((await confirm(father, wish, how)).code).toBe('four_eyes');
    expect((await confirm(scene.worker, wish, VISIT)).code).toBeUndefined();
  });
  it('is not by a text to the volunteer’s own phone, whoever asks for it', async () => {
    const wife = await aVolunteer(scene, {}, { name: '林姨', phone: SECRETS.phone });
    const wish = await wishWith(MEND);
    await cameTo(wish, await yesTo(wish, wife), wife);
    for (const as of [wife, scene.worker])
      expect((await scene.call(sendConfirmationCode, as, params(wish))).code).toBe('forbidden');
    expect((await scene.call(listDevTexts, undefined)).reply.items).toEqual([]);
  });
  it('at a visit keeps what was said, under seal', async () => {
    const wish = await delivered();
    expect((await confirm(scene.worker, wish, VISIT)).reply.state).toBe('fulfilled');
    const { visitNotes, beneficiaryId } = await wishOf(scene.world.house, wish.id);
    const person = await personOf(scene.world.house, beneficiaryId);
    const [note] = visitNotes ?? [];
    expect(await openFor(scene.world.house, person, `visit:${wish.id}`, note?.noteSealed ?? '')).toBe(VISIT.note);
    expect(note).toMatchObject({ by: scene.worker.personId, at: scene.world.house.clock() });
    expect(JSON.stringify(scene.world.changes())).not.toContain(VISIT.note);
  });
  it('has nothing to confirm before somebody has finished', async () => {
    const wish = await wishWith(MEND);
    expect((await confirm(beneficiaryOf(wish), wish, { how: 'own' })).code).toBe('nothing_delivered');
    await yesTo(wish);
    expect((await confirm(beneficiaryOf(wish), wish, { how: 'own' })).code).toBe('nothing_delivered');
    expect((await scene.call(sendConfirmationCode, zhao, params(wish))).code).toBe('nothing_delivered');
    const draft = await posted(scene, chen, elderBody(scene, { submit: false }));
    expect((await confirm(beneficiaryOf(draft), draft, { how: 'own' })).code).toBe('wrong_state');
    expect((await scene.call(sendConfirmationCode, scene.worker, params(draft))).code).toBe('wrong_state');
  });
  it('in part while goods are missing, and whole when they have come', async () => {
    const wish = await wishWith(MEND, RICE);
    await cameTo(wish, await yesTo(wish));
    expect((await wishOf(scene.world.house, wish.id)).state).toBe('in_progress');
    const part = await confirm(beneficiaryOf(wish), wish, { how: 'own' });
    expect(part.reply).toEqual({ id: wish.id, state: 'partially_fulfilled', minutes: 31 });
    expect((await confirm(beneficiaryOf(wish), wish, { how: 'own' })).code).toBe('nothing_delivered');
    expect(
      (await scene.call(supplyWish, scene.worker, { ...params(wish), body: { component: 1, quantity: 3 } })).reply
        .state,
    ).toBe('delivered');
    expect((await confirm(beneficiaryOf(wish), wish, { how: 'own' })).reply).toEqual({
      id: wish.id,
      state: 'fulfilled',
      minutes: 0,
    });
    expect((await scene.call(listMyHours, zhao)).reply.minutes).toBe(31);
  });
  it('texts nobody who has no number', async () => {
    const body = elderBody(scene, {
      beneficiary: { who: 'new', name: SECRETS.name, pseudonym: '贺奶奶' },
      components: [RICE],
    });
    const wish = await published(scene, await posted(scene, chen, body));
    await scene.call(supplyWish, scene.worker, { ...params(wish), body: { component: 0, quantity: 3 } });
    expect((await scene.call(sendConfirmationCode, scene.worker, params(wish))).code).toBe('not_found');
  });
});
