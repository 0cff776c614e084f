import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Trouble } from '../trouble.ts';
import { MUTANTS } from './mutant-list.ts';
import type { Mutant } from './mutants/kinds.ts';
import { SLOW_EVERY_TOWNS } from './pace.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const COMPILED = join(ROOT, 'node_modules', '.cache', 'mutants');
const OPS_LIMIT = 20_000;

/** Every mutant whose text is not in its file exactly once: the product has moved on, and the list must follow. */
export function staleMutants(): readonly Mutant[] {
  return MUTANTS.filter(({ file, edits }) => {
    const text = readFileSync(join(ROOT, file), 'utf8');
    return edits.some(([from]) => text.split(from).length !== 2);
  });
}

/** Plays against each mutant, each in a process of its own, and prints which rule noticed it, if any did. */
export async function runMutants({
  seed,
  ops,
  jobs,
  json,
}: {
  seed: number;
  ops: number;
  jobs: number;
  json: boolean;
}): Promise<void> {
  const stale = staleMutants();
  if (stale.length > 0)
    throw new Trouble(`The code has moved away from ${stale.map(({ name }) => `'${name}'`).join(', ')}.`);
  const waiting = MUTANTS.map((mutant, at) => ({ mutant, at }));
  const rows: { at: number; mutant: string; kind: string; noticed: string }[] = [];
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const limit = Math.min(ops, OPS_LIMIT);
      // What a town of days does not show, one of months or another one may: a break is in the code, not in a history.
      let noticed = '';
      for (const town of [seed, SLOW_EVERY_TOWNS * seed, seed + 1])
        noticed ||= await noticedBy(next.mutant, town, limit);
      rows.push({ at: next.at, mutant: next.mutant.name, kind: next.mutant.kind, noticed });
      if (process.stderr.isTTY) process.stderr.write(`\r${rows.length} of ${MUTANTS.length} `);
    }
  };
  await Promise.all(Array.from({ length: jobs }, lane));
  rows.sort((a, b) => a.at - b.at);
  const caught = rows.filter(({ noticed }) => noticed !== '').length;
  const report = { mutants: rows.length, caught, percent: Math.round((1_000 * caught) / rows.length) / 10 };
  if (json) console.log(JSON.stringify({ ...report, rows }));
  else {
    console.table(rows.map(({ mutant, kind, noticed }) => ({ mutant, kind, noticed })));
    console.log(JSON.stringify(report));
  }
}

/** The rule that notices a mutant within so many calls, or '' when none does. */
export function noticedBy(mutant: Mutant, seed: number, ops: number): Promise<string> {
  const arguments_ = [
    '--disable-warning=ExperimentalWarning',
    '--import',
    './infra/local/simulate/mutate.ts',
    'infra/local/simulate/mutant.ts',
  ];
  const child = spawn(process.execPath, [...arguments_, String(seed), String(ops)], {
    cwd: ROOT,
    // Every break is a process of its own: what is the same in all of them is compiled once.
    env: { ...process.env, MUTANT: String(MUTANTS.indexOf(mutant)), NODE_COMPILE_CACHE: COMPILED },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  let wrong = '';
  child.stdout.on('data', (text) => (said += text));
  child.stderr.on('data', (text) => (wrong += text));
  // A mutant that cannot even run is noticed by everything.
  return new Promise((resolve) =>
    child.on('exit', (code) => resolve(code === 0 ? said.trim() : `does not run: ${wrong.slice(-200)}`)),
  );
}
