import { expect, it } from 'vitest';
import { amountPhrase } from './amount-words.ts';

const zh = (quantity: number, text: string, unit?: string) =>
  amountPhrase({ quantity, text: { zh: text }, ...(unit === undefined ? {} : { unit: { zh: unit } }) }, 'zh');

it('says the count once where the text begins with it', () => {
  expect(zh(1, '一张行军床', '张')).toBe('1 张行军床');
  expect(zh(2, '两袋大米', '袋')).toBe('2 袋大米');
  expect(zh(2, '2 袋大米', '袋')).toBe('2 袋大米');
});

it('leaves a text alone that begins with something else, or with a number of its own', () => {
  expect(zh(2, '大米', '袋')).toBe('2 袋大米');
  expect(zh(2, '十斤装的大米', '袋')).toBe('2 袋十斤装的大米');
  expect(zh(1, '一张', '张')).toBe('1 张一张');
  expect(zh(1, '一张行军床')).toBe('1 一张行军床');
});
