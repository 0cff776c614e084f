import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listNotices } from '../../shared/notices/contract.ts';
import { readWish } from '../../shared/wishes/contract.ts';
import { mergeWish } from '../../shared/wishes/merge.ts';
import { withdrawWish } from '../../shared/wishes/posting.ts';
import { listQueue, readVerification } from '../../shared/wishes/verification.ts';
import { CHILD_SECRETS, childBody, elderBody, gridWorker, posted, published } from '../testing/posted-wish.ts';
import { openScene, type Scene } from '../testing/things.ts';
import type { Someone } from '../testing/world.ts';
import type { Wish } from './wish-item.ts';
import { wishOf } from './wishes.ts';

let scene: Scene;
let chen: Someone;
let tong: Someone;
beforeEach(async () => {
  scene = await openScene();
  chen = await gridWorker(scene);
  tong = await scene.world.person({ name: '通拉嘎', pseudonym: '小通' }, [
    scene.station,
    'social_worker',
    'grid_worker',
  ]);
});
afterEach(() => scene.world.close());

const params = (wish: { id: string }) => ({ params: { wishId: wish.id } });
const merge = (as: Someone, wish: { id: string }, other: { id: string }) =>
  scene.call(mergeWish, as, { ...params(wish), body: { with: other.id } });
const now = (wish: { id: string }) => wishOf(scene.world.house, wish.id);
const kinds = async (as: Someone) => (await scene.call(listNotices, as)).reply.items.map(({ kind, to }) => [kind, to]);

/** The same wish for the same person, posted by two. */
async function twice(): Promise<readonly [Wish, Wish]> {
  const first = await posted(scene, chen, elderBody(scene));
  scene.world.pass(60_000);
  const beneficiary = { who: 'known', personId: first.beneficiaryId } as const;
  return [first, await posted(scene, tong, elderBody(scene, { beneficiary }))];
}

describe('a worker whose own wish reads like a neighbour’s', () => {
  it('does not let the neighbour’s go into it', async () => {
    const own = await posted(scene, scene.worker, elderBody(scene, { beneficiary: { who: 'self' }, source: 'self' }));
    scene.world.pass(60_000);
    const other = await posted(scene, chen, elderBody(scene));
    expect((await merge(scene.worker, other, own)).code).toBe('four_eyes');
    expect((await now(other)).state).toBe('submitted');
    expect((await merge(scene.head, other, own)).reply).toEqual({ id: other.id, into: own.id });
  });
});

describe('two wishes that are one', () => {
  it.each(['from the later one', 'from the earlier one'] as const)(
    'the later is withdrawn with a pointer, its poster told, and its steps say so (%s)',
    async (from) => {
      const [first, second] = await twice();
      const answer = await (from === 'from the later one'
        ? merge(scene.worker, second, first)
        : merge(scene.worker, first, second));
      expect(answer.reply).toEqual({ id: second.id, into: first.id });
      const after = await now(second);
      expect([after.state, after.mergedInto, after.steps.at(-1)?.what]).toEqual(['withdrawn', first.id, 'merged']);
      expect(after.steps.at(-1)?.personId).toBe(scene.worker.personId);
      expect((await now(first)).state).toBe('submitted');
      const { reply } = await scene.call(listQueue, scene.worker, { params: { orgId: scene.station.id } });
      expect(reply.items.map(({ id }) => id)).toEqual([first.id]);
      await scene.world.settle();
      expect(await kinds(tong)).toContainEqual(['wish_merged', `/wishes/${second.id}`]);
      expect((await kinds(chen)).map(([kind]) => kind)).not.toContain('wish_merged');
      // Both workers of the station may see the one that stays; who has no part sees neither.
      expect((await scene.call(readWish, tong, params(second))).reply.mergedInto).toBe(first.id);
      expect((await scene.call(readWish, scene.stranger, params(second))).code).toBe('not_found');
    },
  );

  it('what the public knows stays, whichever was written first, and its words are the note', async () => {
    const [first, second] = await twice();
    await published(scene, second);
    expect((await merge(scene.worker, first, second)).reply).toEqual({ id: first.id, into: second.id });
    const note = (await now(first)).steps.at(-1)?.note;
    expect(note).toEqual((await now(second)).title);
    const read = await scene.call(readVerification, scene.worker, params(first));
    expect([read.reply.wish.mergedInto, read.reply.wish.can.includes('mergeWish')]).toEqual([second.id, false]);
  });

  it('hands on no words that no verifier has seen', async () => {
    const [first, second] = await twice();
    await merge(scene.worker, second, first);
    expect((await now(second)).steps.at(-1)?.note).toBeUndefined();
  });

  it('one stays when they are merged into each other at once, or the first goes at that moment', async () => {
    const [first, second] = await twice();
    await Promise.all([merge(scene.worker, first, second), merge(scene.head, second, first)]);
    expect([(await now(first)).state, (await now(second)).state]).toEqual(['submitted', 'withdrawn']);

    const [third, fourth] = await twice();
    const [gone, merged] = await Promise.all([
      scene.call(withdrawWish, chen, { ...params(third), body: {} }),
      merge(scene.worker, fourth, third),
    ]);
    expect([gone.code, (await now(third)).state]).toEqual([undefined, 'withdrawn']);
    // Merged into what was still there, or refused since it was not.
    const refused = merged.code !== undefined;
    expect((await now(fourth)).state).toBe(refused ? 'submitted' : 'withdrawn');
    if (refused) expect(['not_found', 'wrong_state', 'conflict']).toContain(merged.code);
  });
});

describe('is refused', () => {
  it('for who may not verify, and for one’s own', async () => {
    const [first, second] = await twice();
    for (const who of [scene.coordinator, scene.stranger, scene.foreigner])
      expect((await merge(who, second, first)).code).toBe('forbidden');
    expect((await merge(tong, second, first)).code).toBe('four_eyes');
    expect((await merge(chen, second, first)).code).toBeUndefined();
  });
  it('with a wish that is not alike, is not there, is itself, or is over', async () => {
    const [first, second] = await twice();
    const other = await posted(
      scene,
      chen,
      elderBody(scene, {
        beneficiary: { who: 'new', name: '云德胜', pseudonym: '云爷爷', birthYear: 1940 },
        kind: 'companionship',
        title: { zh: '想有人来念念报纸' },
      }),
    );
    for (const made of [other, second, { id: `wsh_${'0'.repeat(26)}` }])
      expect((await merge(scene.worker, second, made)).code).toBe('not_found');
    await merge(scene.worker, second, first);
    expect((await merge(scene.worker, second, first)).code).toBe('wrong_state');
    expect((await merge(scene.worker, first, second)).code).toBe('not_found');
  });
  it('for a child’s wish, to those whose duty children are not', async () => {
    const first = await posted(scene, chen, childBody(scene));
    const beneficiary = { who: 'known', personId: first.beneficiaryId } as const;
    const second = await posted(scene, tong, childBody(scene, { beneficiary }));
    const third = await gridWorker(scene);
    expect((await merge(third, second, first)).code).toBe('forbidden');
    const done = await merge(scene.worker, second, first);
    expect(done.code).toBeUndefined();
    expect(JSON.stringify(done.reply)).not.toContain(CHILD_SECRETS.name);
  });
});
