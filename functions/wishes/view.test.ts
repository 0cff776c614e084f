import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HOUR_MS } from '../../shared/kernel/time.ts';
import { acceptTask, declineTask, offerTask } from '../../shared/tasks/offers.ts';
import { listWishes, readLog, readWish } from '../../shared/wishes/contract.ts';
import { CHILD_SECRETS, childBody, elderBody, gridWorker, posted, published, SECRETS } from '../testing/posted-wish.ts';
import { aCheck, aVolunteer, moveTo, openScene, type Scene } from '../testing/things.ts';
import type { Someone } from '../testing/world.ts';
import { wishItem } from './steps.ts';
import type { Wish } from './wish-item.ts';
import { wishOf } from './wishes.ts';

let scene: Scene;
let chen: Someone;
beforeEach(async () => {
  scene = await openScene();
  chen = await gridWorker(scene);
});
afterEach(() => scene.world.close());

const read = async (as: Someone | undefined, wish: Wish) =>
  (await scene.call(readWish, as, { params: { wishId: wish.id } })).reply;
const taskOf = (wish: Wish) => ({ params: { taskId: wish.components[0]?.taskId ?? '' } });

describe('the public', () => {
  it('reads the masked words, the pseudonym and a cell, and nothing that identifies anybody', async () => {
    const wish = await published(scene, await posted(scene, chen, elderBody(scene)));
    for (const as of [undefined, scene.stranger]) {
      const answer = await scene.call(readWish, as, { params: { wishId: wish.id } });
      expect(answer.reply).toMatchObject({
        state: 'published',
        place: { cell: '4070:8790', stationId: scene.station.id, stationPhone: '0471-6600123' },
        proxy: { by: { zh: '网格员小陈' }, way: 'spoken' },
      });
      const text = JSON.stringify(answer.reply);
      for (const secret of [
        ...Object.values(SECRETS),
        wish.beneficiaryId,
        chen.personId,
        scene.worker.personId,
        '陈立',
        '李敏',
      ])
        expect(text).not.toContain(secret);
    }
    const wall = JSON.stringify(
      (await scene.call(listWishes, undefined, { query: { place: scene.station.id } })).reply,
    );
    for (const secret of [...Object.values(SECRETS), wish.beneficiaryId]) expect(wall).not.toContain(secret);
  });
  it('may help where a place is free, and is shown no other button', async () => {
    const wish = await published(scene, await posted(scene, chen, elderBody(scene)));
    expect([(await read(undefined, wish)).can, (await read(scene.stranger, wish)).can]).toEqual([[], ['acceptTask']]);
    expect((await read({ personId: wish.beneficiaryId, cookie: '' }, wish)).can).toEqual(['withdrawWish']);
    await scene.call(acceptTask, await aVolunteer(scene), taskOf(wish));
    expect((await read(scene.stranger, wish)).can).toEqual([]);
  });
  it('does not find a wish that was made up', async () => {
    for (const wishId of [`wsh_${'0'.repeat(26)}`, 'x', '%00'])
      expect((await scene.call(readWish, undefined, { params: { wishId } })).code).toBe('not_found');
  });
});

describe('the place opens by stages', () => {
  it('cell, then the building to who accepted, then the door and the name at the time of service, then closes', async () => {
    const wish = await published(scene, await posted(scene, chen, elderBody(scene)));
    const zhao = await aVolunteer(scene);
    expect((await read(zhao, wish)).place.building).toBeUndefined();
    await scene.call(acceptTask, zhao, taskOf(wish));
    const accepted = await read(zhao, wish);
    expect([accepted.place.building, accepted.place.door, accepted.name]).toEqual([
      SECRETS.building,
      undefined,
      undefined,
    ]);
    expect([accepted.place.doorFrom, accepted.place.doorUntil]).toEqual([
      wish.window.from - 2 * HOUR_MS,
      wish.window.to + HOUR_MS,
    ]);
    moveTo(scene.world, wish.window.from - 2 * HOUR_MS - 1);
    expect((await read(zhao, wish)).place.door).toBeUndefined();
    scene.world.pass(1);
    const atDoor = await read(zhao, wish);
    expect([atDoor.place.door, atDoor.name]).toEqual([SECRETS.door, SECRETS.name]);
    moveTo(scene.world, wish.window.to + HOUR_MS + 1);
    expect([(await read(zhao, wish)).place.door, (await read(zhao, wish)).name]).toEqual([undefined, undefined]);
    expect((await read(await aVolunteer(scene), wish)).place.building).toBeUndefined();
    const { cell, building } = (await read(zhao, wish)).place;
    expect([cell, building]).toEqual(['4070:8790', undefined]);
  });
  it('of a child’s home tells nothing before the time of service, and never the name', async () => {
    const wish = await published(scene, await posted(scene, chen, childBody(scene)));
    expect((await read(undefined, wish)).place.cell).toBe(scene.station.cell);
    const zhao = await aVolunteer(scene, aCheck(scene));
    await scene.call(offerTask, scene.worker, { ...taskOf(wish), body: { personId: zhao.personId } });
    expect((await scene.call(acceptTask, zhao, taskOf(wish))).code).toBeUndefined();
    expect(JSON.stringify(await read(zhao, wish))).not.toContain(CHILD_SECRETS.building);
    moveTo(scene.world, wish.window.from - HOUR_MS);
    const atDoor = await read(zhao, wish);
    expect([atDoor.place.building, atDoor.name]).toEqual([CHILD_SECRETS.building, undefined]);
    for (const secret of [CHILD_SECRETS.name, CHILD_SECRETS.guardian, CHILD_SECRETS.phone])
      expect(JSON.stringify(atDoor)).not.toContain(secret);
  });
});

