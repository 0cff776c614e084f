import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closeFollowUp, listFollowUps, rateVisit, tellVisit } from '../../shared/feedback/contract.ts';
import { listChildReads } from '../../shared/guardians/contract.ts';
import { listNotices } from '../../shared/notices/contract.ts';
import { listPhotos, removePhoto, startPhoto } from '../../shared/photos/contract.ts';
import { acceptTask, offerTask } from '../../shared/tasks/offers.ts';
import { confirmWish, settleDispute } from '../../shared/wishes/closing.ts';
import { readWish } from '../../shared/wishes/contract.ts';
import {
  addEvidence,
  escalateWish,
  publishWish,
  readVerification,
  rejectWish,
  returnWish,
  saveVerification,
  takeVerification,
} from '../../shared/wishes/verification.ts';
import { followUpOf } from '../feedback/follow-ups.ts';
import { openFor, personOf } from '../people/people.ts';
import { elderBody, PUBLIC_TEXT, posted } from '../testing/posted-wish.ts';
import { aHolder, atDuty } from '../testing/side.ts';
import { takenPhoto } from '../testing/taken-photo.ts';
import { aCheck, aVolunteer, aWish, openScene, type Published, type Scene } from '../testing/things.ts';
import { attested } from '../testing/visit.ts';
import type { Someone } from '../testing/world.ts';

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(() => scene.world.close());

/** Somebody on the person's side who works at the station that the wish stands at. */
const SIDES = {
  'whose wish it is': async (given: Published) => given.beneficiary,
  'the child’s guardian': async (given: Published) => given.guardian,
  'who acts for them': async (given: Published) => aHolder(scene, given.wish.beneficiaryId),
} as const;
const sides = Object.entries(SIDES).map(([name, of]) => ({ name, of }));
async function colleague(of: (typeof sides)[number]['of'], given: Published): Promise<Someone> {
  const one = await of(given);
  await atDuty(scene, one);
  return one;
}
const about = ({ wish }: Published) => ({ params: { wishId: wish.id } });
const NOTE = { note: '屋里冷清，像是很久没有人来' };

describe.each(sides)('a worker who is $name', ({ of }) => {
  it('does not open the desk’s record of it, note, tick or answer there, nor is shown that they could', async () => {
    const given = await aWish(scene, { minor: true, state: 'verifying' });
    const one = await colleague(of, given);
    const on = about(given);
    const reason = { reason: '再问问看' };
    const answers = [
      await scene.call(takeVerification, one, on),
      await scene.call(readVerification, one, on),
      await scene.call(saveVerification, one, { ...on, body: { ticked: ['true'] } }),
      await scene.call(addEvidence, one, { ...on, body: { kind: 'visit_note', ...NOTE } }),
      await scene.call(publishWish, one, { ...on, body: PUBLIC_TEXT }),
      await scene.call(returnWish, one, { ...on, body: reason }),
      await scene.call(rejectWish, one, { ...on, body: reason }),
      await scene.call(escalateWish, one, { ...on, body: reason }),
    ];
    expect(answers.map(({ status, code }) => [status, code])).toEqual(answers.map(() => [403, 'four_eyes']));
    // What was refused was not read either.
    const reads = await scene.call(listChildReads, given.guardian, {
      params: { personId: given.wish.beneficiaryId },
      query: {},
    });
    expect(reads.reply.items.filter(({ what }) => what === 'verification')).toEqual([]);
    expect((await scene.call(readWish, one, on)).reply.can).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/Verification|Evidence|publish|return|reject|escalate/)]),
    );
    expect((await scene.call(readVerification, scene.worker, on)).status).toBe(200);
  });
  it('does not see the photos that speak for it or against it, nor take them away, nor add one', async () => {
    const given = await aWish(scene, { minor: true, state: 'verifying' });
    const one = await colleague(of, given);
    const photoId = await takenPhoto(scene, scene.worker, given.wish.id, { purpose: 'evidence' });
    const body = { kind: 'document' as const, ...NOTE, photoIds: [photoId] };
    expect((await scene.call(addEvidence, scene.worker, { ...about(given), body })).status).toBe(200);
    const seen = async (who: Someone) => (await scene.call(listPhotos, who, about(given))).reply.items;
    expect([await seen(one), (await seen(scene.worker)).length]).toEqual([[], 1]);
    const remove = { params: { wishId: given.wish.id, photoId } };
    expect((await scene.call(removePhoto, one, remove)).code).toBe('four_eyes');
    const more = { purpose: 'evidence', type: 'image/jpeg', bytes: 5_000 } as const;
    expect((await scene.call(startPhoto, one, { ...about(given), body: more })).code).toBe('forbidden');
    expect((await scene.call(removePhoto, scene.head, remove)).status).toBe(200);
  });
  it('does not settle its dispute', async () => {
    const given = await aWish(scene, { minor: true, state: 'disputed' });
    const one = await colleague(of, given);
    expect((await scene.call(readWish, one, about(given))).reply.can).not.toContain('settleDispute');
    const body = { to: 'delivered', note: '谈好了' } as const;
    expect((await scene.call(settleDispute, one, { ...about(given), body })).code).toBe('four_eyes');
  });
  it('is not told of a volunteer’s worry, does not read it, open or done, and does not close it', async () => {
    const given = await worried();
    const one = await colleague(of, given);
    const listed = async (who: Someone, query: { done?: 'true' } = {}) =>
      (await scene.call(listFollowUps, who, { params: { orgId: scene.station.id }, query })).reply.items;
    await scene.world.settle();
    const [row] = await listed(scene.head);
    expect([row?.note, await listed(one)]).toEqual([NOTE.note, []]);
    const sent = { params: { followUpId: row?.id ?? '' }, body: { note: '去看过了' } };
    expect((await scene.call(closeFollowUp, one, sent)).code).toBe('four_eyes');
    expect((await scene.call(closeFollowUp, scene.head, sent)).status).toBe(200);
    expect([(await listed(scene.head, { done: 'true' })).length, await listed(one, { done: 'true' })]).toEqual([1, []]);
    const kinds = (await scene.call(listNotices, one, { query: {} })).reply.items.map(({ kind }) => kind);
    expect(kinds).not.toContain('follow_up');
  });
});

