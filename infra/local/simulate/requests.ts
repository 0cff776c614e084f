import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { openApiDocument } from '../../../functions/api/openapi.ts';
import { openSession } from '../../../functions/people/sessions.ts';
import { REPLY_LIMIT_BYTES } from '../../../shared/kernel/limits.ts';
import { type Random, seededRandom } from '../seed/random.ts';
import { playedTown } from './play.ts';
import { CELLS, PHONES } from './town.ts';
import { type Pools, type Schema, valueFor } from './values.ts';

/** Enough calls before the first request that there is something of everything. */
const WARM_OPS = 1_500;
const WRONG_CHANCE = 0.3;
const FAULTS_LIMIT_COUNT = 20;
type Operation = {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly in: string;
    readonly required: boolean;
    readonly schema: Schema;
  }[];
  readonly body: Schema | undefined;
  readonly shapes: ReadonlyMap<number, ValidateFunction | undefined>;
};
type Part = { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> };
type Document = {
  readonly paths: Readonly<
    Record<
      string,
      Readonly<
        Record<
          string,
          {
            readonly operationId: string;
            readonly parameters: Operation['parameters'];
            readonly requestBody?: Part;
            readonly responses: Readonly<Record<string, Part>>;
          }
        >
      >
    >
  >;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
};

export type Fuzzed = {
  readonly statuses: ReadonlyMap<string, number>;
  readonly largest: { readonly name: string; readonly bytes: number };
  readonly faults: readonly string[];
  /** Operations that were never answered with 200. */
  readonly untouched: readonly string[];
};

/** Sends so many requests and gives what was wrong with the answers. The same seed sends the same. */
export async function fuzz(requests: number, seed: number): Promise<Fuzzed> {
  const { town, county } = await playedTown({ seed, ops: WARM_OPS });
  const random = seededRandom(seed);
  const operations = operationsOf(openApiDocument('0.0.0') as Document);
  const callers = await Promise.all([...town.people.map(({ personId }) => cookieOf(town, personId)), undefined]);
  const statuses = new Map<string, number>();
  const answered = new Set<string>();
  const faults: string[] = [];
  let largest = { name: '', bytes: 0 };
  for (let i = 0; i < requests && faults.length < FAULTS_LIMIT_COUNT; i += 1) {
    const operation = random.pick(operations);
    const pools: Pools = { now: town.now(), ids: county.ids, phones: PHONES, cells: CELLS, digits: [] };
    const { url, init } = requestFor(operation, random, pools, callers[random.below(callers.length)], i);
    const response = await town.world.app.request(url, init);
    const text = await response.text();
    const status = String(response.status);
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    const bytes = Buffer.byteLength(text);
    if (bytes > largest.bytes) largest = { name: operation.name, bytes };
    if (response.status === 200) answered.add(operation.name);
    const fault = faultOf(operation, response.status, text, bytes);
    if (fault !== undefined)
      faults.push(`${operation.method} ${url} ${String(init.body ?? '').slice(0, 200)}: ${fault}`);
    county.learn(parsed(text), {});
  }
  await town.close();
  return {
    statuses,
    largest,
    faults,
    untouched: operations.map(({ name }) => name).filter((name) => !answered.has(name)),
  };
}

function operationsOf({ paths, components }: Document): readonly Operation[] {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  // Problems are a reference into the document; everything else stands where it is used.
  const problem = ajv.compile(components.schemas['Problem'] ?? {});
  const compiled = (schema: Schema | undefined) => schema && ('$ref' in schema ? problem : ajv.compile(schema));
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId, parameters, requestBody, responses }]) => ({
      name: operationId,
      method: method.toUpperCase(),
      path,
      parameters,
      body: requestBody?.content?.['application/json']?.schema,
      shapes: new Map(
        Object.entries(responses).map(([status, { content }]) => [
          Number(status),
          compiled(content?.['application/json']?.schema ?? content?.['application/problem+json']?.schema),
        ]),
      ),
    })),
  );
}

