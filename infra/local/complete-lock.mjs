// `node infra/local/complete-lock.mjs`: run after a change of dependencies when the registry in reach does not hold the
// optional packages of other platforms. npm then leaves them out of the lock, and `npm ci` refuses a lock that lacks them.
// Adds their names and versions as the packages that want them say; npm fetches only those of its own platform.
import { readFileSync, writeFileSync } from 'node:fs';

const FILE = 'package-lock.json';
const SYSTEMS = ['android', 'darwin', 'freebsd', 'openbsd', 'netbsd', 'linux', 'win32', 'sunos', 'aix', 'openharmony'];
const PROCESSORS = ['x64', 'arm64', 'arm', 'ia32', 'ppc64', 's390x', 'riscv64', 'loong64', 'mips64el', 'wasm32'];

const lock = JSON.parse(readFileSync(FILE, 'utf8'));
const { packages } = lock;

/** Whether npm would find `name` from where `path` is installed. */
function isLocked(path, name) {
  for (let at = path; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    if (packages[`${at === '' ? '' : `${at}/`}node_modules/${name}`]) return true;
    if (at === '') return false;
  }
}

function entryOf(name, version, parent) {
  const parts = name.split('/').at(-1).split('-');
  const os = parts.filter((part) => SYSTEMS.includes(part));
  const cpu = parts.filter((part) => PROCESSORS.includes(part));
  if (os.length === 0 || cpu.length === 0) throw new Error(`${name} names no platform`);
  const libc = /musl|gnu/.test(name) && os[0] === 'linux' ? { libc: [name.includes('musl') ? 'musl' : 'glibc'] } : {};
  return { version, cpu, ...(parent.dev ? { dev: true } : {}), ...libc, license: parent.license, optional: true, os };
}

let added = 0;
for (const [path, parent] of Object.entries(packages)) {
  for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
    if (isLocked(path, name)) continue;
    packages[`node_modules/${name}`] = entryOf(name, version, parent);
    added += 1;
  }
}
lock.packages = Object.fromEntries(
  Object.entries(packages).sort(([a], [b]) => (a === '' ? -1 : b === '' ? 1 : a.localeCompare(b, 'en'))),
);
writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`added ${added}`);
