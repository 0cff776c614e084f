import { parseArgs } from 'node:util';
import { STEPS } from './steps.ts';
import { printTotal, runSteps } from './steps-run.ts';
import { runMain, Trouble } from './trouble.ts';

/**
 * `npm test`: every check, two light ones or one heavy one at a time. The last lines name what failed, then
 * `N passed, N failed`; the exit code follows it. `--only "types,lint"` runs some of them.
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
  printTotal(total, '', `${((performance.now() - started) / 1_000).toFixed(0)} s`);
}

await runMain(main);
