import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Failures, failureLines, failureOf, failuresOf, type Report, shakyOf } from './failures.ts';
import type { Step } from './steps.ts';

export type Total = {
  readonly passed: number;
  readonly failed: number;
  readonly failures: Failures;
  /** Passed only when run once more. */
  readonly shaky?: readonly string[];
};
type Outcome = Total & { readonly skipped: number };

const LIGHT_AT_ONCE = 2;
const OUTPUT_LIMIT_LINES = 400;
const ROOT = join(import.meta.dirname, '..', '..');

/** Light steps two at a time, then the test projects one after another. Prints each when it ends. */
export async function runSteps(steps: readonly Step[]): Promise<Total> {
  const outcomes: Outcome[] = [];
  const waiting = steps.filter((step) => !step.tests);
  const lane = async () => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) outcomes.push(await runStep(step));
  };
  await Promise.all(Array.from({ length: LIGHT_AT_ONCE }, lane));
  for (const step of steps) if (step.tests) outcomes.push(await runStep(step));
  const sum = (pick: (outcome: Outcome) => number) => outcomes.reduce((total, outcome) => total + pick(outcome), 0);
  return {
    passed: sum((one) => one.passed),
    failed: sum((one) => one.failed),
    failures: outcomes.flatMap((one) => one.failures),
    shaky: outcomes.flatMap((one) => one.shaky ?? []),
  };
}

/** The last words of a run: what was shaky and what failed, by name, then `N passed, N failed`. The exit code follows. */
export function printTotal({ passed, failed, failures, shaky }: Total, ...between: readonly string[]): void {
  const lines = failureLines(failures, shaky);
  if (lines.length > 0) console.log(`\n${lines.join('\n')}`);
  for (const line of between) console.log(line);
  console.log(`${passed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
}

async function runStep(step: Step): Promise<Outcome> {
  const started = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'nuanxin-test-'));
  const report = join(folder, 'report.json');
  const reporters = step.tests ? ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`] : [];
  const { code, output } = await run([...step.command, ...reporters]);
  const outcome = step.tests ? testOutcome(step, code, output, report) : plainOutcome(step, code, output);
  rmSync(folder, { recursive: true, force: true });
  const seconds = ((performance.now() - started) / 1_000).toFixed(1).padStart(6);
  const tests = step.tests ? `  ${outcome.passed} passed, ${outcome.failed} failed, ${outcome.skipped} skipped` : '';
  if (outcome.failed > 0 || step.shown) console.log(output.split('\n').slice(-OUTPUT_LIMIT_LINES).join('\n'));
  console.log(`${outcome.failed > 0 ? 'FAILED' : 'ok    '} ${step.name.padEnd(12)} ${seconds} s${tests}`);
  return outcome;
}

function plainOutcome({ name }: Step, code: number, output: string): Outcome {
  if (code === 0) return { passed: 1, failed: 0, skipped: 0, failures: [] };
  return { passed: 0, failed: 1, skipped: 0, failures: [`${name}: ${failureOf(output)}`] };
}

/** Under CI a skipped test is a failed one: nothing may be missing there. */
function testOutcome(step: Step, code: number, output: string, file: string): Outcome {
  const report = reportIn(file);
  if (report === undefined) return plainOutcome(step, 1, output);
  const underCi = process.env['CI'] === 'true';
  const skipped = (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0);
  const failures = failuresOf(report, ROOT, underCi).map((failure) => `${step.name}: ${failure}`);
  const failed = Math.max((report.numFailedTests ?? 0) + (underCi ? skipped : 0), failures.length);
  const passed = report.numPassedTests ?? 0;
  // An error outside any test has no test of its own to count.
  if (code !== 0 && failed === 0) return { ...plainOutcome(step, code, output), passed, skipped };
  const shaky = shakyOf(report, ROOT).map((one) => `${step.name}: ${one}`);
  return { passed, failed, skipped, failures, shaky };
}

function reportIn(file: string): Report | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Report;
  } catch {
    return undefined;
  }
}

function run(command: readonly string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const child = spawn(process.execPath, command, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', (error) => resolve({ code: 1, output: error.message }));
    child.on('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString('utf8') }));
  });
}
