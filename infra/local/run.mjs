#!/usr/bin/env node
// Every npm script starts here. Plain JavaScript without imports from npm: it must run on Node 20 in a fresh clone with
// nothing installed. It installs what is missing, builds the site when its sources changed, and hands over to the
// project's own Node (the Lambda's), which runs the TypeScript as it is.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const NODE_MINIMUM_MAJOR = 20;
const NODE = join(ROOT, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
const WEB_STAMP = join(ROOT, 'node_modules', '.cache', 'nuanxin-web');
const SITE_FOLDERS = ['web', 'shared'];
const SITE_FILES = ['package-lock.json', 'tsconfig.json', 'infra/local/build-web.ts'];
const NOT_IN_SITE = /[\\/](dist|e2e)[\\/]|\.test\.tsx?$/;

/** What each command runs; `web` says that it needs the built site. */
const COMMANDS = {
  start: { run: ['infra/local/start.ts'], web: true },
  test: { run: ['infra/local/test.ts'], web: true },
  check: { run: ['infra/local/test.ts', '--only', 'types,lint,boundaries,dead code,openapi,budgets'], web: true },
  e2e: { run: ['node_modules/vitest/vitest.mjs', 'run', '--project', 'e2e'], web: true },
  synth: { run: ['node_modules/aws-cdk/bin/cdk', 'synth', '--quiet'], web: true },
  seed: { run: ['infra/local/seed-data.ts'] },
  match: { run: ['infra/local/match-file.ts'] },
  bench: { run: ['infra/local/bench.ts'], web: true },
  fuzz: { run: ['infra/local/fuzz.ts'] },
  scan: { run: ['infra/local/scan.ts'], web: true },
  simulate: { run: ['infra/local/simulate.ts'] },
  found: { run: ['infra/local/found.ts'] },
  export: { run: ['infra/local/export.ts'] },
  localstack: { run: ['infra/local/localstack.ts'] },
};

function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}

function checkNode() {
  if (Number(process.versions.node.split('.')[0]) >= NODE_MINIMUM_MAJOR) return;
  stop(`Nuanxin needs Node ${NODE_MINIMUM_MAJOR} or newer to start; this is ${process.version}.`);
}

/** npm keeps what it installed in a hidden lockfile, written last: it says the truth also after a half-done install. */
function isInstalled() {
  const installed = readJson('node_modules/.package-lock.json')?.packages;
  if (!installed || !existsSync(NODE)) return false;
  const wanted = Object.entries(readJson('package-lock.json')?.packages ?? {});
  return wanted.every(
    ([path, { version, optional }]) => path === '' || optional || installed[path]?.version === version,
  );
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(join(ROOT, path), 'utf8'));
  } catch {
    return undefined;
  }
}

function install() {
  if (isInstalled()) return;
  console.error('Installing dependencies (once, about a minute) ...');
  const arguments_ = [
    'ci',
    '--no-audit',
    '--no-fund',
    '--fetch-retry-mintimeout=1000',
    '--fetch-retry-maxtimeout=10000',
  ];
  const npm = spawnSync('npm', arguments_, {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: ['ignore', 'inherit', 'pipe'],
    shell: process.platform === 'win32',
  });
  if (npm.error) stop('npm was not found; it comes with Node and must be on the PATH.');
  if (npm.status !== 0) stop(installFailure(npm.stderr));
}

function installFailure(stderr) {
  if (
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT/.test(stderr)
  ) {
    return 'The npm registry cannot be reached, so the dependencies could not be installed: check the network and run the command again.';
  }
  if (/ENOSPC/.test(stderr)) return 'The disk is full, so the dependencies could not be installed.';
  if (/EACCES|EPERM|EROFS/.test(stderr))
    return `The dependencies could not be installed: ${join(ROOT, 'node_modules')} cannot be written.`;
  const first = /^npm (?:error|ERR!) (?!code )(\S.*)$/m.exec(stderr)?.[1];
  return `The dependencies could not be installed: ${first ?? 'npm ci failed'}`;
}

function sourcesOf(folder) {
  if (!existsSync(join(ROOT, folder))) return [];
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(ROOT, join(entry.parentPath ?? entry.path, entry.name)))
    .filter((path) => !NOT_IN_SITE.test(path));
}

function buildWeb() {
  const hash = createHash('sha256');
  for (const file of [...SITE_FOLDERS.flatMap(sourcesOf), ...SITE_FILES].sort())
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(ROOT, file)));
  const stamp = hash.digest('hex');
  const known = existsSync(WEB_STAMP) ? readFileSync(WEB_STAMP, 'utf8') : '';
  if (known === stamp && existsSync(join(ROOT, 'web', 'dist', 'index.html'))) return;
  const build = spawnSync(NODE, ['infra/local/build-web.ts'], {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (build.status !== 0) stop(`${build.stdout}${build.stderr}\nThe site could not be built; the lines above say why.`);
  mkdirSync(dirname(WEB_STAMP), { recursive: true });
  writeFileSync(WEB_STAMP, stamp);
}

function handOver(run, rest) {
  const options = ['--disable-warning=ExperimentalWarning', process.env.NODE_OPTIONS].filter(Boolean).join(' ');
  const child = spawn(NODE, [...run, ...rest], {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, NODE_OPTIONS: options },
  });
  // The terminal sends Ctrl-C to the whole group; a plain `kill` reaches only this process and is passed on.
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'])
    process.on(signal, () => signal !== 'SIGINT' && child.kill(signal));
  child.on('error', () =>
    stop(
      "The project's own Node (node_modules/.bin/node) does not start: remove node_modules and run the command again.",
    ),
  );
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}

checkNode();
const [name = '', ...rest] = process.argv.slice(2);
const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
if (!command) stop(`There is no command '${name}'; there are ${Object.keys(COMMANDS).join(', ')}.`);
install();
if (command.web) buildWeb();
handOver(command.run, rest);
