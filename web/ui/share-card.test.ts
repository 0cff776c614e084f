import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CardInput, shareCard, wrapped } from './share-card.ts';

const CARD: CardInput = {
  title: '王奶奶想有人陪她去医院',
  story: '下周二复查，一个人去不了。',
  where: '东河站附近 · 周六上午',
  missing: '还差 1 人',
  states: ['done', 'done', 'not_needed', 'waiting', 'later'],
  letters: ['社', '工', '组', '志', '善'],
  code: [
    [true, false],
    [false, true],
  ],
  scan: '扫一扫，看这个愿望',
  brand: '暖心',
};

describe('the picture of a wish', () => {
  it('holds its sentence, where, what is missing, five pieces and the code', () => {
    const svg = shareCard(CARD);
    for (const words of [CARD.title, CARD.story, CARD.where, CARD.missing, CARD.scan]) expect(svg).toContain(words);
    expect(svg.match(/text-anchor="middle"/g)).toHaveLength(5);
    expect(svg).toContain('M0 0h1v1h-1zM1 1h1v1h-1z');
  });

  it('shows words as words, whatever stands in them', () => {
    expect(shareCard({ ...CARD, title: '<image href="x"/>&"' })).not.toContain('<image');
  });

  it('loses no word while it fits, and says so when something is left out', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (words) => {
        const lines = wrapped(words, 30, 600, 100);
        expect(lines.join('').replace(/\s/g, '')).toBe(words.replace(/\s/g, ''));
      }),
    );
    expect(wrapped('一'.repeat(90), 30, 600, 3)).toHaveLength(3);
    expect(wrapped('一'.repeat(90), 30, 600, 3).at(-1)).toMatch(/…$/);
    expect(wrapped('Granny Wang would like company', 52, 592, 4)).toEqual(['Granny Wang would', 'like company']);
    const long = 'Granny Qian wants her rooms swept before Little New Year';
    expect(wrapped(long, 52, 592, 3).at(-1)).toBe('before Little…');
    expect(wrapped(long, 52, 592, 2).at(-1)).toBe('her rooms swept…');
  });
});
