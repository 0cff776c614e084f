import { parseArgs } from 'node:util';
import { benchMatching } from './bench/assignment.ts';
import { benchBundle } from './bench/bundle.ts';
import { benchCapacity } from './bench/capacity.ts';
import { benchLighthouse } from './bench/lighthouse.ts';
import { benchLoad } from './bench/load.ts';
import { benchSearch } from './bench/search.ts';
import { runMain, Trouble } from './trouble.ts';

export type Row = Readonly<Record<string, string | number>>;

const BENCHES: Readonly<Record<string, () => Promise<readonly Row[]>>> = {
  bundle: benchBundle,
  capacity: benchCapacity,
  lighthouse: benchLighthouse,
  load: benchLoad,
  matching: benchMatching,
  search: benchSearch,
};

/** `npm run bench -- bundle|capacity|lighthouse|load|matching|search [--json]`: prints one table, or one JSON array. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false } },
  });
  const bench = BENCHES[positionals[0] ?? ''];
  if (!bench) throw new Trouble(`Usage: npm run bench -- ${Object.keys(BENCHES).join('|')} [--json]`);
  const rows = await bench();
  if (values.json) console.log(JSON.stringify(rows));
  else console.table(rows);
}

if (import.meta.main) await runMain(main);
