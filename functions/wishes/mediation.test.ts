import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY_MS } from '../../shared/kernel/time.ts';
import { listNotices } from '../../shared/notices/contract.ts';
import { offerTask } from '../../shared/tasks/offers.ts';
import { disputeWish, settleDispute } from '../../shared/wishes/closing.ts';
import { readWish } from '../../shared/wishes/contract.ts';
import { listDisputedWishes } from '../../shared/wishes/mediation.ts';
import { accepted } from '../testing/helped.ts';
import { elderBody, gridWorker, posted, published, SECRETS } from '../testing/posted-wish.ts';
import { aVolunteer, openScene, type Scene } from '../testing/things.ts';
import type { Someone } from '../testing/world.ts';
import { runReplyClocks } from './clocks.ts';
import type { Wish } from './wish-item.ts';

let scene: Scene;
let chen: Someone;
let above: Someone;
beforeEach(async () => {
  scene = await openScene();
  chen = await gridWorker(scene);
  above = await scene.world.person({ name: '高督导' }, [scene.center, 'supervisor']);
});
afterEach(() => scene.world.close());

const REASON = '来的人没有修好就走了';
async function disputed(): Promise<Wish> {
  const mend = { kind: 'service', text: { zh: '修水龙头' }, quantity: 1, minutes: 60 } as const;
  const wish = await published(scene, await posted(scene, chen, elderBody(scene, { components: [mend] })));
  await accepted(scene, wish, await aVolunteer(scene));
  const { code } = await scene.call(disputeWish, chen, { params: { wishId: wish.id }, body: { reason: REASON } });
  expect(code).toBeUndefined();
  await scene.world.settle();
  return wish;
}
const settle = (wish: Wish) =>
  scene.call(settleDispute, scene.head, {
    params: { wishId: wish.id },
    body: { to: 'released', note: '再约一位水工' },
  });
const listed = (as: Someone | undefined, orgId = scene.station.id) =>
  scene.call(listDisputedWishes, as, { params: { orgId }, query: {} });
async function reminders(who: Someone): Promise<number> {
  await runReplyClocks(scene.world.house);
  await runReplyClocks(scene.world.house);
  await scene.world.settle();
  const { items } = (await scene.call(listNotices, who, {})).reply;
  return items.filter(({ kind }) => kind === 'dispute_waits').length;
}

describe('wishes in dispute', () => {
  it('stand in the list of the station and of its county, the oldest first, until they are settled', async () => {
    const first = await disputed();
    scene.world.pass(DAY_MS);
    const second = await disputed();
    const ids = async (orgId?: string, as = scene.head) => (await listed(as, orgId)).reply.items.map(({ id }) => id);
    expect(await ids()).toEqual([first.id, second.id]);
    expect(await ids(scene.center.id, above)).toEqual([first.id, second.id]);
    const text = JSON.stringify((await listed(scene.head)).reply);
    for (const secret of [REASON, SECRETS.name, SECRETS.phone]) expect(text).not.toContain(secret);
    expect((await settle(first)).code).toBeUndefined();
    expect(await ids()).toEqual([second.id]);
  });
  it('are known to their parties and the desk alone: everyone else reads where the wish stood', async () => {
    const mend = { kind: 'service', text: { zh: '修水龙头' }, quantity: 1, minutes: 60 } as const;
    const wish = await published(scene, await posted(scene, chen, elderBody(scene, { components: [mend] })));
    const [zhao, asked, other] = [await aVolunteer(scene), await aVolunteer(scene), await aVolunteer(scene)];
    const offer = { params: { taskId: wish.components[0]?.taskId ?? '' }, body: { personId: asked.personId } };
    expect((await scene.call(offerTask, scene.worker, offer)).code).toBeUndefined();
    await accepted(scene, wish, zhao);
    const granny = { personId: wish.beneficiaryId, cookie: '' };
    const read = async (as: Someone | undefined) =>
      (await scene.call(readWish, as, { params: { wishId: wish.id } })).reply;
    const before = await read(undefined);
    const said = await scene.call(disputeWish, granny, { params: { wishId: wish.id }, body: { reason: REASON } });
    expect([before.state, said.code]).toEqual(['claimed', undefined]);
    for (const as of [undefined, other, asked, scene.foreigner]) {
      const after = await read(as);
      expect([after.state, after.ribbon]).toEqual([before.state, before.ribbon]);
      expect(JSON.stringify(after)).not.toMatch(/disputed|没有修好/);
    }
    const stored = await scene.world.house.table.get({ pk: `WISH#${wish.id}`, sk: 'WISH' });
    expect(JSON.stringify(stored?.card?.['wall'])).not.toContain('disputed');
    for (const as of [granny, chen, zhao, scene.worker, scene.head, above])
      expect((await read(as)).state).toBe('disputed');
  });
  it('are listed to those who may settle them, and to nobody else', async () => {
    await disputed();
    expect((await listed(undefined)).code).toBe('unauthenticated');
    for (const other of [chen, scene.worker, scene.coordinator, scene.stranger, scene.foreigner])
      expect((await listed(other)).code).toBe('forbidden');
    expect((await listed(above, scene.center.parent)).code).toBe('forbidden');
  });
  it('are told of again each week that nobody settles them, at the station and above, once each, and not after', async () => {
    const wish = await disputed();
    scene.world.pass(6 * DAY_MS);
    expect(await reminders(scene.head)).toBe(0);
    scene.world.pass(1.1 * DAY_MS);
    expect([await reminders(scene.head), await reminders(above), await reminders(scene.worker)]).toEqual([1, 1, 0]);
    scene.world.pass(7 * DAY_MS);
    expect(await reminders(scene.head)).toBe(2);
    await settle(wish);
    scene.world.pass(8 * DAY_MS);
    expect(await reminders(scene.head)).toBe(2);
  });
});
