import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gistOf } from './gist.ts';

const OTHERWISE = { title: '想要一样东西', need: '一样东西' };
const gist = (said: string) => gistOf(said, 40, OTHERWISE);

describe('the gist of a wish in own words', () => {
  it.each([
    ['想要一副老花镜，二百五十度的', '想要一副老花镜，二百五十度的', '老花镜，二百五十度的'],
    ['我是王桂兰，住和平路12号院3单元401，我想要一个电暖气，电话16010000015', '我想要一个电暖气', '电暖气'],
    ['我叫王桂兰想要一床厚被子', '想要一床厚被子', '厚被子'],
    ['家里的灯坏了。我住三单元', '家里的灯坏了', '家里的灯坏了'],
    ['电话16010000015，我是王桂兰', '想要一样东西', '一样东西'],
    ['想要', '想要', '想要'],
    ['电话一三八零零一三八零零零 要米', '要米', '米'],
    ['门关不住了', '门关不住了', '门关不住了'],
  ])('%s', (said, title, need) => {
    expect(gist(said)).toEqual({ title, need });
  });

  it('is never longer than it may be, and never a piece of a number', () => {
    const pieces = fc.constantFrom(
      '我想要电暖气',
      '电话',
      '13800138000',
      '住和平路12号院',
      '，',
      '我叫王桂兰',
      ' ',
      '陪我',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), fc.integer({ min: 8, max: 40 }), (parts, limit) => {
        const { title, need } = gistOf(parts.join(''), limit, { title: '想要', need: '东西' });
        expect(title.length).toBeLessThanOrEqual(limit);
        expect(need.length).toBeLessThanOrEqual(limit);
        expect(`${title} ${need}`).not.toMatch(/\d|王桂兰|和平路/);
      }),
    );
  });
});
