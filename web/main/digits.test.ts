import { describe, expect, it } from 'vitest';
import { codeDigits, isPhone, lineDigits, phoneDigits } from './digits.ts';

describe('a telephone number as it is typed or pasted', () => {
  it.each([
    '16012345671',
    '160 1234 5671',
    '160-1234-5671',
    '+86 160 1234 5671',
    '+86-160-1234-5671',
    '0086 16012345671',
    '86 160 1234 5671',
    ' (+86) 16012345671\n',
    '１６０１２３４５６７１',
    '160\u202f1234\u00a05671',
  ])('%s keeps every digit', (text) => {
    expect(phoneDigits(text)).toBe('16012345671');
    expect(isPhone(text)).toBe(true);
  });
  it.each(['160123456712', '1601234567', '12012345671', '', '86'])('%s is none, and is not cut to one', (text) => {
    expect(isPhone(text)).toBe(false);
  });
  it.each([
    ['0472-234 5678', '0472-2345678'],
    ['+86 472-2345678', '472-2345678'],
    ['12345', '12345'],
  ])('of a station: %s is %s', (text, digits) => {
    expect(lineDigits(text)).toBe(digits);
  });
  it.each(['123456', '123 456', '1 2 3 4 5 6', '验证码 123456', '１２３４５６'])('a code: %s', (text) => {
    expect(codeDigits(text)).toBe('123456');
  });
});
