import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openApiDocument } from '../../functions/api/openapi.ts';
import { VERSION } from '../version.ts';
import { runMain, Trouble } from './trouble.ts';

/** `npm run export -- openapi [--out DIR]`: prints the document, or writes DIR/openapi.json and prints its path. */
async function main(): Promise<void> {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { out: { type: 'string' } } });
  if (positionals[0] !== 'openapi') throw new Trouble('Usage: npm run export -- openapi [--out DIR]');
  const text = `${JSON.stringify(openApiDocument(VERSION), undefined, 2)}\n`;
  if (values.out === undefined) {
    process.stdout.write(text);
    return;
  }
  mkdirSync(values.out, { recursive: true });
  const file = join(values.out, 'openapi.json');
  writeFileSync(file, text);
  console.log(file);
}

await runMain(main);
