import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { PURPOSES, type Purpose } from '../../shared/guardians/purposes.ts';
import { Problem } from '../main/problem.ts';
import { bodyOf } from './post-command.ts';
import { createPostConsents } from './post-consents.ts';
import { type Draft, EMPTY_DRAFT, guardianAsk } from './post-draft.ts';
import { faultsOf } from './post-faults.ts';
import { type Answers, appAnswering } from './testing.ts';

const NOW = Date.UTC(2026, 10, 23, 2);
const CHILD = 'per_01JDJ000000000000000000000';
const KNOWN: Draft = { ...EMPTY_DRAFT, who: 'known', personId: CHILD, group: 'child' };
const NAMED = {
  guardianName: '童大山',
  guardianRelation: 'father',
  guardianWay: 'spoken',
  guardianWayAt: NOW,
} as const;
const says = (given: readonly Purpose[], over: object = {}) => ({
  linked: true,
  mayRecord: true,
  consents: PURPOSES.map((purpose) => ({ purpose, given: given.includes(purpose) })),
  ...over,
});
function opened(answers: Answers) {
  const draft = signal<Draft>(KNOWN);
  const app = appAnswering(answers);
  const consents = createPostConsents(app, draft, (change) => {
    draft.value = { ...draft.value, ...change };
  });
  return { draft, app, consents };
}
const faults = (draft: Draft) => Object.keys(faultsOf(draft, 'guardian', NOW, false));

describe('a guardian who is on record', () => {
  it('is not written down again once they agreed to the wish', async () => {
    const { draft, consents } = opened({ 'GET /api/children/:personId/consents': () => says(['posting', 'photo']) });
    await consents.read();
    expect(guardianAsk(draft.value)).toBe('agreed');
    expect(faults(draft.value)).toEqual([]);
    const whole = { ...draft.value, ...NAMED, way: 'spoken', day: NOW, part: 'any', to: '18:00', needs: [] } as const;
    expect(bodyOf(whole, 'org', NOW)).not.toHaveProperty('guardian');
  });
  it('whose yes is missing: who may notes it with how it was said, and it is read again', async () => {
    const answers = [says(['photo']), says(['photo', 'posting'])];
    const { draft, app, consents } = opened({
      'GET /api/children/:personId/consents': () => answers.shift(),
      'PUT /api/children/:personId/consents': () => ({}),
    });
    await consents.read();
    expect([guardianAsk(draft.value), faults(draft.value)]).toEqual(['record', ['guardianPurposes']]);
    await consents.press('posting');
    expect([consents.wayMissing.value, app.calls.length]).toEqual([true, 1]);
    draft.value = { ...draft.value, guardianWay: 'by_phone' };
    await consents.press('posting');
    expect(app.calls[1]?.sent.body).toEqual({ purpose: 'posting', given: true, way: 'by_phone' });
    expect(guardianAsk(draft.value)).toBe('agreed');
  });
  it('whose yes is missing: anybody else writes down who said it, as it is on record', async () => {
    const { draft, consents } = opened({
      'GET /api/children/:personId/consents': () => says([], { mayRecord: false }),
    });
    await consents.read();
    expect(guardianAsk(draft.value)).toBe('again');
    expect(faults(draft.value)).toEqual(['guardianName', 'guardianRelation', 'guardianWay']);
    expect(faults({ ...draft.value, ...NAMED })).toEqual([]);
  });
  it('whose link has ended stops the wish here', async () => {
    const { draft, consents } = opened({ 'GET /api/children/:personId/consents': () => says([], { linked: false }) });
    await consents.read();
    expect([guardianAsk(draft.value), faults({ ...draft.value, ...NAMED })]).toEqual(['ended', ['guardianPurposes']]);
  });
});

describe('a guardian who is recorded with the wish', () => {
  it('says yes to the wish at least; each other purpose as they said', async () => {
    const { draft, consents } = opened({
      'GET /api/children/:personId/consents': () => {
        throw new Problem('not_found', '', 404);
      },
    });
    await consents.read();
    expect([guardianAsk(draft.value), consents.problem.value]).toEqual(['new', undefined]);
    const named: Draft = { ...draft.value, ...NAMED };
    expect(faults(named)).toEqual(['guardianPurposes']);
    expect(faults({ ...named, guardianPurposes: ['photo'] })).toEqual(['guardianPurposes']);
    const agreed: Draft = { ...named, guardianPurposes: ['posting', 'sharing'] };
    expect(faults(agreed)).toEqual([]);
    const body = bodyOf({ ...agreed, way: 'spoken', day: NOW, part: 'any', to: '18:00' }, 'org', NOW);
    expect(body.guardian).toMatchObject({ name: '童大山', purposes: ['posting', 'sharing'] });
  });
});
