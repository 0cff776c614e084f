import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chinaDayStart, DAY_MS, HOUR_MS } from '../../shared/kernel/time.ts';
import { listNotices } from '../../shared/notices/contract.ts';
import { listForMe } from '../../shared/tasks/fits.ts';
import { acceptTask, offerTask, waitForTask } from '../../shared/tasks/offers.ts';
import { addCheck, endCheck, listVolunteers, readVolunteer } from '../../shared/volunteers/contract.ts';
import { assignmentOf, taskOf } from '../tasks/assignments.ts';
import { aCheck, aVolunteer, aWish, openScene, type Published, type Scene, type WishGiven } from '../testing/things.ts';
import type { Someone } from '../testing/world.ts';
import { findVolunteer } from '../volunteers/volunteers.ts';
import { CHECK_STOPS } from './check-stops.ts';

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(() => scene.world.close());

const yearsAgo = (years: number) => new Date(scene.world.house.clock()).getUTCFullYear() - years;
const young = (given = {}) => aVolunteer(scene, { birthYear: yearsAgo(16), ...given });
const consents = (who: Someone, days = 200, as = scene.coordinator) =>
  scene.call(addCheck, as, {
    params: { personId: who.personId },
    body: {
      kind: 'guardian_consent',
      validUntil: scene.world.house.clock() + days * DAY_MS,
      evidence: '母亲当面签的',
    },
  });
async function ends(who: Someone, kind: 'guardian_consent' | 'criminal_record' = 'guardian_consent') {
  const answer = await scene.call(endCheck, scene.coordinator, { params: { personId: who.personId, kind } });
  await scene.world.settle();
  return answer;
}
const accepts = (who: Someone, { task }: Published) => scene.call(acceptTask, who, { params: { taskId: task.id } });
const offers = (who: Someone, { task }: Published) =>
  scene.call(offerTask, scene.coordinator, { params: { taskId: task.id }, body: { personId: who.personId } });
/** A wish on a day so far ahead, in the daytime. */
function wishOn(day: number, given: WishGiven = {}): Promise<Published> {
  const from = chinaDayStart(scene.world.house.clock()) + day * DAY_MS + 9 * HOUR_MS;
  return aWish(scene, { skills: [], window: { from, to: from + 4 * HOUR_MS }, ...given });
}
const seat = async (who: Someone, { task }: Published) => {
  const found = await assignmentOf(scene.world.house, task.id, who.personId);
  return [found?.state, found?.reason];
};
const told = async (who: Someone) => (await scene.call(listNotices, who, {})).reply.items.map(({ kind }) => kind);

