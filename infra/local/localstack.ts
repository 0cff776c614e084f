import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { NO_MESSAGES } from '../../functions/platform/messages.ts';
import { openHouse } from '../../functions/platform/open.ts';
import { STAGES } from '../config.ts';
import { pretendedTypes } from './fallbacks.ts';
import { ACCOUNT, deployed, endpointUrl, isUp, localstackEnv, OUTPUTS_FILE, REGION } from './localstack-place.ts';
import { hasTable, watchOver } from './redeployed.ts';
import { vitestStep } from './steps.ts';
import { printTotal, runSteps } from './steps-run.ts';
import { runMain, Trouble } from './trouble.ts';

/**
 * `npm run localstack -- up|deploy|test|smoke|redeploy|destroy|down`: the real stacks on LocalStack, the journeys against
 * them, a second deploy over running data, and their end.
 */
const ROOT = join(import.meta.dirname, '..', '..');
const COMPOSE = ['compose', '-f', join('infra', 'local', 'compose.yaml')];
const SEED_NUMBER = 7;
const SEEDED = { pk: 'SYSTEM#seed', sk: 'SYSTEM#seed' } as const;

/** A script that starts and stops a LocalStack its own way (`up`, `down`), where there is no Docker. */
const starter = process.env['NUANXIN_LOCALSTACK'];

/** Runs a program with the terminal as its output. Throws Trouble with this sentence when it fails. */
function run(program: string, args: readonly string[], sentence: string): void {
  const env = { ...process.env, ...localstackEnv(), LAMBDA_PROCESS_NODE: process.execPath };
  const { status, error } = spawnSync(program, args, { cwd: ROOT, stdio: 'inherit', env });
  if (error !== undefined || status !== 0) throw new Trouble(sentence);
}

function hasDocker(): boolean {
  return spawnSync('docker', ['info'], { stdio: 'ignore' }).status === 0;
}

async function up(): Promise<void> {
  if (await isUp()) return console.log(`LocalStack answers at ${endpointUrl()}.`);
  if (starter) return run(starter, ['up'], `${starter} did not start LocalStack; the lines above say why.`);
  if (!hasDocker()) {
    throw new Trouble(
      `No LocalStack answers at ${endpointUrl()}, and no Docker engine is running to start one: start Docker, or set AWS_ENDPOINT_URL to a LocalStack, or NUANXIN_LOCALSTACK to a script that starts one.`,
    );
  }
  run(
    'docker',
    [...COMPOSE, 'up', '--detach', '--wait'],
    'Docker could not start LocalStack; the lines above say why.',
  );
}

function down(): void {
  if (starter) {
    run(starter, ['down'], `${starter} did not stop LocalStack.`);
    return;
  }
  if (!hasDocker()) throw new Trouble('No Docker engine is running, and this LocalStack was not started by it.');
  run('docker', [...COMPOSE, 'down', '--volumes'], 'Docker could not stop LocalStack.');
}

function cdk(...args: string[]): void {
  run(process.execPath, ['node_modules/aws-cdk/bin/cdk', ...args], `cdk ${args[0]} failed; the lines above say why.`);
}

const STAGE = STAGES.localstack.name;
const CONTEXT = ['--context', `stage=${STAGE}`];

async function deploy(): Promise<void> {
  await needUp();
  mkdirSync(dirname(OUTPUTS_FILE), { recursive: true });
  timed('bootstrap', () => cdk('bootstrap', `aws://${ACCOUNT}/${REGION}`, ...CONTEXT, '--no-version-reporting'));
  stand();
  for (const stack of [`nuanxin-${STAGE}-data`, `nuanxin-${STAGE}-service`]) {
    const types = await pretendedTypes(stack);
    if (types.length > 0)
      throw new Trouble(
        `LocalStack only pretends to create ${types.join(', ')} (${stack}): give each a reason in infra/local/fallbacks.ts, or take it out.`,
      );
  }
  await seedOnce();
  console.log(`Deployed: ${deployed().baseUrl}/api/health`);
}

function stand(...context: string[]): void {
  const rest = ['--require-approval', 'never', '--outputs-file', OUTPUTS_FILE];
  timed('deploy', () => cdk('deploy', '--all', ...CONTEXT, ...context, ...rest));
}

/** Another build over the running one: who was signed in stays so, what was there is there, and the new build answers. */
async function redeploy(): Promise<void> {
  await needUp();
  const build = `again.${Date.now().toString(36)}`;
  const check = await watchOver(deployed().baseUrl);
  stand('--context', `build=${build}`);
  await check(deployed().baseUrl, build);
  console.log(`Redeployed as build ${build}; the session, the wish and its poster's notices were still there.`);
}

/** Takes the stacks away, data included: this stage keeps none. */
async function destroy(): Promise<void> {
  await needUp();
  Object.assign(process.env, localstackEnv());
  const { tableName } = deployed();
  timed('destroy', () => cdk('destroy', '--all', ...CONTEXT, '--force'));
  rmSync(OUTPUTS_FILE, { force: true });
  if (await hasTable(tableName)) throw new Trouble(`The table ${tableName} is still there after cdk destroy.`);
  console.log('Destroyed: no stack and no table is left.');
}

function timed(name: string, work: () => void): void {
  const started = performance.now();
  work();
  console.log(`${name}: ${((performance.now() - started) / 1_000).toFixed(1)} s`);
}

/** The small demo set, through the table as the functions see it. A second deploy leaves what is there. */
async function seedOnce(): Promise<void> {
  Object.assign(process.env, localstackEnv());
  const { tableName, keyId, filesBucket } = deployed();
  const house = await openHouse(
    {
      ...localstackEnv(),
      PLACE: 'localstack',
      TABLE_NAME: tableName,
      KMS_KEY_ID: keyId,
      FILES_BUCKET: filesBucket,
      DEMO: 'on',
    },
    () => NO_MESSAGES,
  );
  try {
    if ((await house.table.get(SEEDED, { consistent: true })) !== undefined) return;
    const { seed } = await import('./seed/seed.ts');
    await seed({ house, scale: 'small', seedNumber: SEED_NUMBER });
    await house.table.transact([{ op: 'insert', item: { ...SEEDED, type: 'seeded' } }]);
  } finally {
    await house.table.close();
  }
}

async function test(): Promise<void> {
  await needUp();
  const { baseUrl, tableName } = deployed();
  Object.assign(process.env, localstackEnv(), { NUANXIN_BASE_URL: baseUrl, TABLE_NAME: tableName });
  printTotal(await runSteps([{ ...vitestStep('deployed'), shown: true }]));
}

async function smoke(): Promise<void> {
  await needUp();
  const { baseUrl } = deployed();
  const answer = await fetch(`${baseUrl}/api/health`);
  console.log(answer.status, await answer.text());
  if (!answer.ok) throw new Trouble(`The deployed API does not answer at ${baseUrl}/api/health.`);
}

async function needUp(): Promise<void> {
  if (!(await isUp())) throw new Trouble(`No LocalStack answers at ${endpointUrl()}: npm run localstack -- up`);
}

const COMMANDS: Readonly<Record<string, () => Promise<void> | void>> = {
  up,
  deploy,
  test,
  smoke,
  redeploy,
  destroy,
  down,
};

await runMain(async () => {
  const name = process.argv[2] ?? '';
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined)
    throw new Trouble('Usage: npm run localstack -- up|deploy|test|smoke|redeploy|destroy|down');
  await command();
});
