import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Step } from './steps.ts';

export type Total = { readonly passed: number; readonly failed: number };
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
  return { passed: sum((one) => one.passed), failed: sum((one) => one.failed) };
}

async function runStep(step: Step): Promise<Outcome> {
  const started = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'nuanxin-test-'));
  const report = join(folder, 'report.json');
  const reporters = step.tests ? ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`] : [];
  const { code, output } = await run([...step.command, ...reporters]);
  const outcome = step.tests
    ? testOutcome(code, report)
    : { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  rmSync(folder, { recursive: true, force: true });
  const seconds = ((performance.now() - started) / 1_000).toFixed(1).padStart(6);
  const tests = step.tests ? `  ${outcome.passed} passed, ${outcome.failed} failed, ${outcome.skipped} skipped` : '';
  if (outcome.failed > 0 || step.shown) console.log(output.split('\n').slice(-OUTPUT_LIMIT_LINES).join('\n'));
  console.log(`${outcome.failed > 0 ? 'FAILED' : 'ok    '} ${step.name.padEnd(12)} ${seconds} s${tests}`);
  return outcome;
}

/** Under CI a skipped test is a failed one: nothing may be missing there. */
function testOutcome(code: number, report: string): Outcome {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(
      readFileSync(report, 'utf8'),
    ) as Record<string, number>;
    const skipped = (numPendingTests ?? 0) + (numTodoTests ?? 0);
    const failed = (numFailedTests ?? 0) + (process.env['CI'] === 'true' ? skipped : 0);
    // A file that does not load, or an error outside any test, has no test of its own to count.
    return { passed: numPassedTests ?? 0, failed: code !== 0 && failed === 0 ? 1 : failed, skipped };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
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
