import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readLog, readWish } from '../../shared/wishes/contract.ts';
import { changeWish, submitWish } from '../../shared/wishes/posting.ts';
import {
  addEvidence,
  escalateWish,
  listQueue,
  publishWish,
  readVerification,
  rejectWish,
  returnWish,
  saveVerification,
  takeVerification,
} from '../../shared/wishes/verification.ts';
import { personOf } from '../people/people.ts';
import {
  CHILD_SECRETS,
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

describe('taking a wish for verification', () => {
  it('says who looks at it, since when', async () => {
    const wish = await posted(scene, chen, elderBody(scene));
    expect((await scene.call(takeVerification, scene.worker, params(wish))).reply).toEqual({
      id: wish.id,
      state: 'verifying',
    });
    const after = await wishOf(scene.world.house, wish.id);
    expect([after.verifierId, after.steps.at(-1)?.what, after.steps.at(-1)?.by?.zh]).toEqual([
      scene.worker.personId,
      'verifying',
      '机构社工小李',
    ]);
    expect((await scene.call(takeVerification, scene.head, params(wish))).code).toBe('wrong_state');
  });
  it('has one winner of two at once', async () => {
    const wish = await posted(scene, chen, elderBody(scene));
    const answers = await Promise.all(
      [scene.worker, scene.head].map((one) => scene.call(takeVerification, one, params(wish))),
    );
    expect(answers.map(({ code }) => code ?? 'ok').sort()).toEqual(['ok', 'wrong_state']);
  });
  it('needs other eyes than those that wrote it down or whose it is', async () => {
    const own = await posted(scene, scene.worker, elderBody(scene));
    expect((await scene.call(takeVerification, scene.worker, params(own))).code).toBe('four_eyes');
    const self = await posted(
      scene,
      scene.worker,
      elderBody(scene, { beneficiary: { who: 'self' }, source: 'self', story: { zh: '灯坏了。' } }),
    );
    expect((await scene.call(takeVerification, scene.worker, params(self))).code).toBe('four_eyes');
    expect((await scene.call(readWish, scene.worker, params(own))).reply.can).not.toContain('takeVerification');
  });
  it('needs other eyes than those that changed it or handed it in since it was last published', async () => {
    for (const edit of ['change', 'submit'] as const) {
      const wish = await posted(scene, chen, elderBody(scene, { submit: false }));
      const body = { story: { zh: '水龙头坏了。' } };
      if (edit === 'change')
        expect((await scene.call(changeWish, scene.worker, { ...params(wish), body })).code).toBeUndefined();
      expect(
        (await scene.call(submitWish, edit === 'submit' ? scene.worker : chen, params(wish))).code,
      ).toBeUndefined();
      expect((await scene.call(readWish, scene.worker, params(wish))).reply.can).not.toContain('takeVerification');
      expect((await scene.call(takeVerification, scene.worker, params(wish))).code).toBe('four_eyes');
      await verified(scene, wish, scene.head);
      expect((await scene.call(publishWish, scene.worker, { ...params(wish), body: PUBLIC_TEXT })).code).toBe(
        'four_eyes',
      );
      expect((await scene.call(publishWish, scene.head, { ...params(wish), body: PUBLIC_TEXT })).code).toBeUndefined();
      expect((await wishOf(scene.world.house, wish.id)).editedBy).toBeUndefined();
    }
  });
  it('is not for others', async () => {
    const wish = await posted(scene, chen, elderBody(scene));
    for (const other of [scene.stranger, scene.foreigner, scene.coordinator])
      expect((await scene.call(takeVerification, other, params(wish))).code).toBe('forbidden');
    expect(
      (await scene.call(takeVerification, scene.worker, { params: { wishId: `wsh_${'0'.repeat(26)}` } })).code,
    ).toBe('not_found');
    expect((await scene.call(takeVerification, scene.worker, { params: { wishId: 'wsh_1; DROP' } })).code).toBe(
      'not_found',
    );
  });
});

describe('what a verifier sees', () => {
  it('holds the note of the consent, which is sealed in the record', async () => {
    const note = '本人点头，女儿在旁边';
    const body = elderBody(scene, { consent: { way: 'spoken', at: scene.world.house.clock(), note } });
    const wish = await posted(scene, chen, body);
    expect(JSON.stringify(scene.world.changes())).not.toContain(note);
    expect((await scene.call(readVerification, scene.worker, params(wish))).reply.consent).toEqual(body.consent);
  });
  it('is the original with what identifies marked, the masked text to start from, and who is who', async () => {
    const wish = await posted(scene, chen, elderBody(scene));
    await scene.call(takeVerification, scene.worker, params(wish));
    const { reply } = await scene.call(readVerification, scene.worker, params(wish));
    expect(reply.original.story.zh).toContain(SECRETS.name);
    const kinds = reply.findings.story.map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['name', 'phone', 'address']));
    for (const secret of [SECRETS.name, SECRETS.phone, SECRETS.building])
      expect(reply.suggested.story.zh).not.toContain(secret);
    const born = (await personOf(scene.world.house, wish.beneficiaryId ?? '')).birthYear;
    expect(reply.person).toEqual({
      name: SECRETS.name,
      pseudonym: '贺奶奶',
      birthYear: born,
      minor: false,
      hasPhone: true,
    });
    expect([reply.poster, reply.address, reply.consent?.way]).toEqual([
      { name: '陈立', role: '网格员小陈' },
      { building: SECRETS.building, door: SECRETS.door },
      'spoken',
    ]);
  });
  it('is refused to everybody else', async () => {
    const wish = await posted(scene, chen, elderBody(scene));
    for (const other of [scene.stranger, scene.foreigner, scene.coordinator])
      expect((await scene.call(readVerification, other, params(wish))).code).toBe('forbidden');
  });
});

