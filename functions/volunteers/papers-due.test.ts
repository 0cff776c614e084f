import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY_MS } from '../../shared/kernel/time.ts';
import { readBoard } from '../../shared/stats/contract.ts';
import { listVolunteers } from '../../shared/volunteers/contract.ts';
import { aVolunteer, openScene, type Scene } from '../testing/things.ts';

let scene: Scene;
const LONG = 200 * DAY_MS;
beforeAll(async () => {
  scene = await openScene();
  const now = scene.world.house.clock();
  const paper = (kind: 'criminal_record' | 'guardian_consent', days: number) => ({
    checks: [{ kind, validUntil: now + days * DAY_MS, evidence: '看过', by: '东河站' }],
  });
  for (let n = 0; n < 7; n += 1) await aVolunteer(scene, {}, { name: `没交过${n}` });
  for (let n = 0; n < 3; n += 1) await aVolunteer(scene, paper('criminal_record', -1), { name: `过期了${n}` });
  for (let n = 0; n < 4; n += 1) await aVolunteer(scene, paper('criminal_record', 10 + n), { name: `快到期${n}` });
  for (let n = 0; n < 9; n += 1) await aVolunteer(scene, paper('criminal_record', 200), { name: `有效${n}` });
  // Under eighteen the guardian's consent counts, and not the check.
  const young = { birthYear: new Date(now).getUTCFullYear() - 15 };
  await aVolunteer(scene, { ...young, ...paper('criminal_record', 200) }, { name: '少年没同意书' });
  await aVolunteer(scene, { ...young, ...paper('guardian_consent', 200) }, { name: '少年有同意书' });
});
afterAll(() => scene.world.close());

const list = async (orgId: string, query: { due?: 'true' | 'false'; limit?: number; cursor?: string }) =>
  (await scene.call(listVolunteers, scene.coordinator, { params: { orgId }, query })).reply;

/** Page by page until there is no next one. */
async function toTheEnd(query: { due?: 'true' | 'false'; limit: number }) {
  const names: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await list(scene.station.id, { ...query, ...(cursor === undefined ? {} : { cursor }) });
    expect(page.items.length).toBeLessThanOrEqual(query.limit);
    names.push(...page.items.map(({ name }) => name));
    cursor = page.next;
  } while (cursor !== undefined);
  return names;
}

describe('the volunteers whose paper is to be looked at', () => {
  it('are read to the last one, page by page, those without any first and then by when it ends', async () => {
    const names = await toTheEnd({ due: 'true', limit: 4 });
    expect(names).toHaveLength(15);
    expect(new Set(names).size).toBe(15);
    expect(names.slice(-4)).toEqual(['快到期0', '快到期1', '快到期2', '快到期3']);
    expect(names).toContain('少年没同意书');
    expect(names.some((name) => name.startsWith('有效') || name === '少年有同意书')).toBe(false);
    expect(await toTheEnd({ limit: 4 })).toHaveLength(25);
  });
  it('are as many as the list says and as the board says', async () => {
    const { counts } = await list(scene.station.id, { limit: 1 });
    expect(counts).toEqual({ all: 25, due: 15 });
    expect((await list(scene.station.id, { limit: 1, due: 'true' })).counts).toEqual(counts);
    const { reply } = await scene.call(readBoard, scene.coordinator, { params: { orgId: scene.station.id } });
    expect([reply.volunteers, reply.checksMissing + reply.checksExpiring]).toEqual([25, 15]);
  });
  it('are the same people a while later, when a paper has come near its end', async () => {
    scene.world.pass(LONG - 59 * DAY_MS);
    await scene.signIn([scene.coordinator]);
    expect((await list(scene.station.id, { limit: 1 })).counts).toEqual({ all: 25, due: 25 });
  });
});
