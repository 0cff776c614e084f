import { expect } from 'vitest';
import { deliverGoods, pickUpGoods } from '../../shared/goods/carry.ts';
import { claimGoods, listClaims, listMyGifts } from '../../shared/goods/contract.ts';
import { receiveGoods } from '../../shared/goods/counter.ts';
import { DAY_MS, HOUR_MS } from '../../shared/kernel/time.ts';
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
  readonly nobody: HttpCaller;
  readonly station: string;
};

/** A gift all the way, over HTTP: promised, taken in, brought, confirmed, and the stream says so to who gave it. */
export async function walkGift({ chen, li, donor, nobody, station }: GiftCast): Promise<void> {
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

  const claimed = await donor.call(claimGoods, { params, body: { component: 0, quantity: 2, until: now + DAY_MS } });
  expect(claimed.code ?? claimed.reply.state).toBe('promised');
  const gift = { ...params, claimId: claimed.reply.id };
  const received = await li.call(receiveGoods, { params: gift, body: { quantity: 2, shelf: 'A-1' } });
  expect(received.code ?? received.reply.state).toBe('on_shelf');
  expect((await li.call(pickUpGoods, { params })).code).toBeUndefined();
  const brought = await li.call(deliverGoods, { params });
  expect(brought.code ?? brought.reply.state).toBe('delivered');
  const confirmed = await chen.call(confirmWish, { params, body: { how: 'visit', note: '上门看过，米收到了。' } });
  expect(confirmed.code ?? confirmed.reply.state).toBe('fulfilled');

  await eventually(
    'the gift confirmed',
    () => donor.call(listMyGifts, { query: { limit: 20 } }),
    ({ reply: gifts }) => gifts.items.some(({ id, state }) => id === gift.claimId && state === 'confirmed'),
  );
  const seen = await nobody.call(listClaims, { params });
  expect(seen.reply.items.map(({ giver, state }) => [giver.zh, state])).toEqual([['一位好心人', 'confirmed']]);
  const { reply: wish } = await nobody.call(readWish, { params });
  expect(wish.ribbon.find(({ society }) => society === 'charity')?.state).toBe('done');
}
