import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENDPOINTS } from '../../shared/contracts.ts';
import type { Endpoint } from '../../shared/kernel/endpoint.ts';
import { type Sample, samplesOf } from '../testing/samples.ts';
import { standingWish } from '../testing/standing-wish.ts';
import { openWorld, type Someone, type World } from '../testing/world.ts';

/** Every place in every body and query, filled with what does not belong there: the documented refusal, never a 500. */
let world: World;
let as: Someone;
let samples: Readonly<Record<string, Sample>>;
beforeAll(async () => {
  world = await openWorld();
  const region = await world.org('region');
  const center = await world.org('center', region);
  const station = await world.org('station', center);
  const thing = await standingWish(world, station, center);
  as = await world.person({}, [region, 'operator'], [station, 'head']);
  samples = samplesOf({ thing, station, center, someone: await world.person() });
});
afterAll(() => world.close());

const BODIED = ENDPOINTS.filter((contract) => contract.body !== undefined);
type Path = readonly (string | number)[];

/** All leaves of a body with their paths. */
function leaves(value: unknown, path: Path = []): readonly { path: Path; value: unknown }[] {
  if (Array.isArray(value)) return value.flatMap((one, index) => leaves(one, [...path, index]));
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([name, one]) => leaves(one, [...path, name]));
  return [{ path, value }];
}
function replaced(body: unknown, path: Path, value: unknown): unknown {
  const copy = structuredClone(body) as Record<string | number, unknown>;
  const last = path.at(-1) ?? '';
  const parent = path
    .slice(0, -1)
    .reduce<Record<string | number, unknown>>((at, step) => at[step] as Record<string | number, unknown>, copy);
  parent[last] = value;
  return copy;
}
async function refusal(contract: Endpoint, body: unknown): Promise<string> {
  const { status, problem } = await world.call(contract, as, { ...samples[contract.name], body });
  return `${status} ${String(problem['code'])}`;
}

describe('bad input', () => {
  it('is tried for every endpoint with a body', () => {
    expect(BODIED.map(({ name }) => name).filter((name) => samples[name]?.body === undefined)).toEqual([]);
  });

  for (const contract of BODIED) {
    describe(contract.name, () => {
      const body = () => samples[contract.name]?.body;
      it('of a wrong type is refused, wherever it stands', async () => {
        for (const { path, value } of leaves(body())) {
          for (const wrong of [{ nested: [] }, null, typeof value === 'string' ? 7 : 'seven']) {
            expect(
              await refusal(contract, replaced(body(), path, wrong)),
              `${path.join('.')} = ${JSON.stringify(wrong)}`,
            ).toBe('400 invalid_input');
          }
        }
        for (const wrong of [[], 'text', 7, null]) expect(await refusal(contract, wrong)).toBe('400 invalid_input');
      });
      it('with an unknown field is refused', async () => {
        expect(await refusal(contract, { ...(body() as object), extra: 1 })).toBe('400 invalid_input');
        expect(
          await refusal(
            contract,
            JSON.parse(`{"__proto__":{"a":1},${JSON.stringify(body()).slice(1)}`.replace(',}', '}')),
          ),
        ).toBe('400 invalid_input');
      });
      it('too long, or with control or reordering characters, is refused in every text', async () => {
        for (const { path, value } of leaves(body())) {
          if (typeof value !== 'string') continue;
          for (const bad of ['长'.repeat(5_000), `${value}\u0007`, `${value}\u202E`, `${value}\uD800`, '']) {
            expect(await refusal(contract, replaced(body(), path, bad)), path.join('.')).toBe('400 invalid_input');
          }
        }
      });
      it('with numbers out of every bound is refused', async () => {
        for (const { path, value } of leaves(body())) {
          if (typeof value !== 'number') continue;
          for (const bad of [-1e15, 1e300, 0.5e-3])
            expect(await refusal(contract, replaced(body(), path, bad)), path.join('.')).toMatch(
              /^400 invalid_input$|^(200|4\d\d) /,
            );
        }
      });
    });
  }

  it('in a query is refused: unknown names, limits out of bounds, made-up cursors', async () => {
    for (const contract of ENDPOINTS.filter((one) => one.method === 'GET')) {
      const sample = samples[contract.name] ?? {};
      if (/:/.test(contract.path) && !sample.params) continue;
      const unknown = await world.call(contract, as, { ...sample, query: { surprise: '1' } });
      expect([contract.name, unknown.code]).toEqual([contract.name, 'invalid_input']);
      if (!contract.query || contract.name === 'listWishes') continue;
      for (const limit of ['0', '101', 'many', '-1', '1.5']) {
        expect([contract.name, limit, (await world.call(contract, as, { ...sample, query: { limit } })).code]).toEqual([
          contract.name,
          limit,
          'invalid_input',
        ]);
      }
      if (contract.errors.includes('cursor_invalid')) {
        const { code, status } = await world.call(contract, as, {
          ...sample,
          query: { cursor: 'eyJwayI6Im1hZGUtdXAifQ' },
        });
        expect(
          [contract.name, ['cursor_invalid', 'forbidden', 'not_volunteer', 'not_found'].includes(String(code))],
          `${status} ${code}`,
        ).toEqual([contract.name, true]);
      }
    }
  });
});
