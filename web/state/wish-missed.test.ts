import { describe, expect, it } from 'vitest';
import type { WishView } from '../../shared/wishes/contract.ts';
import { addressOfQuiet, codesOfParts, mainActionOf, quietActionsOf } from './wish-actions.ts';

describe('the codes of the parts of a wish', () => {
  const view = (parts: readonly object[], more: object = { mine: 'beneficiary' }) =>
    ({
      id: 'wsh_1',
      can: [],
      state: 'claimed',
      components: parts.map((part) => ({ kind: 'service', quantity: 1, have: 1, ...part })),
      ...more,
    }) as unknown as WishView;
  const both = [
    { taskId: 'tsk_a', comes: true },
    { taskId: 'tsk_b', comes: true },
  ];
  it('stand each beside its own where several come, since any of them may be at the door first', () => {
    expect(codesOfParts(view(both))).toEqual(['tsk_a', 'tsk_b']);
    expect(codesOfParts(view(both, { can: ['readVerification'] }))).toEqual(['tsk_a', 'tsk_b']);
  });
  it('stand nowhere but on the button where one comes, and are shown to nobody else', () => {
    expect(codesOfParts(view([{ taskId: 'tsk_a', comes: true }, { taskId: 'tsk_b' }]))).toEqual([]);
    expect(codesOfParts(view(both, {}))).toEqual([]);
  });
});

describe('the main action of a wish of which a part was missed', () => {
  it('is the code of the part that is still to come, where another was missed; the station asks of that one', () => {
    const part = (taskId: string, more: object) => ({ kind: 'service', quantity: 1, have: 1, taskId, ...more });
    const view = (more: object) =>
      ({
        id: 'wsh_1',
        can: [],
        state: 'claimed',
        unheard: true,
        components: [part('tsk_done', {}), part('tsk_missed', { unheard: true }), part('tsk_later', { comes: true })],
        place: { station: { zh: '站' }, stationId: 'org_1', stationPhone: '0471-1' },
        ...more,
      }) as unknown as WishView;
    const own = view({ mine: 'beneficiary' });
    expect(mainActionOf(own, true)).toEqual({ what: 'show_code', to: '/tasks/tsk_later/show' });
    const desk = view({ can: ['readVerification'] });
    const main = mainActionOf(desk, true);
    expect(main).toEqual({ what: 'ask_round', to: '/tasks/tsk_missed/candidates' });
    expect(quietActionsOf(desk, main)).toContain('show_code');
    expect(addressOfQuiet(desk, 'show_code')).toBe('/tasks/tsk_later/show');
    // The same before anything is missed: whoever has finished is shown no code before the one who comes.
    expect(mainActionOf(view({ mine: 'beneficiary', unheard: undefined }), true)).toMatchObject({
      to: '/tasks/tsk_later/show',
    });
  });
});
