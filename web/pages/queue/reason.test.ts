import { describe, expect, it } from 'vitest';
import { NOTE_LIMIT_CHARS } from '../../../shared/kernel/limits.ts';
import { hasExample, withExample } from './reason.ts';

describe('an example of a reason', () => {
  it('is added to what was written, and to another example', () => {
    const first = withExample('标题里少了几楼。', '时间写清楚一些', '；');
    expect(first).toBe('标题里少了几楼；时间写清楚一些');
    expect(withExample(first, '数量和尺码写清楚', '；')).toBe('标题里少了几楼；时间写清楚一些；数量和尺码写清楚');
    expect(withExample('', 'Say when more clearly', '; ')).toBe('Say when more clearly');
  });
  it('goes again when it is pressed again, and what was written stays', () => {
    expect(hasExample('标题里少了几楼；时间写清楚一些', '时间写清楚一些', '；')).toBe(true);
    expect(withExample('标题里少了几楼；时间写清楚一些', '时间写清楚一些', '；')).toBe('标题里少了几楼');
  });
  it('takes nothing away where there is no room for it', () => {
    const full = '字'.repeat(NOTE_LIMIT_CHARS - 2);
    expect(withExample(full, '时间写清楚一些', '；')).toBe(full);
  });
});
