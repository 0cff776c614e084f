import { parseArgs } from 'node:util';
import { benchMatching } from './bench/assignment.ts';
import { benchBundle } from './bench/bundle.ts';
import { benchCapacity } from './bench/capacity.ts';
import { benchLighthouse } from './bench/lighthouse.ts';
import { benchLoad } from './bench/load.ts';
import { benchSearch } from './bench/search.ts';
import { runMain, Trouble } from './trouble.ts';

export type Row = Readonly<Record<string, string | number>>;

type Bench = (options: { readonly http1: boolean }) => Promise<readonly Row[]>;

const BENCHES: Readonly<Record<string, Bench>> = {
  bundle: benchBundle,
  capacity: benchCapacity,
  lighthouse: benchLighthouse,
  load: benchLoad,
  matching: benchMatching,
  search: benchSearch,
};

/**
 * `npm run bench -- bundle|capacity|lighthouse|load|matching|search [--json]`: prints one table, or one JSON array.
 * `lighthouse --http1`: without the HTTP/2 that production speaks.
 */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false }, http1: { type: 'boolean', default: false } },
  });
  const bench = BENCHES[positionals[0] ?? ''];
  if (!bench) throw new Trouble(`Usage: npm run bench -- ${Object.keys(BENCHES).join('|')} [--json]`);
  const rows = await bench({ http1: values.http1 });
  if (values.json) console.log(JSON.stringify(rows));
  else console.table(rows);
}

if (import.meta.main) await runMain(main);
