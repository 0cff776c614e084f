import { computed, signal } from '@preact/signals';
import type { ReplyTo } from '../main/api.ts';
import type { App } from '../main/app.ts';
import { createLoad, type Load } from './load.ts';
import { createSubmit } from './submit.ts';

export type TeamRow = ReplyTo<'GET /api/my/teams'>['items'][number];
export type Team = ReplyTo<'GET /api/teams/:teamId'>;
export type TeamTasks = ReplyTo<'GET /api/teams/:teamId/tasks'>['items'];
export type TeamTask = ReplyTo<'GET /api/teams/:teamId/tasks/:taskId'>;
export type Candidate = { readonly personId: string; readonly name: string };
type Parts = Pick<App, 'client' | 'newKey'>;

const SHOWN_ITEMS = 100;

/** The volunteers of a station by name, to choose one from: for its staff. */
function createCandidates(app: Parts, orgId: () => string): Load<readonly Candidate[]> {
  return createLoad(async () => {
    const { value, keptAt } = await app.client.read('GET /api/orgs/:orgId/volunteers', {
      params: { orgId: orgId() },
      query: { limit: SHOWN_ITEMS },
    });
    return { value: value.items.map(({ personId, name }) => ({ personId, name })), keptAt };
  });
}

/** My teams and those of a station; at a station's desk they may be started too. */
export function createTeams(app: Parts, { orgId, own }: { orgId: string | undefined; own: boolean }) {
  const mine: Load<readonly TeamRow[]> = createLoad(async () => {
    if (!own) return { value: [], keptAt: undefined };
    const { value, keptAt } = await app.client.read('GET /api/my/teams', {});
    return { value: value.items, keptAt };
  });
  const station: Load<readonly TeamRow[]> = createLoad(async () => {
    if (orgId === undefined) return { value: [], keptAt: undefined };
    const { value, keptAt } = await app.client.read('GET /api/orgs/:orgId/teams', {
      params: { orgId },
      query: { limit: SHOWN_ITEMS },
    });
    return { value: value.items, keptAt };
  });
  const start = createSubmit(app.newKey, async (key, name: string, about: string, leaderId: string) => {
    const body = { name: name.trim(), leaderId, ...(about.trim() === '' ? {} : { about: about.trim() }) };
    return app.client.send('POST /api/orgs/:orgId/teams', { params: { orgId: orgId ?? '' }, body }, key);
  });
  return {
    mine,
    station,
    starting: start,
    candidates: createCandidates(app, () => orgId ?? ''),
    /** Those of the station in which I am not. */
    others: computed(() => {
      const known = new Set((mine.data.value ?? []).map(({ id }) => id));
      return (station.data.value ?? []).filter(({ id }) => !known.has(id));
    }),
    start(): void {
      void mine.load();
      void station.load();
    },
  };
}
export type TeamsState = ReturnType<typeof createTeams>;

/** One team as I stand to it, and what may be done. */
export function createTeam(app: Parts, teamId: string) {
  const params = { teamId };
  const team: Load<Team> = createLoad(() => app.client.read('GET /api/teams/:teamId', { params }));
  const tasks: Load<TeamTasks> = createLoad(async () => {
    const { value, keptAt } = await app.client.read('GET /api/teams/:teamId/tasks', { params });
    return { value: value.items, keptAt };
  });
  const open = signal<string | undefined>(undefined);
  const chosen = signal<readonly string[]>([]);
  const task: Load<TeamTask> = createLoad(() =>
    app.client.read('GET /api/teams/:teamId/tasks/:taskId', { params: { teamId, taskId: open.value ?? '' } }),
  );
  /** Does something, then shows the team as it is now. */
  async function after<T>(done: Promise<T>): Promise<T> {
    const answer = await done;
    await team.load();
    return answer;
  }
  const free = computed(() =>
    (task.data.value?.members ?? [])
      .filter(({ standing, me }) => standing === 'free' && !me)
      .map((one) => one.personId),
  );
  return {
    team,
    tasks,
    task,
    open,
    chosen,
    free,
    candidates: createCandidates(app, () => team.data.value?.org.id ?? ''),
    join: createSubmit(app.newKey, (key) =>
      after(app.client.send('POST /api/teams/:teamId/requests', { params }, key)),
    ),
    lead: createSubmit(app.newKey, (key, yes: boolean) =>
      after(app.client.send('PUT /api/teams/:teamId/leadership', { params, body: { yes } }, key)),
    ),
    admit: createSubmit(app.newKey, (key, personId: string) =>
      after(app.client.send('PUT /api/teams/:teamId/members/:personId', { params: { teamId, personId } }, key)),
    ),
    leave: createSubmit(app.newKey, (key, personId: string) =>
      after(app.client.send('DELETE /api/teams/:teamId/members/:personId', { params: { teamId, personId } }, key)),
    ),
    invite: createSubmit(app.newKey, (key, personId: string) =>
      after(app.client.send('POST /api/teams/:teamId/invitations', { params, body: { personId } }, key)),
    ),
    askToLead: createSubmit(app.newKey, (key, personId: string) =>
      after(app.client.send('PUT /api/teams/:teamId/leader', { params, body: { personId } }, key)),
    ),
    end: createSubmit(app.newKey, (key) => app.client.send('DELETE /api/teams/:teamId', { params }, key)),
    ask: createSubmit(app.newKey, async (key, taskId: string, personIds: readonly string[]) => {
      const body = { personIds: [...personIds] };
      const answer = await app.client.send(
        'POST /api/teams/:teamId/tasks/:taskId/offers',
        { params: { teamId, taskId }, body },
        key,
      );
      await task.load();
      chosen.value = [];
      return answer;
    }),
    toggle(personId: string): void {
      const on = chosen.value.includes(personId);
      chosen.value = on ? chosen.value.filter((one) => one !== personId) : [...chosen.value, personId];
    },
    openTask(taskId: string): void {
      open.value = taskId;
      chosen.value = [];
      // Everyone who is free is asked unless the leader leaves somebody out.
      void task.load().then(() => {
        chosen.value = free.value;
      });
    },
    start(): void {
      void team.load().then(() => (team.data.value?.can.lead ? tasks.load() : undefined));
    },
  };
}
export type TeamScreen = ReturnType<typeof createTeam>;
