import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { BUNDLES, bundle, bundleBytes } from '../bundle.ts';
import { HASHED_FOLDER } from '../headers.ts';
import { SITE_FOLDER } from './embedded.ts';
import { runMain, Trouble } from './trouble.ts';

/** One weight with its budget. `bytes` are gzip bytes for the site and plain ones for functions. */
type Weight = { readonly name: string; readonly bytes: number; readonly limitBytes: number };

/** The first view of the wall on a village's 3G: everything that must arrive before a wish can be read, and of it the code. */
const FIRST_VIEW_LIMIT_BYTES = 60_000;
const FIRST_VIEW_CODE_LIMIT_BYTES = 40_000;
/** Chunks that the wall loads by itself, beside what index.html names. */
const WALL_CHUNK = /^wall-.*\.js$/;

/** In a folder of their own: the stacks may be made at the same moment, from the same bundles. */
function weighFunctions(): readonly Weight[] {
  const out = mkdtempSync(join(tmpdir(), 'nuanxin-weigh-'));
  try {
    return Object.values(BUNDLES).map((one) => {
      bundle(one, out);
      return { name: `function ${one.name}`, bytes: bundleBytes(one.name, out), limitBytes: one.limitBytes };
    });
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

/** What the site's first view and each function weigh. Throws Trouble when the site is not built. */
function weighBundles(): readonly Weight[] {
  const functions = weighFunctions();
  const files = firstView();
  const sum = (names: readonly string[]) =>
    names.reduce((total, name) => total + gzipSync(content(name), { level: 9 }).length, 0);
  return [
    { name: 'first view of the wall', bytes: sum(['index.html', ...files]), limitBytes: FIRST_VIEW_LIMIT_BYTES },
    {
      name: 'of it JavaScript',
      bytes: sum(files.filter((name) => name.endsWith('.js'))),
      limitBytes: FIRST_VIEW_CODE_LIMIT_BYTES,
    },
    ...functions,
  ];
}

function content(name: string): Buffer {
  try {
    return readFileSync(join(SITE_FOLDER, name));
  } catch {
    throw new Trouble(`The site is not built (${name} is missing): run this through npm run bench or npm test.`);
  }
}

/** Scripts and styles that index.html names, the wall's own, and everything these import without waiting. */
function firstView(): readonly string[] {
  const page = content('index.html').toString('utf8');
  const named = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g)].map((match) => match[1] ?? '');
  const wall = readdirSync(join(SITE_FOLDER, HASHED_FOLDER)).filter((name) => WALL_CHUNK.test(name));
  const found = new Set<string>();
  const open = [...named, ...wall.map((name) => `${HASHED_FOLDER}/${name}`)];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    if (name.endsWith('.js')) open.push(...staticImports(name));
  }
  return [...found];
}

function staticImports(name: string): readonly string[] {
  const code = content(name).toString('utf8');
  return [...code.matchAll(/(?:from|import)\s*["'`]\.\/([^"'`]+\.js)["'`]/g)].map(
    (match) => `${HASHED_FOLDER}/${match[1]}`,
  );
}

/** Zod's mark: checking is the server's work, and a constant beside a schema brings twenty kilobytes of it to a phone. */
function carriesSchemas(name: string): boolean {
  return content(`${HASHED_FOLDER}/${name}`).includes('_zod');
}

/** The step of `npm test` that fails when a budget is broken; `npm run bench -- bundle` shows the site file by file. */
async function main(): Promise<void> {
  const weights = weighBundles();
  for (const { name, bytes, limitBytes } of weights)
    console.log(`${name.padEnd(24)} ${String(bytes).padStart(8)} of ${limitBytes} bytes`);
  const checking = readdirSync(join(SITE_FOLDER, HASHED_FOLDER)).filter(
    (name) => name.endsWith('.js') && carriesSchemas(name),
  );
  if (checking.length > 0) throw new Trouble(`Schemas came along into the site: ${checking.join(', ')}`);
  const over = weights.filter(({ bytes, limitBytes }) => bytes > limitBytes).map(({ name }) => name);
  if (over.length > 0) throw new Trouble(`Over budget: ${over.join(', ')}`);
}

await runMain(main);
