import { describe, expect, it } from 'vitest';
import { pick } from './pick.ts';

describe('pick', () => {
  it('tells the fields that are named and no other', () => {
    const held = { name: '贺奶奶', phone: '16000000000', station: 'org_1' };
    expect(pick(held, ['name', 'station'])).toEqual({ name: '贺奶奶', station: 'org_1' });
    expect(pick(held, [])).toEqual({});
  });
});
