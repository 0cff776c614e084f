import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { defineConfig, type Plugin } from 'vite';

const packageText = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
const { version } = JSON.parse(packageText) as { version: string };
const API_ORIGIN = process.env['API_ORIGIN'] ?? 'http://localhost:8787';

/** @layer is the newest thing that has no fallback; oklch is lowered by the CSS minifier. */
const TARGET = ['chrome99', 'safari15.4', 'firefox97'];

/**
 * Tells the service worker which files this build has: `shell` is what the wall needs and is kept on installing, `rest`
 * is fetched when the phone is idle. The name changes with any byte, so an old copy is never mixed with a new one.
 */
function precacheList(): Plugin {
  return {
    name: 'nuanxin-precache-list',
    apply: 'build',
    generateBundle(_options, bundle) {
      const files = Object.values(bundle).filter((file) => !file.fileName.endsWith('.html'));
      const start = files.find((file) => file.type === 'chunk' && file.isEntry && file.name === 'index');
      const shell = new Set(['/', '/manifest.webmanifest', '/mark.svg']);
      if (start?.type === 'chunk') for (const name of [start.fileName, ...start.imports]) shell.add(`/${name}`);
      for (const file of files)
        if (file.fileName.endsWith('.css') && file.fileName.includes('index-')) shell.add(`/${file.fileName}`);
      // What keeps commands must be there when the network is not, from the first visit on.
      for (const file of files)
        if (file.type === 'chunk' && file.fileName.includes('outbox-here-'))
          for (const name of [file.fileName, ...file.imports]) shell.add(`/${name}`);
      // The reader of codes is fetched where the browser has none, and kept from then on.
      const rest = files
        .map((file) => `/${file.fileName}`)
        .filter((name) => !shell.has(name) && !name.endsWith('.wasm') && !name.includes('qr-decoder'));
      const digest = createHash('sha256')
        .update([...shell, ...rest].join())
        .digest('hex')
        .slice(0, 12);
      const source = workerCode().replace(
        /["'`]__FILES__["'`]/,
        JSON.stringify({ name: digest, shell: [...shell], rest }),
      );
      this.emitFile({ type: 'asset', fileName: 'sw.js', source });
    },
  };
}

/** One classic script without imports, because not every browser lets a worker have any. */
function workerCode(): string {
  const { outputFiles } = buildSync({
    entryPoints: [fileURLToPath(new URL('main/sw.ts', import.meta.url))],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: TARGET,
    define: { __VERSION__: JSON.stringify(version) },
  });
  return outputFiles[0]?.text ?? '';
}

/**
 * What comes as one file: small screens that are opened one after the other, and small parts that are always asked for together.
 * Every file costs a phone a request, and the first download names every file there is. Two files must not need each other: what
 * the first to run takes from the other as it is loaded (a constant made from a constant) would be nothing yet.
 */
const TOGETHER = [
  {
    name: 'base',
    test: /node_modules\/@?preact|vite\/preload-helper|web\/(main\/(i18n|words\.zh|router)|ui\/icons?)\.tsx?|shared\/(kernel\/(time|clock-words)|goods\/counted)\.ts/,
  },
  { name: 'format', test: /web\/main\/format\.ts/ },
  { name: 'spans', test: /web\/main\/spans\.ts|shared\/kernel\/(duration|span)-words\.ts/ },
  {
    name: 'parts',
    test: /web\/(ui\/(use-screen|use-keys|use-now|use-online|use-reread|top-bar|sheet|field|action-bar|asking-button|at-desk|six-digits|to-fault|stepper|visiting|why|icons-more)|main\/digits)\.tsx?|shared\/(people\/(newcomer|called)|volunteers\/age)\.ts/,
  },
  {
    name: 'shown',
    test: /web\/(ui\/(gift-way|gift-words|photo-grid)|state\/(photos|sheet|wish-actions))\.tsx?|shared\/(wishes\/life|volunteers\/own-fields|guardians\/purposes)\.ts/,
  },
  {
    name: 'fits',
    test: /web\/(pages\/for-me\/(reasons|words|tier-points)|state\/volunteer-draft)\.tsx?|shared\/matching\/(?!index|solver)/,
  },
  { name: 'skills', test: /web\/ui\/skill-chips\.tsx|shared\/volunteers\/(skills|close-skills)\.ts/ },
  { name: 'beside', test: /web\/(pages\/buddies\/(note|words)|state\/buddies)\.tsx?/ },
  {
    name: 'together',
    test: /web\/(pages\/(teams|join)\/|pages\/buddies\/(buddies|newcomers)\.tsx|state\/(teams|join)\.ts)/,
  },
  { name: 'mine', test: /web\/(pages\/(hours|year|calendar)\/|state\/(my-hours|year|calendar)\.ts)/ },
  { name: 'care', test: /web\/(pages\/(disputes|feedback|operator)\/|state\/(disputes|visit|sending-days)\.ts)/ },
  { name: 'family', test: /web\/pages\/children\// },
  { name: 'again', test: /web\/(pages\/series\/(list|series|setup|sheets|dates)\.tsx|state\/series-setup\.ts)/ },
  { name: 'large', test: /web\/(pages\/elder\/|state\/elder-post\.ts)|shared\/wishes\/gist\.ts/ },
  {
    name: 'enter',
    test: /web\/(pages\/(sign-in|sign-ins)\/|state\/(sign-in|sign-ins|dev-inbox)\.ts|main\/(device|passkey)\.ts)/,
  },
];

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [precacheList()],
  define: { __VERSION__: JSON.stringify(version) },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: TARGET,
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: {
        index: fileURLToPath(new URL('index.html', import.meta.url)),
      },
      output: { codeSplitting: { includeDependenciesRecursively: false, groups: TOGETHER } },
    },
  },
  server: { proxy: { '/api': API_ORIGIN } },
  preview: { proxy: { '/api': API_ORIGIN } },
});
