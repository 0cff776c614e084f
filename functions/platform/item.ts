import type { Item } from './table.ts';

/** What only the table needs: keys, places in the indexes, the small list form, the day on which the store may forget it. */
const OF_THE_TABLE: ReadonlySet<string> = new Set([
  'pk',
  'sk',
  'type',
  'card',
  'expires',
  'gsi1pk',
  'gsi1sk',
  'gsi2pk',
  'gsi2sk',
  'gsi3pk',
  'gsi3sk',
]);

/** The latest entries of logs that were read: what stood there already is nobody's to sign now. */
const readSteps = new WeakSet<object>();
/** Older ones no clock takes for new. */
const LATEST_COUNT = 8;

/** What was made of items that cannot change: a store in memory gives out the same one many times. */
const things = new WeakMap<Item, unknown>();

/** What a noun stored, without what only the table needs. The noun's own `fromItem` says which type it is. */
export function storedThing(item: Item): unknown {
  const known = things.get(item);
  if (known !== undefined) return known;
  const thing = thingIn(item);
  if (Object.isFrozen(item)) things.set(item, Object.freeze(thing));
  return thing;
}

function thingIn(item: Item): unknown {
  const thing: Record<string, unknown> = {};
  // A rest pattern says the same and takes twice as long; every read of a thing comes by here.
  for (const name in item) if (!OF_THE_TABLE.has(name)) thing[name] = item[name];
  const steps = item['steps'];
  if (Array.isArray(steps)) for (const step of steps.slice(-LATEST_COUNT)) readSteps.add(step as object);
  return thing;
}

/** Whether an entry of a log was read from the table, and not just made. */
export function wasStored(step: object): boolean {
  return readSteps.has(step);
}