describe('evidence and checks', () => {
  it('are kept, sealed, with who and when', async () => {
    const wish = await posted(scene, chen, elderBody(scene));
    await scene.call(takeVerification, scene.worker, params(wish));
    const note = '上门看过，厨房水龙头确实关不严';
    expect(
      (await scene.call(addEvidence, scene.worker, { ...params(wish), body: { kind: 'visit_note', note } })).status,
    ).toBe(200);
    expect(
      (await scene.call(addEvidence, chen, { ...params(wish), body: { kind: 'call_note', note: '电话里确认过' } }))
        .status,
    ).toBe(200);
    await scene.call(saveVerification, scene.worker, { ...params(wish), body: { ticked: ['true', 'willing'] } });
    const { reply } = await scene.call(readVerification, scene.worker, params(wish));
    expect([reply.checks, reply.evidence.map((one) => [one.note, one.by])]).toEqual([
      ['willing', 'true'],
      [
        [note, '李敏'],
        ['电话里确认过', '陈立'],
      ],
    ]);
    expect(JSON.stringify(await wishOf(scene.world.house, wish.id))).not.toContain(note);
  });
  it('have their right, their time and their limit', async () => {
    const wish = await posted(scene, chen, elderBody(scene));
    const note = { kind: 'call_note', note: '问过' } as const;
    expect((await scene.call(addEvidence, scene.stranger, { ...params(wish), body: note })).code).toBe('forbidden');
    expect(
      (await scene.call(saveVerification, scene.worker, { ...params(wish), body: { ticked: ['willing'] } })).code,
    ).toBe('wrong_state');
    expect((await scene.call(saveVerification, scene.stranger, { ...params(wish), body: {} })).code).toBe('forbidden');
    for (let at = 0; at < 12; at += 1)
      expect((await scene.call(addEvidence, scene.worker, { ...params(wish), body: note })).status).toBe(200);
    expect((await scene.call(addEvidence, scene.worker, { ...params(wish), body: note })).code).toBe('invalid_input');
    const after = await published(scene, wish);
    expect((await scene.call(addEvidence, scene.worker, { ...params(after), body: note })).code).toBe('wrong_state');
  });
});

