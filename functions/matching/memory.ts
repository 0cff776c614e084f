import { type Layers, layered, type RowsById, rowsById } from '../../shared/matching/index/layers.ts';
import type { Snapshot } from '../../shared/matching/index/snapshot.ts';
import type { House } from '../platform/house.ts';
import { type Entries, entriesFromTable, snapshotOf } from './entries.ts';
import type { Delta, IndexVersion } from './matching-item.ts';
import { deltasOf, loadSnapshot, versionOf } from './store.ts';

/** How old a search's view may be: the one small read that keeps it fresh is made this often, however many search. */
export const LOOK_EVERY_MS = 2_000;
/** Counties that one process keeps; a snapshot takes about two megabytes. */
const HELD_LIMIT_CENTERS = 64;

type Base = { readonly snapshot: Snapshot; readonly rows: RowsById };
type Held = { readonly version: IndexVersion; readonly base: Base; readonly layers: Layers };
type Place = { held?: Held; lookedAt: number; dirty: boolean; loading?: Promise<Held> | undefined };

const memories = new WeakMap<House, Map<string, Place>>();

function placeOf(house: House, centerId: string): Place {
  const memory = memories.get(house) ?? new Map<string, Place>();
  memories.set(house, memory);
  const known = memory.get(centerId);
  const place: Place = known ?? { lookedAt: Number.NEGATIVE_INFINITY, dirty: false };
  // The latest used stand last, so that the first is the one to let go.
  memory.delete(centerId);
  memory.set(centerId, place);
  if (memory.size > HELD_LIMIT_CENTERS) memory.delete(memory.keys().next().value ?? '');
  return place;
}

/**
 * A center's index as this process has it, at most LOOK_EVERY_MS old. Reads one small item when that time is over, the
 * changes when there are new ones, and the snapshot when there is a new one; else nothing. What is found in it is for
 * proposing: whoever acts on it is checked again by the write.
 */
export async function indexOf(house: House, centerId: string): Promise<Layers> {
  const place = placeOf(house, centerId);
  const fresh = !place.dirty && house.clock() - place.lookedAt < LOOK_EVERY_MS;
  if (place.held !== undefined && fresh) return place.held.layers;
  if (place.loading === undefined) {
    place.dirty = false;
    const lookedAt = house.clock();
    place.loading = looked(house, centerId, place.held)
      .then((held) => {
        place.held = held;
        place.lookedAt = lookedAt;
        return held;
      })
      .finally(() => {
        place.loading = undefined;
      });
  }
  return (await place.loading).layers;
}

/** A change was written by this very process: the next search looks at once. */
export function lookAgain(house: House, centerId: string): void {
  const place = memories.get(house)?.get(centerId);
  if (place !== undefined) place.dirty = true;
}

async function looked(house: House, centerId: string, held: Held | undefined): Promise<Held> {
  const version = await versionOf(house, centerId);
  if (held !== undefined && held.version.tag === version.tag && held.version.changes === version.changes) return held;
  const base =
    held !== undefined && held.version.tag === version.tag ? held.base : await baseOf(house, centerId, version);
  const deltas = version.changes === version.folded ? [] : await deltasOf(house, centerId);
  return { version, base, layers: layersOf(base, deltas) };
}

async function baseOf(house: House, centerId: string, { tag, chunks }: IndexVersion): Promise<Base> {
  const stored = tag === undefined ? undefined : await loadSnapshot(house, centerId, tag, chunks ?? 0);
  // Before the first fold, and should a snapshot be lost, this process makes its own.
  const snapshot = stored ?? snapshotOf(await entriesFromTable(house, centerId));
  return { snapshot, rows: rowsById(snapshot) };
}

function layersOf({ snapshot, rows }: Base, deltas: readonly Delta[]): Layers {
  const changed = (kind: Delta['kind']) => deltas.filter((delta) => delta.kind === kind).map(({ id }) => id);
  return layered(snapshot, rows, snapshotOf(entriesIn(deltas)), {
    tasks: changed('task'),
    volunteers: changed('volunteer'),
  });
}

/** The entries that changes brought; those that went are in none. */
export function entriesIn(deltas: readonly Delta[]): Entries {
  const tasks: Entries['tasks'] = new Map(
    deltas.flatMap((delta) => (delta.kind === 'task' && 'card' in delta ? [[delta.id, delta.card]] : [])),
  );
  const volunteers: Entries['volunteers'] = new Map(
    deltas.flatMap((delta) => (delta.kind === 'volunteer' && 'card' in delta ? [[delta.id, delta.card]] : [])),
  );
  return { tasks, volunteers };
}
