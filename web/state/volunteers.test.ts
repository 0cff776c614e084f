import { expect, it } from 'vitest';
import { appAnswering } from './testing.ts';
import { createVolunteers } from './volunteers.ts';

const NOW = 1_700_000_000_000;
const person = (n: number) => ({ personId: `per_${n}`, name: `名${n}`, skills: [], minutes: 0, stars: 0 });
const counts = { all: 250, due: 250 };

/** 250 people without a paper, a hundred a page. */
function house() {
  return appAnswering(
    {
      'GET /api/orgs/:orgId/volunteers': ({ query }) => {
        const from = Number(query?.['cursor'] ?? 0);
        const items = Array.from({ length: Math.min(100, 250 - from) }, (_, at) => person(from + at));
        return { items, ...(from === 0 ? { counts } : {}), ...(from + 100 < 250 ? { next: String(from + 100) } : {}) };
      },
      'POST /api/volunteers/:personId/checks': () => ({ personId: 'per_1' }),
      'GET /api/volunteers/:personId': () => ({ personId: 'per_1' }),
    },
    NOW,
  );
}

it('is read to the end, page by page, and its numbers are of all from the first page on', async () => {
  const state = createVolunteers(house(), 'org_1', true);
  await state.rows.load();
  expect([state.listed.value, state.counts.value]).toEqual([100, counts]);
  await state.more.send();
  await state.more.send();
  expect([state.listed.value, state.shown.value.length, state.rows.data.value?.next]).toEqual([250, 250, undefined]);
  expect(state.counts.value).toEqual(counts);
});

it('asks the server for those whose paper is due, and for everyone again when that is turned off', async () => {
  const app = house();
  const state = createVolunteers(app, 'org_1', true);
  await state.rows.load();
  state.toggleDue();
  expect(app.calls.map(({ sent }) => (sent.query as { due?: string })['due'])).toEqual(['true', undefined]);
});

it('stays as long as it was when a paper was entered', async () => {
  const state = createVolunteers(house(), 'org_1', true);
  await state.rows.load();
  await state.more.send();
  state.open('per_1');
  expect(await state.addCheck('criminal_record', NOW + 1, '看过')).toBe(true);
  expect(state.listed.value).toBe(200);
});
