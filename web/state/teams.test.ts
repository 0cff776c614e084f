import { describe, expect, it } from 'vitest';
import { Problem } from '../main/problem.ts';
import { createTeam, createTeams } from './teams.ts';
import { appAnswering } from './testing.ts';

const row = (id: string) => ({ id, name: { zh: id }, mine: 'none' });

describe('teams', () => {
  it('of the station are those in which I am not', async () => {
    const app = appAnswering({
      'GET /api/my/teams': () => ({ items: [row('tem_1')] }),
      'GET /api/orgs/:orgId/teams': () => ({ items: [row('tem_1'), row('tem_2')] }),
    });
    const state = createTeams(app, { orgId: 'org_1', own: true });
    await Promise.all([state.mine.load(), state.station.load()]);
    expect(state.others.value.map(({ id }) => id)).toEqual(['tem_2']);
  });
});

describe('a task for the team', () => {
  const members = [
    { personId: 'per_0', name: '赵强', standing: 'free', me: true },
    { personId: 'per_1', name: '乌兰', standing: 'free', me: false },
    { personId: 'per_2', name: '白音', standing: 'free', me: false },
    { personId: 'per_3', name: '宋佳', standing: 'busy', me: false },
  ];
  it('is asked of everyone who is free, less those left out, and not of oneself', async () => {
    const app = appAnswering({
      'GET /api/teams/:teamId/tasks/:taskId': () => ({ task: {}, members }),
      'POST /api/teams/:teamId/tasks/:taskId/offers': () => ({ asked: ['per_2'], until: 1 }),
    });
    const state = createTeam(app, 'tem_1');
    state.openTask('tsk_1');
    await expect.poll(() => state.chosen.value).toEqual(['per_1', 'per_2']);
    state.toggle('per_1');
    await state.ask.send('tsk_1', state.chosen.value);
    const sent = app.calls.find(({ line }) => line.startsWith('POST'))?.sent;
    expect(sent?.body).toEqual({ personIds: ['per_2'] });
    expect(state.chosen.value).toEqual([]);
  });
  it('that nobody can come to says so and stays open', async () => {
    const app = appAnswering({
      'POST /api/teams/:teamId/tasks/:taskId/offers': () => {
        throw new Problem('team_none_free', '选的人这次都来不了', 409);
      },
    });
    const state = createTeam(app, 'tem_1');
    await state.ask.send('tsk_1', ['per_1']);
    expect(state.ask.problem.value?.title).toBe('选的人这次都来不了');
  });
});
