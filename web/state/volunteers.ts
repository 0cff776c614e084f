import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { DAY_MS } from '../../shared/kernel/time.ts';
import { CHECK_TOLD_DAYS } from '../../shared/volunteers/checks.ts';
import type { VolunteerView } from '../../shared/volunteers/contract.ts';
import type { ReplyTo } from '../main/api.ts';
import type { App } from '../main/app.ts';
import { createLoad } from './load.ts';
import { createSubmit } from './submit.ts';

type VolunteerPage = ReplyTo<'GET /api/orgs/:orgId/volunteers'>;
export type VolunteerRow = VolunteerPage['items'][number];
export type CheckKind = VolunteerView['checks'][number]['kind'];
export type CheckStanding = 'none' | 'over' | 'soon' | 'good';
/** From when on people are told. */
const SOON_MS = CHECK_TOLD_DAYS[0] * DAY_MS;
const PAGE_ITEMS = 100;
/** A station has tens of volunteers, a county hundreds. */
const PAGES_LIMIT_COUNT = 50;

function joined(before: VolunteerPage, next: VolunteerPage): VolunteerPage {
  const { next: _before, ...kept } = before;
  return { ...kept, items: [...before.items, ...next.items], ...(next.next === undefined ? {} : { next: next.next }) };
}

/** How a check stands: without a valid one nobody is offered a child's wish (Minors Protection Law 62). */
export function standingOf(until: number | undefined, now: number): CheckStanding {
  if (until === undefined) return 'none';
  if (until <= now) return 'over';
  return until - now < SOON_MS ? 'soon' : 'good';
}

/** Until when the paper is good that decides: the check, or for somebody under eighteen the guardian's consent. */
export function paperUntil({ young, checkUntil, consentUntil }: VolunteerRow): number | undefined {
  return young === true ? consentUntil : checkUntil;
}

/** The volunteers of a station, or those whose paper is to be looked at; and one of them more closely. */
export function createVolunteers(app: Pick<App, 'client' | 'newKey' | 'now'>, orgId: string, due = false) {
  const seek = signal('');
  const onlyDue = signal(due);
  const chosen = signal<string | undefined>(undefined);
  let pages = 1;
  const pageAfter = (cursor: string | undefined) =>
    app.client.read('GET /api/orgs/:orgId/volunteers', {
      params: { orgId },
      query: {
        limit: PAGE_ITEMS,
        ...(onlyDue.value ? { due: 'true' as const } : {}),
        ...(cursor === undefined ? {} : { cursor }),
      },
    });
  /** As many pages as were looked at, so that a list that is read anew is not cut short under the reader. */
  const rows = createLoad<VolunteerPage>(async () => {
    let { value, keptAt } = await pageAfter(undefined);
    for (let read = 1; read < pages && value.next !== undefined; read += 1)
      value = joined(value, (await pageAfter(value.next)).value);
    return { value, keptAt };
  });
  const more = createSubmit(app.newKey, async () => {
    const before = rows.data.value;
    if (before?.next === undefined || pages >= PAGES_LIMIT_COUNT) return true;
    const { value } = await pageAfter(before.next);
    pages += 1;
    rows.set(joined(before, value));
    return true;
  });
  const person = createLoad<VolunteerView>(() =>
    app.client.read('GET /api/volunteers/:personId', { params: { personId: chosen.value ?? '' } }),
  );
  const check = createSubmit(
    app.newKey,
    (key, personId: string, kind: CheckKind, validUntil: number, evidence: string) =>
      app.client.send(
        'POST /api/volunteers/:personId/checks',
        { params: { personId }, body: { kind, validUntil, evidence } },
        key,
      ),
  );
  const ending = createSubmit(app.newKey, (key, personId: string, kind: CheckKind) =>
    app.client.send('DELETE /api/volunteers/:personId/checks/:kind', { params: { personId, kind } }, key),
  );
  const vouch = createSubmit(app.newKey, (key, personId: string, skill: string, level: number, evidence: string) =>
    app.client.send(
      'POST /api/volunteers/:personId/skills',
      { params: { personId }, body: { skill, level, evidence } },
      key,
    ),
  );
  const isDue = (row: VolunteerRow) => standingOf(paperUntil(row), app.now()) !== 'good';
  const items = computed(() => rows.data.value?.items ?? []);
  return {
    rows,
    person,
    checking: check,
    ending,
    vouching: vouch,
    more,
    seek: seek as ReadonlySignal<string>,
    onlyDue: onlyDue as ReadonlySignal<boolean>,
    chosen: chosen as ReadonlySignal<string | undefined>,
    /** Of all of them, not only of those that are listed so far. */
    counts: computed(
      () => rows.data.value?.counts ?? { all: items.value.length, due: items.value.filter(isDue).length },
    ),
    listed: computed(() => items.value.length),
    shown: computed(() =>
      items.value.filter((row) => row.name.includes(seek.value.trim()) && (!onlyDue.value || isDue(row))),
    ),
    start: (): void => void rows.load(),
    setSeek(next: string): void {
      seek.value = next;
    },
    toggleDue(): void {
      onlyDue.value = !onlyDue.value;
      pages = 1;
      void rows.load();
    },
    open(personId: string): void {
      chosen.value = personId;
      check.clear();
      ending.clear();
      vouch.clear();
      if (person.data.value?.personId !== personId) void person.load();
    },
    close(): void {
      chosen.value = undefined;
    },
    async addCheck(kind: CheckKind, validUntil: number, evidence: string): Promise<boolean> {
      if (
        chosen.value === undefined ||
        (await check.send(chosen.value, kind, validUntil, evidence.trim())) === undefined
      )
        return false;
      await Promise.all([person.load(), rows.load()]);
      return true;
    },
    async endCheck(kind: CheckKind): Promise<boolean> {
      if (chosen.value === undefined || (await ending.send(chosen.value, kind)) === undefined) return false;
      await Promise.all([person.load(), rows.load()]);
      return true;
    },
    async vouch(skill: string, level: number, evidence: string): Promise<boolean> {
      if (chosen.value === undefined || (await vouch.send(chosen.value, skill, level, evidence.trim())) === undefined)
        return false;
      await person.load();
      return true;
    },
  };
}
export type Volunteers = ReturnType<typeof createVolunteers>;
