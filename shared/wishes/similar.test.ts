import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { likeness } from './similar.ts';

const hospital = { title: '王奶奶想有人陪她去医院', story: '周六上午要去复查。上回一个人去，下台阶时心里没底。' };
const again = { title: '王奶奶想有人陪着去医院复查', story: '周六上午复查，上回一个人去，下台阶心里没底。' };
const rice = { title: '老周家四口人，想要够吃到过年的米', story: '今年收成不好，两个孩子都在长个子。' };
const text = fc.record({
  title: fc.string({ unit: 'grapheme', maxLength: 40 }),
  story: fc.string({ unit: 'grapheme', maxLength: 200 }),
});

describe('likeness', () => {
  it('is high for the same wish said again, low for another', () => {
    expect(likeness(hospital, again)).toBeGreaterThanOrEqual(60);
    expect(likeness(hospital, rice)).toBeLessThanOrEqual(10);
  });

  it('does not mind punctuation, spaces, width and capitals', () => {
    expect(
      likeness({ title: '想要 38 码的鞋！', story: 'Size ok' }, { title: '想要３８码的鞋', story: 'size OK.' }),
    ).toBe(100);
  });

  it('weighs the title more than the story', () => {
    const sameTitle = likeness({ title: '想学吹口琴', story: '放学以后' }, { title: '想学吹口琴', story: '周三下午' });
    const sameStory = likeness({ title: '放学以后哦', story: '想学吹口' }, { title: '周三下午吧', story: '想学吹口' });
    expect(sameTitle).toBeGreaterThan(sameStory);
  });

  it('is a whole number from 0 to 100, the same both ways, 100 with itself', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const value = likeness(a, b);
        expect(Number.isInteger(value) && value >= 0 && value <= 100).toBe(true);
        expect(likeness(b, a)).toBe(value);
        expect(likeness(a, a)).toBe(100);
      }),
    );
  });
});
