import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DEMO_ACCOUNTS_KEY, type DemoAccount } from '../../functions/people/demo-accounts.ts';
import { EXPORTS } from './exports.ts';
import { openEmbeddedHouse, TABLE_FILE } from './house.ts';
import { DEFAULT_FOLDER } from './seed-data.ts';
import { runMain, Trouble } from './trouble.ts';

const USAGE = 'Usage: npm run export -- openapi|ics [--person DEMO-NAME] [--out DIR]';

/**
 * `npm run export -- openapi [--out DIR]`: prints the document, or writes DIR/openapi.json and prints its path.
 * `npm run export -- ics [--person xia-qingshan]`: the same for a demo person's calendar, as a calendar app reads it.
 */
async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { out: { type: 'string' }, person: { type: 'string', default: 'sarula' } },
  });
  const { name, text } = await documentOf(positionals[0], values.person);
  if (values.out === undefined) {
    process.stdout.write(text);
    return;
  }
  mkdirSync(values.out, { recursive: true });
  const file = join(values.out, name);
  writeFileSync(file, text);
  console.log(file);
}

async function documentOf(what: string | undefined, person: string): Promise<{ name: string; text: string }> {
  if (what === 'openapi') return { name: 'openapi.json', text: await EXPORTS.openapi.make() };
  if (what === 'ics') return { name: `${person}.ics`, text: await calendarOf(person) };
  throw new Trouble(USAGE);
}

async function calendarOf(slug: string): Promise<string> {
  const dir = process.env['DATA_DIR'] || DEFAULT_FOLDER;
  if (!existsSync(join(dir, TABLE_FILE))) throw new Trouble(`${dir} holds no data: run npm run seed first.`);
  const house = await openEmbeddedHouse({ dir });
  try {
    const accounts = (await house.table.get(DEMO_ACCOUNTS_KEY))?.['accounts'] as readonly DemoAccount[] | undefined;
    const account = accounts?.find((one) => one.slug === slug);
    if (!account) throw new Trouble(`There is no demo person ${slug}.`);
    return await EXPORTS.ics.make(house, account.personId);
  } finally {
    await house.table.close();
  }
}

await runMain(main);