describe('a wish that the public does not see', () => {
  it('is there for who is asked or coming, and no more for who declined or gave the place back', async () => {
    const wish = await published(scene, await posted(scene, chen, elderBody(scene)));
    const [declined, asked] = [await aVolunteer(scene), await aVolunteer(scene)];
    for (const one of [declined, asked])
      expect(
        (await scene.call(offerTask, scene.worker, { ...taskOf(wish), body: { personId: one.personId } })).code,
      ).toBeUndefined();
    await scene.call(declineTask, declined, { ...taskOf(wish), body: { reason: 'busy' } });
    const stored = await wishOf(scene.world.house, wish.id);
    await scene.world.house.table.transact([
      { op: 'replace', item: wishItem({ ...stored, state: 'escalated', version: stored.version + 1 }) },
    ]);
    const codes = [];
    for (const one of [declined, asked])
      codes.push((await scene.call(readWish, one, { params: { wishId: wish.id } })).code);
    expect(codes).toEqual(['not_found', undefined]);
  });
});

describe('staff', () => {
  it('in charge see name and door; of another station only what everyone sees', async () => {
    const wish = await published(scene, await posted(scene, chen, elderBody(scene)));
    const seen = await read(scene.worker, wish);
    expect([seen.name, seen.place.door]).toEqual([SECRETS.name, SECRETS.door]);
    for (const other of [scene.foreigner, scene.coordinator]) {
      const theirs = await read(other, wish);
      expect([theirs.name, theirs.place.building]).toEqual([undefined, undefined]);
    }
  });
  it('without the duty for children see of a child what everyone sees, and leave no trace in the log', async () => {
    const wish = await published(scene, await posted(scene, chen, childBody(scene)));
    const seen = await read(chen, wish);
    expect([seen.name, seen.place.building, seen.mine]).toEqual([undefined, undefined, 'poster']);
    const before = (await scene.call(readLog, scene.head, { params: { wishId: wish.id } })).reply.items.length;
    await read(chen, wish);
    expect((await scene.call(readLog, scene.head, { params: { wishId: wish.id } })).reply.items).toHaveLength(before);
  });
  it('are offered what the contracts and the wish’s state allow them, and can then do it', async () => {
    const wish = await posted(scene, chen, elderBody(scene));
    expect((await read(scene.worker, wish)).can).toEqual([
      'readVerification',
      'takeVerification',
      'addEvidence',
      'mergeWish',
      'withdrawWish',
    ]);
    expect((await read(chen, wish)).can).toEqual(['readVerification', 'addEvidence', 'withdrawWish']);
    expect((await read(scene.worker, wish)).dueAt).toBe(wish.dueAt);
  });
});

describe('a guardian', () => {
  it('sees the child’s place and may take the wish back', async () => {
    const wish = await published(scene, await posted(scene, chen, childBody(scene)));
    const item = await scene.world.house.table.get({ pk: `PERSON#${wish.beneficiaryId}`, sk: 'PERSON' });
    const guardian = {
      personId: String((item?.['guardian'] as { personId: string } | undefined)?.personId),
      cookie: '',
    };
    const seen = await read(guardian, wish);
    expect([seen.mine, seen.place.building, seen.can]).toEqual([
      'guardian',
      CHILD_SECRETS.building,
      ['withdrawWish', 'readLog'],
    ]);
  });
});
