import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listMyHours } from '../../shared/hours/contract.ts';
import { DAY_MS, HOUR_MS } from '../../shared/kernel/time.ts';
import { endMandate, giveMandate, listMandates, listMyMandates, readAffairs } from '../../shared/mandates/contract.ts';
import { listNotices } from '../../shared/notices/contract.ts';
import { readShowCode } from '../../shared/tasks/attend.ts';
import { confirmWish, disputeWish } from '../../shared/wishes/closing.ts';
import { listMyWishes, readWish } from '../../shared/wishes/contract.ts';
import { changeWish, postWish, withdrawWish } from '../../shared/wishes/posting.ts';
import { CONSUMERS } from '../jobs/consumers.ts';
import { personOf } from '../people/people.ts';
import { deliver } from '../platform/changes.ts';
import { accepted, served } from '../testing/helped.ts';
import { elderBody, gridWorker, published } from '../testing/posted-wish.ts';
import { asVolunteer, aVolunteer, aWish, moveTo, openScene, type Published, type Scene } from '../testing/things.ts';
import { type Someone, unproved } from '../testing/world.ts';
import { wishOf } from '../wishes/wishes.ts';
import { runMandateEnds } from './clocks.ts';

let scene: Scene;
let made: Published;
let daughter: Someone;
const DAUGHTER_PHONE = '16012340011';
beforeEach(async () => {
  scene = await openScene();
  made = await aWish(scene);
  daughter = await scene.world.person({ name: '贺小梅', pseudonym: '小梅', phone: DAUGHTER_PHONE });
});
afterEach(() => scene.world.close());

const elder = () => made.beneficiary;
const forElder = () => ({ params: { personId: elder().personId } });
const now = () => scene.world.house.clock();
const kinds = async (who: Someone) => (await scene.call(listNotices, who, {})).reply.items.map(({ kind }) => kind);
const told = async () => {
  scene.world.pass(1_000);
  await scene.world.settle();
};
type Body = Parameters<typeof giveMandate.body.parse>[0];
function give(as: Someone, over: object = {}) {
  const body = {
    name: '小梅',
    phone: DAUGHTER_PHONE,
    tie: 'child',
    purposes: ['post_wishes', 'confirm', 'read_visits'],
    until: now() + 90 * DAY_MS,
    ...over,
  } as Body;
  return scene.call(giveMandate, as, { ...forElder(), body: body as never });
}
const end = (as: Someone, mandateId: string) =>
  scene.call(endMandate, as, { params: { personId: elder().personId, mandateId }, body: {} });
function wishFor(over: object = {}) {
  return elderBody(scene, {
    beneficiary: { who: 'known', personId: elder().personId },
    source: 'mandate',
    title: { zh: '想有人陪着去医院' },
    story: { zh: '下周二复查，一个人去不了。' },
    ...over,
  });
}
const params = () => ({ params: { wishId: made.wish.id } });
/** Somebody says yes, comes and finishes, by codes that a worker shows. */
async function helped(who: Someone): Promise<void> {
  const taskId = await accepted(scene, made.wish, who);
  await served(scene, made.wish, { taskId, who, shows: scene.worker });
}

