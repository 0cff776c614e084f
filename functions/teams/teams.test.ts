import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HOUR_MS } from '../../shared/kernel/time.ts';
import { listNotices } from '../../shared/notices/contract.ts';
import { readFit } from '../../shared/tasks/fits.ts';
import { acceptTask } from '../../shared/tasks/offers.ts';
import {
  admitMember,
  answerLead,
  askTeam,
  askToLead,
  endTeam,
  inviteToTeam,
  joinTeam,
  leaveTeam,
  listMyTeams,
  listTeams,
  listTeamTasks,
  readTeam,
  readTeamTask,
  startTeam,
  TEAM_LIMIT_PEOPLE,
  TEAM_PENDING_LIMIT_ITEMS,
  TEAMS_OF_PERSON_LIMIT_ITEMS,
} from '../../shared/teams/contract.ts';
import { assignmentOf, taskOf } from '../tasks/assignments.ts';
import { asVolunteer, aVolunteer, aWish, openScene, type Scene } from '../testing/things.ts';
import type { Someone } from '../testing/world.ts';
import { teamWrite } from './team-item.ts';
import { teamOf } from './teams.ts';

let scene: Scene;
let leader: Someone;
beforeEach(async () => {
  scene = await openScene();
  leader = await aVolunteer(scene, {}, { name: '赵强', pseudonym: '小赵' });
});
afterEach(() => scene.world.close());

async function started(of: Someone = leader): Promise<string> {
  const params = { orgId: scene.station.id };
  const body = { name: '巷口修修队', leaderId: of.personId };
  return (await scene.call(startTeam, scene.coordinator, { params, body })).reply.id;
}
async function running(): Promise<string> {
  const teamId = await started();
  await scene.call(answerLead, leader, { params: { teamId }, body: { yes: true } });
  return teamId;
}
async function aMember(teamId: string, given: Parameters<typeof aVolunteer>[1] = {}): Promise<Someone> {
  const one = await aVolunteer(scene, given, { name: '乌兰', pseudonym: '小乌' });
  await scene.call(joinTeam, one, { params: { teamId } });
  await scene.call(admitMember, leader, { params: { teamId, personId: one.personId } });
  return one;
}
const join = (who: Someone, teamId: string) => scene.call(joinTeam, who, { params: { teamId } });
const mine = async (who: Someone) => (await scene.call(listMyTeams, who, {})).reply.items.map((row) => row.mine);
const told = async (who: Someone) => {
  await scene.world.settle();
  return (await scene.call(listNotices, who, { query: {} })).reply.items.map(({ kind }) => kind);
};
const readAs = async (who: Someone, teamId: string) => (await scene.call(readTeam, who, { params: { teamId } })).reply;