describe('an answer other than yes', () => {
  it.each([
    [returnWish, 'returned'],
    [rejectWish, 'rejected'],
    [escalateWish, 'escalated'],
  ] as const)('%# is given with its reason to those whom it concerns', async (contract, state) => {
    const wish = await posted(scene, chen, elderBody(scene));
    const body = { reason: `${SECRETS.name}家里已经有人在跟` };
    expect((await scene.call(contract, scene.worker, { ...params(wish), body })).code).toBe('wrong_state');
    await scene.call(takeVerification, scene.worker, params(wish));
    for (const other of [scene.stranger, scene.foreigner, chen].slice(0, 2))
      expect((await scene.call(contract, other, { ...params(wish), body })).code).toBe('forbidden');
    expect((await scene.call(contract, scene.worker, { ...params(wish), body: { reason: '' } })).code).toBe(
      'invalid_input',
    );
    expect((await scene.call(contract, scene.worker, { ...params(wish), body })).reply).toEqual({ id: wish.id, state });
    expect((await scene.call(readWish, chen, params(wish))).reply.reason).toBe(body.reason);
    expect((await scene.call(readWish, undefined, params(wish))).code).toBe('not_found');
    expect(JSON.stringify(await wishOf(scene.world.house, wish.id))).not.toContain(SECRETS.name);
    expect((await queue(scene.worker)).reply.items).toEqual([]);
    expect((await scene.call(contract, scene.worker, { ...params(wish), body })).code).toBe('wrong_state');
  });
});

describe('a child’s record', () => {
  it('is for those whose duty it is', async () => {
    const wish = await posted(scene, chen, childBody(scene));
    expect((await scene.call(readVerification, chen, params(wish))).code).toBe('children_protected');
    const grid = await gridWorker(scene);
    expect((await scene.call(takeVerification, grid, params(wish))).code).toBe('forbidden');
    const director = await scene.world.person({}, [scene.station, 'social_worker', 'child_director']);
    expect((await scene.call(takeVerification, director, params(wish))).status).toBe(200);
    expect((await scene.call(saveVerification, grid, { ...params(wish), body: { ticked: ['true'] } })).code).toBe(
      'forbidden',
    );
  });
  it('notes each read by staff, for the guardian, the head and the auditor to see', async () => {
    const wish = await posted(scene, chen, childBody(scene));
    await scene.call(readVerification, scene.worker, params(wish));
    scene.world.pass(1_000);
    await scene.call(readWish, scene.head, params(wish));
    await scene.call(readWish, chen, params(wish));
    const auditor = await scene.world.person({}, [scene.center, 'auditor']);
    const guardianId = (await scene.world.house.table.get({ pk: `PERSON#${wish.beneficiaryId}`, sk: 'PERSON' }))?.[
      'guardian'
    ] as { personId: string };
    for (const reader of [scene.head, auditor, { personId: guardianId.personId, cookie: '' }]) {
      const { reply } = await scene.call(readLog, reader, params(wish));
      expect(reply.items.map(({ by, role, what }) => [by, role, what])).toEqual([
        ['白站长', 'head', 'wish'],
        ['李敏', 'social_worker', 'verification'],
      ]);
    }
    for (const other of [scene.stranger, chen, scene.worker])
      expect((await scene.call(readLog, other, params(wish))).code).toBe('forbidden');
    expect((await scene.call(readLog, scene.head, { ...params(wish), query: { cursor: 'made-up' } })).code).toBe(
      'cursor_invalid',
    );
  });
  it('shows the guardian’s consent to the verifier, and the name to nobody in public', async () => {
    const wish = await posted(scene, chen, childBody(scene));
    const { reply } = await scene.call(readVerification, scene.worker, params(wish));
    expect(reply.guardian).toMatchObject({ name: CHILD_SECRETS.guardian, relation: 'father', way: 'signed' });
    const after = await published(scene, wish);
    const seen = JSON.stringify((await scene.call(readWish, undefined, params(after))).reply);
    for (const secret of Object.values(CHILD_SECRETS)) expect(seen).not.toContain(secret);
  });
});
