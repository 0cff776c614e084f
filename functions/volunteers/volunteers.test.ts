import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../shared/kernel/time.ts';
import { listNotices } from '../../shared/notices/contract.ts';
import { readMe } from '../../shared/people/contract.ts';
import {
  addCheck,
  blockPair,
  listVolunteers,
  readVolunteer,
  saveVolunteer,
  vouchSkill,
} from '../../shared/volunteers/contract.ts';
import { asVolunteer, aVolunteer, HOME_CELL, openScene, type Scene, tally } from '../testing/things.ts';
import type { Someone } from '../testing/world.ts';
import { runCheckClock } from './check-clock.ts';
import { findVolunteer } from './volunteers.ts';

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(() => scene.world.close());

type Body = NonNullable<Parameters<typeof save>[1]>;
const save = (as: Someone | undefined, body: ReturnType<typeof profile>) => scene.call(saveVolunteer, as, { body });
function profile(given: { [name: string]: unknown } = {}) {
  return {
    stationId: scene.station.id,
    birthYear: 1990,
    skills: [{ skill: 'repair.plumbing', level: 2 }],
    weekly: [{ from: 8, to: 12 }],
    exceptions: [],
    homeCell: HOME_CELL,
    radiusM: 5_000,
    languages: ['zh' as const],
    health: [],
    weeklyCapMinutes: 240,
    suggestions: true,
    travel: 'bike' as const,
    ...given,
  };
}
const read = (as: Someone | undefined, personId: string) => scene.call(readVolunteer, as, { params: { personId } });
const vouch = (
  as: Someone,
  personId: string,
  body = { skill: 'repair.plumbing', level: 2, evidence: '见过水电工证' },
) => scene.call(vouchSkill, as, { params: { personId }, body });
const check = (as: Someone, personId: string, validUntil = scene.world.house.clock() + 365 * DAY_MS) =>
  scene.call(addCheck, as, {
    params: { personId },
    body: { kind: 'criminal_record', validUntil, evidence: '派出所证明' },
  });
const block = (as: Someone, personId: string, beneficiaryId: string, blocked = true) =>
  scene.call(blockPair, as, { params: { personId }, body: { beneficiaryId, blocked } });
const rules = (problem: Record<string, unknown>) =>
  (problem['fields'] as { path: string; rule: string }[]).map(({ path, rule }) => `${path} ${rule}`);

