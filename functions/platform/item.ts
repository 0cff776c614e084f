import type { Item } from './table.ts';

/**
 * What a noun stored, without what only the table needs: keys, places in the indexes, the small list form, the day on which
 * the store may forget it. The noun's own `fromItem` says which type it is.
 */
export function storedThing(item: Item): unknown {
  const {
    pk: _pk,
    sk: _sk,
    type: _type,
    card: _card,
    expires: _expires,
    gsi1pk: _gsi1pk,
    gsi1sk: _gsi1sk,
    gsi2pk: _gsi2pk,
    gsi2sk: _gsi2sk,
    gsi3pk: _gsi3pk,
    gsi3sk: _gsi3sk,
    ...thing
  } = item;
  return thing;
}