describe('giving a mandate', () => {
  it('on one’s own phone is its own proof, and both sides can read who acts for whom', async () => {
    const given = await give(elder());
    expect(given.reply).toMatchObject({ state: 'live', proof: 'own_phone', holder: '小梅', phoneEnd: '0011' });
    expect((await scene.call(listMyMandates, elder())).reply.given).toMatchObject([{ holder: '小梅' }]);
    const [held] = (await scene.call(listMyMandates, daughter)).reply.held;
    expect(held).toMatchObject({ called: '贺奶奶', purposes: ['post_wishes', 'confirm', 'read_visits'] });
    expect(JSON.stringify(held)).not.toContain('贺桂香');
    await told();
    expect(await kinds(daughter)).toContain('mandate_given');
    expect(await kinds(elder())).not.toContain('mandate_given');
  });

  it('at a visit needs what the worker heard or saw; both sides are told', async () => {
    const proofless = await give(scene.worker);
    expect(proofless.problem['fields']).toEqual([{ path: 'body.proof', rule: 'required' }]);
    expect((await give(scene.worker, { proof: 'own_phone' })).code).toBe('invalid_input');
    expect((await give(scene.worker, { proof: 'said_at_visit' })).reply.state).toBe('live');
    await told();
    expect(await kinds(daughter)).toContain('mandate_given');
    expect(await kinds(elder())).toContain('mandate_given');
    const list = await scene.call(listMandates, scene.worker, forElder());
    expect(list.reply.items).toMatchObject([{ proof: 'said_at_visit', holder: '小梅' }]);
  });

  it('asks for a fresh proof of who presses, and is nobody else’s to give', async () => {
    expect((await give(scene.stranger)).code).toBe('forbidden');
    expect((await give(daughter)).code).toBe('forbidden');
    expect((await give(scene.foreigner, { proof: 'signed_paper' })).code).toBe('forbidden');
    const stale = await scene.world.person({ name: '外出', stationId: scene.station.id });
    const answer = await scene.world.call(giveMandate, await unproved(scene.world, stale), {
      params: { personId: stale.personId },
      body: { name: '小梅', phone: DAUGHTER_PHONE, tie: 'child', purposes: ['confirm'], until: now() + DAY_MS },
    });
    expect(answer.code).toBe('step_up_needed');
  });

  it('is refused for a child, to a worker who records it for themselves, to oneself, and for longer than a year', async () => {
    const child = await aWish(scene, { minor: true });
    const forChild = { params: { personId: child.beneficiary.personId } };
    const body = { name: '小梅', phone: DAUGHTER_PHONE, tie: 'relative', purposes: ['confirm'], until: now() + DAY_MS };
    const given = { ...forChild, body: { ...body, proof: 'signed_paper' } as never };
    expect((await scene.call(giveMandate, scene.worker, given)).code).toBe('children_protected');
    const phoned = await scene.world.person({ name: '李敏', phone: '16012340012' }, [scene.station, 'social_worker']);
    expect((await give(phoned, { phone: '16012340012', proof: 'signed_paper' })).code).toBe('four_eyes');
    expect((await give(elder(), { until: now() + 400 * DAY_MS })).code).toBe('mandate_time');
    expect((await give(elder(), { from: now() - DAY_MS })).code).toBe('mandate_time');
    const own = await scene.world.person({ phone: '16012340013', stationId: scene.station.id });
    const toSelf = await scene.call(giveMandate, own, {
      params: { personId: own.personId },
      body: { ...body, phone: '16012340013' } as never,
    });
    expect(toSelf.code).toBe('invalid_input');
  });

  it('answers the same whether a number is known or not, and holds five people at most', async () => {
    for (let at = 0; at < 5; at += 1) {
      const { status } = await give(elder(), { phone: `1601234002${at}`, name: `亲戚${at}` });
      expect(status).toBe(200);
    }
    expect((await give(elder())).code).toBe('mandate_limit');
    const again = await give(elder(), { phone: '16012340020', purposes: ['confirm'] });
    expect(again.reply.purposes).toEqual(['confirm']);
    const { given } = (await scene.call(listMyMandates, elder())).reply;
    expect(given.filter(({ state }) => state === 'live')).toHaveLength(5);
  });
});

