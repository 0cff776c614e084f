import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Row } from '../bench.ts';
import { SITE_FOLDER } from '../embedded.ts';

/** Gzip sizes of the first view of the wall and of every file of the site. */
export async function benchBundle(): Promise<readonly Row[]> {
  const html = readFileSync(join(SITE_FOLDER, 'index.html'), 'utf8');
  const first = new Set([
    '/index.html',
    ...[...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map((match) => match[1] ?? ''),
  ]);
  const files = readdirSync(SITE_FOLDER, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(html|js|css)$/.test(file),
  );
  const rows = files.map((file) => ({
    file: `/${file}`,
    first: first.has(`/${file}`) ? 'yes' : '',
    gzip: gzipSync(readFileSync(join(SITE_FOLDER, file))).length,
  }));
  const sum = (fits: (row: (typeof rows)[number]) => boolean) =>
    rows.filter(fits).reduce((total, row) => total + row.gzip, 0);
  return [
    ...rows.sort((a, b) => b.first.localeCompare(a.first) || b.gzip - a.gzip),
    {
      file: 'first view, JavaScript',
      first: 'sum',
      gzip: sum((row) => row.first === 'yes' && row.file.endsWith('.js')),
    },
    { file: 'first view, all', first: 'sum', gzip: sum((row) => row.first === 'yes') },
  ];
}
