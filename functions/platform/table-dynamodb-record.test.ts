import { describe, expect, it } from 'vitest';
import { changeFromRecord } from './table-dynamodb-changes.ts';
import { withEmptyMaps } from './table-dynamodb-record.ts';

const keys = { pk: { S: 'A' }, sk: { S: 'B' } };
const record = (image: object) => ({
  eventID: 'e1',
  dynamodb: { ApproximateCreationDateTime: 1, Keys: keys, NewImage: image, OldImage: image },
});

describe('a record whose empty maps lost their type', () => {
  it('reads as the item that was written, at any depth and in both images', () => {
    const lost = {
      ...keys,
      type: { S: 't' },
      none: {},
      deep: { M: { in: {} } },
      list: { L: [{}, { S: 'x' }, { M: { y: {} } }] },
      empty: { L: [] },
    };
    const item = { pk: 'A', sk: 'B', type: 't', none: {}, deep: { in: {} }, list: [{}, 'x', { y: {} }], empty: [] };
    const change = changeFromRecord(withEmptyMaps(record(lost)));
    expect(change.after).toEqual(item);
    expect(change.before).toEqual(item);
  });

  it('leaves whole values as they are', () => {
    const whole = {
      ...keys,
      type: { S: 't' },
      map: { M: {} },
      yes: { BOOL: false },
      nothing: { NULL: true },
      count: { N: '0' },
    };
    expect(withEmptyMaps(record(whole))).toEqual(record(whole));
  });
});
