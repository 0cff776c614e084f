import { describe, expect, it } from 'vitest';
import { chinaDayStart, HOUR_MS } from '../../../shared/kernel/time.ts';
import type { VerificationView } from '../../../shared/wishes/verification.ts';
import { captionsOf } from './captions.ts';

const morning = chinaDayStart(Date.UTC(2026, 4, 20)) + 9 * HOUR_MS;
type Wish = Pick<VerificationView['wish'], 'state' | 'can' | 'ribbon'>;
const captions = (wish: Wish, dueAt = morning + 3 * HOUR_MS) =>
  captionsOf({ wish, dueAt } as unknown as VerificationView, morning);

describe('below the ribbon at the desk', () => {
  it('only a worker who may decide reads that it waits for them', () => {
    const ribbon: Wish['ribbon'] = [
      { society: 'community', state: 'done', at: morning - HOUR_MS, steps: [] },
      { society: 'social_worker', state: 'waiting', steps: [] },
    ];
    const [reported, mine] = captions({ state: 'verifying', can: ['publishWish'], ribbon });
    expect(reported).toContain('报来');
    expect(mine).toMatch(/^等您，到/);
    expect(captions({ state: 'verifying', can: [], ribbon })[1]).toMatch(/^等着，到/);
  });
  it('the old time of a wish that people are looked for anew is no time to wait until', () => {
    const ribbon: Wish['ribbon'] = [{ society: 'volunteer', state: 'waiting', until: morning - HOUR_MS, steps: [] }];
    expect(captions({ state: 'released', can: ['publishWish'], ribbon })[3]).toBe('等着');
  });
  it('what was published is no report, and a volunteer’s time is not the verifier’s', () => {
    const ribbon: Wish['ribbon'] = [
      { society: 'social_worker', state: 'done', at: morning - HOUR_MS, steps: [] },
      { society: 'volunteer', state: 'waiting', until: morning + 4 * HOUR_MS, steps: [] },
      { society: 'charity', state: 'waiting', steps: [] },
    ];
    const [, worker, , volunteer, giver] = captions({ state: 'published', can: [], ribbon });
    expect(worker).not.toContain('报来');
    expect(volunteer).toMatch(/^等着，到/);
    expect(giver).toBe('等着');
  });
});
