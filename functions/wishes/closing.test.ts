import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listMyHours } from '../../shared/hours/contract.ts';
import { carryWish, confirmWish, disputeWish, settleDispute, supplyWish } from '../../shared/wishes/closing.ts';
import { listMyWishes, listWishes, readWish } from '../../shared/wishes/contract.ts';
import { withdrawWish } from '../../shared/wishes/posting.ts';
import { publishWish, saveVerification } from '../../shared/wishes/verification.ts';
import { CHECKS } from '../../shared/wishes/wish.ts';
import type { Org } from '../orgs/org-item.ts';
import { taskOf } from '../tasks/assignments.ts';
import { accepted, served } from '../testing/helped.ts';
import { elderBody, gridWorker, PUBLIC_TEXT, posted, published, SECRETS } from '../testing/posted-wish.ts';
import { aVolunteer, openScene, type Scene } from '../testing/things.ts';
import type { Someone } from '../testing/world.ts';
import { linkageOf } from './linkage.ts';
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
async function delivered(): Promise<Wish> {
  const wish = await wishWith(MEND);
  await cameTo(wish, await yesTo(wish));
  return wishOf(scene.world.house, wish.id);
}

describe('carrying', () => {
  it('names the community organisation and lights its segment', async () => {
    const wish = await wishWith(MEND);
    const ngo = await scene.world.org('organisation', scene.center, { name: { zh: '幸福9号' } });
    expect(
      (
        await scene.call(carryWish, scene.worker, {
          ...params(wish),
          body: { orgId: ngo.id, note: { zh: `${SECRETS.name}由我们跟` } },
        })
      ).status,
    ).toBe(200);
    const after = await wishOf(scene.world.house, wish.id);
    expect([after.carrier?.zh, linkageOf(after)[2]?.state]).toEqual(['幸福9号', 'done']);
    expect(JSON.stringify((await scene.call(readWish, undefined, params(wish))).reply)).not.toContain(SECRETS.name);
  });
  it('is for an organisation that is there, a wish that is going, and the right people', async () => {
    const wish = await wishWith(MEND);
    const carry = (as: Someone, orgId: string, one: Wish = wish) =>
      scene.call(carryWish, as, { ...params(one), body: { orgId } });
    const ngo = await scene.world.org('organisation', scene.center);
    expect((await carry(scene.worker, scene.station.id)).code).toBe('not_found');
    expect((await carry(scene.stranger, ngo.id)).code).toBe('forbidden');
    expect((await carry(scene.worker, ngo.id, await posted(scene, chen, elderBody(scene)))).code).toBe('wrong_state');
  });
});

describe('carrying for one’s own organisation', () => {
  const carry = (as: Someone, wish: Wish, orgId: string) =>
    scene.call(carryWish, as, { ...params(wish), body: { orgId } });
  const manager = (org: Org) => scene.world.person({}, [org, 'organisation_manager']);
  const offered = async (as: Someone, wish: Wish) =>
    (await scene.call(readWish, as, params(wish))).reply.can.includes('carryWish');

  it('is open to who manages it, where it is attached to the station or above it, and is offered to them alone', async () => {
    for (const place of [scene.station, scene.center]) {
      const wish = await wishWith(MEND);
      const ngo = await scene.world.org('organisation', place, { name: { zh: '乐众' } });
      const who = await manager(ngo);
      expect(await offered(who, wish)).toBe(true);
      expect((await carry(who, wish, ngo.id)).code).toBeUndefined();
      expect((await wishOf(scene.world.house, wish.id)).carrier?.zh).toBe('乐众');
    }
  });

  it('is not open for another organisation, at another station, or in another duty there', async () => {
    const wish = await wishWith(MEND);
    const [ngo, other] = [
      await scene.world.org('organisation', scene.station),
      await scene.world.org('organisation', scene.station),
    ];
    const far = await scene.world.org('organisation', scene.elsewhere);
    const who = await manager(ngo);
    expect((await carry(who, wish, other.id)).code).toBe('forbidden');
    const stranger = await manager(far);
    expect((await carry(stranger, wish, far.id)).code).toBe('forbidden');
    expect(await offered(stranger, wish)).toBe(false);
    const donor = await scene.world.person({}, [ngo, 'donor']);
    expect((await carry(donor, wish, ngo.id)).code).toBe('forbidden');
    // A role at the organisation opens nothing else of the wish.
    expect((await scene.call(supplyWish, who, { ...params(wish), body: { component: 0, quantity: 1 } })).code).toBe(
      'forbidden',
    );
  });
});

