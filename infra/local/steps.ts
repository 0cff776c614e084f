/** One check of `npm test`: a command under the project's Node. */
export type Step = {
  readonly name: string;
  /** Arguments to Node, from the project's root. */
  readonly command: readonly string[];
  /** A vitest project: counted test by test, and run alone, since it uses all cores itself. */
  readonly tests?: true;
  /** Its output is part of what is asked for, also when all is well. */
  readonly shown?: true;
};

export const vitestStep = (project: string): Step => ({
  name: project,
  command: ['node_modules/vitest/vitest.mjs', 'run', '--project', project],
  tests: true,
});

/** What is known of the types since the last run: a second check takes a third of the time. */
const TYPES_KEPT = 'node_modules/.cache/types.tsbuildinfo';

export const STEPS: readonly Step[] = [
  {
    name: 'types',
    command: ['node_modules/typescript/bin/tsc', '--noEmit', '--incremental', '--tsBuildInfoFile', TYPES_KEPT],
  },
  { name: 'lint', command: ['node_modules/@biomejs/biome/bin/biome', 'ci', '--error-on-warnings', '.'] },
  {
    name: 'boundaries',
    command: ['node_modules/dependency-cruiser/bin/dependency-cruise.mjs', 'functions', 'shared', 'web', 'infra'],
  },
  { name: 'dead code', command: ['node_modules/knip/bin/knip.js'] },
  { name: 'openapi', command: ['infra/local/lint-openapi.ts'] },
  { name: 'budgets', command: ['infra/local/budgets.ts'] },
  { name: 'synth', command: ['node_modules/aws-cdk/bin/cdk', 'synth', '--quiet'] },
  vitestStep('unit'),
  vitestStep('table'),
  vitestStep('e2e'),
];
