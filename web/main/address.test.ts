import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const FILES = ['web/pages/**/*.{ts,tsx}', 'web/main/words.*.ts', 'web/ui/*.tsx', 'shared/matching/*.ts'];
/** What a neighbour says to a neighbour is theirs to say. */
const SAID_BY_PEOPLE = ['下回还想请你来'];

/** Every line of words that has the text, with its file. */
function linesWith(text: RegExp): string[] {
  const files = globSync(FILES, { cwd: ROOT }).filter((file) => !file.includes('.test.'));
  expect(files.length).toBeGreaterThan(100);
  return files.flatMap((file) =>
    readFileSync(`${ROOT}${file}`, 'utf8')
      .split('\n')
      .filter((line) => !/^\s*(\/?\*|\/\/)/.test(line))
      .filter((line) => text.test(SAID_BY_PEOPLE.reduce((left, said) => left.replace(said, ''), line)))
      .map((line) => `${file}: ${line.trim()}`),
  );
}

describe('how the product speaks to people', () => {
  it('says 您 to everyone, old or young, on every screen', () => {
    expect(linesWith(/你/)).toEqual([]);
  });

  it('calls what it is shown on a device: it may be a phone and may be a desk', () => {
    expect(linesWith(/(这台|这部)手机|\b[Tt]his phone\b|跟手机/)).toEqual([]);
  });
});
