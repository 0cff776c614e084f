import { describe, expect, it } from 'vitest';
import { createInbox } from './inbox.ts';
import { createMyWishes } from './my-wishes.ts';
import { createPlaceChooser } from './place-chooser.ts';
import { appAnswering } from './testing.ts';

const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('the inbox', () => {
  it('marks everything up to the newest as read, once it was really read', async () => {
    const unread: number[] = [];
    const app = appAnswering({
      'GET /api/my/notices': () => ({
        items: [
          { id: 'ntc_2', read: false },
          { id: 'ntc_1', read: true },
        ],
        unread: 1,
      }),
      'POST /api/my/notices/reads': () => ({ unread: 0 }),
    });
    const inbox = createInbox(app, { note: (counts) => void unread.push(counts.unread ?? -1) });
    inbox.start();
    await settled();
    expect(app.calls.at(-1)).toMatchObject({ line: 'POST /api/my/notices/reads', sent: { body: { upTo: 'ntc_2' } } });
    expect(unread).toEqual([0]);
    expect(inbox.list.data.value?.items[0]?.read).toBe(false);
  });

  it('marks nothing when nothing is new', async () => {
    const app = appAnswering({ 'GET /api/my/notices': () => ({ items: [{ id: 'ntc_1', read: true }], unread: 0 }) });
    createInbox(app, { note: () => undefined }).start();
    await settled();
    expect(app.calls).toHaveLength(1);
  });
});

describe('my wishes', () => {
  it('stand in three groups, those that wait for me first', async () => {
    const app = appAnswering({
      'GET /api/my/wishes': () => ({
        items: ['fulfilled', 'returned', 'published', 'delivered', 'withdrawn'].map((state) => ({ id: state, state })),
      }),
    });
    const screen = createMyWishes(app);
    screen.start();
    await settled();
    const { yours, open, ended } = screen.groups.value;
    expect([yours, open, ended].map((group) => group.map((item) => item.id))).toEqual([
      ['returned', 'delivered'],
      ['published'],
      ['fulfilled', 'withdrawn'],
    ]);
  });
});

describe('choosing a place', () => {
  it('goes down from region to center to station, and up again', async () => {
    const app = appAnswering({
      'GET /api/orgs': (sent) => ({ items: [{ id: `${String(sent.query?.['kind'])}-1`, kind: sent.query?.['kind'] }] }),
    });
    const chooser = createPlaceChooser(app);
    chooser.start();
    for (const kind of ['region', 'center']) {
      await settled();
      const [first] = chooser.children.data.value ?? [];
      expect(first?.kind).toBe(kind);
      if (first !== undefined) expect(chooser.choose(first)).toBeUndefined();
    }
    await settled();
    const [station] = chooser.children.data.value ?? [];
    if (station !== undefined) expect(chooser.choose(station)?.id).toBe('station-1');
    chooser.up(0);
    await settled();
    expect(chooser.children.data.value?.[0]?.kind).toBe('region');
    expect(chooser.path.value).toEqual([]);
  });
});
