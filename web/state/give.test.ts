import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../shared/kernel/time.ts';
import type { WishView } from '../../shared/wishes/contract.ts';
import { bringDays, openGoods } from './give.ts';

/** Thursday 2026-11-26 09:00 in China. */
const NOW = Date.UTC(2026, 10, 26, 1);
const closing = (day: number) => NOW + 9 * HOUR_MS + day * DAY_MS;

describe('when a gift can be brought', () => {
  it('is this evening and the next three, while the counter is open', () => {
    expect(bringDays(NOW, NOW + 30 * DAY_MS)).toEqual([0, 1, 2, 3].map(closing));
  });
  it('is not this evening when it is nearly over', () => {
    expect(bringDays(closing(0) - HOUR_MS / 2, NOW + 30 * DAY_MS)[0]).toBe(closing(1));
  });
  it('ends with the wish', () => {
    expect(bringDays(NOW, NOW + DAY_MS + HOUR_MS)).toEqual([closing(0), NOW + DAY_MS + HOUR_MS]);
    expect(bringDays(NOW, NOW + HOUR_MS / 2)).toEqual([NOW + HOUR_MS / 2]);
    expect(bringDays(NOW, NOW)).toEqual([]);
  });
});

describe('goods that are open', () => {
  it('are those that nobody has promised, and keep their place in the wish', () => {
    const goods = (have: number) => ({
      kind: 'goods',
      text: { zh: '米' },
      quantity: 3,
      have,
      skills: [],
      languages: [],
    });
    const components = [{ ...goods(0), kind: 'service' }, goods(3), goods(1)] as unknown as WishView['components'];
    expect(openGoods({ components }).map(({ index, left }) => [index, left])).toEqual([[2, 2]]);
  });
});