function requestFor(operation: Operation, random: Random, pools: Pools, cookie: string | undefined, at: number) {
  const wrong = random.chance(WRONG_CHANCE);
  let path = operation.path;
  const query = new URLSearchParams();
  for (const { name, in: where, required, schema } of operation.parameters) {
    if (where === 'header' || (where === 'query' && !required && random.chance(0.5))) continue;
    const value = String(wrong && random.chance(0.3) ? random.pick(ODD_TEXTS) : valueFor(schema, random, pools));
    if (where === 'path') path = path.replace(`{${name}}`, encodeURIComponent(value) || '-');
    else query.set(name, value);
  }
  const body = operation.body && valueFor(operation.body, random, pools);
  const sent = body !== undefined && wrong && random.chance(0.7) ? spoilt(body, random) : body;
  return {
    url: `${path}${query.size > 0 ? `?${query}` : ''}`,
    init: {
      method: operation.method,
      headers: {
        'X-Test-Address': `192.0.2.${at % 250}`,
        ...(cookie === undefined ? {} : { Cookie: cookie }),
        ...(random.chance(0.3) ? { 'Accept-Language': 'en' } : {}),
        ...(operation.method === 'GET' || (wrong && random.chance(0.1))
          ? {}
          : { 'Idempotency-Key': `fuzz-${random.below(1e9)}` }),
        ...(sent === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(sent === undefined ? {} : { body: typeof sent === 'string' && wrong ? sent : JSON.stringify(sent) }),
    },
  };
}

const ODD_TEXTS = [
  '',
  ' ',
  '0',
  '-1',
  '1e309',
  'null',
  '\u0000',
  '../..',
  '%2e%2e',
  "' OR 1=1",
  '<b>x</b>',
  '长'.repeat(500),
  '\u202e',
  '{"a":1}',
  '__proto__',
  '😊',
];
const ODD_VALUES: readonly unknown[] = [
  null,
  true,
  -1,
  1e300,
  0.5,
  '',
  ' ',
  '\u0000',
  '长'.repeat(5_000),
  [],
  {},
  [[]],
  { constructor: 1 },
];

/** One place of a value replaced by what does not belong there, or the whole of it. */
function spoilt(value: unknown, random: Random): unknown {
  if (typeof value !== 'object' || value === null || random.chance(0.1))
    return random.pick([...ODD_VALUES.slice(1), '{"half":']);
  if (Array.isArray(value))
    return value.length === 0
      ? [random.pick(ODD_VALUES.slice(1))]
      : value.map((one, at) => (at === 0 ? spoilt(one, random) : one));
  const names = Object.keys(value);
  const name = names.length === 0 || random.chance(0.1) ? 'surprise' : random.pick(names);
  const inside = (value as Record<string, unknown>)[name];
  return {
    ...value,
    [name]:
      typeof inside === 'object' && inside !== null && random.chance(0.6)
        ? spoilt(inside, random)
        : (ODD_VALUES[random.below(ODD_VALUES.length)] ?? null),
  };
}

function faultOf(operation: Operation, status: number, text: string, bytes: number): string | undefined {
  if (status >= 500) return `answered ${status} ${text.slice(0, 300)}`;
  if (bytes > REPLY_LIMIT_BYTES) return `answered ${bytes} bytes`;
  if (!operation.shapes.has(status)) return `answered ${status}, which is not documented: ${text.slice(0, 200)}`;
  const shape = operation.shapes.get(status);
  if (shape && !shape(parsed(text)))
    return `answered ${status} in another shape: ${JSON.stringify(shape.errors?.slice(0, 2))}`;
  return undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function cookieOf({ world }: Awaited<ReturnType<typeof playedTown>>['town'], personId: string): Promise<string> {
  const session = await openSession(world.house, personId, { how: 'demo' });
  await world.house.table.transact([session.write]);
  return session.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
}
