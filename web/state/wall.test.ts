import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appAnswering } from './testing.ts';
import { addressOfFilter, createWall, filterOf, type WallItem, WITHIN_KM, withQuietLines } from './wall.ts';

const org = (id: string, kind: string) => ({ id, kind, name: { zh: id } });
const card = (id: string) => ({ id }) as unknown as WallItem;
const nobody = { me: { value: undefined } } as never;
const page = (ids: readonly string[], next?: string, place = 's') => ({
  place: org(place, 'station'),
  items: ids.map(card),
  waiting: 5,
  fulfilled: [],
  ...(next === undefined ? {} : { next }),
});

describe('the wall', () => {
  it('has its filter in the address and back, whatever it is', () => {
    const filter = fc.record(
      {
        place: fc.constant('org_1'),
        within: fc.constantFrom(...WITHIN_KM),
        group: fc.constantFrom('elderly' as const, 'child' as const, 'hardship' as const, 'disabled' as const),
        kind: fc.constantFrom('goods' as const, 'skill' as const),
        when: fc.constantFrom('today' as const, 'weekend' as const, 'week' as const),
        words: fc
          .string({ minLength: 1, maxLength: 40 })
          .map((text) => text.trim())
          .filter((text) => text !== ''),
      },
      { requiredKeys: ['within'] },
    );
    fc.assert(
      fc.property(filter, (one) => {
        expect(filterOf(new URL(addressOfFilter(one), 'http://x').searchParams)).toEqual(one);
      }),
    );
  });

  it('leaves out what an address made up', () => {
    expect(filterOf(new URLSearchParams('within=7&group=cats&kind=money&when=never&q=%20'))).toEqual({ within: '3' });
  });

  it('opens at the place in the address, else where it was last, else at home, else where newcomers begin', async () => {
    const app = appAnswering({
      'GET /api/wishes': (sent) => page([], undefined, String(sent.query?.['place'] ?? 'first')),
    });
    const places: unknown[] = [];
    const at = async (query: string, me?: object) => {
      const wall = createWall(app, { me: { value: me } } as never);
      await wall.show(new URLSearchParams(query));
      places.push(wall.place.value?.id);
      return wall;
    };
    await at('');
    await at('', { homeStation: 'home' });
    const wall = await at('place=asked', { homeStation: 'home' });
    wall.choosePlace(org('chosen', 'station') as never);
    await at('', { homeStation: 'home' });
    expect(places).toEqual(['first', 'home', 'asked', 'chosen']);
  });

  it('asks for metres and shows more below what is there', async () => {
    const app = appAnswering({
      'GET /api/wishes': (sent) => (sent.query?.['cursor'] === 'next' ? page(['c']) : page(['a', 'b'], 'next')),
    });
    const wall = createWall(app, nobody);
    await wall.show(new URLSearchParams('place=s&within=10&group=child'));
    expect(app.calls.at(-1)?.sent.query).toMatchObject({ place: 's', withinM: 10_000, group: 'child' });
    await wall.more.send();
    expect(wall.list.data.value?.items.map((item) => item.id)).toEqual(['a', 'b', 'c']);
    expect(wall.list.data.value?.next).toBeUndefined();
  });

  it('puts a wish that came true after the second card and after every third from there', () => {
    const lines = withQuietLines(['a', 'b', 'c', 'd', 'e', 'f'].map(card), [card('x'), card('y'), card('z')]);
    expect(lines.map((line) => ('card' in line ? line.card.id : line.fulfilled.id))).toEqual([
      'a',
      'b',
      'x',
      'c',
      'd',
      'e',
      'y',
      'f',
    ]);
  });
});
