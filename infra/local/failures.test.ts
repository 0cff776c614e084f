import { describe, expect, it } from 'vitest';
import { failureLines, failureOf, failuresOf, shakyOf } from './failures.ts';

const REPORT = {
  testResults: [
    {
      name: '/house/functions/a.test.ts',
      status: 'failed',
      assertionResults: [
        { status: 'passed', fullName: 'a wish is posted', failureMessages: [] },
        { status: 'passed', fullName: 'a wish is closed', failureMessages: ['Error: too late\n    at a.test.ts:9'] },
        {
          status: 'failed',
          fullName: 'a wish is found',
          failureMessages: ['AssertionError: expected 1 to be 2\n    at a.test.ts:3'],
        },
      ],
    },
    {
      name: '/house/web/b.test.ts',
      status: 'failed',
      message: '\nSyntaxError: Unexpected token',
      assertionResults: [],
    },
    {
      name: '/house/shared/c.test.ts',
      status: 'passed',
      assertionResults: [{ status: 'pending', fullName: 'needs Java', failureMessages: null }],
    },
  ],
};

describe('what failed', () => {
  it('is named with its file and the first line of its error, also where a whole file does not load', () => {
    expect(failuresOf(REPORT, '/house', false)).toEqual([
      'functions/a.test.ts > a wish is found: AssertionError: expected 1 to be 2',
      'web/b.test.ts: SyntaxError: Unexpected token',
    ]);
  });

  it('counts what was skipped where nothing may be', () => {
    expect(failuresOf(REPORT, '/house', true)).toContain(
      'shared/c.test.ts > needs Java: skipped, and under CI nothing may be',
    );
  });

  it('is the line of a tool that names an error, else its last words', () => {
    expect(failureOf("checking\nweb/a.ts(3,1): error TS2322: Type 'string'\ndone")).toBe(
      "web/a.ts(3,1): error TS2322: Type 'string'",
    );
    expect(failureOf('one\n\u001b[31mtwo\u001b[39m\n')).toBe('two');
    expect(failureOf('')).toBe('it said nothing');
  });

  it('is told from what passed only when it was run once more, which is named as shaky', () => {
    const shaky = shakyOf(REPORT, '/house');
    expect(shaky).toEqual(['functions/a.test.ts > a wish is closed: Error: too late']);
    expect(failureLines(['one'], shaky)).toEqual([`shaky - ${shaky[0]}`, 'not ok - one']);
  });

  it('fits the tail of a log, and says how many it leaves out', () => {
    const lines = failureLines(Array.from({ length: 60 }, (_, at) => `test ${at}`));
    expect(lines).toHaveLength(40);
    expect(lines[0]).toBe('not ok - test 0');
    expect(lines.at(-1)).toBe('not ok - and 21 more');
    expect(failureLines(['x'.repeat(1_000)])[0]?.length).toBeLessThan(320);
    expect(failureLines([])).toEqual([]);
  });
});
