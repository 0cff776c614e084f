import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import type { MeView } from '../../shared/people/contract.ts';
import { createElder } from './elder.ts';
import { appAnswering } from './testing.ts';

const me = signal({ personId: 'per_1', homeStation: 'org_1' } as MeView);
const session = { me, load: async () => undefined };

describe('the large screens', () => {
  it('count what is alive and of it what lacks nobody, not what is over, nor what somebody gave up or was not heard of', async () => {
    const states = ['published', 'reserved', 'claimed', 'delivered', 'fulfilled', 'withdrawn'];
    const app = appAnswering({
      'GET /api/my/wishes': () => ({
        items: [
          ...states.map((state) => ({ state, missing: { people: state === 'published' ? 1 : 0, goods: 0 } })),
          { state: 'in_progress', missing: { people: 1, goods: 0 } },
          { state: 'claimed', missing: { people: 0, goods: 0 }, unheard: true },
        ],
      }),
      'GET /api/my/visits': () => ({ coming: [], been: [] }),
      'GET /api/orgs/:orgId': () => ({ org: { id: 'org_1', phone: '0472-000-0001' }, ancestors: [] }),
    });
    const elder = createElder(app, session);
    elder.start();
    await expect.poll(() => elder.counts.value).toEqual({ open: 6, taken: 3 });
    await expect.poll(() => elder.station.data.value?.phone).toBe('0472-000-0001');
  });

  it('put first what waits for the person, and last what is over', async () => {
    const states = ['withdrawn', 'published', 'returned', 'fulfilled', 'delivered'];
    const app = appAnswering({
      'GET /api/my/wishes': () => ({ items: states.map((state) => ({ id: state, state })) }),
      'GET /api/my/visits': () => ({ coming: [], been: [] }),
      'GET /api/orgs/:orgId': () => ({ org: { id: 'org_1' }, ancestors: [] }),
    });
    const elder = createElder(app, session);
    await elder.wishes.load();
    expect(elder.wishes.data.value?.map(({ state }) => state)).toEqual([
      'returned',
      'delivered',
      'published',
      'withdrawn',
      'fulfilled',
    ]);
    expect(elder.toNod.value?.id).toBe('delivered');
  });

  it('go away at the person’s own word', async () => {
    const app = appAnswering({ 'PUT /api/people/:personId/elder-mode': () => ({ on: false }) });
    expect(await createElder(app, session).off.send()).toBe(true);
    expect(app.calls[0]?.sent).toEqual({ params: { personId: 'per_1' }, body: { on: false } });
  });
});
