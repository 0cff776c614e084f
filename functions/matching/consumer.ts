import { isDeepStrictEqual } from 'node:util';
import type { Consumer } from '../platform/changes.ts';
import type { House } from '../platform/house.ts';
import type { Change, Item } from '../platform/table.ts';
import { isFound, taskFromItem } from '../tasks/task-item.ts';
import { type Delta, deltaToItem, versionKey } from './matching-item.ts';
import { lookAgain } from './memory.ts';

/** What the index of a center would hold of an item; undefined when it has no place there. */
function entryOf(item: Item | undefined): Item['card'] | undefined {
  if (item === undefined) return undefined;
  if (item.type === 'volunteer') return item.card;
  const task = taskFromItem(item);
  return isFound(task) && !task.minor ? item.card : undefined;
}

function centerIdOf(item: Item | undefined): string | undefined {
  return item === undefined ? undefined : String(item['centerId']);
}

/** Where an item stands in the indexes, and with what. */
function placed(item: Item | undefined) {
  const entry = entryOf(item);
  return entry === undefined ? undefined : { centerId: centerIdOf(item), entry };
}

function kindOf({ before, after }: Change): Delta['kind'] | undefined {
  const type = (after ?? before)?.type;
  return type === 'task' || type === 'volunteer' ? type : undefined;
}

function wants(change: Change): boolean {
  if (kindOf(change) === undefined) return false;
  const { before, after } = change;
  return !isDeepStrictEqual(placed(before), placed(after));
}

/**
 * Keeps what changed beside each center's snapshot. A change only says where to look: what is written is the item as it
 * stands now, so a change that comes twice, late or out of order, or is replayed days later, brings no old state back.
 */
async function take(house: House, change: Change): Promise<void> {
  const kind = kindOf(change);
  if (kind === undefined) return;
  const now = await house.table.get(change.key, { consistent: true });
  const image = now ?? change.after ?? change.before;
  const id = String(image?.[kind === 'task' ? 'id' : 'personId']);
  const centers = new Set([change.before, change.after, now].flatMap((item) => centerIdOf(item) ?? []));
  for (const centerId of centers) {
    const card = centerIdOf(now) === centerId ? entryOf(now) : undefined;
    const what = { kind, id, mark: house.newId('snapshot') };
    await writeDelta(house, centerId, card === undefined ? { ...what, gone: true } : ({ ...what, card } as Delta));
  }
}

/** The delta first, then the count: a count without its delta would hide it, a delta that is not counted yet is only late. */
async function writeDelta(house: House, centerId: string, delta: Delta): Promise<void> {
  await house.table.transact([{ op: 'replace', item: deltaToItem(centerId, delta) }]);
  await house.table.transact([
    {
      op: 'update',
      key: versionKey(centerId),
      set: { type: 'matching_version', centerId },
      add: { changes: 1 },
      upsert: true,
    },
  ]);
  lookAgain(house, centerId);
}

export const matchingConsumer: Consumer = { name: 'matching', wants, take };
