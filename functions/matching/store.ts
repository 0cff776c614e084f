import { promisify } from 'node:util';
import { deflateRaw, deflateRawSync, inflateRaw, inflateRawSync } from 'node:zlib';
import { decodeSnapshot, encodeSnapshot, type Snapshot } from '../../shared/matching/index/snapshot.ts';
import type { House } from '../platform/house.ts';
import { TableError } from '../platform/table.ts';
import {
  CHUNK_CHARS,
  CHUNKS_LIMIT_ITEMS,
  chunkKey,
  type Delta,
  deltaFromItem,
  deltasPk,
  type IndexVersion,
  versionFromItem,
  versionKey,
} from './matching-item.ts';

/** About a millisecond's work: a thread would take six times as long over a small place's snapshot. */
const AT_ONCE_LIMIT_BYTES = 64 * 1_024;
const deflateAside = (bytes: Uint8Array) => promisify(deflateRaw)(bytes);
const inflateAside = (bytes: Uint8Array) => promisify(inflateRaw)(bytes);
const deflate = async (bytes: Uint8Array) =>
  bytes.length <= AT_ONCE_LIMIT_BYTES ? deflateRawSync(bytes) : deflateAside(bytes);
const inflate = async (bytes: Uint8Array) =>
  bytes.length <= AT_ONCE_LIMIT_BYTES ? inflateRawSync(bytes) : inflateAside(bytes);
const DELTAS_PAGE_ITEMS = 500;
/** A fold comes every minute, so more than this means that folding stands still; the snapshot is then made anew. */
const DELTAS_LIMIT_ITEMS = 20_000;

/** Where a center's index stands; for looking, so an answer that is a moment old will do. */
export async function versionOf(house: House, centerId: string): Promise<IndexVersion> {
  return versionFromItem(centerId, await house.table.get(versionKey(centerId)));
}

/** Writes a snapshot's bytes under a new tag; nobody finds them before a version names it. */
export async function saveSnapshot(
  house: House,
  centerId: string,
  snapshot: Snapshot,
): Promise<{ tag: string; chunks: number }> {
  const text = (await deflate(encodeSnapshot(snapshot))).toString('base64');
  const chunks = Math.max(1, Math.ceil(text.length / CHUNK_CHARS));
  if (chunks > CHUNKS_LIMIT_ITEMS) throw new Error(`a snapshot of ${chunks} chunks`);
  const tag = house.newId('snapshot');
  for (let at = 0; at < chunks; at += 1) {
    const body = text.slice(at * CHUNK_CHARS, (at + 1) * CHUNK_CHARS);
    await house.table.transact([
      { op: 'insert', item: { ...chunkKey(centerId, tag, at), type: 'matching_chunk', body } },
    ]);
  }
  return { tag, chunks };
}

/** The snapshot of a tag; undefined when it is gone or in the format of another version of the product. */
export async function loadSnapshot(
  house: House,
  centerId: string,
  tag: string,
  chunks: number,
): Promise<Snapshot | undefined> {
  const items = await Promise.all(
    Array.from({ length: chunks }, (_, at) => house.table.get(chunkKey(centerId, tag, at), { consistent: true })),
  );
  if (items.some((item) => item === undefined)) return undefined;
  const text = items.map((item) => String(item?.['body'])).join('');
  try {
    return decodeSnapshot(await inflate(Buffer.from(text, 'base64')));
  } catch (error) {
    house.log.error('a snapshot could not be read', { center: centerId, tag }, error);
    return undefined;
  }
}

export async function dropSnapshot(house: House, centerId: string, tag: string, chunks: number): Promise<void> {
  for (let at = 0; at < chunks; at += 1)
    await house.table.transact([{ op: 'delete', key: chunkKey(centerId, tag, at) }]);
}

/** What changed since the snapshot, read strongly: a version that counts a change promises to find it. */
export async function deltasOf(house: House, centerId: string): Promise<readonly Delta[]> {
  const found: Delta[] = [];
  let cursor: string | undefined;
  do {
    const page = await house.table.query({
      pk: deltasPk(centerId),
      sk: { beginsWith: 'DELTA#' },
      limit: DELTAS_PAGE_ITEMS,
      consistent: true,
      ...(cursor === undefined ? {} : { cursor }),
    });
    found.push(...page.items.map(deltaFromItem));
    cursor = page.next;
  } while (cursor !== undefined && found.length < DELTAS_LIMIT_ITEMS);
  return found;
}

/** Whether a write took place; false when its condition did not hold, since somebody else was there first. */
export async function unlessOvertaken(write: () => Promise<void>): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (error) {
    if (error instanceof TableError && error.kind === 'condition') return false;
    throw error;
  }
}
