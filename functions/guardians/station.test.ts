import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  changeConsent,
  endLink,
  linkGuardian,
  listChildReads,
  listGuardians,
  listMyChildren,
  readChild,
  recheckLink,
} from '../../shared/guardians/contract.ts';
import { DAY_MS } from '../../shared/kernel/time.ts';
import { listNotices } from '../../shared/notices/contract.ts';
import { personOf } from '../people/people.ts';
import { aWish, openScene, type Published, type Scene } from '../testing/things.ts';
import type { Someone } from '../testing/world.ts';
import { runRechecks } from './rechecks.ts';

let scene: Scene;
let made: Published;
beforeEach(async () => {
  scene = await openScene();
  made = await aWish(scene, { minor: true, window: farAhead() });
});
afterEach(() => scene.world.close());

const NEW_PHONE = '16012349901';
const childId = () => ({ personId: made.beneficiary.personId });
const list = async (as: Someone, orgId = scene.station.id) =>
  scene.call(listGuardians, as, { params: { orgId }, query: {} });
async function end(): Promise<void> {
  await scene.call(endLink, scene.worker, { params: childId(), body: { reason: '监护权转给了外婆' } });
  await scene.world.settle();
  scene.world.pass(1_000);
}
const link = (over: object = {}, as = scene.worker) =>
  scene.call(linkGuardian, as, {
    params: childId(),
    body: {
      name: '宋外婆',
      relation: 'grandparent',
      phone: NEW_PHONE,
      proof: 'court_paper',
      way: 'signed',
      purposes: ['posting', 'sharing'],
      ...over,
    },
  });
const kinds = async (personId: string) =>
  (await scene.call(listNotices, { personId, cookie: '' }, {})).reply.items.map(({ kind }) => kind);
function farAhead() {
  const now = scene.world.house.clock();
  return { from: now + 500 * DAY_MS, to: now + 501 * DAY_MS };
}

describe('the station’s list of guardians', () => {
  it('says who answers for whom, what they consented to and until when; each look stands in the child’s list', async () => {
    await scene.call(changeConsent, made.guardian, { params: childId(), body: { purpose: 'photo', given: false } });
    const { items } = (await list(scene.worker)).reply;
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ name: '贺桂香', guardian: { name: '童大山', signsIn: true }, linked: true });
    expect(items[0]?.consents.filter(({ given }) => !given).map(({ purpose }) => purpose)).toEqual(['photo']);
    const { reply } = await scene.call(listChildReads, made.guardian, { params: childId() });
    expect(reply.items.map(({ by, what }) => [by, what])).toEqual([['李敏', 'consents']]);
  });
  it('has those whose link ended first, then whose paper was seen longest ago', async () => {
    const older = made;
    scene.world.pass(10 * DAY_MS);
    const newer = await aWish(scene, { minor: true });
    const ended = await aWish(scene, { minor: true });
    made = ended;
    await end();
    const ids = (await list(scene.worker)).reply.items.map(({ personId }) => personId);
    expect(ids).toEqual([ended, older, newer].map(({ beneficiary }) => beneficiary.personId));
    made = older;
    scene.world.pass(DAY_MS);
    await scene.call(recheckLink, scene.worker, { params: childId(), body: { proof: 'birth_record' } });
    const after = (await list(scene.worker)).reply.items.map(({ personId }) => personId);
    expect(after).toEqual([ended, newer, older].map(({ beneficiary }) => beneficiary.personId));
  });
  it('is for those whose duty children are, at this station', async () => {
    const grid = await scene.world.person({}, [scene.station, 'social_worker', 'grid_worker']);
    expect((await list(grid)).code).toBe('children_protected');
    expect((await list(scene.foreigner)).code).toBe('forbidden');
    expect((await list(scene.foreigner, scene.elsewhere.id)).reply.items).toEqual([]);
  });
  it('leaves out who has grown up', async () => {
    expect((await list(scene.worker)).reply.items).toHaveLength(1);
    for (let year = 0; year < 9; year += 1) {
      scene.world.pass(360 * DAY_MS);
      await scene.call(recheckLink, scene.worker, { params: childId(), body: { proof: 'birth_record' } });
      scene.world.pass(5 * DAY_MS);
      await runRechecks(scene.world.house);
    }
    scene.world.pass(30 * DAY_MS);
    await runRechecks(scene.world.house);
    expect((await list(scene.worker)).reply.items).toEqual([]);
  });
});

describe('a worker who records a guardian', () => {
  it('does so when nobody answers for the child any more: only what this one said yes to counts', async () => {
    await end();
    const { reply, code } = await link();
    expect(code).toBeUndefined();
    expect(reply).toMatchObject({ linked: true, relation: 'grandparent', proof: 'court_paper' });
    expect(reply.guardian).toEqual({ name: '宋外婆', phoneEnd: '9901', signsIn: true });
    expect(reply.consents.filter(({ given }) => given).map(({ purpose }) => purpose)).toEqual(['posting', 'sharing']);
    expect((await scene.call(readChild, made.guardian, { params: childId() })).code).toBe('forbidden');
    const { guardian } = await personOf(scene.world.house, made.beneficiary.personId);
    await scene.world.settle();
    const she = { personId: guardian?.personId ?? '', cookie: '' };
    expect((await scene.call(listMyChildren, she, {})).reply.items).toHaveLength(1);
    expect(await kinds(she.personId)).toEqual(['link_made']);
  });
  it('ends the first link before there is a second', async () => {
    expect((await link()).code).toBe('wrong_state');
  });
  it('is neither the guardian nor makes one of a child', async () => {
    await end();
    const own = await scene.world.person({ phone: '16012349902' }, [scene.station, 'social_worker', 'child_director']);
    expect((await link({ phone: '16012349902' }, own)).code).toBe('four_eyes');
    await scene.world.person({ phone: '16012349903', birthYear: 2015 });
    expect((await link({ phone: '16012349903' })).code).toBe('invalid_input');
    const grid = await scene.world.person({}, [scene.station, 'social_worker', 'grid_worker']);
    expect((await link({}, grid)).code).toBe('children_protected');
  });
  it('records none for a grown-up: that is a mandate', async () => {
    made = await aWish(scene);
    expect((await link()).code).toBe('wrong_state');
  });
  it('with a paper that has a last day: then the link ends', async () => {
    await end();
    const now = scene.world.house.clock();
    expect((await link({ paperUntil: now })).code).toBe('invalid_input');
    const { reply } = await link({ paperUntil: now + 60 * DAY_MS });
    expect(reply.until).toBe(now + 60 * DAY_MS);
    scene.world.pass(61 * DAY_MS);
    await runRechecks(scene.world.house);
    await scene.world.settle();
    const child = await personOf(scene.world.house, made.beneficiary.personId);
    expect(child.guardian?.endedAt).toBe(now + 60 * DAY_MS);
  });
});
