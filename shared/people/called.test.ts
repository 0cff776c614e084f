import { describe, expect, it } from 'vitest';
import { tellsName } from './called.ts';

describe('what somebody is called in public', () => {
  it.each([
    ['张三丰', '张三丰'],
    ['志愿者张三丰', '张三丰'],
    ['张 三 丰', '张三丰'],
    ['巴特尔·孟和', '巴特尔孟和'],
    ['Zhang Sanfeng', 'zhang sanfeng'],
    ['额尔敦', '额尔敦'],
  ])('%s tells who %s is', (called, name) => {
    expect(tellsName(called, name)).toBe(true);
  });
  it.each([
    ['小张', '张三丰'],
    ['三丰', '张三丰'],
    ['王奶奶', '王桂兰'],
    ['小娜', '娜'],
    ['', '张三丰'],
    ['小张', ''],
  ])('%s does not tell who %s is', (called, name) => {
    expect(tellsName(called, name)).toBe(false);
  });
});
