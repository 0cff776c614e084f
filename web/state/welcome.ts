import type { MeView } from '../../shared/people/contract.ts';
import type { App } from '../main/app.ts';
import type { Session } from './session.ts';
import { createSubmit, type Submit } from './submit.ts';

export type Welcome = { readonly choosing: Submit<[stationId: string], MeView>; start(): void };

/** The first thing that somebody new is asked: their station. */
export function createWelcome(app: Pick<App, 'client' | 'newKey'>, session: Pick<Session, 'enter'>): Welcome {
  return {
    choosing: createSubmit(app.newKey, async (key, stationId: string) => {
      const me = await app.client.send('PATCH /api/me', { body: { homeStation: stationId } }, key);
      await session.enter(me);
      return me;
    }),
    start: () => undefined,
  };
}

/**
 * Where somebody arrives who has just signed in: new people, and they alone, are asked for their station first. Who takes up a
 * duty is not: they come for that, and the duty says where they belong.
 */
export function arrivalOf(me: Pick<MeView, 'homeStation' | 'roles' | 'volunteer'>, to: string): string {
  const settled = me.homeStation !== undefined || me.roles.length > 0 || me.volunteer;
  return settled || to.startsWith('/join') ? to : `/welcome?to=${encodeURIComponent(to)}`;
}
