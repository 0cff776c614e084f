import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Capacity } from '../../functions/platform/table.ts';
import { openEmbeddedHouse, TABLE_FILE } from './house.ts';
import { runMain, Trouble } from './trouble.ts';

export const DEFAULT_FOLDER = join('.data', 'embedded');
const DEFAULT_SEED = 7;
const TOLD_EVERY_MS = 10_000;

export type SeedChoice = { readonly scale: number; readonly seedNumber: number };

/**
 * Seeds the folder unless it holds a table already. The folder is made aside and moved as one: a killed seed leaves
 * nothing half-done, and of two at a time one wins and the other uses what it finds.
 */
export async function seedFirstTime(
  dir: string,
  choice: SeedChoice = { scale: 1, seedNumber: DEFAULT_SEED },
): Promise<void> {
  if (existsSync(join(dir, TABLE_FILE))) return;
  const aside = `${dir}-seeding-${process.pid}`;
  rmSync(aside, { recursive: true, force: true });
  mkdirSync(dirname(dir), { recursive: true });
  const house = await openEmbeddedHouse({ dir: aside, durableAtClose: true });
  const progress = told(house.table.consumed);
  try {
    // Loaded only when needed: a later start does without the texts.
    const { seed } = await import('./seed/seed.ts');
    await seed({ house, ...choice });
  } finally {
    clearInterval(progress);
    // The last to close the table folds its write-ahead log into the one file that is moved.
    await house.table.close();
  }
  try {
    renameSync(aside, dir);
  } catch (error) {
    rmSync(aside, { recursive: true, force: true });
    if (existsSync(join(dir, TABLE_FILE))) return;
    throw new Trouble(
      `${dir} cannot become the data folder (${codeOf(error)}): empty it, or set DATA_DIR to another one.`,
    );
  }
}

/** A full seed takes a minute or two: whoever waits sees that it goes on. */
function told(consumed: () => Capacity): NodeJS.Timeout {
  const line = () =>
    console.error(`Seeding: ${Math.round(consumed().write).toLocaleString('en')} write units so far ...`);
  return setInterval(line, TOLD_EVERY_MS);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}

/** `npm run seed -- --scale 1|100 [--seed 7]`: throws the old demo data away and makes new. */
async function main(): Promise<void> {
  const options = {
    scale: { type: 'string', default: '1' },
    seed: { type: 'string', default: String(DEFAULT_SEED) },
  } as const;
  const { values } = parseArgs({ options });
  const dir = process.env['DATA_DIR'] || DEFAULT_FOLDER;
  const [scale, seedNumber] = [Number(values.scale), Number(values.seed)];
  if (!Number.isInteger(scale) || scale < 1 || !Number.isInteger(seedNumber))
    throw new Trouble('Usage: npm run seed -- --scale 1|100 [--seed NUMBER]');
  const started = performance.now();
  rmSync(dir, { recursive: true, force: true });
  await seedFirstTime(dir, { scale, seedNumber });
  console.log(`Seeded ${dir} at scale ${scale} in ${((performance.now() - started) / 1_000).toFixed(1)} s.`);
}

if (import.meta.main) await runMain(main);
