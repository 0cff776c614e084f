import { isDeepStrictEqual } from 'node:util';
import type { House } from '../platform/house.ts';
import type { Change, Item } from '../platform/table.ts';
import { checkDueFromItem } from '../volunteers/check-clock.ts';
import { coordinatorsAt } from './staff.ts';
import type { Told } from './told.ts';

/** A check that runs out is told to its volunteer with the day, and to those who arrange volunteers, of whom: in their list. */
export async function toldByCheck(house: House, after: Item): Promise<readonly Told[]> {
  const { personId, stationId, validUntil, left, toldAt } = checkDueFromItem(after);
  if (toldAt === undefined) return [];
  const staff = (await coordinatorsAt(house, stationId)).filter((one) => one !== personId);
  const own = { personId, at: toldAt, params: { on: validUntil }, to: '/me/volunteer' };
  return [
    { ...own, kind: left === 0 ? 'check_over' : 'check_expiring' },
    ...staff.map((one) => ({ personId: one, kind: 'check_to_renew' as const, at: toldAt, to: '/volunteers?due=' })),
  ];
}

type Checks = readonly { readonly kind: string; readonly validUntil: number }[];

/** Whether the papers of a volunteer changed: all else about them changes often and is nobody's news. */
export function papersChanged({ before, after }: Change): boolean {
  return (
    before?.type === 'volunteer' && after?.type === 'volunteer' && !isDeepStrictEqual(before['checks'], after['checks'])
  );
}

/** What the station entered or ended is told to the volunteer. */
export function toldByPapers({ before, after, at }: Change): readonly Told[] {
  const [was, is] = [before?.['checks'], after?.['checks']] as unknown as readonly [Checks, Checks];
  const without = (some: Checks, others: Checks) =>
    some.filter(({ kind }) => others.every((one) => one.kind !== kind)).map(({ kind }) => kind);
  const entered = is.filter(({ kind, validUntil }) =>
    was.every((one) => one.kind !== kind || one.validUntil !== validUntil),
  );
  const own = { personId: String(after?.['personId']), at, to: '/me/volunteer' };
  return [
    ...entered.map(() => ({ ...own, kind: 'check_added' as const })),
    ...without(was, is).map(() => ({ ...own, kind: 'check_ended' as const })),
  ];
}