describe('registering as a volunteer', () => {
  it('keeps the minutes of the last weeks when the profile is changed', async () => {
    const zhao = await aVolunteer(scene, { served: { '1764000000000': 300 } });
    expect((await save(zhao, profile())).status).toBe(200);
    expect((await findVolunteer(scene.world.house, zhao.personId))?.served).toEqual({ '1764000000000': 300 });
  });
  it('makes a person one, and changing it keeps since when', async () => {
    const zhao = await scene.world.person({ name: '赵强' });
    expect((await save(zhao, profile())).reply).toEqual({ personId: zhao.personId });
    expect((await scene.call(readMe, zhao, {})).reply.volunteer).toBe(true);
    const since = scene.world.house.clock();
    scene.world.pass(DAY_MS);
    expect((await save(zhao, profile({ radiusM: 900, suggestions: false }))).status).toBe(200);
    const { reply } = await read(zhao, zhao.personId);
    expect(reply).toMatchObject({
      name: '赵强',
      radiusM: 900,
      suggestions: false,
      since,
      minutes: 0,
      stars: 0,
      checks: [],
      stationId: scene.station.id,
    });
  });
  it('counts once when two devices send it at the same moment', async () => {
    const zhao = await scene.world.person();
    const answers = await Promise.all([save(zhao, profile()), save(zhao, profile({ radiusM: 700 }))]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect((await findVolunteer(scene.world.house, zhao.personId))?.version).toBe(2);
  });
  it('takes a fourteen-year-old and nobody younger', async () => {
    const year = new Date(scene.world.house.clock()).getUTCFullYear();
    expect((await save(await scene.world.person(), profile({ birthYear: year - 15 }))).status).toBe(200);
    const young = await save(await scene.world.person(), profile({ birthYear: year - 14 }));
    expect([young.code, rules(young.problem)]).toEqual(['invalid_input', ['body.birthYear too_young']]);
  });
  it('keeps the year of birth that the gates rest on', async () => {
    const known = await scene.world.person({ birthYear: 1980 });
    expect(rules((await save(known, profile())).problem)).toEqual(['body.birthYear differs_from_record']);
    expect((await save(known, profile({ birthYear: 1980 }))).status).toBe(200);
    const fresh = await scene.world.person();
    await save(fresh, profile({ birthYear: 2008 }));
    expect((await save(fresh, profile({ birthYear: 1988 }))).code).toBe('invalid_input');
  });
  it('refuses what makes no sense, each at its field', async () => {
    const zhao = await scene.world.person();
    const answer = await save(
      zhao,
      profile({
        skills: [
          { skill: 'repair.plumbing', level: 2 },
          { skill: 'magic.wand', level: 1 },
          { skill: 'repair.plumbing', level: 1 },
        ],
        weekly: [{ from: 12, to: 12 }],
        exceptions: [{ from: scene.world.house.clock(), to: scene.world.house.clock() - 1, free: true }],
      }),
    );
    expect(rules(answer.problem)).toEqual([
      'body.skills.1.skill unknown_skill',
      'body.skills.2.skill twice',
      'body.weekly.0 empty_range',
      'body.exceptions.0 empty_range',
    ]);
    for (const wrong of [
      { languages: [] },
      { homeCell: 'x' },
      { radiusM: 1e9 },
      { travel: 'horse' },
      { nickname: 'x' },
      { skills: 'all' },
    ]) {
      expect((await save(zhao, profile(wrong) as Body)).code).toBe('invalid_input');
    }
  });
  it('needs a station, and a sign-in', async () => {
    const zhao = await scene.world.person();
    for (const stationId of [scene.center.id, 'org_00000000000000000000000000'])
      expect((await save(zhao, profile({ stationId }))).code).toBe('not_found');
    expect((await save(undefined, profile())).code).toBe('unauthenticated');
  });
});

describe('what a station has seen', () => {
  it('stays when the same level, or a lower one, is said again, and falls when a higher one is', async () => {
    const zhao = await scene.world.person();
    await save(zhao, profile());
    expect((await vouch(scene.worker, zhao.personId)).status).toBe(200);
    const held = async () => (await read(zhao, zhao.personId)).reply.skills;
    const seen = { evidence: '见过水电工证', seenBy: '李敏' };
    await save(zhao, profile());
    expect(await held()).toEqual([{ skill: 'repair.plumbing', level: 2, ...seen }]);
    await save(zhao, profile({ skills: [{ skill: 'repair.plumbing', level: 1 }] }));
    expect(await held()).toEqual([{ skill: 'repair.plumbing', level: 1, ...seen }]);
    await save(zhao, profile({ skills: [{ skill: 'repair.plumbing', level: 3 }] }));
    expect(await held()).toEqual([{ skill: 'repair.plumbing', level: 3 }]);
  });
  it('is a check with its end, one of a kind, which a later one replaces', async () => {
    const zhao = await aVolunteer(scene);
    const until = scene.world.house.clock() + 365 * DAY_MS;
    await check(scene.worker, zhao.personId, until - DAY_MS);
    expect((await check(scene.coordinator, zhao.personId, until)).status).toBe(200);
    expect((await read(zhao, zhao.personId)).reply.checks).toEqual([
      { kind: 'criminal_record', validUntil: until, evidence: '派出所证明', by: '孟和' },
    ]);
    expect(rules((await check(scene.worker, zhao.personId, scene.world.house.clock())).problem)).toEqual([
      'body.validUntil already_over',
    ]);
  });
  it('is good for a year at most: then the paper is looked at again', async () => {
    const zhao = await aVolunteer(scene);
    const until = scene.world.house.clock() + 400 * DAY_MS;
    expect(rules((await check(scene.worker, zhao.personId, until)).problem)).toEqual(['body.validUntil over_a_year']);
  });
  it('is told of 60 and 14 days before it runs out and when it does, to the volunteer and the coordinator, once each', async () => {
    const zhao = await aVolunteer(scene);
    const until = scene.world.house.clock() + 100 * DAY_MS;
    await check(scene.worker, zhao.personId, until);
    const told = async (who: Someone) => {
      await runCheckClock(scene.world.house);
      await runCheckClock(scene.world.house);
      await scene.world.settle();
      const { reply } = await scene.call(listNotices, who, { query: {} });
      return reply.items.map(({ kind }) => kind).filter((kind) => kind.startsWith('check_'));
    };
    expect(await told(zhao)).toEqual(['check_added']);
    scene.world.pass(41 * DAY_MS);
    expect([await told(zhao), await told(scene.coordinator)]).toEqual([
      ['check_expiring', 'check_added'],
      ['check_to_renew'],
    ]);
    scene.world.pass(46 * DAY_MS);
    expect(await told(zhao)).toEqual(['check_expiring', 'check_expiring', 'check_added']);
    scene.world.pass(14 * DAY_MS);
    expect(await told(zhao)).toEqual(['check_over', 'check_expiring', 'check_expiring', 'check_added']);
    expect(await told(scene.worker)).toEqual([]);
  });
  it('that was seen again is not told of for its old days', async () => {
    const zhao = await aVolunteer(scene);
    await check(scene.worker, zhao.personId, scene.world.house.clock() + 100 * DAY_MS);
    await check(scene.worker, zhao.personId, scene.world.house.clock() + 300 * DAY_MS);
    scene.world.pass(101 * DAY_MS);
    await runCheckClock(scene.world.house);
    await scene.world.settle();
    expect((await scene.call(listNotices, zhao, { query: {} })).reply.items).toEqual([]);
  });
  it('is seen by another person than the volunteer', async () => {
    await asVolunteer(scene, scene.worker);
    expect((await check(scene.worker, scene.worker.personId)).code).toBe('four_eyes');
    expect((await vouch(scene.worker, scene.worker.personId)).code).toBe('four_eyes');
    expect((await vouch(scene.head, scene.worker.personId)).status).toBe(200);
  });
  it('is entered at the volunteer’s own station only, for skills that there are', async () => {
    const zhao = await aVolunteer(scene);
    for (const other of [zhao, scene.stranger, scene.foreigner]) {
      expect((await check(other, zhao.personId)).code).toBe('forbidden');
      expect((await vouch(other, zhao.personId)).code).toBe('forbidden');
    }
    expect((await vouch(scene.worker, zhao.personId, { skill: 'magic.wand', level: 1, evidence: '见过' })).code).toBe(
      'invalid_input',
    );
    expect((await vouch(scene.worker, scene.stranger.personId)).code).toBe('not_found');
    expect((await check(scene.worker, scene.stranger.personId)).code).toBe('not_found');
  });
});

describe('a profile', () => {
  it('is for oneself and the station’s coordinators', async () => {
    const zhao = await aVolunteer(scene);
    for (const one of [zhao, scene.worker, scene.coordinator])
      expect((await read(one, zhao.personId)).status).toBe(200);
    for (const other of [scene.stranger, scene.foreigner, await aVolunteer(scene)])
      expect((await read(other, zhao.personId)).code).toBe('forbidden');
    expect((await read(undefined, zhao.personId)).code).toBe('unauthenticated');
    expect((await read(scene.worker, scene.stranger.personId)).code).toBe('not_found');
  });
  it('shows nobody whom the volunteer is kept apart from', async () => {
    const zhao = await aVolunteer(scene, { blocked: [scene.stranger.personId] });
    expect(JSON.stringify((await read(zhao, zhao.personId)).reply)).not.toContain(scene.stranger.personId);
  });
});

describe('keeping two apart', () => {
  it('is set by either side’s word, and lifted by the station alone', async () => {
    const [zhao, elder] = [await aVolunteer(scene), await scene.world.person()];
    expect((await block(zhao, zhao.personId, elder.personId)).status).toBe(200);
    expect((await block(scene.coordinator, zhao.personId, elder.personId)).status).toBe(200);
    expect((await findVolunteer(scene.world.house, zhao.personId))?.blocked).toEqual([elder.personId]);
    expect((await block(zhao, zhao.personId, elder.personId, false)).code).toBe('forbidden');
    expect((await block(scene.coordinator, zhao.personId, elder.personId, false)).status).toBe(200);
    expect((await findVolunteer(scene.world.house, zhao.personId))?.blocked).toEqual([]);
    for (const other of [scene.stranger, scene.foreigner])
      expect((await block(other, zhao.personId, elder.personId)).code).toBe('forbidden');
    expect((await block(scene.coordinator, zhao.personId, 'per_00000000000000000000000000')).code).toBe('not_found');
  });
  it('loses none of two set at the same moment, and holds at most fifty', async () => {
    const zhao = await aVolunteer(scene);
    const [a, b] = [await scene.world.person(), await scene.world.person()];
    const answers = await Promise.all([
      block(scene.worker, zhao.personId, a.personId),
      block(scene.coordinator, zhao.personId, b.personId),
    ]);
    expect(tally(answers)).toEqual({ undefined: 2 });
    expect(new Set((await findVolunteer(scene.world.house, zhao.personId))?.blocked)).toEqual(
      new Set([a.personId, b.personId]),
    );
    const full = await aVolunteer(scene, { blocked: Array.from({ length: 50 }, (_, at) => `per_${at}`) });
    expect((await block(scene.worker, full.personId, a.personId)).code).toBe('invalid_input');
  });
});

describe('the volunteers of a station', () => {
  it('are listed by name, page by page, for its coordinators', async () => {
    const names = ['甲', '乙', '丙', '丁', '戊'];
    for (const name of names) await aVolunteer(scene, {}, { name });
    await aVolunteer(scene, { stationId: scene.elsewhere.id }, { name: '外人' });
    const list = (as: Someone, query: { limit?: number; cursor?: string } = {}, orgId = scene.station.id) =>
      scene.call(listVolunteers, as, { params: { orgId }, query });
    const first = (await list(scene.coordinator, { limit: 3 })).reply;
    const second = (await list(scene.coordinator, { limit: 3, cursor: first.next ?? '' })).reply;
    expect(new Set([...first.items, ...second.items].map((item) => item.name))).toEqual(new Set(names));
    expect(second.next).toBeUndefined();
    expect((await list(scene.coordinator, { cursor: 'made-up' })).code).toBe('cursor_invalid');
    for (const other of [scene.stranger, scene.foreigner]) expect((await list(other)).code).toBe('forbidden');
    expect((await list(scene.coordinator, {}, 'org_00000000000000000000000000')).code).toBe('not_found');
    scene.world.pass(HOUR_MS);
    const head = await scene.world.person({}, [scene.center, 'head']);
    expect((await list(head, {}, scene.center.id)).reply.items).toHaveLength(6);
  });
});
