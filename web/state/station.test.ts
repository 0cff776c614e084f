import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../shared/kernel/time.ts';
import type { MeView } from '../../shared/people/contract.ts';
import type { Client } from '../main/client.ts';
import { Problem } from '../main/problem.ts';
import { hasBegun, seriesOf } from './board.ts';
import { createOrg } from './org-tree.ts';
import { clockOf } from './queue.ts';
import { createDeadLetters } from './reads.ts';
import { createVolunteers, standingOf } from './volunteers.ts';

const NOW = Date.UTC(2026, 10, 23, 2);

function clientOf(
  reads: Readonly<Record<string, unknown>>,
  send: (line: string, sent: unknown) => unknown = () => ({}),
) {
  const calls: { line: string; sent: unknown }[] = [];
  const client = {
    read: async (line: string) => {
      if (!(line in reads)) throw new Problem('forbidden', '这件事不归您办', 403);
      return { value: reads[line], keptAt: undefined };
    },
    send: async (line: string, sent: unknown) => {
      calls.push({ line, sent });
      return send(line, sent);
    },
  } as unknown as Client;
  return { client, calls };
}
let key = 0;
const newKey = () => `key-${++key}`;

describe('a clock', () => {
  it('empties from one to nothing and is late in its last hours', () => {
    expect(clockOf({ submittedAt: 0, dueAt: 24 * 3_600_000 }, 12 * 3_600_000)).toMatchObject({
      part: 0.5,
      late: false,
    });
    expect(clockOf({ submittedAt: 0, dueAt: 24 * 3_600_000 }, 25 * 3_600_000)).toMatchObject({ part: 0, late: true });
  });
});

describe('the numbers of a board', () => {
  it('are one row for each measure, with this week, the last and the sum', () => {
    const weeks = [
      { week: 1, posted: 2, published: 1, fulfilled: 0, minutes: 60 },
      { week: 2, posted: 3, published: 2, fulfilled: 1, minutes: 90 },
    ];
    expect(seriesOf(weeks)[3]).toMatchObject({ measure: 'minutes', values: [60, 90], now: 90, before: 60, total: 150 });
    expect(seriesOf([])[0]).toMatchObject({ now: 0, before: 0, total: 0 });
  });
});

describe('an org', () => {
  const org = { id: 'org_station', kind: 'station', name: { zh: '东河站' }, parent: 'org_center' };
  const grants = [
    { personId: 'per_1', name: '李敏', role: 'social_worker', since: 0 },
    { personId: 'per_1', name: '李敏', role: 'volunteer_coordinator', since: 0 },
  ];
  const reads = {
    'GET /api/orgs/:orgId': {
      org,
      ancestors: [{ id: 'org_center', kind: 'center', name: { zh: '东河区' }, parent: 'org_region' }],
    },
    'GET /api/orgs': { items: [] },
    'GET /api/orgs/:orgId/roles': { items: grants },
    'GET /api/orgs/:orgId/numbers': {},
  };
  const meWith = (role: string, orgId: string) =>
    signal({ roles: [{ role, orgId }], acting: { role, orgId } } as unknown as MeView);
  async function opened(role: string, orgId: string) {
    const all = clientOf(reads);
    const state = createOrg({ client: all.client, newKey, me: meWith(role, orgId) }, 'org_station');
    state.start();
    await expect.poll(() => state.page.data.value !== undefined).toBe(true);
    return { state, ...all };
  }

  it('may be administered from above, and not from beside', async () => {
    expect((await opened('head', 'org_center')).state.administrator.value).toBe(true);
    expect((await opened('head', 'org_other')).state.administrator.value).toBe(false);
    expect((await opened('social_worker', 'org_station')).state.administrator.value).toBe(false);
    expect((await opened('resident', 'org_station')).state.staff.value).toBe(false);
  });

  it('ends exactly the role that was named', async () => {
    const { state, calls } = await opened('head', 'org_station');
    await expect.poll(() => state.roles.data.value?.length).toBe(2);
    const [first] = state.roles.data.value ?? [];
    if (first === undefined) throw new Error('no grant');
    await state.end(first);
    expect(calls.at(-1)?.sent).toMatchObject({ params: { personId: 'per_1', role: 'social_worker' } });
    expect(state.roles.data.value?.map((one) => one.role)).toEqual(['volunteer_coordinator']);
  });
});

describe('volunteers of a station', () => {
  it('are told apart by how their check stands', () => {
    expect([undefined, NOW - 1, NOW + 5 * DAY_MS, NOW + 90 * DAY_MS].map((until) => standingOf(until, NOW))).toEqual([
      'none',
      'over',
      'soon',
      'good',
    ]);
  });

  it('can be narrowed to those whose check needs a look', async () => {
    const items = [
      { personId: 'per_1', name: '赵海', skills: [], checkUntil: NOW + 200 * DAY_MS, minutes: 0, stars: 0 },
      { personId: 'per_2', name: '乌兰', skills: [], minutes: 0, stars: 0 },
    ];
    const state = createVolunteers(
      { client: clientOf({ 'GET /api/orgs/:orgId/volunteers': { items } }).client, newKey, now: () => NOW },
      'org_1',
    );
    await state.rows.load();
    state.toggleDue();
    expect(state.shown.value.map((row) => row.name)).toEqual(['乌兰']);
    expect(state.counts.value.due).toBe(1);
  });

  it('keep the form open with the sentence when a check is refused', async () => {
    const { client } = clientOf({}, () => {
      throw new Problem('four_eyes', '自己经手的事，要由别人来定。', 403);
    });
    const state = createVolunteers({ client, newKey, now: () => NOW }, 'org_1');
    state.open('per_1');
    expect(await state.addCheck('criminal_record', NOW + DAY_MS, '看过原件')).toBe(false);
    expect(state.checking.problem.value?.title).toContain('由别人');
  });
});

describe('dead letters', () => {
  it('go when they were taken and stay, marked, when they were not', async () => {
    const items = [
      { id: 'ded_1', consumer: 'notices', at: 0, key: 'k', error: 'e', tries: 5 },
      { id: 'ded_2', consumer: 'stats', at: 0, key: 'k', error: 'e', tries: 5 },
    ];
    const { client } = clientOf({ 'GET /api/dead-letters': { items } }, (_line, sent) => ({
      taken: JSON.stringify(sent).includes('ded_1'),
    }));
    const state = createDeadLetters({ client, newKey });
    await state.letters.load();
    expect(await state.replay('ded_1')).toBe(true);
    expect(await state.replay('ded_2')).toBe(false);
    expect(state.letters.data.value?.map((letter) => letter.id)).toEqual(['ded_2']);
    expect(state.refused.value).toEqual(['ded_2']);
  });
});

describe('a task that still needs people', () => {
  it('is late once its hour has come, but not where the window is a time by which', () => {
    expect(hasBegun({ from: NOW - HOUR_MS, to: NOW + HOUR_MS }, NOW)).toBe(true);
    expect(hasBegun({ from: NOW + 1, to: NOW + HOUR_MS }, NOW)).toBe(false);
    expect(hasBegun({ from: NOW - HOUR_MS, to: NOW + DAY_MS }, NOW)).toBe(false);
  });
});
