import { describe, expect, it } from 'vitest';
import type { GiftView } from '../../shared/goods/contract.ts';
import { CLAIM_STATES } from '../../shared/goods/life.ts';
import { createGiving, createOrgGifts, groupedGifts, mayLetGo } from './gifts.ts';
import { appAnswering } from './testing.ts';

const gift = (id: string, state: GiftView['state'] = 'promised') => ({ id, wishId: 'w', state, mine: true });

describe('what an organisation gives', () => {
  it('is read page by page, and each page stays', async () => {
    const app = appAnswering({
      'GET /api/orgs/:orgId/gifts': ({ query }) =>
        query?.['cursor'] === 'second' ? { items: [gift('b')] } : { items: [gift('a')], next: 'second' },
    });
    const list = createOrgGifts(app, 'org_1');
    await list.gifts.load();
    await list.more.send();
    await list.more.send();
    expect(list.gifts.data.value?.items.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(app.calls).toHaveLength(2);
  });
  it('is read anew after a name is taken back or a promise given up', async () => {
    let reads = 0;
    const app = appAnswering({
      'GET /api/orgs/:orgId/giving': () => {
        reads += 1;
        return { items: [gift('a')] };
      },
      'PATCH /api/wishes/:wishId/claims/:claimId': () => ({ id: 'a', state: 'promised' }),
      'POST /api/wishes/:wishId/claims/:claimId/release': () => ({ id: 'a', state: 'released' }),
    });
    const giving = createGiving(app, 'org_1');
    await giving.gifts.load();
    await giving.name.send(gift('a') as GiftView, false);
    await giving.release.send(gift('a') as GiftView);
    expect(reads).toBe(3);
    expect(app.calls.find(({ line }) => line.startsWith('PATCH'))?.sent).toMatchObject({
      params: { wishId: 'w', claimId: 'a' },
      body: { named: false },
    });
  });
  it('stands in groups by what is next for it, every state in one of them', () => {
    const all = CLAIM_STATES.map((state) => gift(state, state));
    const groups = groupedGifts(all);
    expect(groups.flatMap(([, items]) => items.map(({ id }) => id)).sort()).toEqual([...CLAIM_STATES].sort());
    expect(groups.map(([group]) => group)).toEqual(['promised', 'fetch', 'underWay', 'arrived', 'over']);
    expect(groupedGifts([gift('a', 'confirmed')]).map(([group]) => group)).toEqual(['arrived']);
  });
});

describe('a gift', () => {
  it('is let go only by who speaks for it, and only while it can be', () => {
    const may = (mine: boolean) => CLAIM_STATES.filter((state) => mayLetGo({ state, mine }));
    expect(may(true)).toEqual(['promised', 'on_shelf']);
    expect(may(false)).toEqual([]);
  });
});
