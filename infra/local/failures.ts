import { relative } from 'node:path';

/** What failed, one line each: `unit: functions/a.test.ts > name: message`. */
export type Failures = readonly string[];

/** As many lines as the tail of a log shows. */
const FAILURES_LIMIT_LINES = 40;
const LINE_LIMIT_CHARACTERS = 300;
/** What starts each line: a script finds them in a long log. */
const MARK = 'not ok - ';
const SHAKY_MARK = 'shaky - ';

type Assertion = {
  readonly status: string;
  readonly fullName: string;
  readonly failureMessages?: readonly string[] | null;
};
/** What vitest's JSON reporter says of a run, as far as it is read here. */
export type Report = {
  readonly numPassedTests?: number;
  readonly numFailedTests?: number;
  readonly numPendingTests?: number;
  readonly numTodoTests?: number;
  readonly testResults?: readonly {
    readonly name: string;
    readonly status: string;
    readonly message?: string;
    readonly assertionResults?: readonly Assertion[];
  }[];
};

/** Each failed test of a report, and each file that failed as a whole; skipped ones too, where they count as failed. */
export function failuresOf(report: Report, root: string, skippedFails: boolean): Failures {
  return (report.testResults ?? []).flatMap(({ name, status, message, assertionResults = [] }) => {
    const file = relative(root, name);
    const failed = assertionResults.flatMap((one) => {
      if (one.status === 'failed') return [`${file} > ${one.fullName}: ${firstLine(one.failureMessages?.[0])}`];
      const skipped = skippedFails && one.status !== 'passed';
      return skipped ? [`${file} > ${one.fullName}: skipped, and under CI nothing may be`] : [];
    });
    return failed.length === 0 && status === 'failed' ? [`${file}: ${firstLine(message)}`] : failed;
  });
}

/** Each test that failed and then passed when it was run once more: the run counts it as passed, and somebody should look. */
export function shakyOf(report: Report, root: string): readonly string[] {
  return (report.testResults ?? []).flatMap(({ name, assertionResults = [] }) =>
    assertionResults
      .filter((one) => one.status === 'passed' && (one.failureMessages ?? []).length > 0)
      .map((one) => `${relative(root, name)} > ${one.fullName}: ${firstLine(one.failureMessages?.[0])}`),
  );
}

/** What a tool said first of what is wrong: the line that names an error, else its last words. */
export function failureOf(output: string): string {
  const lines = plain(output)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return lines.find((line) => /\berror\b|✖|×/i.test(line)) ?? lines.at(-1) ?? 'it said nothing';
}

/** The lists that stand right before the totals, what failed last. Empty where all is well. */
export function failureLines(failures: Failures, shaky: readonly string[] = []): readonly string[] {
  return [...marked(SHAKY_MARK, shaky), ...marked(MARK, failures)];
}

function marked(mark: string, all: readonly string[]): readonly string[] {
  const shown = all.slice(0, FAILURES_LIMIT_LINES - 1);
  const more = all.length - shown.length;
  return [...shown, ...(more > 0 ? [`and ${more} more`] : [])].map(
    (line) => `${mark}${plain(line).slice(0, LINE_LIMIT_CHARACTERS)}`,
  );
}

function firstLine(message: string | undefined): string {
  return (
    (message ?? '')
      .split('\n')
      .find((line) => line.trim() !== '')
      ?.trim() ?? 'it said nothing'
  );
}

const ESCAPE = String.fromCharCode(27);
function plain(text: string): string {
  return text.replaceAll(new RegExp(`${ESCAPE}\\[[0-9;]*m`, 'g'), '');
}
