import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile, InstanceError, parseInstance } from './instance.ts';

const valid = () => ({
  rows: [
    { id: 'wish', capacity: 2 },
    { id: 7, capacity: 1 },
  ],
  columns: [
    { id: 'wish', capacity: 1 },
    { id: '7', capacity: 1_000 },
  ],
  edges: [
    { row: 7, column: '7', weight: -5 },
    { row: 'wish', column: '7', weight: 2 ** 40 },
    { row: 'wish', column: 'wish', weight: 0 },
  ],
});
type Format = ReturnType<typeof valid>;

function faultOf(value: unknown): string {
  try {
    parseInstance(value);
  } catch (error) {
    if (error instanceof InstanceError) return error.message;
    throw error;
  }
  return '';
}

describe('parseInstance', () => {
  it('keeps ids as they came and sorts edges by row and column', () => {
    const { instance, rowIds, columnIds } = parseInstance(valid());
    expect({ rowIds, columnIds }).toEqual({ rowIds: ['wish', 7], columnIds: ['wish', '7'] });
    expect(instance).toEqual({
      rowCapacity: Int32Array.of(2, 1),
      columnCapacity: Int32Array.of(1, 1_000),
      start: Int32Array.of(0, 2, 3),
      column: Int32Array.of(0, 1, 1),
      weight: Float64Array.of(0, 2 ** 40, -5),
    });
  });

  it('takes an instance without rows, columns or edges', () => {
    expect(parseInstance({ rows: [], columns: [], edges: [] }).instance.start).toEqual(Int32Array.of(0));
  });

  const whole = (path: string, limits: string) => `${path} must be a whole number ${limits}.`;
  const id = (path: string) => `${path} must be a text of 1 to 200 characters or a whole number.`;
  it.each<[string, (format: Format) => unknown]>([
    ['The instance must be an object with rows, columns and edges.', () => []],
    ['The instance must be an object with rows, columns and edges.', () => null],
    ['rows must be a list.', ({ columns, edges }) => ({ columns, edges })],
    ['edges must be a list.', (format) => ({ ...format, edges: {} })],
    ['rows.1 must be an object with id and capacity.', (format) => ({ ...format, rows: [format.rows[0], 'row'] })],
    ['edges.0 must be an object with row, column and weight.', (format) => ({ ...format, edges: [null] })],
    [whole('rows.0.capacity', 'from 1 to 1000'), (format) => ({ ...format, rows: [{ id: 'a', capacity: 0 }] })],
    [whole('rows.0.capacity', 'from 1 to 1000'), (format) => ({ ...format, rows: [{ id: 'a' }] })],
    [
      whole('columns.0.capacity', 'from 1 to 1000'),
      (format) => ({ ...format, columns: [{ id: 'a', capacity: 1_001 }] }),
    ],
    [whole('columns.0.capacity', 'from 1 to 1000'), (format) => ({ ...format, columns: [{ id: 'a', capacity: '1' }] })],
    [
      whole('edges.0.weight', 'from -2^40 to 2^40'),
      (format) => ({ ...format, edges: [{ row: 7, column: '7', weight: 1.5 }] }),
    ],
    [
      whole('edges.0.weight', 'from -2^40 to 2^40'),
      (format) => ({ ...format, edges: [{ row: 7, column: '7', weight: 2 ** 40 + 1 }] }),
    ],
    [
      whole('edges.0.weight', 'from -2^40 to 2^40'),
      (format) => ({ ...format, edges: [{ row: 7, column: '7', weight: null }] }),
    ],
    [id('rows.0.id'), (format) => ({ ...format, rows: [{ id: '', capacity: 1 }] })],
    [id('edges.0.row'), (format) => ({ ...format, edges: [{ row: {}, column: '7', weight: 1 }] })],
    [
      'rows.1.id is the same as rows.0.id: "a".',
      (format) => ({
        ...format,
        rows: [
          { id: 'a', capacity: 1 },
          { id: 'a', capacity: 2 },
        ],
      }),
    ],
    [
      'edges.0.row is "7", which is not among the rows.',
      (format) => ({ ...format, edges: [{ row: '7', column: '7', weight: 1 }] }),
    ],
    [
      'edges.0.column is 7, which is not among the columns.',
      (format) => ({ ...format, edges: [{ row: 7, column: 7, weight: 1 }] }),
    ],
    [
      'The edge between 7 and "7" is there twice.',
      (format) => ({ ...format, edges: [...format.edges, { row: 7, column: '7', weight: 1 }] }),
    ],
    [
      'rows may have at most 50000 items.',
      (format) => ({ ...format, rows: Array.from({ length: 50_001 }, (_, i) => ({ id: i, capacity: 1 })) }),
    ],
  ])('says: %s', (sentence, change) => {
    expect(faultOf(change(valid()))).toBe(sentence);
  });

  it('refuses weights whose sum could leave the exact range of a number', () => {
    const many = Array.from({ length: 8_193 }, (_, i) => ({ id: i, capacity: 1 }));
    const edges = many.map(({ id }) => ({ row: id, column: id, weight: 2 ** 40 }));
    expect(faultOf({ rows: many, columns: many, edges })).toBe(
      'The weights are too large for so many pairs: their sum could exceed 2^53 - 1.',
    );
    expect(faultOf({ rows: many.slice(1, -1), columns: many, edges: edges.slice(1, -1) })).toBe('');
  });

  it('answers any file with an instance or one sentence', () => {
    const oneSentence = /^[^\n]+\.$/;
    const anyFile = fc.oneof(fc.jsonValue(), fc.anything(), mutated());
    fc.assert(
      fc.property(anyFile, (value) => {
        expect(faultOf(value)).toMatch(/^$|^[^\n]+\.$/);
        expect(faultOf({ ...valid(), edges: value })).toMatch(Array.isArray(value) ? /^$|^[^\n]+\.$/ : oneSentence);
      }),
      { seed: 4, numRuns: 3_000 },
    );
  });
});

/** A valid file with anything in one place. */
function mutated(): fc.Arbitrary<unknown> {
  const paths = [
    ['rows'],
    ['rows', '0'],
    ['rows', '0', 'id'],
    ['columns', '1', 'capacity'],
    ['edges', '1'],
    ['edges', '2', 'row'],
    ['edges', '0', 'weight'],
  ];
  return fc
    .tuple(fc.constantFrom(...paths), fc.oneof(fc.jsonValue(), fc.integer(), fc.string()))
    .map(([path, value]) => {
      const put = (target: unknown, [key, ...rest]: string[]): unknown => {
        if (key === undefined) return value;
        if (Array.isArray(target)) return target.map((item, i) => (String(i) === key ? put(item, rest) : item));
        return { ...Object(target), [key]: put(Object(target)[key], rest) };
      };
      return put(valid(), path);
    });
}

describe('compile', () => {
  it('refuses an edge that is there twice, and names it', () => {
    const list = {
      rowCapacity: Int32Array.of(1, 1),
      columnCapacity: Int32Array.of(1),
      row: Int32Array.of(1, 0, 1),
      column: Int32Array.of(0, 0, 0),
      weight: Float64Array.of(1, 2, 3),
    };
    expect(() => compile(list)).toThrow('The edge between row 1 and column 0 is there twice.');
  });
});
