import { describe, expect, it } from 'vitest';
import { openDictionary, piecesOf } from './pieces.ts';

describe('where a line of Chinese may end', () => {
  it('is the browser’s to say until the dictionary is open', () => {
    expect(piecesOf('钱奶奶想在小年前把屋子扫一遍')).toHaveLength(1);
    openDictionary();
    expect(piecesOf('钱奶奶想在小年前把屋子扫一遍').length).toBeGreaterThan(1);
  });

  it.each([
    ['钱奶奶想在小年前把屋子扫一遍', '钱奶奶/想在/小年前/把屋子/扫一遍'],
    ['马大娘的棉袄拉链坏了，', '马大娘的/棉袄/拉链/坏了，'],
    ['王奶奶想要够吃到过年的米', '王奶奶/想要/够吃/到过年的米'],
    ['高爷爷单元门口的台阶结了冰，', '高爷爷/单元/门口的/台阶/结了冰，'],
    ['王奶奶家厨房的水管漏了', '王奶奶家/厨房的/水管/漏了'],
    ['每周二下午给陈爷爷念报纸', '每周二下午/给陈爷爷/念报纸'],
  ])('is between words, never before a particle and never round a single character: %s', (text, pieces) => {
    expect(piecesOf(text).join('/')).toBe(pieces);
  });

  it('is neither after a mark that opens nor before one that closes', () => {
    expect(piecesOf('周六下午 3\u00a0点到 5\u00a0点').filter((piece) => /^[到]?点/.test(piece))).toEqual([]);
    expect(piecesOf('监护人收回“愿望公开”？')).toEqual(['监护人', '收回', '“愿望', '公开”？']);
  });

  it('is not between a figure and what it counts', () => {
    expect(piecesOf('想要 10 公斤装的米').join('/')).toBe('想要 /10 公斤/装的米');
  });

  it('loses no character, and leaves other languages to the browser', () => {
    for (const text of ['', '米', '想', '“', '老两口想有人帮着老伴好好洗个澡', '装 WiFi 6，要 2 台'])
      expect(piecesOf(text).join('')).toBe(text);
    expect(piecesOf('A lift to the clinic')).toEqual(['A lift to the clinic']);
  });
});
