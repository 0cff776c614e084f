import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changeConsent } from '../../shared/guardians/contract.ts';
import { HOUR_MS } from '../../shared/kernel/time.ts';
import { listNotices } from '../../shared/notices/contract.ts';
import { offerTask } from '../../shared/tasks/offers.ts';
import { listMyWishes, readWish } from '../../shared/wishes/contract.ts';
import { listMyVisits } from '../../shared/wishes/visits.ts';
import { assignmentOf } from '../tasks/assignments.ts';
import { accepted, served } from '../testing/helped.ts';
import { aCheck, aVolunteer, aWish, moveTo, openScene, type Published, type Scene } from '../testing/things.ts';
import type { Someone } from '../testing/world.ts';
import { runReplyClocks } from '../wishes/clocks.ts';
import { clockWrites } from '../wishes/due.ts';
import { wishOf } from '../wishes/wishes.ts';

let scene: Scene;
let made: Published;
beforeEach(async () => {
  scene = await openScene();
  made = await aWish(scene, { minor: true, components: [{}, {}] });
  await scene.world.house.table.transact(clockWrites(made.wish));
});
afterEach(() => scene.world.close());

async function saidYes(part: number): Promise<{ who: Someone; taskId: string }> {
  const who = await aVolunteer(scene, aCheck(scene, 900));
  const params = { taskId: made.wish.components[part]?.taskId ?? '' };
  await scene.call(offerTask, scene.coordinator, { params, body: { personId: who.personId } });
  return { who, taskId: await accepted(scene, made.wish, who, part) };
}
async function kindsOf(who: Someone) {
  return (await scene.call(listNotices, who, { query: { limit: 50 } })).reply.items.map(({ kind }) => kind);
}
async function expects() {
  const params = { wishId: made.wish.id };
  const seen = await Promise.all(
    [made.guardian, scene.worker].map(async (who) => (await scene.call(readWish, who, { params })).reply.unheard),
  );
  const { comes, unheard } = (await scene.call(listMyWishes, made.beneficiary)).reply.items[0] ?? {};
  const visits = (await scene.call(listMyVisits, made.beneficiary)).reply;
  const people = [made.guardian, made.beneficiary, scene.coordinator, scene.worker];
  const told = (await Promise.all(people.map(kindsOf))).flat().filter((kind) => kind.startsWith('visit_'));
  return { seen, comes, unheard, coming: visits.coming.length, missed: visits.unheard, told };
}

describe('a part that a guardian stopped while another was done', () => {
  it('is expected by nobody, and nobody is asked whether anybody came for it', async () => {
    const done = await saidYes(0);
    const stopped = await saidYes(1);
    await served(scene, made.wish, { ...done, shows: made.guardian });
    expect((await expects()).coming).toBe(1);

    const params = { personId: made.beneficiary.personId };
    const said = { params, body: { purpose: 'home_visit', given: false } } as const;
    expect((await scene.call(changeConsent, made.guardian, said)).code).toBeUndefined();
    scene.world.pass(1_000);
    await scene.world.settle();
    const { house } = scene.world;
    expect((await assignmentOf(house, stopped.taskId, stopped.who.personId))?.state).toBe('cancelled');

    const nobody = { seen: [undefined, undefined], comes: undefined, unheard: undefined, coming: 0, missed: undefined };
    expect(await expects()).toEqual({ ...nobody, told: [] });
    for (const hours of [0, 2, 26]) {
      moveTo(scene.world, made.wish.window.to + hours * HOUR_MS);
      await runReplyClocks(house);
      await scene.world.settle();
      expect(await expects()).toEqual({ ...nobody, told: [] });
    }
    expect((await wishOf(house, made.wish.id)).state).toBe('in_progress');
  });
});
