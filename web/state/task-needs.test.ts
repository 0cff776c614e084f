import { describe, expect, it } from 'vitest';
import type { WishView } from '../../shared/wishes/contract.ts';
import { thingsFor } from './task-needs.ts';

const TASK = 'tsk_00000000000000000000000001';
const goods = (more: object) => ({ kind: 'goods', text: { zh: '阀门' }, quantity: 2, have: 0, ...more });
const visit = { kind: 'service', text: { zh: '来修的人' }, quantity: 1, have: 1, taskId: TASK };
const stands = (...components: object[]) =>
  thingsFor({ components } as unknown as WishView, TASK).map(({ stand }) => stand);

describe('what should be there when somebody comes', () => {
  it('is said as it is: nobody has it, promised, on its way, or at home', () => {
    expect(
      stands(
        visit,
        goods({}),
        goods({ have: 1 }),
        goods({ have: 2, promised: 1 }),
        goods({ have: 2, underWay: 2 }),
        goods({ have: 2 }),
      ),
    ).toEqual(['wanted', 'wanted', 'promised', 'under_way', 'there']);
  });
  it('is not what they bring themselves', () => {
    expect(stands(goods({ have: 2, underWay: 2, taskId: TASK }))).toEqual([]);
  });
});