describe('a worker who is the volunteer that came', () => {
  it('does not read what the other side said of it, and does read their own word', async () => {
    const given = await worried();
    const on = { params: { wishId: given.wish.id } };
    expect((await scene.call(confirmWish, given.guardian, { ...on, body: { how: 'own' } })).status).toBe(200);
    const rated = { went: 'not_well', again: true, note: '说话有点急' } as const;
    expect((await scene.call(rateVisit, given.guardian, { ...on, body: rated })).reply.followUp).toBe(true);
    const rows = (await list(scene.head)).reply.items;
    expect(rows.map(({ note }) => note).sort()).toEqual([NOTE.note, rated.note].sort());
    const came = await followUpOf(scene.world.house, rows.find(({ note }) => note === NOTE.note)?.id ?? '');
    const zhao = { personId: came.authorId, cookie: '' };
    await atDuty(scene, zhao);
    expect((await list(zhao)).reply.items.map(({ note }) => note)).toEqual([NOTE.note]);
  });
});

describe('what a volunteer said of a visit', () => {
  it('is sealed under the key of whom the visit was: it stays when the volunteer goes, and goes with the person', async () => {
    const given = await worried();
    const { house } = scene.world;
    const [row] = (await list(scene.head)).reply.items;
    const { noteSealed = '', authorId } = await followUpOf(house, row?.id ?? '');
    const person = await personOf(house, given.wish.beneficiaryId);
    expect(await openFor(house, person, `follow-up:${row?.id}`, noteSealed)).toBe(NOTE.note);
    expect(authorId).not.toBe(person.personId);
  });
});

describe('somebody who wrote their own wish down and works there', () => {
  it('may show what speaks for it, and is not the one who ticks or reads the desk’s record', async () => {
    const body = elderBody(scene, { beneficiary: { who: 'self' }, source: 'self', story: { zh: '灯坏了。' } });
    const wish = await posted(scene, scene.worker, body);
    const on = { params: { wishId: wish.id } };
    expect((await scene.call(addEvidence, scene.worker, { ...on, body: { kind: 'document', ...NOTE } })).status).toBe(
      200,
    );
    expect((await scene.call(saveVerification, scene.worker, { ...on, body: { ticked: ['true'] } })).code).toBe(
      'four_eyes',
    );
    expect((await scene.call(readVerification, scene.worker, on)).code).toBe('four_eyes');
    expect((await scene.call(readWish, scene.worker, on)).reply.can).toContain('addEvidence');
  });
});

const list = (who: Someone) => scene.call(listFollowUps, who, { params: { orgId: scene.station.id }, query: {} });

/** A child's wish that somebody came for, and came away worried. */
async function worried(): Promise<Published> {
  const zhao = await aVolunteer(scene, aCheck(scene, 300));
  const given = await aWish(scene, { minor: true });
  const params = { taskId: given.task.id };
  await scene.call(offerTask, scene.coordinator, { params, body: { personId: zhao.personId } });
  await scene.call(acceptTask, zhao, { params });
  await attested(scene, given, zhao);
  expect((await scene.call(tellVisit, zhao, { params, body: { went: 'worried', ...NOTE } })).reply.followUp).toBe(true);
  return given;
}
