import { afterEach, describe, expect, it } from 'vitest';
import { speak } from '../main/i18n.ts';
import { giftAmount, giftPhrase } from './gift-words.ts';

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

  it('is counted in English as one says it, whichever number the thing was written in', async () => {
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
      giftAmount({ quantity: 1, text: { zh: '防滑沙', en: 'bags of grit' }, unit: { zh: '袋', en: 'bag' } }),
      giftAmount({ quantity: 2, text: { zh: '水泥', en: 'cement and sand' }, unit: { zh: '袋', en: 'bag' } }),
      giftAmount({ quantity: 1, text: { zh: '扶手', en: 'steel grab rails' }, unit: { zh: '根', en: 'rail' } }),
      giftAmount({ quantity: 2, text: { zh: '灯', en: 'good bright LED lamp' }, unit: { zh: '个', en: 'lamp' } }),
      giftAmount({ quantity: 1, text: { zh: '被', en: 'a quilt, 1.2 m wide' }, unit: { zh: '床', en: 'quilt' } }),
      giftAmount({ quantity: 12, text: { zh: '胎', en: '16-inch snow tyres' }, unit: { zh: '条', en: 'tyre' } }),
      giftAmount({ quantity: 1, text: { zh: '镜', en: 'lit magnifier' }, unit: { zh: '个', en: 'piece' } }),
      giftAmount({ quantity: 1, text: { zh: '软管', en: 'a hose and an alarm' }, unit: { zh: '套', en: 'set' } }),
      giftAmount({ quantity: 1, text: { zh: '琴', en: 'fiddle (a+b)' }, unit: { zh: '把', en: 'fiddle (a+b)' } }),
      giftPhrase({ ...rice, quantity: 2 }),
    ]).toEqual([
      'One 10-kilo bag of rice',
      'Two 10-kilo bags of rice',
      '1 pair of snow boots, size 30',
      '4 radio batteries',
      'Wool socks × 3',
      '1 bag of grit',
      '2 bags of cement and sand',
      '1 steel grab rail',
      '2 good bright LED lamps',
      '1 quilt, 1.2 m wide',
      '12 × 16-inch snow tyres',
      'Lit magnifier × 1',
      '1 set: a hose and an alarm',
      '1 fiddle (a+b)',
      'two 10-kilo bags of rice',
    ]);
  });

  it('stays Chinese on an English page where nobody wrote it in English, and English on a Chinese one', async () => {
    const written = { quantity: 2, text: { zh: 'rice' }, unit: { zh: 'bag' } };
    expect(giftAmount(written)).toBe('2 bags of rice');
    await speak('en');
    expect(giftAmount({ quantity: 2, text: { zh: '大米' }, unit: { zh: '袋' } })).toBe('2 袋大米');
    expect(giftAmount({ quantity: 2, text: { zh: '大米' }, unit: { zh: '袋', en: 'bag' } })).toBe('2 袋大米');
  });
});
