import type { MatchTask } from '../../shared/matching/model.ts';
import type { Item, Key } from '../platform/table.ts';
import type { VolunteerCard } from '../volunteers/volunteers.ts';

/**
 * Where a center's index stands: small, and the only thing that a search looks at, every few seconds. `changes` counts what
 * the stream brought, `folded` how many of them are in the snapshot named by `tag`; the rest lies in deltas.
 */
export type IndexVersion = {
  readonly centerId: string;
  readonly changes: number;
  readonly folded: number;
  readonly tag?: string;
  readonly chunks?: number;
  /** The snapshot before, kept until whoever still reads it is done. */
  readonly previousTag?: string;
  readonly previousChunks?: number;
  readonly foldedAt?: number;
  /** When the snapshot was last made from the table itself and not from the one before. */
  readonly rebuiltAt?: number;
};

/** All centers in one partition, so that the fold finds them. */
export const VERSIONS_PK = 'MATCHING';
export const CENTERS_LIMIT_ITEMS = 1_000;

export function versionKey(centerId: string): Key {
  return { pk: VERSIONS_PK, sk: centerId };
}

export function versionFromItem(centerId: string, item: Item | undefined): IndexVersion {
  const { pk: _pk, sk: _sk, type: _type, ...version } = item ?? { pk: '', sk: '', type: '' };
  return { changes: 0, folded: 0, ...version, centerId };
}

/** A piece of a snapshot's bytes, packed, in base64. Never changed: another snapshot has another tag. */
export function chunkKey(centerId: string, tag: string, at: number): Key {
  return { pk: `MATCHING#${centerId}#${tag}`, sk: `CHUNK#${String(at).padStart(4, '0')}` };
}
export const CHUNK_CHARS = 48 * 1024;
export const CHUNKS_LIMIT_ITEMS = 400;

/** What became of one task or volunteer since the snapshot: as it is now, or `gone` from this center's index. */
export type Delta = (
  | { readonly kind: 'task'; readonly id: string; readonly card: MatchTask }
  | { readonly kind: 'volunteer'; readonly id: string; readonly card: VolunteerCard }
  | { readonly kind: 'task' | 'volunteer'; readonly id: string; readonly gone: true }
) & {
  /** Names this write of it, so that a fold removes what it has folded and nothing newer. */
  readonly mark: string;
};

export function deltasPk(centerId: string): string {
  return `MATCHING#${centerId}`;
}
export function deltaKey(centerId: string, delta: Pick<Delta, 'kind' | 'id'>): Key {
  return { pk: deltasPk(centerId), sk: `DELTA#${delta.kind}#${delta.id}` };
}

export function deltaToItem(centerId: string, delta: Delta): Item {
  return { ...deltaKey(centerId, delta), type: 'matching_delta', ...delta } as unknown as Item;
}

export function deltaFromItem(item: Item): Delta {
  const { pk: _pk, sk: _sk, type: _type, ...delta } = item;
  return delta as unknown as Delta;
}
