/** Values as both stores keep them: what a caller gave, checked and copied, so that they may change their own afterwards. */
import { TableError, type Value } from './table.ts';

export const NAME_LIMIT_CHARS = 255;
const NESTING_LIMIT_LEVELS = 30;
/** DynamoDB keeps magnitudes from 1e-130; JavaScript keeps whole numbers exactly up to 2^53 - 1. */
const NUMBER_LEAST = 1e-130;

export type Attributes = { readonly [name: string]: Value | undefined };
export type CleanAttributes = { [name: string]: Value };

/** A breach is a bug of the caller. Raises TableError `limit`. */
export function refuse(message: string): never {
  throw new TableError('limit', message);
}

/** Whether a store gave this out itself and nobody can have changed it since: it is clean, with all that is in it. */
export type IsKept = (value: object) => boolean;
export const nothingKept: IsKept = () => false;

/** A copy as the store will give it back: undefined left out, lone surrogates replaced (they have no UTF-8 form). */
export function cleanValue(value: Value, level = 0, isKept = nothingKept): Value {
  if (level > NESTING_LIMIT_LEVELS) refuse(`a value is nested deeper than ${NESTING_LIMIT_LEVELS} levels`);
  if (typeof value === 'string') return value.toWellFormed();
  if (typeof value === 'boolean' || value === null) return value;
  if (typeof value === 'number') return cleanNumber(value);
  if (typeof value === 'object' && isKept(value)) return value;
  if (Array.isArray(value)) {
    return value
      .filter((element) => element !== undefined)
      .map((element: Value) => cleanValue(element, level + 1, isKept));
  }
  if (typeof value === 'object') return cleanAttributes(value as Attributes, level + 1, isKept);
  return refuse(`a ${typeof value} cannot be stored`);
}

function cleanNumber(value: number): number {
  const magnitude = Math.abs(value);
  if (!(magnitude <= Number.MAX_SAFE_INTEGER) || (magnitude > 0 && magnitude < NUMBER_LEAST)) {
    refuse(`the number ${value} cannot be stored exactly`);
  }
  return value === 0 ? 0 : value;
}

export function cleanAttributes(attributes: Attributes, level = 0, isKept = nothingKept): CleanAttributes {
  const prototype: unknown = Object.getPrototypeOf(attributes);
  if (prototype !== Object.prototype && prototype !== null) refuse('only plain objects can be stored');
  // The same shape with what had to be changed put over it: an object that grows name by name is slow to make and to read.
  const clean: { [name: string]: Value | undefined } = { ...attributes };
  for (const name of Object.keys(clean)) {
    const value = clean[name];
    if (value === undefined || checkedName(name) !== name) return grown(attributes, level, isKept);
    const cleaned = cleanValue(value, level, isKept);
    if (cleaned !== value) clean[name] = cleaned;
  }
  return clean as CleanAttributes;
}

/** The same where something is left out, or a name is written otherwise. */
function grown(attributes: Attributes, level: number, isKept: IsKept): CleanAttributes {
  const clean: CleanAttributes = {};
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) clean[checkedName(name)] = cleanValue(value, level, isKept);
  }
  return clean;
}

/** Names of attributes are words in the code, so there are few; those that were looked at are right. */
const NAMES_LIMIT_COUNT = 2_000;
const names = new Set<string>();

export function checkedName(name: string): string {
  if (names.has(name)) return name;
  const checked = newName(name);
  if (checked === name && names.size < NAMES_LIMIT_COUNT) names.add(name);
  return checked;
}

function newName(name: string): string {
  if (name === '' || name.length > NAME_LIMIT_CHARS || name === '__proto__') refuse(`"${name}" is no attribute name`);
  return name.toWellFormed();
}