describe('a team', () => {
  it('begins when the volunteer who was asked says yes to leading it', async () => {
    const teamId = await started();
    expect(await readAs(leader, teamId)).toMatchObject({ state: 'forming', people: 0, mine: 'to_lead' });
    expect(await told(leader)).toContain('team_to_lead');
    const stranger = await aVolunteer(scene);
    expect((await scene.call(answerLead, stranger, { params: { teamId }, body: { yes: true } })).code).toBe(
      'forbidden',
    );
    const answer = await scene.call(answerLead, leader, { params: { teamId }, body: { yes: true } });
    expect(answer.reply.mine).toBe('leader');
    expect(await readAs(leader, teamId)).toMatchObject({ state: 'running', people: 1, can: { lead: true } });
    expect(await told(scene.coordinator)).toContain('team_led');
  });
  it('whose leader says no, or goes, waits for the station to ask another', async () => {
    const teamId = await started();
    await scene.call(answerLead, leader, { params: { teamId }, body: { yes: false } });
    expect([await mine(leader), (await readAs(leader, teamId)).state]).toEqual([[], 'forming']);
    const other = await aVolunteer(scene);
    const params = { teamId };
    const body = { personId: other.personId };
    expect((await scene.call(askToLead, leader, { params, body })).code).toBe('forbidden');
    expect((await scene.call(askToLead, scene.coordinator, { params, body })).status).toBe(200);
    expect((await scene.call(askToLead, scene.coordinator, { params, body })).code).toBe('wrong_state');
    await scene.call(answerLead, other, { params, body: { yes: true } });
    await scene.call(leaveTeam, other, { params: { teamId, personId: other.personId } });
    expect(await readAs(other, teamId)).toMatchObject({ state: 'forming', mine: 'none', leader: '' });
  });
  it('is led by a registered volunteer of age', async () => {
    const body = (personId: string) => ({ name: '队', leaderId: personId });
    const params = { orgId: scene.station.id };
    const young = await aVolunteer(scene, { birthYear: 2009 });
    const start = (leaderId: string, by = scene.coordinator) =>
      scene.call(startTeam, by, { params, body: body(leaderId) });
    expect((await start(young.personId)).code).toBe('leader_grown_up');
    expect((await start(scene.stranger.personId)).code).toBe('not_volunteer');
    expect((await start(leader.personId, leader)).code).toBe('forbidden');
    expect((await start(leader.personId, scene.foreigner)).code).toBe('forbidden');
  });
  it('of an attached organisation is run by its manager and stands in the station’s list', async () => {
    const { world, station } = scene;
    const organisation = await world.org('organisation', station);
    const manager = await world.person({}, [organisation, 'organisation_manager']);
    const params = { orgId: organisation.id };
    const begun = await scene.call(startTeam, manager, { params, body: { name: '互助队', leaderId: leader.personId } });
    expect(begun.status).toBe(200);
    world.pass(1);
    await started();
    const rows = async (orgId: string) =>
      (await scene.call(listTeams, leader, { params: { orgId }, query: {} })).reply.items.map(({ name }) => name.zh);
    expect(await rows(station.id)).toEqual(['互助队', '巷口修修队']);
    expect(await rows(organisation.id)).toEqual(['互助队']);
    expect((await scene.call(endTeam, manager, { params: { teamId: await started() } })).code).toBe('forbidden');
  });
});