describe('supplies', () => {
  const supply = (wish: Wish, body: object, as = scene.worker) =>
    scene.call(supplyWish, as, { ...params(wish), body: body as never });
  it('add up, never to more than is needed, and a wish for goods alone is delivered with the last', async () => {
    const wish = await wishWith(RICE);
    expect((await supply(wish, { component: 0, quantity: 2, from: { zh: `${SECRETS.name}的邻居` } })).reply.state).toBe(
      'published',
    );
    expect((await supply(wish, { component: 0, quantity: 2 })).code).toBe('supply_exceeds');
    const card = (await scene.call(listWishes, undefined, { query: { place: scene.station.id } as never })).reply
      .items[0];
    expect([card?.goods?.have, card?.missing.goods]).toEqual([2, 1]);
    const shop = await scene.world.org('enterprise', scene.center, { name: { zh: '东街粮店' } });
    expect((await supply(wish, { component: 0, quantity: 1, orgId: shop.id })).reply.state).toBe('delivered');
    const after = await wishOf(scene.world.house, wish.id);
    expect(linkageOf(after)[4]?.steps.map(({ by, note }) => [by?.zh, note?.zh])).toContainEqual([
      '东街粮店',
      '1 袋大米',
    ]);
    expect(JSON.stringify((await scene.call(readWish, undefined, params(wish))).reply)).not.toContain(SECRETS.name);
    expect((await confirm(scene.worker, after, VISIT)).reply).toEqual({ id: wish.id, state: 'fulfilled', minutes: 0 });
  });
  it('never exceed the need, however many are entered at once', async () => {
    const wish = await wishWith(RICE);
    const answers = await Promise.all(Array.from({ length: 6 }, () => supply(wish, { component: 0, quantity: 1 })));
    const good = answers.filter(({ status }) => status === 200).length;
    const after = await wishOf(scene.world.house, wish.id);
    expect(after.components[0]?.have).toBe(good);
    expect(good).toBeLessThanOrEqual(3);
  });
  it('are for goods that the wish has, while it goes, by the station’s staff', async () => {
    const wish = await wishWith(MEND, RICE);
    expect((await supply(wish, { component: 0, quantity: 1 })).code).toBe('not_found');
    expect((await supply(wish, { component: 3, quantity: 1 })).code).toBe('not_found');
    expect((await supply(wish, { component: 1, quantity: 0 })).code).toBe('invalid_input');
    expect((await supply(wish, { component: 1, quantity: 1 }, scene.stranger)).code).toBe('forbidden');
    expect(
      (await supply(await posted(scene, chen, elderBody(scene, { components: [RICE] })), { component: 0, quantity: 1 }))
        .code,
    ).toBe('wrong_state');
  });
});

