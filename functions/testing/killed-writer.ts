/**
 * A process that writes pairs of items to a SQLite table and says which were acknowledged, until it is killed with
 * SIGKILL: what it said before must be on disk afterwards.
 */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Item } from '../platform/table.ts';
import { openSqliteTable } from '../platform/table-sqlite.ts';

const WRITERS = 20;

/** Kills the writer as soon as it has acknowledged this many pairs; gives the sort keys of all it acknowledged. */
export function killedWriter(file: string, acknowledgements: number): Promise<readonly string[]> {
  const child = spawn(process.execPath, [fileURLToPath(import.meta.url), file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const acknowledged: string[] = [];
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    const lines = createInterface({ input: child.stdout });
    lines.on('line', (line) => {
      acknowledged.push(line);
      if (acknowledged.length === acknowledgements) child.kill('SIGKILL');
    });
    lines.once('close', () => resolve(acknowledged));
  });
}

async function write(file: string): Promise<never> {
  const table = openSqliteTable({ file, clock: Date.now });
  const item = (pk: string, sk: string): Item => ({ pk, sk, type: 'pair', text: 'x'.repeat(500) });
  let next = 0;
  const writer = async (): Promise<never> => {
    for (;;) {
      next += 1;
      const sk = String(next).padStart(8, '0');
      await table.transact([
        { op: 'insert', item: { ...item('left', sk), gsi1pk: 'list', gsi1sk: sk } },
        { op: 'insert', item: item('right', sk) },
      ]);
      process.stdout.write(`${sk}\n`);
    }
  };
  return Promise.race(Array.from({ length: WRITERS }, writer));
}

const [, script, file] = process.argv;
if (script === fileURLToPath(import.meta.url) && file !== undefined) await write(file);
