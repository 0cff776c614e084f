import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../shared/kernel/time.ts';
import { allTasks, allVolunteers, layered, rowsById } from '../../shared/matching/index/layers.ts';
import type { House } from '../platform/house.ts';
import type { VolunteerCard } from '../volunteers/volunteers.ts';
import { type Entries, entriesFromTable, snapshotOf } from './entries.ts';
import {
  CENTERS_LIMIT_ITEMS,
  type Delta,
  deltaKey,
  type IndexVersion,
  VERSIONS_PK,
  versionFromItem,
  versionKey,
} from './matching-item.ts';
import { entriesIn, lookAgain } from './memory.ts';
import { deltasOf, dropSnapshot, loadSnapshot, saveSnapshot, unlessOvertaken } from './store.ts';

/** So many changes make every look dear, and after so long even a few are folded in. */
const FOLD_AT_CHANGES = 64;
const FOLD_AFTER_MS = HOUR_MS;
/** Now and then a snapshot is made from the table itself, so that whatever went wrong is wrong for a day at most. */
const REBUILD_AFTER_MS = DAY_MS;
/** Whoever read the version before has the snapshot by then. */
const PREVIOUS_KEPT_MS = MINUTE_MS;

/** Folds the changes of every center that needs it into a new snapshot. Safe to repeat, and to run twice at once. */
export async function foldIndexes(house: House): Promise<void> {
  const page = await house.table.query({ pk: VERSIONS_PK, limit: CENTERS_LIMIT_ITEMS, consistent: true });
  for (const item of page.items) {
    await house.breathe();
    const version = versionFromItem(item.sk, item);
    if (isDue(version, house.clock())) await foldIndex(house, version);
    else if (version.previousTag !== undefined && house.clock() - (version.foldedAt ?? 0) >= PREVIOUS_KEPT_MS)
      await dropPrevious(house, version);
  }
}

function isDue({ changes, folded, tag, foldedAt = 0, rebuiltAt = 0 }: IndexVersion, now: number): boolean {
  if (tag === undefined || now - rebuiltAt >= REBUILD_AFTER_MS) return true;
  return changes - folded >= FOLD_AT_CHANGES || (changes > folded && now - foldedAt >= FOLD_AFTER_MS);
}

async function foldIndex(house: House, version: IndexVersion): Promise<void> {
  const now = house.clock();
  const { centerId } = version;
  const deltas = await deltasOf(house, centerId);
  await house.breathe();
  const kept =
    now - (version.rebuiltAt ?? 0) < REBUILD_AFTER_MS ? await storedEntries(house, version, deltas) : undefined;
  const entries = kept ?? merged(await entriesFromTable(house, centerId), deltas);
  await house.breathe();
  const saved = await saveSnapshot(house, centerId, snapshotOf(stillOpen(entries, now)));
  if (!(await named(house, version, saved, { foldedAt: now, rebuiltAt: kept ? (version.rebuiltAt ?? now) : now }))) {
    await dropSnapshot(house, centerId, saved.tag, saved.chunks);
    return;
  }
  for (const delta of deltas) {
    await forget(house, centerId, delta);
    await house.breathe();
  }
  if (version.previousTag !== undefined)
    await dropSnapshot(house, centerId, version.previousTag, version.previousChunks ?? 0);
  lookAgain(house, centerId);
}

/** The entries of the stored snapshot with the changes over them; undefined when there is none that can be read. */
async function storedEntries(
  house: House,
  version: IndexVersion,
  deltas: readonly Delta[],
): Promise<Entries | undefined> {
  const { centerId, tag, chunks } = version;
  const base = tag === undefined ? undefined : await loadSnapshot(house, centerId, tag, chunks ?? 0);
  if (base === undefined) return undefined;
  const layers = layered(base, rowsById(base), snapshotOf({ tasks: new Map(), volunteers: new Map() }), {
    tasks: [],
    volunteers: [],
  });
  const cards = allVolunteers(layers).map((card) => JSON.parse(card) as VolunteerCard);
  return merged(
    {
      tasks: new Map(allTasks(layers).map((task) => [task.id, task])),
      volunteers: new Map(cards.map((card) => [card.personId, card])),
    },
    deltas,
  );
}

function merged(entries: Entries, deltas: readonly Delta[]): Entries {
  const gone = (kind: Delta['kind']) => new Set(deltas.filter((delta) => delta.kind === kind).map(({ id }) => id));
  const [tasks, volunteers] = [gone('task'), gone('volunteer')];
  const fresh = entriesIn(deltas);
  return {
    tasks: new Map([...[...entries.tasks].filter(([id]) => !tasks.has(id)), ...fresh.tasks]),
    volunteers: new Map([...[...entries.volunteers].filter(([id]) => !volunteers.has(id)), ...fresh.volunteers]),
  };
}

function stillOpen({ tasks, volunteers }: Entries, now: number): Entries {
  return { tasks: new Map([...tasks].filter(([, task]) => task.window.to > now)), volunteers };
}

/** Names the new snapshot, unless another fold was first. */
async function named(
  house: House,
  before: IndexVersion,
  { tag, chunks }: { tag: string; chunks: number },
  times: { foldedAt: number; rebuiltAt: number },
): Promise<boolean> {
  const previous = before.tag === undefined ? {} : { previousTag: before.tag, previousChunks: before.chunks ?? 0 };
  const { centerId, changes } = before;
  return unlessOvertaken(() =>
    house.table.transact([
      {
        op: 'update',
        key: versionKey(centerId),
        set: { tag, chunks, folded: changes, ...times, ...previous },
        if: [
          before.tag === undefined
            ? { attribute: 'tag', is: 'missing' }
            : { attribute: 'tag', is: 'eq', value: before.tag },
        ],
      },
    ]),
  );
}

/** Removes a change that is in the snapshot now, unless a newer one has taken its place. */
async function forget(house: House, centerId: string, delta: Delta): Promise<void> {
  const { mark } = delta;
  await unlessOvertaken(() =>
    house.table.transact([
      { op: 'delete', key: deltaKey(centerId, delta), if: [{ attribute: 'mark', is: 'eq', value: mark }] },
    ]),
  );
}

async function dropPrevious(house: House, { centerId, previousTag, previousChunks }: IndexVersion): Promise<void> {
  if (previousTag === undefined) return;
  await dropSnapshot(house, centerId, previousTag, previousChunks ?? 0);
  await unlessOvertaken(() =>
    house.table.transact([
      {
        op: 'update',
        key: versionKey(centerId),
        remove: ['previousTag', 'previousChunks'],
        if: [{ attribute: 'previousTag', is: 'eq', value: previousTag }],
      },
    ]),
  );
}
