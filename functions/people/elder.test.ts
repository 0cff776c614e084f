import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listBeneficiaries, readMe } from '../../shared/people/contract.ts';
import { setElderMode } from '../../shared/people/elder.ts';
import { acceptTask } from '../../shared/tasks/offers.ts';
import { listMyVisits } from '../../shared/wishes/visits.ts';
import { aVolunteer, aWish, openScene, type Scene } from '../testing/things.ts';

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(() => scene.world.close());

describe('elder mode', () => {
  it('is turned on by oneself or by the station’s worker, and is remembered', async () => {
    const { station, worker, foreigner, stranger, call, world } = scene;
    const wang = await world.person({ name: '王桂兰', pseudonym: '王奶奶', stationId: station.id });
    const set = (as: typeof wang, on: boolean) =>
      call(setElderMode, as, { params: { personId: wang.personId }, body: { on } });
    expect((await call(readMe, wang)).reply.elder).toBeUndefined();
    expect((await set(worker, true)).status).toBe(200);
    expect((await call(readMe, wang)).reply.elder).toBe(true);
    const known = await call(listBeneficiaries, worker, { params: { orgId: station.id } });
    expect(known.reply.items.find(({ personId }) => personId === wang.personId)?.elder).toBe(true);
    expect((await set(foreigner, false)).code).toBe('forbidden');
    expect((await set(stranger, false)).code).toBe('forbidden');
    expect((await set(wang, false)).status).toBe(200);
    expect((await call(readMe, wang)).reply.elder).toBeUndefined();
  });
});

describe('who comes', () => {
  it('tells who is on the way and who has been, by their public names, to the person alone', async () => {
    const zhao = await aVolunteer(scene, {}, { name: '赵强', pseudonym: '小赵' });
    const { beneficiary, task, wish } = await aWish(scene);
    expect((await scene.call(listMyVisits, beneficiary)).reply).toEqual({ coming: [], been: [] });
    expect((await scene.call(acceptTask, zhao, { params: { taskId: task.id } })).code).toBeUndefined();
    const { reply } = await scene.call(listMyVisits, beneficiary);
    expect(reply.coming).toMatchObject([
      { wishId: wish.id, title: wish.title, by: { zh: '小赵' }, window: wish.window },
    ]);
    expect(JSON.stringify(reply)).not.toContain('赵强');
    expect((await scene.call(listMyVisits, scene.stranger)).reply.coming).toEqual([]);
  });
});