describe('a dispute', () => {
  const dispute = (as: Someone, wish: Wish) =>
    scene.call(disputeWish, as, { ...params(wish), body: { reason: '没有修好' } });
  const settle = (as: Someone, wish: Wish, to: string) =>
    scene.call(settleDispute, as, { ...params(wish), body: { to, note: '三方谈过' } as never });
  it('stops the confirmation until somebody else settles it, back to where it can be confirmed', async () => {
    const wish = await delivered();
    expect((await dispute(beneficiaryOf(wish), wish)).reply.state).toBe('disputed');
    expect((await confirm(scene.worker, wish, VISIT)).code).toBe('wrong_state');
    expect((await settle(scene.head, wish, 'delivered')).reply.state).toBe('delivered');
    expect((await confirm(beneficiaryOf(wish), wish, { how: 'own' })).reply.state).toBe('fulfilled');
  });
  it('that releases the wish books nothing, and the wish can be published once more', async () => {
    const wish = await delivered();
    await dispute(beneficiaryOf(wish), wish);
    expect((await settle(scene.head, wish, 'released')).reply.state).toBe('released');
    expect((await taskOf(scene.world.house, wish.components[0]?.taskId ?? '')).state).toBe('cancelled');
    expect((await scene.call(listMyHours, zhao)).reply.minutes).toBe(0);
    const save = { ...params(wish), body: { ticked: [...CHECKS] } };
    expect((await scene.call(saveVerification, scene.worker, save)).code).toBeUndefined();
    const again = await scene.call(publishWish, scene.worker, { ...params(wish), body: PUBLIC_TEXT });
    expect(again.code).toBeUndefined();
    const after = await wishOf(scene.world.house, wish.id);
    expect([
      after.state,
      after.components[0]?.have,
      after.components[0]?.taskId === wish.components[0]?.taskId,
    ]).toEqual(['published', 0, false]);
  });
  it('says at every turn whose words are kept with the wish', async () => {
    const wish = await delivered();
    const said = async () => {
      const { reply } = await scene.call(readWish, beneficiaryOf(wish), params(wish));
      const mine = (await scene.call(listMyWishes, beneficiaryOf(wish), { query: {} })).reply.items[0];
      expect([mine?.reason, mine?.reasonBy]).toEqual([reply.reason, reply.reasonBy]);
      return [reply.reason, reply.reasonBy];
    };
    await dispute(beneficiaryOf(wish), wish);
    expect(await said()).toEqual(['没有修好', 'disputed']);
    await settle(scene.head, wish, 'released');
    expect(await said()).toEqual(['三方谈过', 'settled']);
    await scene.call(withdrawWish, beneficiaryOf(wish), { ...params(wish), body: { reason: '自己找人修了' } });
    expect(await said()).toEqual(['自己找人修了', 'withdrawn']);

    const other = await delivered();
    await dispute(beneficiaryOf(other), other);
    await settle(scene.head, other, 'withdrawn');
    const { reply } = await scene.call(readWish, beneficiaryOf(other), params(other));
    expect([reply.state, reply.reasonBy]).toEqual(['withdrawn', 'settled']);
  });
  it('is settled by nobody who is a party to it', async () => {
    const wish = await delivered();
    await dispute(scene.head, wish);
    expect((await settle(scene.head, wish, 'delivered')).code).toBe('four_eyes');
    for (const other of [scene.stranger, scene.foreigner, scene.worker, zhao, beneficiaryOf(wish)])
      expect((await settle(other, wish, 'delivered')).code).toBe('forbidden');
    const mediator = await scene.world.person({ name: '沈丽华' }, [scene.center, 'supervisor']);
    expect((await settle(mediator, wish, 'fulfilled')).code).toBe('invalid_input');
    expect((await settle(mediator, wish, 'delivered')).status).toBe(200);
    expect((await settle(mediator, wish, 'delivered')).code).toBe('wrong_state');
    const { steps } = await wishOf(scene.world.house, wish.id);
    expect(steps.slice(-2).map(({ what, by }) => [what, by?.zh.startsWith('督导')])).toEqual([
      ['settled', true],
      ['delivered', true],
    ]);
  });
  it('is raised by those whom it concerns, once there is something to dispute', async () => {
    const wish = await wishWith(MEND);
    expect((await dispute(beneficiaryOf(wish), wish)).code).toBe('wrong_state');
    await yesTo(wish);
    for (const other of [scene.stranger, scene.foreigner]) expect((await dispute(other, wish)).code).toBe('forbidden');
    expect((await dispute(zhao, wish)).status).toBe(200);
    // It has not moved on: what keeps it from being done is that nobody came yet.
    expect((await settle(scene.head, wish, 'delivered')).code).toBe('nothing_delivered');
    const { reply } = await scene.call(readWish, scene.worker, params(wish));
    expect(reply.reason).toBe('没有修好');
  });
  it('is as quiet as it is private', async () => {
    const wish = await delivered();
    await dispute(beneficiaryOf(wish), wish);
    const seen = JSON.stringify((await scene.call(readWish, undefined, params(wish))).reply);
    expect(seen).not.toContain('没有修好');
  });
});
