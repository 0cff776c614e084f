import { describe, expect, it } from 'vitest';
import { storedThing, wasStored } from './item.ts';

const item = {
  pk: 'WISH#1',
  sk: 'WISH',
  type: 'wish',
  gsi1pk: 'WALL',
  gsi1sk: '1',
  card: { wall: 1 },
  title: 'a lamp',
};

describe('what a noun stored', () => {
  it('comes without what only the table needs', () => {
    expect(storedThing({ ...item, expires: 7 })).toEqual({ title: 'a lamp' });
  });

  it('is each time its own where the item can change, and one that nobody can change where it cannot', () => {
    const open = { ...item };
    const first = storedThing(open);
    open.title = 'a chair';
    expect([first, storedThing(open)]).toEqual([{ title: 'a lamp' }, { title: 'a chair' }]);
    const kept = Object.freeze({ ...item });
    expect(storedThing(kept)).toBe(storedThing(kept));
    expect(Object.isFrozen(storedThing(kept))).toBe(true);
    expect(storedThing(Object.freeze({ ...item, title: 'a chair' }))).toEqual({ title: 'a chair' });
  });

  it('has the latest entries of its log known as stored, read once or again', () => {
    const steps = Array.from({ length: 9 }, (_, at) => Object.freeze({ at }));
    const kept = Object.freeze({ ...item, steps: Object.freeze(steps) as never });
    storedThing(kept);
    storedThing(kept);
    expect(steps.map(wasStored)).toEqual([false, ...Array.from({ length: 8 }, () => true)]);
    expect(wasStored({ at: 8 })).toBe(false);
  });
});
