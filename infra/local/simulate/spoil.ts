import type { Random } from '../seed/random.ts';

export const ODD_TEXTS = [
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
export function spoilt(value: unknown, random: Random): unknown {
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
