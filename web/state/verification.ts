import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { VerificationView } from '../../shared/wishes/verification.ts';
import type { Check, TimeWindow, WishState } from '../../shared/wishes/wish.ts';
import type { App } from '../main/app.ts';
import { createLoad, type Load } from './load.ts';
import { createNewTime } from './new-time.ts';
import { createPublicText, type Text } from './public-text.ts';
import { createSubmit } from './submit.ts';

/** In the order of the list on screen. */
export const CHECK_LIST: readonly Check[] = [
  'willing',
  'true',
  'doable',
  'no_cash',
  'not_identifying',
  'not_duplicate',
];
export type Decision = 'publish' | 'return' | 'reject' | 'escalate' | 'merge';
type Refusal = Exclude<Decision, 'publish' | 'merge'>;
export type EvidenceKind = VerificationView['evidence'][number]['kind'];
export type Verification = ReturnType<typeof createVerification>;
type Parts = Pick<App, 'client' | 'newKey' | 'now'>;
/** What stands between a wish and the wall. */
export type Lack = Check | 'time';

type Published = { readonly vouched: readonly string[]; readonly window: TimeWindow | undefined };

/** The commands of the desk, each with its own waiting and its own refusal. */
function createCommands({ client, newKey }: Pick<Parts, 'client' | 'newKey'>, wishId: string) {
  const params = { wishId };
  return {
    taking: createSubmit(newKey, (key) => client.send('POST /api/wishes/:wishId/verification', { params }, key)),
    saving: createSubmit(newKey, (key, body: { checks?: Check[]; notSame?: string[] }) =>
      client.send('PATCH /api/wishes/:wishId/verification', { params, body }, key),
    ),
    merging: createSubmit(newKey, (key, other: string) =>
      client.send('POST /api/wishes/:wishId/merger', { params, body: { with: other } }, key),
    ),
    noting: createSubmit(newKey, (key, kind: EvidenceKind, note: string, photoIds: readonly string[]) =>
      client.send(
        'POST /api/wishes/:wishId/evidence',
        { params, body: { kind, note, ...(photoIds.length === 0 ? {} : { photoIds: [...photoIds] }) } },
        key,
      ),
    ),
    publishing: createSubmit(newKey, (key, text: Text, data: VerificationView, more: Published) => {
      const { title, story, needs } = data.suggested;
      const words = (zh: string, en: string | undefined) => ({ zh: zh.trim(), ...(en === undefined ? {} : { en }) });
      const body = {
        title: words(text.title, title.en),
        story: words(text.story, story.en),
        needs: text.needs.map((zh, at) => words(zh, needs[at]?.en)),
        vouched: [...more.vouched],
        ...(more.window === undefined ? {} : { window: more.window }),
      };
      return client.send('POST /api/wishes/:wishId/publication', { params, body }, key);
    }),
    refusing: createSubmit(newKey, (key, how: Refusal, reason: string) => {
      const sent = { params, body: { reason } };
      if (how === 'return') return client.send('POST /api/wishes/:wishId/return', sent, key);
      return how === 'reject'
        ? client.send('POST /api/wishes/:wishId/rejection', sent, key)
        : client.send('POST /api/wishes/:wishId/escalation', sent, key);
    }),
  };
}

/** The six checks: shown as ticked at once, saved behind; ticks may come faster than answers, the last state is saved. */
function createChecks(view: Load<VerificationView>, saving: ReturnType<typeof createCommands>['saving']) {
  const ticked = signal<readonly Check[] | undefined>(undefined);
  const checks = computed(() => ticked.value ?? view.data.value?.checks ?? []);
  let running: Promise<void> | undefined;
  async function saveAll(): Promise<void> {
    for (let sent: readonly Check[] | undefined; ticked.value !== undefined && sent !== ticked.value; ) {
      sent = ticked.value;
      if ((await saving.send({ checks: [...sent] })) === undefined) ticked.value = undefined;
      else if (view.data.value !== undefined) view.set({ ...view.data.value, checks: [...sent] });
    }
  }
  return {
    checks,
    /** Until everything ticked is saved. */
    saved: async (): Promise<void> => running,
    tick(check: Check, on: boolean): Promise<void> {
      const before = checks.value;
      ticked.value = CHECK_LIST.filter((one) => (one === check ? on : before.includes(one)));
      running ??= saveAll().finally(() => {
        running = undefined;
      });
      return running;
    },
  };
}

