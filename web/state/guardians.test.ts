import { describe, expect, it } from 'vitest';
import { DAY_MS } from '../../shared/kernel/time.ts';
import { createGuarded, createGuardians, type Guarded, missingOf, standingOf } from './guardians.ts';
import { appAnswering } from './testing.ts';

const CHILD = 'per_01JDJ000000000000000000000';
const NOW = 1_700_000_000_000;
const WHOLE = {
  name: '宋外婆',
  relation: 'grandparent',
  phone: '',
  proof: 'court_paper',
  day: '',
  way: 'signed',
  purposes: ['posting'],
} as const;

describe('the link of a guardian', () => {
  it('stands, is to be seen again within a month, or has ended', () => {
    const proof = 'court_paper';
    expect(standingOf({ linked: true, until: NOW + 31 * DAY_MS, proof }, NOW)).toBe('good');
    expect(standingOf({ linked: true, until: NOW + 29 * DAY_MS, proof }, NOW)).toBe('soon');
    expect(standingOf({ linked: false, until: NOW + 29 * DAY_MS, proof }, NOW)).toBe('ended');
  });
  it('is not called good while nobody has seen a paper', () => {
    expect(standingOf({ linked: true, until: NOW + 300 * DAY_MS }, NOW)).toBe('unseen');
    expect(standingOf({ linked: false, until: NOW }, NOW)).toBe('ended');
  });
  it('is not sent while something is missing, and says what', async () => {
    const app = appAnswering({}, NOW);
    const screen = createGuarded(app, CHILD);
    expect(await screen.record()).toBe(false);
    expect(screen.missing.value).toEqual(['name', 'relation', 'proof', 'way']);
    screen.change({ name: '宋外婆' });
    expect(screen.missing.value).toEqual(['relation', 'proof', 'way']);
    expect(app.calls).toEqual([]);
  });
  it('needs no phone, but a whole one; a paper that is still good', () => {
    expect(missingOf(WHOLE, NOW)).toEqual([]);
    expect(missingOf({ ...WHOLE, phone: '1601' }, NOW)).toEqual(['phone']);
    expect(missingOf({ ...WHOLE, day: '2023-11-14' }, NOW)).toEqual(['day']);
    expect(missingOf({ ...WHOLE, day: '2023-11-15' }, NOW)).toEqual([]);
  });
  it('says to what the guardian said yes, and the last day of the paper to its end', async () => {
    const app = appAnswering({ 'POST /api/children/:personId/link': () => ({ personId: CHILD, linked: true }) }, NOW);
    const screen = createGuarded(app, CHILD);
    screen.change({ ...WHOLE, day: '2024-06-01' });
    expect(await screen.record()).toBe(true);
    const [{ sent } = { sent: undefined }] = app.calls;
    expect(sent?.body).toEqual({
      name: '宋外婆',
      relation: 'grandparent',
      proof: 'court_paper',
      way: 'signed',
      purposes: ['posting'],
      paperUntil: Date.UTC(2024, 5, 1, 16),
    });
    expect(screen.child.data.value).toMatchObject({ linked: true });
  });
  it('takes a consent down with how it was said, and shows what the server says of it', async () => {
    const app = appAnswering({ 'PUT /api/children/:personId/consents': () => ({ personId: CHILD, linked: true }) });
    const screen = createGuarded(app, CHILD);
    await screen.say.send('photo', false, 'by_phone');
    expect(app.calls[0]?.sent.body).toEqual({ purpose: 'photo', given: false, way: 'by_phone' });
    expect(screen.child.data.value?.personId).toBe(CHILD);
  });
  it('stands in the list as in the record, whatever is noted of it', async () => {
    const child = { personId: CHILD, linked: true, checkedAt: 1 };
    const app = appAnswering({
      'GET /api/orgs/:orgId/guardians': () => ({ items: [{ personId: 'other' }, child] }),
      'PUT /api/children/:personId/consents': () => ({ ...child, checkedAt: 2 }),
      'POST /api/children/:personId/link-checks': () => ({ ...child, checkedAt: 3 }),
      'DELETE /api/children/:personId/link': () => ({ ...child, linked: false }),
      'POST /api/children/:personId/link': () => ({ ...child, checkedAt: 4 }),
    });
    const { list, put } = createGuardians(app, 'org');
    await list.load();
    const screen = createGuarded(app, CHILD, put);
    const row = () => list.data.value?.items[1];
    await screen.say.send('photo', false, 'spoken');
    expect(row()).toMatchObject({ checkedAt: 2 });
    await screen.recheck.send('household_register', '');
    expect(row()).toMatchObject({ checkedAt: 3 });
    await screen.end.send('监护权转给了姑姑');
    expect(row()).toMatchObject({ linked: false });
    screen.change(WHOLE);
    await screen.record();
    expect(row()).toMatchObject({ linked: true, checkedAt: 4 });
    expect(list.data.value?.items.map(({ personId }) => personId)).toEqual(['other', CHILD]);
  });
  it('is added to the list when it is recorded for the first time', async () => {
    const { list, put } = createGuardians(
      appAnswering({ 'GET /api/orgs/:orgId/guardians': () => ({ items: [] }) }),
      'org',
    );
    await list.load();
    put({ personId: CHILD } as Guarded);
    expect(list.data.value?.items).toEqual([{ personId: CHILD }]);
  });
  it('is listed page by page', async () => {
    const pages = [{ items: [{ personId: 'a' }], next: 'more' }, { items: [{ personId: 'b' }] }];
    const screen = createGuardians(appAnswering({ 'GET /api/orgs/:orgId/guardians': () => pages.shift() }), 'org');
    await screen.list.load();
    await screen.more.send();
    expect(screen.list.data.value?.items.map(({ personId }) => personId)).toEqual(['a', 'b']);
  });
});
