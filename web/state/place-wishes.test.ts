import { describe, expect, it } from 'vitest';
import { createPlaceWishes } from './place-wishes.ts';
import { appAnswering } from './testing.ts';

const settled = () => new Promise((done) => setTimeout(done));

describe('the wishes of a place', () => {
  it('shows the part of the address, goes on where it ended, and begins anew in another part', async () => {
    const app = appAnswering({
      'GET /api/orgs/:orgId/wishes': ({ query }) => {
        const { part, cursor } = query as { part: string; cursor?: string };
        return { items: [{ id: `${part}-${cursor ?? 'first'}` }], ...(cursor === undefined ? { next: 'c1' } : {}) };
      },
    });
    const state = createPlaceWishes(app, 'org_1');
    state.show('fulfilled');
    await settled();
    await state.more.send();
    await state.more.send();
    expect(state.list.data.value?.items.map(({ id }) => id)).toEqual(['fulfilled-first', 'fulfilled-c1']);
    state.show('nonsense');
    expect(state.list.data.value?.items).toEqual([]);
    await settled();
    expect([state.part.value, state.list.data.value?.items[0]?.id]).toEqual(['waiting', 'waiting-first']);
    expect(app.calls).toHaveLength(3);
  });
});