/** A wish that waits for a decision; for a `released` one people are looked for anew. */
const ON_DESK: readonly WishState[] = ['submitted', 'verifying', 'released'];
/** What this worker may do on it now: decide; look, because it is their own; look, because it was decided. */
export type Hand = 'decide' | 'own' | 'over';
export function handOf({ wish }: Pick<VerificationView, 'wish'>): Hand {
  if (!ON_DESK.includes(wish.state)) return 'over';
  return wish.can.includes('publishWish') || wish.can.includes('takeVerification') ? 'decide' : 'own';
}

/** One wish on the verifier's desk, from opening it to the decision. */
export function createVerification(app: Parts, wishId: string, decided: (decision: Decision) => void) {
  const view = createLoad<VerificationView>(() =>
    app.client.read('GET /api/wishes/:wishId/verification', { params: { wishId } }),
  );
  const commands = createCommands(app, wishId);
  const text = createPublicText(view.data);
  const time = createNewTime(view.data, app.now);
  const { checks, saved, tick } = createChecks(view, commands.saving);
  const showPublic = signal(false);
  const uncleared = computed(() => (view.data.value?.similar ?? []).filter((one) => !one.cleared).length);
  const lacking = computed<readonly Lack[]>(() => [
    ...CHECK_LIST.filter(
      (check) =>
        !checks.value.includes(check) ||
        (check === 'not_identifying' && text.openPlaces.value > 0) ||
        (check === 'not_duplicate' && uncleared.value > 0),
    ),
    ...(time.timeFault.value === undefined ? [] : (['time'] as const)),
  ]);

  async function open(): Promise<void> {
    await view.load();
    // Opening it is starting it; the clock and the poster can then see that somebody is at it.
    if (
      view.data.value?.wish.can.includes('takeVerification') === true &&
      view.keptAt.value === undefined &&
      (await commands.taking.send()) !== undefined
    )
      await view.load();
  }

  return {
    ...commands,
    ...text,
    ...time,
    view,
    checks,
    tick,
    /** What stands between this wish and the wall; empty when it can be published. */
    lacking,
    showPublic: showPublic as ReadonlySignal<boolean>,
    start: (): void => void open(),
    togglePublic(): void {
      showPublic.value = !showPublic.value;
    },
    async notSame(id: string): Promise<void> {
      await saved();
      if ((await commands.saving.send({ notSame: [id] })) === undefined) return;
      const data = view.data.value;
      if (data !== undefined)
        view.set({ ...data, similar: data.similar.map((one) => (one.id === id ? { ...one, cleared: true } : one)) });
    },
    async addNote(kind: EvidenceKind, note: string, photoIds: readonly string[] = []): Promise<boolean> {
      if ((await commands.noting.send(kind, note.trim(), photoIds)) === undefined) return false;
      await view.load();
      return true;
    },
    /** Publishes what `text` says; does nothing while something is lacking. */
    async publish(): Promise<boolean> {
      await saved();
      const data = view.data.value;
      if (lacking.value.length > 0 || data === undefined) return false;
      const more = { vouched: text.kept(), window: time.window.value };
      if ((await commands.publishing.send(text.text.value, data, more)) === undefined) return false;
      decided('publish');
      return true;
    },
    /** The later of the two goes. Answers which: when it is the other, this one stays on the desk. */
    async same(id: string): Promise<'this' | 'other' | undefined> {
      await saved();
      const answer = await commands.merging.send(id);
      if (answer === undefined) return undefined;
      if (answer.id === wishId) {
        decided('merge');
        return 'this';
      }
      await view.load();
      return 'other';
    },
    async refuse(how: Refusal, reason: string): Promise<boolean> {
      if ((await commands.refusing.send(how, reason.trim())) === undefined) return false;
      decided(how);
      return true;
    },
  };
}
