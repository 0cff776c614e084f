import { parseArgs } from 'node:util';
import { fuzz } from './simulate/requests.ts';
import { runMain, Trouble } from './trouble.ts';

const USAGE = 'Usage: npm run fuzz -- [--requests N] [--seed N] [--json]';
const REQUESTS_LIMIT = 1_000_000;

/**
 * `npm run fuzz -- --requests N`: requests made from the OpenAPI document, right and wrong ones, by somebody of each role
 * and by nobody, to a place in the middle of its life. Every answer must be one that the document tells of, in status,
 * code and shape, within its limit of bytes, and never an error of ours.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      requests: { type: 'string', default: '5000' },
      seed: { type: 'string', default: '7' },
      json: { type: 'boolean', default: false },
    },
  });
  const [requests, seed] = [Number(values.requests), Number(values.seed)];
  if (!Number.isInteger(requests) || requests < 1 || requests > REQUESTS_LIMIT || !Number.isSafeInteger(seed))
    throw new Trouble(USAGE);
  const started = performance.now();
  const { statuses, largest, faults, untouched } = await fuzz(requests, seed);
  const report = {
    requests,
    seed,
    seconds: Math.round((performance.now() - started) / 100) / 10,
    statuses: Object.fromEntries([...statuses].sort()),
    largest,
    untouched,
    faults,
  };
  console.log(values.json ? JSON.stringify(report) : JSON.stringify(report, null, 2));
  if (faults.length > 0) process.exitCode = 1;
}

await runMain(main);
