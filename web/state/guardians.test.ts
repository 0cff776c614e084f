import { describe, expect, it } from 'vitest';
import { DAY_MS } from '../../shared/kernel/time.ts';
import { createGuarded, createGuardians, missingOf, standingOf } from './guardians.ts';
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
    expect(standingOf({ linked: true, until: NOW + 31 * DAY_MS }, NOW)).toBe('good');
    expect(standingOf({ linked: true, until: NOW + 29 * DAY_MS }, NOW)).toBe('soon');
    expect(standingOf({ linked: false, until: NOW + 29 * DAY_MS }, NOW)).toBe('ended');
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
  it('is listed page by page', async () => {
    const pages = [{ items: [{ personId: 'a' }], next: 'more' }, { items: [{ personId: 'b' }] }];
    const screen = createGuardians(appAnswering({ 'GET /api/orgs/:orgId/guardians': () => pages.shift() }), 'org');
    await screen.list.load();
    await screen.more.send();
    expect(screen.list.data.value?.items.map(({ personId }) => personId)).toEqual(['a', 'b']);
  });
});
