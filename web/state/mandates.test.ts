import { describe, expect, it } from 'vitest';
import { createAffairs, createMyMandates, createResidentMandates, missingOf } from './mandates.ts';
import { appAnswering } from './testing.ts';

const WANG = 'per_01JDJ000000000000000000000';
const NAMED = { name: '小梅', phone: '16012340011', tie: 'child', purposes: ['confirm'] } as const;

describe('a mandate', () => {
  it('is not sent while something is missing, and says what', async () => {
    const app = appAnswering({ 'GET /api/my/mandates': () => ({ given: [], held: [] }) });
    const screen = createMyMandates(app);
    expect(await screen.send(WANG)).toBe(false);
    expect(screen.missing.value).toEqual(['name', 'phone', 'tie', 'purposes']);
    screen.change({ name: '小梅' });
    expect(screen.missing.value).toEqual(['phone', 'tie', 'purposes']);
    expect(app.calls).toEqual([]);
  });

  it('on one’s own phone needs no proof, and lasts whole days', async () => {
    const app = appAnswering({
      'GET /api/my/mandates': () => ({ given: [], held: [] }),
      'POST /api/people/:personId/mandates': () => ({ id: 'mdt' }),
    });
    const screen = createMyMandates(app);
    screen.open();
    screen.change({ ...NAMED, days: 30 });
    expect(await screen.send(WANG)).toBe(true);
    const [{ sent } = { sent: undefined }] = app.calls;
    expect(sent?.body).toMatchObject({ name: '小梅', phone: '16012340011', purposes: ['confirm'] });
    expect(sent?.body).not.toHaveProperty('proof');
    expect(app.calls.map(({ line }) => line)).toContain('GET /api/my/mandates');
  });

  it('that a worker records says how they know', () => {
    const draft = { ...NAMED, purposes: [...NAMED.purposes], proof: undefined, days: 90 };
    expect(missingOf(draft, true)).toEqual(['proof']);
    expect(missingOf({ ...draft, proof: 'said_at_visit' }, true)).toEqual([]);
  });

  it('is ended by its own id, and the list is read again', async () => {
    const app = appAnswering({
      'GET /api/people/:personId/mandates': () => ({ items: [], called: '王奶奶' }),
      'DELETE /api/people/:personId/mandates/:mandateId': () => ({ state: 'ended' }),
    });
    const screen = createResidentMandates(app, WANG);
    await screen.end.send({ id: 'mdt_1', personId: WANG });
    expect(app.calls.map(({ line }) => line)).toEqual([
      'DELETE /api/people/:personId/mandates/:mandateId',
      'GET /api/people/:personId/mandates',
    ]);
  });

  it('that does not count shows why', async () => {
    const screen = createAffairs(appAnswering({}), WANG);
    await screen.affairs.load();
    expect(screen.affairs.problem.value?.status).toBe(404);
  });
});
