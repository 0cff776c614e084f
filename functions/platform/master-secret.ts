import type { KeyWrapper } from './seal.ts';
import { type Table, TableError } from './table.ts';

const SECRET_KEY = { pk: 'SYSTEM#secret', sk: 'SYSTEM#secret' } as const;
const SECRET_BYTES = 32;

/**
 * The place's master secret (32 bytes), from which the look-up hashes and the session keys are derived. It lies in the
 * table, wrapped by KMS or the key file, so that a backup of the table is whole and no second store must be kept in
 * step. Many functions may start at once on an empty table: the first insert wins and the others read it.
 */
export async function openMasterSecret(
  table: Table,
  wrapper: KeyWrapper,
  secretBytes: (count: number) => Uint8Array,
): Promise<Uint8Array> {
  const kept = await read(table);
  if (kept !== undefined) return wrapper.unwrap(kept, SECRET_KEY.pk);
  const fresh = secretBytes(SECRET_BYTES);
  const wrapped = await wrapper.wrap(fresh, SECRET_KEY.pk);
  try {
    await table.transact([{ op: 'insert', item: { ...SECRET_KEY, type: 'secret', wrapped } }]);
    return fresh;
  } catch (error) {
    // Someone was first, or the answer was lost: what stands there now is the secret.
    if (
      !(error instanceof TableError) ||
      (error.kind !== 'condition' && error.kind !== 'conflict' && error.kind !== 'timeout')
    )
      throw error;
  }
  const won = await read(table);
  if (won === undefined) throw new Error('the master secret was refused and is not there');
  return wrapper.unwrap(won, SECRET_KEY.pk);
}

async function read(table: Table): Promise<string | undefined> {
  const wrapped = (await table.get(SECRET_KEY, { consistent: true }))?.['wrapped'];
  if (wrapped !== undefined && typeof wrapped !== 'string') throw new Error('the master secret is not a text');
  return wrapped;
}