describe('what is done under a mandate', () => {
  it('a wish: the steps say who did it for whom, the person is told, a worker verifies it', async () => {
    await give(elder());
    const posted = await scene.call(postWish, daughter, { body: wishFor() });
    expect(posted.reply.state).toBe('submitted');
    const wish = await wishOf(scene.world.house, posted.reply.id);
    expect(wish).toMatchObject({ beneficiaryId: elder().personId, source: 'mandate', consent: { way: 'recorded' } });
    for (const step of wish.steps)
      expect(step).toMatchObject({ by: { zh: '小梅替贺奶奶', en: '小梅 for 贺奶奶' }, for: elder().personId });
    await told();
    expect(await kinds(elder())).toContain('wish_posted_for_you');
    await published(scene, wish);
    const view = await scene.call(readWish, undefined, { params: { wishId: wish.id } });
    expect(JSON.stringify(view.reply.ribbon)).toContain('小梅替贺奶奶');
    expect((await scene.call(readWish, elder(), { params: { wishId: wish.id } })).reply.mine).toBe('beneficiary');
  });

  it('a nod: hours are booked, and the step says whose word it was through whom', async () => {
    await give(elder());
    const zhao = await aVolunteer(scene);
    await helped(zhao);
    const view = (await scene.call(readWish, daughter, params())).reply;
    expect(view).toMatchObject({ speaksFor: true });
    expect(view.can).toContain('confirmWish');
    expect(view.place.building).toBeUndefined();
    const { reply, code } = await scene.call(confirmWish, daughter, { ...params(), body: { how: 'own' } });
    expect([code, reply.state]).toEqual([undefined, 'fulfilled']);
    expect(reply.minutes).toBeGreaterThan(0);
    const last = (await wishOf(scene.world.house, made.wish.id)).steps.findLast(({ what }) => what === 'confirmed');
    expect(last).toMatchObject({ by: { zh: '小梅替贺奶奶' }, for: elder().personId, personId: daughter.personId });
    const hours = (await scene.call(listMyHours, zhao, { query: {} })).reply.items;
    expect(hours.map(({ how }) => how)).toEqual(['mandate']);
    await told();
    expect(await kinds(elder())).toContain('wish_fulfilled');
  });

  it('never counts for hours of the holder’s own: another word is needed', async () => {
    await give(elder());
    await helped(await asVolunteer(scene, daughter));
    for (const body of [{ how: 'own' }, { how: 'visit', note: '我自己看过' }] as const)
      expect(['four_eyes', 'forbidden']).toContain(
        (await scene.call(confirmWish, daughter, { ...params(), body })).code,
      );
    expect((await scene.call(readShowCode, daughter, { params: { taskId: made.task.id } })).code).toBe('forbidden');
    const byElder = await scene.call(confirmWish, elder(), { ...params(), body: { how: 'own' } });
    expect(byElder.reply.state).toBe('fulfilled');
  });

  it('a complaint of who helped and holds one besides is their own word', async () => {
    await give(elder());
    await helped(await asVolunteer(scene, daughter));
    const body = { reason: '多记了半小时' };
    expect((await scene.call(disputeWish, daughter, { ...params(), body })).code).toBeUndefined();
    const last = (await wishOf(scene.world.house, made.wish.id)).steps.at(-1);
    expect([last?.what, last?.by, last?.for]).toEqual(['disputed', { zh: '小梅' }, undefined]);
  });

  it('a complaint of who only holds one is in the other’s name', async () => {
    await give(elder());
    await helped(await aVolunteer(scene));
    const body = { reason: '没有修好' };
    expect((await scene.call(disputeWish, daughter, { ...params(), body })).code).toBeUndefined();
    const last = (await wishOf(scene.world.house, made.wish.id)).steps.at(-1);
    expect([last?.what, last?.by?.zh, last?.for]).toEqual(['disputed', '小梅替贺奶奶', elder().personId]);
  });

  it('reaches as far as it was given for, and no further', async () => {
    await give(elder(), { purposes: ['read_visits'] });
    const affairs = (await scene.call(readAffairs, daughter, forElder())).reply;
    expect(affairs.visits).toEqual({ coming: [], been: [] });
    expect(affairs.wishes).toBeUndefined();
    expect(JSON.stringify(affairs)).not.toMatch(/贺桂香|粮库巷/);
    expect((await scene.call(postWish, daughter, { body: wishFor() })).code).toBe('forbidden');
    expect((await scene.call(confirmWish, daughter, { ...params(), body: { how: 'own' } })).code).toBe('forbidden');
    expect((await scene.call(disputeWish, daughter, { ...params(), body: { reason: '不对' } })).code).toBe('forbidden');
    await give(elder(), { purposes: ['confirm'] });
    const more = (await scene.call(readAffairs, daughter, forElder())).reply;
    expect([more.visits, more.wishes?.map(({ id }) => id)]).toEqual([undefined, [made.wish.id]]);
  });

  it.each(['confirm', 'post_wishes'] as const)('says of each wish whether it opens (also given: %s)', async (also) => {
    const own = await scene.call(postWish, elder(), {
      body: wishFor({ source: 'self', beneficiary: { who: 'self' } }),
    });
    await give(elder(), { purposes: ['confirm', also] });
    const posted = also === 'post_wishes' ? await scene.call(postWish, daughter, { body: wishFor() }) : undefined;
    const { wishes = [] } = (await scene.call(readAffairs, daughter, forElder())).reply;
    expect(wishes.find(({ id }) => id === own.reply.id)).toMatchObject({ state: 'submitted', opens: false });
    if (posted) expect(wishes.find(({ id }) => id === posted.reply.id)).toMatchObject({ opens: true });
    for (const { id, opens } of wishes) {
      const { code } = await scene.call(readWish, daughter, { params: { wishId: id } });
      expect([id, code]).toEqual([id, opens ? undefined : 'not_found']);
    }
  });

  it('is for somebody whom the record names, at their station, and never for a child', async () => {
    await give(elder());
    const other = await scene.world.person({ name: '邻居', stationId: scene.station.id });
    const body = (personId: string, over: object = {}) => wishFor({ beneficiary: { who: 'known', personId }, ...over });
    expect((await scene.call(postWish, daughter, { body: body(other.personId) })).code).toBe('forbidden');
    const elsewhere = body(elder().personId, { stationId: scene.elsewhere.id });
    expect((await scene.call(postWish, daughter, { body: elsewhere })).code).toBe('not_found');
    const asChild = body(elder().personId, { group: 'child' });
    expect((await scene.call(postWish, daughter, { body: asChild })).code).toBe('invalid_input');
    const asVisit = body(elder().personId, { source: 'visit' });
    expect((await scene.call(postWish, daughter, { body: asVisit })).code).toBe('forbidden');
  });
});

