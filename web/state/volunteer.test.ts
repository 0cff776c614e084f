import { describe, expect, it } from 'vitest';
import { cellOf } from '../../shared/kernel/geo.ts';
import { Problem } from '../main/problem.ts';
import { type Answers, appAnswering } from './testing.ts';
import { createVolunteerForm, type VolunteerForm } from './volunteer.ts';

const ORG = { org: { id: 'org_31', kind: 'station', name: { zh: '东河站' }, cell: '4057:8804' }, ancestors: [] };
const STATIONS: Answers = {
  'GET /api/orgs/:orgId': (sent) => ({
    ...ORG,
    org: {
      ...ORG.org,
      id: sent.params?.['orgId'],
      cell: sent.params?.['orgId'] === 'org_32' ? '4059:8805' : '4057:8804',
    },
  }),
};

async function until(true_: () => boolean): Promise<void> {
  const deadline = Date.now() + 2_000;
  while (!true_()) {
    if (Date.now() > deadline) throw new Error('it did not come true in time');
    await new Promise((done) => setImmediate(done));
  }
}
async function registering(answers: Answers = {}) {
  const app = appAnswering({ ...STATIONS, ...answers });
  const form = createVolunteerForm(app, { personId: 'per_1', volunteer: false, homeStation: 'org_31' });
  form.start();
  await until(() => form.sketch.value.homeCell !== undefined);
  return { app, form };
}
function fill(form: VolunteerForm): void {
  form.change({ weekly: [{ from: 18, to: 21 }], birthYear: 1985 });
}

describe('registering as a volunteer', () => {
  it('starts from the home station and its surroundings', async () => {
    const { form } = await registering();
    expect(form.sketch.value).toMatchObject({ stationId: 'org_31', homeCell: '4057:8804', suggestions: true });
  });

  it('says which parts are still open, first part first', async () => {
    const { form } = await registering();
    expect(form.open.value).toEqual(['times', 'limits']);
    fill(form);
    expect(form.open.value).toEqual([]);
  });

  it('says at once that somebody is too young, and what does not come to whoever is not grown up', async () => {
    const { app, form } = await registering();
    const year = new Date(app.now()).getUTCFullYear();
    fill(form);
    const born = (years: number) => {
      form.change({ birthYear: year - years - 1 });
      return [form.born.value, form.open.value];
    };
    expect([born(13), born(14), born(17), born(18)]).toEqual([
      ['too_young', ['limits']],
      ['minor', []],
      ['minor', []],
      [undefined, []],
    ]);
  });

  it('knows until when the guardian’s consent on record is good', async () => {
    const check = (kind: string, days: number) => ({ kind, validUntil: 1_700_000_000_000 + days * 86_400_000 });
    const { form } = await registering({
      'GET /api/volunteers/:personId': () => ({
        checks: [check('guardian_consent', 30), check('criminal_record', 90)],
      }),
    });
    await form.profile.load();
    expect(form.consentUntil.value).toBe(check('guardian_consent', 30).validUntil);
  });

  it('shows at the year that the station knows another one, until it is changed', async () => {
    const refused = new Problem('invalid_input', '有几处没填对', 422, [
      { path: 'body.birthYear', rule: 'differs_from_record' },
    ]);
    const { form } = await registering({
      'PUT /api/my/volunteer': () => {
        throw refused;
      },
    });
    fill(form);
    await form.save.send();
    expect(form.born.value).toBe('differs');
    form.change({ birthYear: 1986 });
    expect(form.born.value).toBeUndefined();
  });

  it('asks a newcomer once what they are called, and proposes a public name', async () => {
    const app = appAnswering({
      ...STATIONS,
      'PUT /api/my/volunteer': () => ({ personId: 'per_1' }),
      'PATCH /api/me': () => ({}),
    });
    const form = createVolunteerForm(app, {
      personId: 'per_1',
      volunteer: false,
      homeStation: 'org_31',
      unnamed: true,
    });
    form.start();
    await until(() => form.sketch.value.homeCell !== undefined);
    fill(form);
    expect(form.open.value).toEqual(['limits']);
    form.setNames({ name: '张丽' });
    expect([form.names.value?.pseudonym, form.open.value]).toEqual(['小张', []]);
    form.setNames({ pseudonym: '志愿者张丽' });
    expect([form.tells.value, form.open.value]).toEqual([true, ['limits']]);
    form.setNames({ pseudonym: '丽姐' });
    expect(form.tells.value).toBe(false);
    form.setNames({ name: '张丽华' });
    await form.save.send();
    expect(app.calls.find(({ line }) => line === 'PATCH /api/me')?.sent.body).toEqual({
      name: '张丽华',
      pseudonym: '丽姐',
    });
    expect((await registering()).form.names.value).toBeUndefined();
  });

  it('takes the station that a newcomer chooses here as theirs everywhere', async () => {
    const me = { personId: 'per_1', homeStation: 'org_32' };
    const app = appAnswering({
      ...STATIONS,
      'PUT /api/my/volunteer': () => ({ personId: 'per_1' }),
      'PATCH /api/me': () => me,
    });
    const form = createVolunteerForm(app, { personId: 'per_1', volunteer: false, homeStation: undefined });
    form.start();
    await until(() => form.ready.value);
    await form.pickStation('org_32');
    fill(form);
    await form.save.send();
    expect(app.calls.find(({ line }) => line === 'PATCH /api/me')?.sent.body).toEqual({ homeStation: 'org_32' });
    expect(form.entered.value).toEqual(me);
  });

  it('sends the whole profile once everything is said, and forgets the draft', async () => {
    const { app, form } = await registering({ 'PUT /api/my/volunteer': () => ({ personId: 'per_1' }) });
    fill(form);
    await form.save.send();
    expect(app.calls.find(({ line }) => line === 'PUT /api/my/volunteer')?.sent.body).toMatchObject({
      stationId: 'org_31',
      birthYear: 1985,
      weekly: [{ from: 18, to: 21 }],
    });
    expect(app.store.get('volunteer-draft')).toBeUndefined();
    expect(form.changed.value).toBe(false);
  });

  it('keeps the draft on the device when there is no network', async () => {
    const { app, form } = await registering({
      'PUT /api/my/volunteer': () => {
        throw new Problem('offline', 'no network');
      },
    });
    fill(form);
    await form.save.send();
    expect(form.save.problem.value?.code).toBe('offline');
    const again = createVolunteerForm(app, { personId: 'per_1', volunteer: false, homeStation: 'org_31' });
    again.start();
    await until(() => again.ready.value);
    expect(again.sketch.value.birthYear).toBe(1985);
  });

  it('keeps only the cell of a position', async () => {
    const { app, form } = await registering();
    form.usePosition({ lat: 40.58764321, lng: 110.04412345 });
    expect(form.sketch.value.homeCell).toBe(cellOf({ lat: 40.58764321, lng: 110.04412345 }));
    expect(app.store.get('volunteer-draft')).not.toContain('40.58');
  });

  it('moves home along when another station is chosen', async () => {
    const { form } = await registering();
    await form.pickStation('org_32');
    expect(form.sketch.value).toMatchObject({ stationId: 'org_32', homeCell: '4059:8805' });
  });
});
