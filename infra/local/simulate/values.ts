import { MINUTE_MS } from '../../../shared/kernel/time.ts';
import { SKILLS } from '../../../shared/volunteers/skills.ts';
import type { Random } from '../seed/random.ts';

/** A JSON Schema (2020-12), as far as our contracts use it. */
export type Schema = {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly pattern?: string;
  readonly additionalProperties?: Schema | boolean;
};

/** What the values are drawn from: the ids and words that are about at the moment. */
export type Pools = {
  readonly now: number;
  /** Ids that were seen, newest last, by their prefix. */
  readonly ids: { get(prefix: string): readonly string[] | undefined };
  readonly phones: readonly string[];
  readonly cells: readonly string[];
  readonly digits: () => readonly string[];
};

const WORDS = [
  '水龙头漏水',
  '想有人陪着去医院',
  '冬天的煤',
  'ᠮᠣᠩᠭᠣᠯ',
  '一本三年级的字典',
  '下午闷得慌',
  '轮椅的踏板掉了',
  '😊 谢谢',
  '读报',
];
const ID = /^\^([a-z]{3})_/;
const SKILL = '^[a-z]+(-[a-z]+)*\\.';
const OPTIONAL_CHANCE = 0.5;
const MADE_UP_CHANCE = 0.02;
/** Newer things are more alive: three of four come from the newest. */
const NEWEST_COUNT = 12;
const ITEMS_LIMIT_COUNT = 4;

/**
 * A value that fits a schema, drawn from what is about: ids of things that exist, phones, cells, skills, times around now.
 * The same randomness gives the same value.
 */
export function valueFor(schema: Schema, random: Random, pools: Pools): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return random.pick(schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return valueFor(random.pick(choices), random, pools);
  if (schema.allOf) return valueFor(Object.assign({}, ...schema.allOf) as Schema, random, pools);
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case 'object':
      return objectFor(schema, random, pools);
    case 'array':
      return arrayFor(schema, random, pools);
    case 'string':
      return textFor(schema, random, pools);
    case 'integer':
    case 'number':
      return numberFor(schema, random, pools);
    case 'boolean':
      return random.chance(0.5);
    case 'null':
      return null;
    default:
      return random.pick(['1', 'x', '20']);
  }
}

function objectFor(schema: Schema, random: Random, pools: Pools): object {
  const entries = Object.entries(schema.properties ?? {}).filter(
    ([name]) => schema.required?.includes(name) || random.chance(OPTIONAL_CHANCE),
  );
  return Object.fromEntries(entries.map(([name, one]) => [name, valueFor(one, random, pools)]));
}

function arrayFor(schema: Schema, random: Random, pools: Pools): unknown[] {
  const least = schema.minItems ?? 0;
  const most = Math.min(schema.maxItems ?? ITEMS_LIMIT_COUNT, Math.max(ITEMS_LIMIT_COUNT, least));
  const count = least + random.below(most - least + 1);
  return Array.from({ length: count }, () => valueFor(schema.items ?? {}, random, pools));
}

function numberFor({ minimum = 0, maximum = 1_000_000, type }: Schema, random: Random, { now }: Pools): number {
  // Epoch milliseconds are recognised by their bounds.
  if (minimum > 1e12) return now + (random.below(6 * 24 * 60) - 60) * MINUTE_MS;
  const [least, most] = [Math.max(minimum, -1e6), Math.min(maximum, 1e7)];
  const narrow = random.chance(0.7) ? Math.min(most, least + 100) : most;
  const value = least + random.next() * (narrow - least);
  return type === 'integer' ? Math.round(value) : value;
}

function textFor(schema: Schema, random: Random, pools: Pools): string {
  const { pattern, minLength = 1, maxLength = 60 } = schema;
  if (pattern !== undefined) return patterned(pattern, random, pools);
  const text = random.pick(WORDS).repeat(Math.max(1, Math.ceil(minLength / 8)));
  return [...text].slice(0, Math.max(1, Math.floor(maxLength / 2))).join('');
}

function patterned(pattern: string, random: Random, pools: Pools): string {
  const prefix = ID.exec(pattern)?.[1];
  if (prefix !== undefined) return idFor(prefix, random, pools);
  if (pattern.startsWith(SKILL)) return random.pick([...SKILLS.keys()]);
  if (pattern.startsWith('^1[3-9]')) return random.pick(pools.phones);
  if (pattern.startsWith('^\\d{6}')) {
    const digits = pools.digits();
    return digits.length > 0 && random.chance(0.8) ? random.pick(digits) : '123456';
  }
  if (pattern.includes(':')) return random.pick(pools.cells);
  return random.pick(['chen-li', 'a', '2026-11', '12:00', 'x']);
}

function idFor(prefix: string, random: Random, pools: Pools): string {
  const known = pools.ids.get(prefix) ?? [];
  if (known.length === 0 || random.chance(MADE_UP_CHANCE))
    return `${prefix}_01JDJ0000000000000000000${random.below(10)}0`;
  return random.pick(random.chance(0.75) ? known.slice(-NEWEST_COUNT) : known);
}
