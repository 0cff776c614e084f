import { describe, expect, it } from 'vitest';
import { bodyOf } from './post-command.ts';
import { EMPTY_DRAFT, NEW_NEED, type Need } from './post-draft.ts';

/** Thursday 2026-11-26 09:00 in China. */
const NOW = Date.UTC(2026, 10, 26, 1);
const need = (over: Partial<Need>): Need => ({ ...NEW_NEED, text: '一样', ...over });
const componentsFor = (needs: readonly Need[]) =>
  bodyOf(
    {
      ...EMPTY_DRAFT,
      who: 'self',
      group: 'elderly',
      needs,
      day: NOW - 9 * 3_600_000,
      part: 'afternoon',
      from: '14:00',
      to: '16:00',
    },
    'org_1',
    NOW,
  ).components;

describe('the order of what a wish needs', () => {
  it('puts goods before the people who wait for them, and nobody else', () => {
    const components = componentsFor([
      need({ kind: 'service', later: true }),
      need({ kind: 'goods', unit: '个' }),
      need({ kind: 'companionship' }),
    ]);
    expect(components.map(({ after }) => after)).toEqual([[1], undefined, undefined]);
  });
  it('is none where there are no goods to wait for', () => {
    expect(componentsFor([need({ kind: 'service', later: true })])[0]).not.toHaveProperty('after');
  });
});
