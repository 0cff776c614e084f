import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'match-'));
afterAll(() => rmSync(folder, { recursive: true }));

const FILE = join(folder, 'instance.json');
const INSTANCE = {
  rows: [
    { id: '送药', capacity: 1 },
    { id: '],[', capacity: 2 },
  ],
  columns: [
    { id: 1, capacity: 1 },
    { id: 2, capacity: 2 },
  ],
  edges: [
    { row: '送药', column: 1, weight: 5 },
    { row: '送药', column: 2, weight: 4 },
    { row: '],[', column: 1, weight: 4 },
    { row: '],[', column: 2, weight: 1 },
  ],
};

function match(content: string, ...options: readonly string[]) {
  writeFileSync(FILE, content);
  const { stdout, stderr, status } = spawnSync(process.execPath, ['infra/local/match-file.ts', ...options], {
    encoding: 'utf8',
  });
  return { stdout, stderr: stderr.trim(), status };
}

describe('npm run match', () => {
  it('prints the heaviest plan with the ids of the file, the same in one line and in many', () => {
    const inOne = match(JSON.stringify(INSTANCE), FILE, '--json');
    const inMany = match(JSON.stringify(INSTANCE), FILE);
    const plan = {
      weight: 9,
      pairs: [
        ['送药', 2],
        ['],[', 1],
        ['],[', 2],
      ],
      certified: true,
      ms: expect.any(Number),
    };
    expect(JSON.parse(inOne.stdout)).toEqual(plan);
    expect(JSON.parse(inMany.stdout)).toEqual(plan);
    expect([inOne.stdout.trim().split('\n').length, inMany.stdout.trim().split('\n').length]).toEqual([1, 5]);
    expect(inOne.status).toBe(0);
  });

  it('prints an empty plan for an empty instance', () => {
    const { stdout } = match('{"rows":[],"columns":[],"edges":[]}', FILE);
    expect(JSON.parse(stdout)).toMatchObject({ weight: 0, pairs: [], certified: true });
  });

  it.each([
    ['a broken file', '{"rows":[', [FILE], /^\S+ is not JSON: [^\n]+$/],
    ['another format', '{"rows":[],"columns":[]}', [FILE], /^\S+: edges must be a list\.$/],
    ['a file that is not there', '', [join(folder, 'nowhere.json')], /^\S+ cannot be read: [^\n]+\.$/],
    ['a folder', '', [folder], /^\S+ cannot be read: [^\n]+\.$/],
    ['no file', '', [], /^Usage: npm run match -- FILE\.json \[--json\]$/],
    ['two files', '', [FILE, FILE], /^Usage: [^\n]+$/],
    ['an unknown option', '', [FILE, '--xml'], /^Usage: [^\n]+$/],
  ])('answers %s with one sentence and exit code 1', (_, content, options, sentence) => {
    const { stdout, stderr, status } = match(content, ...options);
    expect({ stdout, status }).toEqual({ stdout: '', status: 1 });
    expect(stderr).toMatch(sentence);
  });
});
