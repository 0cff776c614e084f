import { expect } from 'vitest';
import { deliverGoods, pickUpGoods } from '../../shared/goods/carry.ts';
import { claimGoods, listClaims, listMyGifts } from '../../shared/goods/contract.ts';
import { receiveGoods } from '../../shared/goods/counter.ts';
import { listGiving, listOrgGifts } from '../../shared/goods/giving.ts';
import { DAY_MS, HOUR_MS } from '../../shared/kernel/time.ts';
import { readOrg } from '../../shared/orgs/contract.ts';
import { readMe } from '../../shared/people/contract.ts';
import { confirmWish } from '../../shared/wishes/closing.ts';
import { readWish } from '../../shared/wishes/contract.ts';
import { postWish } from '../../shared/wishes/posting.ts';
import { eventually, type HttpCaller } from './http.ts';
import { published } from './journey-publish.ts';

export type GiftCast = {
  /** Writes the wish down, and confirms it at a visit: another pair of eyes than those that carried. */
  readonly chen: HttpCaller;
  /** Verifies, takes in and brings. */
  readonly li: HttpCaller;
  readonly donor: HttpCaller;
  /** Manages an enterprise, and gives in its name. */
  readonly firm: HttpCaller;
  readonly nobody: HttpCaller;
  readonly station: string;
};

/** Two gifts all the way, over HTTP: promised, taken in, brought, confirmed, and the stream says so to who gave them. */
export async function walkGift({ chen, li, donor, firm, nobody, station }: GiftCast): Promise<void> {
  const now = Date.now();
  const posted = await chen.call(postWish, {
    body: {
      stationId: station,
      beneficiary: { who: 'new', name: '周建国', pseudonym: '老周', birthYear: 1952 },
      consent: { way: 'spoken', at: now - HOUR_MS },
      source: 'visit',
      group: 'hardship',
      kind: 'goods',
      domain: 'assistance',
      urgency: 'normal',
      title: { zh: '老周想要两袋过冬的米', en: 'Lao Zhou needs two bags of rice for the winter' },
      story: { zh: '地里旱，打的粮不够吃到过年。' },
      components: [{ kind: 'goods', text: { zh: '大米', en: 'rice' }, unit: { zh: '袋', en: 'bag' }, quantity: 2 }],
      window: { from: now, to: now + 2 * DAY_MS },
      address: { building: '粮库巷 3 号院', door: '102' },
      submit: true,
    },
  });
  expect(posted.code).toBeUndefined();
  const params = { wishId: posted.reply.id };
  await published(li, params.wishId);

  const orgId = (await firm.call(readMe)).reply.roles.find(({ role }) => role === 'organisation_manager')?.orgId ?? '';
  const one = { component: 0, quantity: 1, until: now + DAY_MS };
  const claims = [
    await donor.call(claimGoods, { params, body: one }),
    await firm.call(claimGoods, { params, body: { ...one, orgId, named: true } }),
  ];
  for (const { code, reply } of claims) {
    expect(code ?? reply.state).toBe('promised');
    const gift = { ...params, claimId: reply.id };
    const received = await li.call(receiveGoods, { params: gift, body: { quantity: 1, shelf: 'A-1' } });
    expect(received.code ?? received.reply.state).toBe('on_shelf');
  }
  expect((await li.call(pickUpGoods, { params })).code).toBeUndefined();
  const brought = await li.call(deliverGoods, { params });
  expect(brought.code ?? brought.reply.state).toBe('delivered');
  const confirmed = await chen.call(confirmWish, { params, body: { how: 'visit', note: '上门看过，米收到了。' } });
  expect(confirmed.code ?? confirmed.reply.state).toBe('fulfilled');

  const [own, theirs] = claims.map(({ reply }) => reply.id);
  await eventually(
    'the gift confirmed',
    () => donor.call(listMyGifts, { query: { limit: 20 } }),
    ({ reply: gifts }) => gifts.items.some(({ id, state }) => id === own && state === 'confirmed'),
  );
  await eventually(
    'the enterprise’s gift confirmed',
    () => firm.call(listGiving, { params: { orgId }, query: { limit: 20 } }),
    ({ reply: gifts }) => gifts.items.some(({ id, state }) => id === theirs && state === 'confirmed'),
  );
  const { reply: org } = await nobody.call(readOrg, { params: { orgId } });
  const seen = await nobody.call(listClaims, { params });
  expect(seen.reply.items.map(({ giver, state }) => [giver.zh, state]).sort()).toEqual(
    [
      ['一位好心人', 'confirmed'],
      [org.org.name.zh, 'confirmed'],
    ].sort(),
  );
  // For everyone: what it agreed to be named for.
  const named = await nobody.call(listOrgGifts, { params: { orgId }, query: { limit: 20 } });
  expect(named.reply.items.map(({ id }) => id)).toContain(theirs);
  const { reply: wish } = await nobody.call(readWish, { params });
  expect(wish.ribbon.find(({ society }) => society === 'charity')?.state).toBe('done');
}
