import { ulid } from 'ulidx';
import { ID_PREFIXES, type IdKind } from '../../shared/kernel/ids.ts';
import type { Clock } from './clock.ts';

/** A new prefixed ULID: `wsh_01J…`. Sortable by its time (the clock's, unless given), unguessable by 80 random bits. */
export type NewId = (kind: IdKind, at?: number) => string;

/** `random` gives numbers in [0, 1), from a secure source in production and from a seed in tests. */
export function idFactory(clock: Clock, random: () => number): NewId {
  return (kind, at = clock()) => `${ID_PREFIXES[kind]}_${ulid(at, random)}`;
}
