import { describe, expect, it } from 'vitest';
import { createPlaceChooser } from './place-chooser.ts';
import { appAnswering } from './testing.ts';
import { arrivalOf, createWelcome } from './welcome.ts';

const NEW = { roles: [], volunteer: false };
const settled = () => new Promise((done) => setTimeout(done));

describe('the first sign-in', () => {
  it('asks new people for their station, and nobody whose place or duty is known', () => {
    expect(arrivalOf(NEW, '/wishes/wsh_1?x=1')).toBe('/welcome?to=%2Fwishes%2Fwsh_1%3Fx%3D1');
    expect(arrivalOf(NEW, '/join')).toBe('/join');
    expect(arrivalOf({ ...NEW, homeStation: 'org_1' }, '/me')).toBe('/me');
    expect(arrivalOf({ ...NEW, volunteer: true }, '/me')).toBe('/me');
    const roles = [{ role: 'operator', orgId: 'org_1', orgName: { zh: '站' }, orgKind: 'region' }] as const;
    expect(arrivalOf({ ...NEW, roles: [...roles] }, '/me')).toBe('/me');
  });
  it('keeps what was chosen with the person', async () => {
    const app = appAnswering({ 'PATCH /api/me': () => ({ personId: 'per_1', homeStation: 'org_1' }) });
    const entered: unknown[] = [];
    const session = { enter: async (me: unknown) => void entered.push(me) } as never;
    await createWelcome(app, session).choosing.send('org_1');
    expect(app.calls[0]?.sent.body).toEqual({ homeStation: 'org_1' });
    expect(entered).toEqual([{ personId: 'per_1', homeStation: 'org_1' }]);
  });
});

describe('searching a station', () => {
  it('asks for what is typed, and for nothing while nothing is', async () => {
    const app = appAnswering({
      'GET /api/stations': ({ query }) => ({ items: [{ org: { id: query?.['words'] }, above: [] }] }),
    });
    const chooser = createPlaceChooser(app);
    chooser.search('  ');
    chooser.search('东');
    chooser.search('东河 ');
    await settled();
    expect(app.calls.map(({ sent }) => sent.query?.['words'])).toEqual(['东', '东河']);
    expect(chooser.found.data.value?.[0]?.org.id).toBe('东河');
    chooser.search('');
    expect(chooser.words.value).toBe('');
  });
});
