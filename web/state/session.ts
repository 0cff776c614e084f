import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Role } from '../../shared/orgs/roles.ts';
import type { MeView } from '../../shared/people/contract.ts';
import type { App } from '../main/app.ts';
import { Problem } from '../main/problem.ts';
import { readJson, type Store } from '../main/store.ts';

const STORE_NAME = 'me';
const DUTY_NAME = 'acting';
const STATION_STAFF: readonly Role[] = ['head', 'deputy', 'social_worker'];
/** Posts at a station whose duty is not the children. */
const OTHER_DUTIES: readonly unknown[] = ['grid_worker', 'assistance_aide'];
const MEDIATORS: readonly Role[] = ['head', 'supervisor'];
const VERIFIERS: readonly Role[] = [...STATION_STAFF, 'supervisor'];
/** Parts that people take by themselves: without another one there is nothing to choose between. */
const OWN_PARTS: readonly Role[] = ['resident', 'volunteer', 'donor'];
const STAFF: readonly Role[] = [...VERIFIERS, 'volunteer_coordinator'];

/** Whether somebody signed in on this device; the cookies themselves cannot be seen from a page. */
export function signedInHere(store: Store): boolean {
  return store.get(STORE_NAME) !== undefined;
}

type Held = MeView['roles'][number];

export type Session = {
  readonly me: ReadonlySignal<MeView | undefined>;
  /** The duty in which the person acts now; undefined: as themselves. */
  readonly acting: ReadonlySignal<Held | undefined>;
  /** The chosen one as `X-Acting-As` says it: what this screen shows, whatever another tab has chosen since. */
  duty(line?: string): string | undefined;
  /** Whether the person holds any duty at all. */
  readonly onDuty: ReadonlySignal<boolean>;
  /** The same when it is a station's, whose desk the person then works at. */
  readonly desk: ReadonlySignal<Held | undefined>;
  /** Whether verifying wishes is part of the desk; a coordinator of volunteers begins at the board. */
  readonly verifies: ReadonlySignal<boolean>;
  /** Whether what identifies a child is open to the desk: not to posts whose duty is another. */
  readonly caresForChildren: ReadonlySignal<boolean>;
  /** Whether disputes are the desk's to settle: a station's or a county's. */
  readonly mediates: ReadonlySignal<boolean>;
  /** Whether the desk is a station's own: its residents are known to it, and goods lie on its shelf. */
  readonly atStation: ReadonlySignal<boolean>;
  /** Reads who is signed in, if anyone is, in the duty that was chosen on this device last. */
  load(): Promise<void>;
  /** After signing in, or after a change of one's own data. */
  enter(me: MeView): Promise<void>;
  /** Chooses the duty for all that follows: one that is held, `self`, or undefined for the usual one. */
  actAs(duty: Held | 'self' | undefined): Promise<void>;
  /** What waits for the person, where a screen has just seen it. */
  note(counts: Partial<Pick<MeView, 'unread' | 'toVerify'>>): void;
  /** The sign-in has run out or was ended: the copies go, the person's own drafts wait for them to come back. */
  end(): Promise<void>;
};

/** It answers in which duty it was read, so it alone is asked in the one that is to be shown next. */
const ME = 'GET /api/me';

/** Who is using the app. Known from the device at once, so that the first screen does not jump; then read. */
export function createSession(app: Pick<App, 'client' | 'store' | 'kept'>): Session {
  const me = signal<MeView | undefined>(readJson<MeView>(app.store, STORE_NAME));
  let duty = app.store.get(DUTY_NAME);
  /** Chosen since; it counts when the screen shows it. */
  let next = duty;
  function put(next: MeView | undefined): void {
    const text = next === undefined ? undefined : JSON.stringify(next);
    // Read anew and the same: nothing that shows the person is drawn once more.
    if (me.value !== undefined && text === JSON.stringify(me.value)) return;
    me.value = next;
    app.store.set(STORE_NAME, text);
  }
  const acting = computed(() => {
    const now = me.value?.acting;
    return now && me.value?.roles.find((held) => held.role === now.role && held.orgId === now.orgId);
  });
  const desk = computed(() => (acting.value && STAFF.includes(acting.value.role) ? acting.value : undefined));
  async function end(): Promise<void> {
    put(undefined);
    duty = next = undefined;
    app.store.set(DUTY_NAME, undefined);
    await app.kept.forget();
  }
  async function load(): Promise<void> {
    if (me.value === undefined) return;
    next = app.store.get(DUTY_NAME);
    try {
      const { value } = await app.client.read(ME, {});
      duty = next;
      put(value);
    } catch (error) {
      next = duty;
      if (!(error instanceof Problem)) throw error;
      if (error.status === 401) await end();
    }
  }
  return {
    me,
    acting,
    onDuty: computed(() => me.value?.roles.some(({ role }) => !OWN_PARTS.includes(role)) ?? false),
    desk,
    duty: (line) => (line === ME ? next : duty),
    verifies: computed(() => desk.value !== undefined && VERIFIERS.includes(desk.value.role)),
    caresForChildren: computed(
      () => desk.value !== undefined && VERIFIERS.includes(desk.value.role) && !OTHER_DUTIES.includes(desk.value.post),
    ),
    mediates: computed(
      () =>
        desk.value !== undefined &&
        MEDIATORS.includes(desk.value.role) &&
        ['station', 'center'].includes(desk.value.orgKind),
    ),
    atStation: computed(() => desk.value !== undefined && STATION_STAFF.includes(desk.value.role)),
    load,
    async enter(person) {
      // Nothing of who was here before, copies and duty, is for who comes now.
      if (me.value?.personId !== person.personId) await end();
      put(person);
    },
    async actAs(one) {
      app.store.set(DUTY_NAME, one === undefined || one === 'self' ? one : `${one.role}@${one.orgId}`);
      // What one duty may read is not for the next.
      await app.kept.forget();
      await load();
    },
    note(counts) {
      if (me.value !== undefined) put({ ...me.value, ...counts });
    },
    end,
  };
}
