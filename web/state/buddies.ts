import type { ReplyTo } from '../main/api.ts';
import type { App } from '../main/app.ts';
import { createLoad, type Load } from './load.ts';
import { createSubmit } from './submit.ts';

export type Buddies = ReplyTo<'GET /api/my/buddies'>;
export type Companion = Buddies['of'][number];
export type Newcomers = ReplyTo<'GET /api/orgs/:orgId/newcomers'>;
type Parts = Pick<App, 'client' | 'newKey'>;

/** Who goes along with me, and with whom I go along. */
export function createBuddies(app: Parts) {
  const buddies: Load<Buddies> = createLoad(() => app.client.read('GET /api/my/buddies', {}));
  return {
    buddies,
    answer: createSubmit(app.newKey, async (key, personId: string, yes: boolean) => {
      await app.client.send('PUT /api/my/buddies/:personId', { params: { personId }, body: { yes } }, key);
      await buddies.load();
      return true;
    }),
    alone: createSubmit(app.newKey, async (key) => {
      await app.client.send('DELETE /api/my/buddies/mine', {}, key);
      await buddies.load();
      return true;
    }),
    willing: createSubmit(app.newKey, async (key, on: boolean) => {
      const answer = await app.client.send('PUT /api/my/buddies/willing', { body: { on } }, key);
      const before = buddies.data.value;
      if (before !== undefined) buddies.set({ ...before, ...answer });
      return answer;
    }),
    start: (): void => void buddies.load(),
  };
}
export type BuddiesState = ReturnType<typeof createBuddies>;

/** A station's newcomers, and who would go along. */
export function createNewcomers(app: Parts, orgId: string) {
  const list: Load<Newcomers> = createLoad(() =>
    app.client.read('GET /api/orgs/:orgId/newcomers', { params: { orgId } }),
  );
  return {
    list,
    ask: createSubmit(app.newKey, async (key, personId: string, buddyId: string) => {
      const params = { personId };
      await app.client.send('POST /api/volunteers/:personId/buddy', { params, body: { buddyId } }, key);
      await list.load();
      return true;
    }),
    start: (): void => void list.load(),
  };
}
export type NewcomersState = ReturnType<typeof createNewcomers>;
