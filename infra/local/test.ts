import { parseArgs } from 'node:util';
import { STEPS } from './steps.ts';
import { runSteps } from './steps-run.ts';
import { runMain, Trouble } from './trouble.ts';

/**
 * `npm test`: every check, two light ones or one heavy one at a time. The last line is `N passed, N failed`; the exit
 * code follows it. `--only "types,lint"` runs some of them.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { only: { type: 'string' } } });
  const names = values.only?.split(',');
  const unknown = names?.filter((name) => !STEPS.some((step) => step.name === name)) ?? [];
  if (unknown.length > 0)
    throw new Trouble(
      `There is no step '${unknown.join("', '")}'; there are ${STEPS.map((step) => step.name).join(', ')}.`,
    );
  const started = performance.now();
  const total = await runSteps(STEPS.filter((step) => names?.includes(step.name) ?? true));
  console.log(`\n${((performance.now() - started) / 1_000).toFixed(0)} s`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  if (total.failed > 0) process.exitCode = 1;
}

await runMain(main);
