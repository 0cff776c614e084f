import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Where a time of day or a duration is put into words; everybody else calls these (docs/decisions/0032). */
const RULE = [
  'shared/kernel/clock-words.ts',
  'shared/kernel/duration-words.ts',
  'shared/kernel/span-words.ts',
  'shared/kernel/time.ts',
];
const FOLDERS = ['web', 'shared', 'functions'];
const ROOT = join(import.meta.dirname, '../..');
/** Ways in which a time of day has been written by hand, and would be again. */
const BY_HAND: readonly (readonly [string, RegExp])[] = [
  ['an hour or minute of a Date', /\bget(?:UTC)?(?:Hours|Minutes)\b/],
  ['a time cut out of an ISO date', /slice\(11/],
  ['the browser’s own format', /toLocaleTimeString|DateTimeFormat|hour: '(?:2-digit|numeric)'|timeStyle/],
  ['a clock put together', /\}:\$\{.*padStart|\$\{[^}]*\} ?(?:点|am\b|pm\b)/],
  ['a duration put together', /\$\{[^}]*\} ?(?:分钟|个?小时[^有])|\$\{[^}]*\} (?:minutes|min)\b/],
  ['a time in 24 hours', /['"`>][^'"`<]*\p{Script=Han}[^'"`<]*\b\d{1,2}:[0-5]\d\b/u],
];

function sources(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name}`)
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$|\/(?:testing|e2e)\/|testing\.ts$/.test(name));
}

describe('times and durations', () => {
  it('are put into words in one place', () => {
    const found = FOLDERS.flatMap(sources)
      .filter((name) => !RULE.includes(name))
      .flatMap((name) =>
        readFileSync(join(ROOT, name), 'utf8')
          .split('\n')
          // What a comment gives as an example is not written on a screen.
          .filter((line) => !/^\s*(?:\/?\*|\/\/)/.test(line))
          .flatMap((line) =>
            BY_HAND.filter(([, way]) => way.test(line)).map(([what]) => `${name}: ${what}: ${line.trim()}`),
          ),
      );
    expect(found).toEqual([]);
  });
});
