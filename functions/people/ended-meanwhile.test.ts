import { expect, it } from 'vitest';
import { renewSession } from '../../shared/people/contract.ts';
import { meanwhile } from '../testing/meanwhile.ts';
import { openWorld } from '../testing/world.ts';
import { sessionsOf } from './sessions.ts';

it('a spent token that comes back while its person signs out everywhere is refused, and is no error of ours', async () => {
  const other = meanwhile();
  const world = await openWorld({ table: other.table });
  const someone = await world.person();
  const stale = { ...someone, cookie: someone.cookie.replace(/(nx_refresh=[^.]+\.[^.]+\.)[^;]+/, '$1c3BlbnQ') };
  // The session has been read, those that are to end have not.
  other.before(
    ({ pk, sk }) => pk === `PERSON#${someone.personId}` && sk === 'SESSION#',
    async () => {
      const left = await sessionsOf(world.house, someone.personId);
      await world.house.table.transact(left.map(({ pk, sk }) => ({ op: 'delete', key: { pk, sk } })));
    },
  );
  const answer = await world.call(renewSession, stale, {});
  expect([answer.status, answer.code]).toEqual([401, 'session_reused']);
  await world.close();
});
