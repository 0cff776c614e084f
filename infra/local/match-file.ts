import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { checkCertificate } from '../../shared/matching/solver/check.ts';
import { InstanceError, type NamedInstance, parseInstance } from '../../shared/matching/solver/instance.ts';
import { solve } from '../../shared/matching/solver/solve.ts';
import { runMain, Trouble } from './trouble.ts';

const USAGE = 'Usage: npm run match -- FILE.json [--json]';

/**
 * Solves an assignment instance exactly and prints `{"weight":n,"pairs":[[row,column],...],"certified":true,"ms":n}`, ids as in
 * the file, `ms` for solving alone; in one line with --json, else with a line for each pair.
 */
async function main(): Promise<void> {
  const { file, json } = readArguments();
  const { instance, rowIds, columnIds } = readInstance(file);
  const start = performance.now();
  const answer = solve(instance);
  const ms = Math.round((performance.now() - start) * 1_000) / 1_000;
  const proof = checkCertificate(instance, answer);
  if (!proof.valid) throw new Error(`the solver's proof does not hold: ${proof.fault}`);
  const { pairs, weight, certified } = answer;
  const lines: string[] = [];
  for (let i = 0; i < pairs.length; i += 2)
    lines.push(JSON.stringify([rowIds[pairs[i] ?? -1], columnIds[pairs[i + 1] ?? -1]]));
  const list = json || lines.length === 0 ? lines.join(',') : `\n  ${lines.join(',\n  ')}\n`;
  console.log(`{"weight":${weight},"pairs":[${list}],"certified":${certified},"ms":${ms}}`);
}

function readArguments(): { readonly file: string; readonly json: boolean } {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false } },
    });
    const [file, ...more] = positionals;
    if (file !== undefined && more.length === 0) return { file, json: values.json };
  } catch {
    // An option that is not there: the usage says which are.
  }
  throw new Trouble(USAGE);
}

function readInstance(file: string): NamedInstance {
  let text: string;
  try {
    // npm runs this in the project's folder and says where it was called.
    text = readFileSync(resolve(process.env['INIT_CWD'] ?? '.', file), 'utf8');
  } catch (error) {
    throw new Trouble(`${file} cannot be read: ${error instanceof Error ? error.message : error}.`);
  }
  try {
    return parseInstance(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError) throw new Trouble(`${file} is not JSON: ${error.message.replace(/\s+/g, ' ')}.`);
    if (error instanceof InstanceError) throw new Trouble(`${file}: ${error.message}`);
    throw error;
  }
}

await runMain(main);