describe('coming in', () => {
  it('takes a request and the leader’s yes', async () => {
    const teamId = await running();
    const one = await aVolunteer(scene);
    expect((await join(one, teamId)).reply.mine).toBe('asking');
    expect((await join(one, teamId)).code).toBe('team_known');
    expect(await told(leader)).toContain('team_request');
    const params = { teamId, personId: one.personId };
    expect((await scene.call(admitMember, one, { params })).code).toBe('forbidden');
    expect((await scene.call(admitMember, scene.coordinator, { params })).code).toBe('forbidden');
    expect((await scene.call(admitMember, leader, { params })).status).toBe(200);
    expect(await mine(one)).toEqual(['member']);
    expect(await told(one)).toContain('team_joined');
  });
  it('by invitation takes the volunteer’s own yes, never the leader’s', async () => {
    const teamId = await running();
    const one = await aVolunteer(scene);
    const body = { personId: one.personId };
    expect((await scene.call(inviteToTeam, leader, { params: { teamId }, body })).code).toBe('forbidden');
    await scene.call(inviteToTeam, scene.coordinator, { params: { teamId }, body });
    expect(await told(one)).toContain('team_invited');
    expect((await scene.call(admitMember, leader, { params: { teamId, personId: one.personId } })).code).toBe(
      'wrong_state',
    );
    expect((await join(one, teamId)).reply.mine).toBe('member');
    expect(await told(leader)).toContain('team_grew');
  });
  it('is not one’s own to say for the station, neither before nor after one has asked', async () => {
    const teamId = await running();
    const volunteering = await asVolunteer(scene, scene.coordinator);
    const invite = () =>
      scene.call(inviteToTeam, scene.coordinator, { params: { teamId }, body: { personId: volunteering.personId } });
    expect((await invite()).code).toBe('four_eyes');
    await join(volunteering, teamId);
    expect((await invite()).code).toBe('four_eyes');
    expect(await mine(volunteering)).toEqual(['asking']);
  });
  it('is for registered volunteers, up to the size of a team, of its waiting list and of one person’s teams', async () => {
    const teamId = await running();
    expect((await join(scene.stranger, teamId)).code).toBe('not_volunteer');
    const { house } = scene.world;
    const before = await teamOf(house, teamId);
    const people = (count: number) =>
      Array.from({ length: count }, () => ({ personId: house.newId('person'), since: 0, by: 'self' as const, at: 0 }));
    await house.table.transact([teamWrite(before, { ...before, pending: people(TEAM_PENDING_LIMIT_ITEMS) })]);
    const one = await aVolunteer(scene);
    expect((await join(one, teamId)).code).toBe('team_full');
    const full = await teamOf(house, teamId);
    await house.table.transact([teamWrite(full, { ...full, pending: [], members: people(TEAM_LIMIT_PEOPLE) })]);
    expect((await join(one, teamId)).code).toBe('team_full');
    for (let at = 0; at < TEAMS_OF_PERSON_LIMIT_ITEMS; at += 1) await join(one, await started(await aVolunteer(scene)));
    expect((await join(one, await started())).code).toBe('teams_full');
  });
  it('of two who press at once into the last place, one comes in', async () => {
    const teamId = await running();
    const { house } = scene.world;
    const [a, b] = [await aVolunteer(scene), await aVolunteer(scene)];
    await join(a, teamId);
    await join(b, teamId);
    const team = await teamOf(house, teamId);
    const members = Array.from({ length: TEAM_LIMIT_PEOPLE - 2 }, () => ({
      personId: house.newId('person'),
      since: 0,
    }));
    await house.table.transact([teamWrite(team, { ...team, members: [...team.members, ...members] })]);
    const admit = (one: Someone) => scene.call(admitMember, leader, { params: { teamId, personId: one.personId } });
    const answers = await Promise.all([admit(a), admit(b)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await teamOf(house, teamId)).members).toHaveLength(TEAM_LIMIT_PEOPLE);
  });
  it('and going is one’s own, the leader’s or the station’s to do', async () => {
    const teamId = await running();
    const [a, b] = [await aMember(teamId), await aMember(teamId)];
    const leave = (by: Someone, who: Someone) =>
      scene.call(leaveTeam, by, { params: { teamId, personId: who.personId } });
    expect((await leave(b, a)).code).toBe('forbidden');
    expect((await leave(a, a)).status).toBe(200);
    expect(await told(leader)).toContain('team_left');
    expect((await leave(leader, b)).status).toBe(200);
    expect(await told(b)).toContain('team_let_go');
    expect((await leave(leader, b)).code).toBe('not_found');
    expect([await mine(a), await mine(b)]).toEqual([[], []]);
  });
  it('ends for everybody with the team', async () => {
    const teamId = await running();
    const one = await aMember(teamId);
    expect((await scene.call(endTeam, leader, { params: { teamId } })).code).toBe('forbidden');
    expect((await scene.call(endTeam, scene.coordinator, { params: { teamId } })).status).toBe(200);
    expect([await mine(one), await mine(leader)]).toEqual([[], []]);
    expect(await told(one)).toContain('team_ended');
    expect((await join(one, teamId)).code).toBe('wrong_state');
    expect((await scene.call(endTeam, scene.coordinator, { params: { teamId } })).code).toBe('wrong_state');
  });
});

describe('what is seen of a team', () => {
  it('is its name from outside, pseudonyms from inside, and names for leader and station only', async () => {
    const teamId = await running();
    const one = await aMember(teamId);
    const outside = await aVolunteer(scene);
    expect((await readAs(outside, teamId)).members).toEqual([]);
    expect((await readAs(one, teamId)).members.map(({ name }) => name)).toEqual(['小赵', '小乌']);
    for (const who of [leader, scene.coordinator])
      expect((await readAs(who, teamId)).members.map(({ name }) => name)).toEqual(['赵强', '乌兰']);
  });
  it('is never the name of somebody under eighteen', async () => {
    const teamId = await running();
    await aMember(teamId, { birthYear: 2009 });
    expect((await readAs(leader, teamId)).members.map(({ name }) => name)).toEqual(['赵强', '小乌']);
  });
});