describe('a volunteer under eighteen', () => {
  it('is suggested nothing and takes nothing before the station has the guardian’s consent, and then does', async () => {
    const lin = await young();
    const wish = await aWish(scene, { skills: [] });
    await scene.world.settle();
    const found = async () =>
      (await scene.call(listForMe, lin, { query: {} })).reply.items.map(({ task: { id } }) => id);
    expect(await found()).toEqual([]);
    expect(await accepts(lin, wish)).toMatchObject({ status: 422, code: 'consent_form_missing' });
    expect((await offers(lin, wish)).code).toBe('not_suitable');
    expect(
      (await scene.call(listVolunteers, scene.coordinator, { params: { orgId: scene.station.id }, query: {} })).reply
        .items[0],
    ).toMatchObject({ young: true });

    expect((await consents(lin)).status).toBe(200);
    await scene.world.settle();
    expect(await told(lin)).toEqual(['check_added']);
    expect(await found()).toEqual([wish.task.id]);
    expect((await accepts(lin, wish)).code).toBeUndefined();
  });
  it('cannot enter the consent, nor can anybody of another station; a grown-up needs none', async () => {
    const [lin, zhao] = [await young(), await aVolunteer(scene)];
    expect((await consents(lin, 200, lin)).code).toBe('forbidden');
    expect((await consents(lin, 200, scene.foreigner)).code).toBe('forbidden');
    expect(await consents(zhao)).toMatchObject({ code: 'invalid_input' });
    expect((await consents(lin, 400)).code).toBe('invalid_input');
  });
  it('comes no more once the guardian took the consent back: the place is open, others are asked, nobody is blamed', async () => {
    const [lin, other] = [await young(), await aVolunteer(scene)];
    await consents(lin);
    const [taken, asked] = [await wishOn(3), await wishOn(5)];
    await accepts(lin, taken);
    expect((await scene.call(waitForTask, other, { params: { taskId: taken.task.id } })).code).toBeUndefined();
    expect((await offers(lin, asked)).code).toBeUndefined();
    await scene.world.settle();

    expect((await ends(lin)).status).toBe(200);
    expect([await seat(lin, taken), await seat(lin, asked)]).toEqual([
      ['declined', 'paper'],
      ['declined', 'paper'],
    ]);
    expect((await seat(other, taken))[0]).toBe('offered');
    expect((await taskOf(scene.world.house, taken.task.id)).taken).toBe(0);
    expect(await told(lin)).toContain('check_ended');
    expect(await told(scene.worker)).toContain('wish_handed_over');
    // It is no answer of theirs.
    expect((await findVolunteer(scene.world.house, lin.personId))?.answers).toBeUndefined();
    expect((await accepts(lin, asked)).code).toBe('consent_form_missing');
    expect((await scene.call(readVolunteer, lin, { params: { personId: lin.personId } })).reply.checks).toEqual([]);
  });
  it('keeps what they have done, and what a consent that was merely written anew still covers', async () => {
    const lin = await young();
    await consents(lin, 200);
    const wish = await aWish(scene, { skills: [] });
    await accepts(lin, wish);
    await consents(lin, 150);
    await scene.world.settle();
    expect((await seat(lin, wish))[0]).toBe('accepted');
  });
  it('gives a place up where a consent that is written anew ends before the visit', async () => {
    const lin = await young();
    await consents(lin, 200);
    const wish = await wishOn(20);
    expect((await accepts(lin, wish)).code).toBeUndefined();
    await consents(lin, 10);
    await scene.world.settle();
    expect(await seat(lin, wish)).toEqual(['declined', 'paper']);
  });
});

describe('a criminal-record check that counts no more', () => {
  it('frees the places with children and no others, and is stopped once however often the change comes', async () => {
    const zhao = await aVolunteer(scene, aCheck(scene, 300));
    const [child, grown] = [await wishOn(3, { minor: true }), await wishOn(5)];
    expect((await offers(zhao, child)).code).toBeUndefined();
    expect((await accepts(zhao, child)).code).toBeUndefined();
    expect((await accepts(zhao, grown)).code).toBeUndefined();
    await scene.world.settle();
    const before = await scene.world.house.table.get({ pk: `PERSON#${zhao.personId}`, sk: 'VOLUNTEER' });
    await ends(zhao, 'criminal_record');
    expect(await seat(zhao, child)).toEqual(['declined', 'paper']);
    expect((await seat(zhao, grown))[0]).toBe('accepted');
    const after = await scene.world.house.table.get({ pk: `PERSON#${zhao.personId}`, sk: 'VOLUNTEER' });
    const task = await taskOf(scene.world.house, child.task.id);
    if (!before || !after) throw new Error('the volunteer is gone');
    const key = { pk: after.pk, sk: after.sk };
    await CHECK_STOPS.take(scene.world.house, { id: 'again', key, at: scene.world.house.clock(), before, after });
    expect(await taskOf(scene.world.house, child.task.id)).toEqual(task);
  });
  it('that nobody has entered is not there to be ended, and nobody ends their own', async () => {
    const zhao = await aVolunteer(scene);
    expect((await ends(zhao, 'criminal_record')).code).toBe('not_found');
    const own = await aVolunteer(scene, aCheck(scene));
    const params = { personId: own.personId, kind: 'criminal_record' as const };
    expect((await scene.call(endCheck, own, { params })).code).toBe('forbidden');
    expect((await scene.call(endCheck, scene.foreigner, { params })).code).toBe('forbidden');
  });
});
