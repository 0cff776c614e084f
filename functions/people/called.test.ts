import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeMe } from '../../shared/people/contract.ts';
import { openWorld, type World } from '../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

describe('what somebody is called in public', () => {
  it('is never their whole name, whichever of the two comes later', async () => {
    const me = await world.person();
    const change = (body: object) => world.call(changeMe, me, { body });
    expect((await change({ name: '张三丰', pseudonym: '小张' })).status).toBe(200);
    for (const body of [{ pseudonym: '张三丰' }, { pseudonym: '志愿者张 三丰' }, { name: '小张' }]) {
      const { status, problem } = await change(body);
      expect([status, problem['fields']]).toEqual([400, [{ path: 'body.pseudonym', rule: 'tells_name' }]]);
    }
    // Who is called so from before may still change everything else.
    expect((await change({ locale: 'en' })).status).toBe(200);
  });
});
