import { defineConfig } from 'vitest/config';

const TABLE_TESTS = ['functions/platform/table*.test.ts', 'functions/**/*.table.test.ts'];
const DEPLOYED_TESTS = ['functions/**/*.deployed.test.ts'];
const E2E_TESTS = ['web/e2e/**/*.test.ts'];
/** A test that fails is run once more; one that then passes is named as shaky in the last lines (docs/decisions/0034). */
const RETRY = 1;
const NEVER = ['**/node_modules/**', '**/dist/**', 'cdk.out/**', '.data/**'];

/**
 * unit: rules, operations and API against the SQLite table. table: the conformance suite, DynamoDB Local included.
 * Projects run one after another (groupOrder), each with workers of its own.
 * e2e: Chromium on the built site. deployed: black-box over HTTP against a deployed stack (`npm run localstack -- test`).
 */
export default defineConfig({
  test: {
    // A test that nobody can run on its own is no test: nothing is shared between files.
    isolate: true,
    passWithNoTests: true,
    projects: [
      {
        test: {
          name: 'unit',
          sequence: { groupOrder: 0 },
          include: ['{functions,shared,infra,web}/**/*.test.{ts,tsx}'],
          exclude: [...NEVER, ...TABLE_TESTS, ...DEPLOYED_TESTS, ...E2E_TESTS],
          pool: 'forks',
          // Vitest leaves one core to itself, and on two cores that is half of them.
          maxWorkers: 2,
          retry: RETRY,
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'table',
          sequence: { groupOrder: 1 },
          include: TABLE_TESTS,
          exclude: NEVER,
          pool: 'forks',
          // DynamoDB Local is one JVM for each file: two at a time is what two cores bear.
          maxWorkers: 2,
          retry: RETRY,
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          sequence: { groupOrder: 2 },
          include: E2E_TESTS,
          exclude: NEVER,
          pool: 'forks',
          // A browser waits half of its time for the house behind it: two keep two cores busy. No test tells the time.
          maxWorkers: 2,
          retry: RETRY,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'deployed',
          sequence: { groupOrder: 3 },
          include: DEPLOYED_TESTS,
          exclude: NEVER,
          pool: 'forks',
          maxWorkers: 1,
          fileParallelism: false,
          retry: RETRY,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