describe('the end of a mandate', () => {
  it('by either side or a worker: at once nothing more is done under it, and the others are told', async () => {
    for (const by of ['elder', 'daughter', 'worker'] as const) {
      const { reply } = await give(elder());
      const posted = await scene.call(postWish, daughter, { body: wishFor({ submit: false }) });
      const wish = { params: { wishId: posted.reply.id } };
      expect((await scene.call(listMyWishes, daughter)).reply.items.map(({ id }) => id)).toContain(posted.reply.id);
      const ended = await end({ elder: elder(), daughter, worker: scene.worker }[by], reply.id);
      expect(ended.reply).toMatchObject({
        state: 'ended',
        endedBy: { elder: 'giver', daughter: 'holder', worker: 'worker' }[by],
      });
      expect((await scene.call(changeWish, daughter, { ...wish, body: { urgency: 'urgent' } })).code).toBe('forbidden');
      expect((await scene.call(withdrawWish, daughter, { ...wish, body: {} })).code).toBe('forbidden');
      expect((await scene.call(readWish, daughter, wish)).code).toBe('not_found');
      expect((await scene.call(listMyWishes, daughter)).reply.items).toEqual([]);
      expect((await scene.call(readAffairs, daughter, forElder())).code).toBe('forbidden');
      expect((await end(elder(), reply.id)).code).toBe('wrong_state');
      await told();
    }
    expect((await kinds(daughter)).filter((kind) => kind === 'mandate_ended')).toHaveLength(2);
    expect((await kinds(elder())).filter((kind) => kind === 'mandate_ended')).toHaveLength(2);
  });

  it('is not a stranger’s or another holder’s to press', async () => {
    const { reply } = await give(elder());
    const son = await scene.world.person({ name: '贺小军', phone: '16012340014' });
    await give(elder(), { phone: '16012340014', name: '小军' });
    for (const who of [scene.stranger, scene.foreigner, son]) expect((await end(who, reply.id)).code).toBe('forbidden');
  });

  it('comes by itself when its time is over; both sides are told, once', async () => {
    await give(elder(), { until: now() + 3 * DAY_MS });
    await told();
    moveTo(scene.world, now() + 3 * DAY_MS);
    expect((await scene.call(readAffairs, daughter, forElder())).code).toBe('forbidden');
    await runMandateEnds(scene.world.house);
    await runMandateEnds(scene.world.house);
    await told();
    for (const change of scene.world.changes()) await deliver(scene.world.house, CONSUMERS, change);
    for (const who of [elder(), daughter])
      expect((await kinds(who)).filter((kind) => kind === 'mandate_ended')).toHaveLength(1);
    const [ended] = (await personOf(scene.world.house, elder().personId)).mandates ?? [];
    expect(ended).toMatchObject({ endedBy: 'clock' });
    // It ran out with its day; the message has the time at which it was told, not midnight.
    const { items } = (await scene.call(listNotices, daughter, {})).reply;
    expect(items.find(({ kind }) => kind === 'mandate_ended')?.at).toBeGreaterThan(ended?.until ?? Number.MAX_VALUE);
  });

  it('at the same moment as an act under it: one of the two comes first, and the act never after', async () => {
    const { reply } = await give(elder());
    const [posted, ended] = await Promise.all([
      scene.call(postWish, daughter, { body: wishFor() }),
      end(elder(), reply.id),
    ]);
    expect(ended.status).toBe(200);
    if (posted.code !== undefined) expect(posted.code).toBe('forbidden');
  });

  it('that begins later counts from then on', async () => {
    const from = now() + DAY_MS;
    expect((await give(elder(), { from })).reply.state).toBe('ahead');
    expect((await scene.call(readAffairs, daughter, forElder())).code).toBe('forbidden');
    moveTo(scene.world, from + HOUR_MS);
    expect((await scene.call(readAffairs, daughter, forElder())).status).toBe(200);
  });
});

describe('a grid worker who holds a mandate', () => {
  it('writes at their duty or in the person’s name, and the record tells which', async () => {
    const chen = await gridWorker(scene);
    const duty = await scene.call(postWish, chen, {
      body: wishFor({ source: 'visit', consent: { way: 'spoken', at: now() } }),
    });
    const wish = await wishOf(scene.world.house, duty.reply.id);
    expect(wish.steps[0]?.for).toBeUndefined();
    expect((await scene.call(postWish, chen, { body: wishFor() })).code).toBe('forbidden');
  });
});