describe('a task for several', () => {
  it('is in the leader’s list; one for a single person, or a child’s, is not', async () => {
    const teamId = await running();
    const { task } = await aWish(scene, { people: 3 });
    await aWish(scene);
    const child = await aWish(scene, { people: 3, minor: true });
    const { reply } = await scene.call(listTeamTasks, leader, { params: { teamId } });
    expect(reply.items.map(({ id }) => id)).toEqual([task.id]);
    const member = await aMember(teamId);
    expect((await scene.call(listTeamTasks, member, { params: { teamId } })).code).toBe('forbidden');
    const params = { teamId, taskId: child.task.id };
    expect((await scene.call(readTeamTask, leader, { params })).code).toBe('children_protected');
    const body = { personIds: [member.personId] };
    expect((await scene.call(askTeam, leader, { params, body })).code).toBe('children_protected');
  });
  it('shows who is free, and of the others not why', async () => {
    const teamId = await running();
    const free = await aMember(teamId);
    const busy = await aMember(teamId, { weekly: [] });
    const ill = await aMember(teamId, { birthYear: 2016 });
    const { task } = await aWish(scene, { people: 3 });
    const params = { teamId, taskId: task.id };
    const { reply } = await scene.call(readTeamTask, leader, { params });
    const by = Object.fromEntries(reply.members.map(({ personId, standing }) => [personId, standing]));
    expect([by[free.personId], by[busy.personId], by[ill.personId]]).toEqual(['free', 'busy', 'cannot']);
  });
  it('is asked of those who are free, and each says yes alone', async () => {
    const teamId = await running();
    const [a, b, busy] = [await aMember(teamId), await aMember(teamId), await aMember(teamId, { weekly: [] })];
    const { task } = await aWish(scene, { people: 3 });
    const params = { teamId, taskId: task.id };
    const ask = (people: readonly Someone[], by = leader) =>
      scene.call(askTeam, by, { params, body: { personIds: people.map(({ personId }) => personId) } });
    expect((await ask([a], a)).code).toBe('forbidden');
    expect((await ask([a, b, busy, leader])).reply.asked.sort()).toEqual([a.personId, b.personId].sort());
    expect((await taskOf(scene.world.house, task.id)).taken).toBe(0);
    expect(await assignmentOf(scene.world.house, task.id, a.personId)).toMatchObject({ state: 'offered', teamId });
    expect(await told(a)).toContain('team_task');
    // It is the team who asks, also where they read why.
    const fit = await scene.call(readFit, a, { params: { taskId: task.id } });
    expect([fit.reply.offered, fit.reply.byTeam]).toEqual([true, true]);
    expect((await ask([a])).code).toBe('team_none_free');
    expect((await scene.call(acceptTask, a, { params: { taskId: task.id } })).status).toBe(200);
    expect((await taskOf(scene.world.house, task.id)).taken).toBe(1);
    const { reply } = await scene.call(readTeamTask, leader, { params });
    const by = Object.fromEntries(reply.members.map(({ personId, standing }) => [personId, standing]));
    expect([by[a.personId], by[b.personId]]).toEqual(['going', 'asked']);
  });
  it('is to be answered while the time of the visit is still left', async () => {
    const teamId = await running();
    const a = await aMember(teamId);
    const now = scene.world.house.clock();
    const window = { from: now + HOUR_MS, to: now + 3 * HOUR_MS };
    const { task } = await aWish(scene, { people: 2, window, minutes: 60 });
    const params = { teamId, taskId: task.id };
    const { reply } = await scene.call(askTeam, leader, { params, body: { personIds: [a.personId] } });
    expect(reply.until).toBe(window.to - HOUR_MS);
    expect((await assignmentOf(scene.world.house, task.id, a.personId))?.offeredUntil).toBe(window.to - HOUR_MS);
  });
  it('of a wish in dispute is asked of nobody', async () => {
    const teamId = await running();
    const a = await aMember(teamId);
    const { task } = await aWish(scene, { people: 2, state: 'disputed' });
    const params = { teamId, taskId: task.id };
    const answer = await scene.call(askTeam, leader, { params, body: { personIds: [a.personId] } });
    expect(answer.code).toBe('wrong_state');
  });
  it('that is full, over, or elsewhere is not asked for', async () => {
    const teamId = await running();
    const [a, b] = [await aMember(teamId), await aMember(teamId)];
    const { task } = await aWish(scene, { people: 1 });
    await scene.call(acceptTask, a, { params: { taskId: task.id } });
    const ask = (taskId: string) =>
      scene.call(askTeam, leader, { params: { teamId, taskId }, body: { personIds: [b.personId] } });
    expect((await ask(task.id)).code).toBe('taken');
    const soon = await aWish(scene, {
      people: 3,
      window: { from: scene.world.house.clock(), to: scene.world.house.clock() + HOUR_MS },
    });
    scene.world.pass(2 * HOUR_MS);
    expect((await ask(soon.task.id)).code).toBe('wrong_state');
    expect((await ask('tsk_00000000000000000000000000')).code).toBe('not_found');
  });
});
