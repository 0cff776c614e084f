import { afterEach, describe, expect, it } from 'vitest';
import { speak } from '../main/i18n.ts';
import { giftAmount } from './gift-words.ts';

const rice = {
  quantity: 1,
  text: { zh: '10 公斤装的米', en: '10-kilo bags of rice' },
  unit: { zh: '袋', en: 'bag' },
};
afterEach(() => speak('zh'));

describe('how much of a thing', () => {
  it('is one phrase in Chinese, with room before a figure of the thing itself', () => {
    expect(giftAmount(rice)).toBe('1 袋 10 公斤装的米');
    expect(giftAmount({ ...rice, text: { zh: '大米' }, quantity: 2 })).toBe('2 袋大米');
    expect(giftAmount({ text: { zh: '大米' }, quantity: 2 })).toBe('2 大米');
  });

  it('is the thing and its count in English, whichever number the thing was written in', async () => {
    await speak('en');
    expect([
      giftAmount(rice),
      giftAmount({ ...rice, quantity: 2 }),
      giftAmount({
        quantity: 1,
        text: { zh: '30 码雪地靴', en: 'snow boots, size 30' },
        unit: { zh: '双', en: 'pair' },
      }),
      giftAmount({ quantity: 4, text: { zh: '电池', en: 'radio batteries' }, unit: { zh: '节', en: 'battery' } }),
      giftAmount({ quantity: 3, text: { zh: '袜子', en: 'wool socks' } }),
    ]).toEqual([
      '10-kilo bags of rice: 1 bag',
      '10-kilo bags of rice: 2 bags',
      'snow boots, size 30: 1 pair',
      'radio batteries: 4 batteries',
      'wool socks × 3',
    ]);
  });

  it('stays Chinese on an English page where nobody wrote it in English, and English on a Chinese one', async () => {
    const written = { quantity: 2, text: { zh: 'rice' }, unit: { zh: 'bag' } };
    expect(giftAmount(written)).toBe('rice: 2 bags');
    await speak('en');
    expect(giftAmount({ quantity: 2, text: { zh: '大米' }, unit: { zh: '袋' } })).toBe('2 袋大米');
    expect(giftAmount({ quantity: 2, text: { zh: '大米' }, unit: { zh: '袋', en: 'bag' } })).toBe('2 袋大米');
  });
});
