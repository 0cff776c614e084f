import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

const ROOT = join(import.meta.dirname, '..');
const OUT = join(import.meta.dirname, 'dist');
const KB = 1_024;

/** A function's entry, and what its start may weigh: a cold start reads every byte of it. What is imported later comes on top. */
export type Bundle = { readonly name: string; readonly entry: string; readonly limitBytes: number };

export const BUNDLES = {
  api: { name: 'api', entry: 'functions/api/lambda.ts', limitBytes: 920 * KB },
  changes: { name: 'changes', entry: 'functions/jobs/changes.ts', limitBytes: 560 * KB },
  parked: { name: 'parked', entry: 'functions/jobs/parked.ts', limitBytes: 560 * KB },
  mailFeedback: { name: 'mail-feedback', entry: 'functions/jobs/mail-feedback.ts', limitBytes: 560 * KB },
  schedule: { name: 'schedule', entry: 'functions/jobs/schedule.ts', limitBytes: 640 * KB },
} as const satisfies Record<string, Bundle>;

/**
 * Bundles one function with everything it needs into <name>/index.mjs (plus source map) of infra/dist, or of another folder,
 * and returns that folder. Throws when its start weighs more than its budget. What the code imports by `import()` (a calendar, the rules of
 * a series) becomes a file beside it, read when the first call needs it. The AWS SDK is bundled too: what was tested is what runs.
 */
export function bundle({ name, entry, limitBytes }: Bundle, out = OUT): string {
  const folder = join(out, name);
  rmSync(folder, { recursive: true, force: true });
  buildSync({
    absWorkingDir: ROOT,
    entryPoints: { index: entry },
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    chunkNames: 'later-[hash]',
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    minify: true,
    // A Chinese character in three bytes, not in six as an escape: the words that the scanner knows are most of some bundles’ own code.
    charset: 'utf8',
    sourcemap: true,
    // Frames with names and lines are enough; the sources themselves stay out of the upload.
    sourcesContent: false,
    mainFields: ['module', 'main'],
    // CommonJS parts of the SDK ask for Node's own modules by require.
    banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
    logLevel: 'warning',
  });
  const bytes = bundleBytes(name, out);
  if (bytes > limitBytes)
    throw new Error(`the bundle ${name} weighs ${bytes} bytes; its budget is ${limitBytes} (infra/bundle.ts)`);
  return folder;
}

/** Bytes that a cold start of a made bundle reads: its entry and all that this imports without waiting, no source maps. */
export function bundleBytes(name: string, out = OUT): number {
  const folder = join(out, name);
  const found = new Set<string>();
  const open = ['index.mjs'];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (found.has(file)) continue;
    found.add(file);
    const code = readFileSync(join(folder, file), 'utf8');
    open.push(...[...code.matchAll(/(?:from|import)\s*"\.\/([\w-]+\.mjs)"/g)].map((match) => match[1] ?? ''));
  }
  return [...found].reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
}
