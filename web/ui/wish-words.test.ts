import { afterEach, describe, expect, it } from 'vitest';
import { speak } from '../main/i18n.ts';
import { goodsWords, missingWords } from './wish-words.ts';

const rice = { have: 3, need: 5, unit: { zh: '袋', en: 'bag' }, text: { zh: '米', en: 'rice' } };
const tablet = { have: 0, need: 1, unit: { zh: '台', en: 'tablet' }, text: { zh: '一台旧平板', en: 'a used tablet' } };
const tyres = {
  have: 2,
  need: 3,
  unit: { zh: '条', en: 'tyre' },
  text: { zh: '16 寸雪地胎', en: '16-inch snow tyres' },
};
const card = (people: number, goods: number, what?: typeof rice) =>
  ({ state: 'published', missing: { people, goods }, ...(what === undefined ? {} : { goods: what }) }) as const;
afterEach(() => speak('zh'));

describe('what a card says is missing', () => {
  it('is short enough to stand beside the ribbon on a phone', () => {
    const said = [
      card(1, 0),
      card(3, 0),
      card(1, 2, rice),
      card(0, 1, tablet),
      card(1, 1, tablet),
      card(0, 1, tyres),
      card(12, 0),
    ].map(missingWords);
    expect(said).toEqual([
      '还差一位志愿者',
      '还差三位志愿者',
      '等米，也等人',
      '等旧平板',
      '等东西，也等人',
      '等东西',
      '还差 12 位',
    ]);
    for (const words of said) expect(words.length).toBeLessThanOrEqual(7);
  });
  it('is how far it is once nobody is waited for', () => {
    expect(missingWords({ state: 'claimed', missing: { people: 1, goods: 0 } })).toBe('有人接了');
    expect(missingWords(card(0, 0))).toBe('等人来');
  });
  it('counts goods without saying the count twice', async () => {
    expect([rice, tablet, tyres].map((goods) => `${goodsWords(goods).lacks}${goodsWords(goods).have}`)).toEqual([
      '还差 2 袋米，有人送 3 袋',
      '还差 1 台旧平板，还没有人送',
      '还差 1 条，有人送 2 条',
    ]);
    await speak('en');
    expect([rice, tablet].map((goods) => `${goodsWords(goods).lacks}${goodsWords(goods).have}`)).toEqual([
      '2 bags short, 3 given',
      '1 tablet short, none yet',
    ]);
  });
});
