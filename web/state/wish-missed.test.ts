import { describe, expect, it } from 'vitest';
import type { WishView } from '../../shared/wishes/contract.ts';
import { addressOfQuiet, mainActionOf, quietActionsOf } from './wish-actions.ts';

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
