import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { VerificationView } from '../../shared/wishes/verification.ts';
import type { Check, TimeWindow, WishState } from '../../shared/wishes/wish.ts';
import type { App } from '../main/app.ts';
import { CHECK_LIST, createChecks, type Ticks } from './checks.ts';
import { createLoad } from './load.ts';
import { createNewTime } from './new-time.ts';
import { createPublicText, type Text } from './public-text.ts';
import { createSubmit } from './submit.ts';

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
    saving: createSubmit(newKey, (key, body: Ticks) =>
      client.send('PATCH /api/wishes/:wishId/verification', { params, body }, key),
    ),
    comparing: createSubmit(newKey, (key, notSame: string[]) =>
      client.send('PATCH /api/wishes/:wishId/verification', { params, body: { notSame } }, key),
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
  const { checks, saved, tick } = createChecks(view, commands.saving.send);
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
    if (view.data.value?.wish.can.includes('takeVerification') !== true || view.keptAt.value !== undefined) return;
    const taken = await commands.taking.send();
    await view.load();
    // A colleague was quicker: the screen names them, and nothing went wrong.
    if (taken === undefined && view.data.value?.wish.can.includes('takeVerification') !== true) commands.taking.clear();
  }
  /** What was refused may have been overtaken by a colleague: what is true is read. Gives the answer. */
  async function orRead<R>(answer: Promise<R | undefined>): Promise<R | undefined> {
    const given = await answer;
    if (given === undefined) await view.load();
    return given;
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
      if ((await orRead(commands.comparing.send([id]))) === undefined) return;
      const data = view.data.value;
      if (data !== undefined)
        view.set({ ...data, similar: data.similar.map((one) => (one.id === id ? { ...one, cleared: true } : one)) });
    },
    async addNote(kind: EvidenceKind, note: string, photoIds: readonly string[] = []): Promise<boolean> {
      if ((await orRead(commands.noting.send(kind, note.trim(), photoIds))) === undefined) return false;
      await view.load();
      return true;
    },
    /** Publishes what `text` says; does nothing while something is lacking. */
    async publish(): Promise<boolean> {
      await saved();
      const data = view.data.value;
      if (lacking.value.length > 0 || data === undefined) return false;
      const more = { vouched: text.kept(), window: time.windowNow() };
      if ((await orRead(commands.publishing.send(text.text.value, data, more))) === undefined) return false;
      decided('publish');
      return true;
    },
    /** The later of the two goes. Answers which: when it is the other, this one stays on the desk. */
    async same(id: string): Promise<'this' | 'other' | undefined> {
      await saved();
      const answer = await orRead(commands.merging.send(id));
      if (answer === undefined) return undefined;
      if (answer.id === wishId) {
        decided('merge');
        return 'this';
      }
      await view.load();
      return 'other';
    },
    async refuse(how: Refusal, reason: string): Promise<boolean> {
      if ((await orRead(commands.refusing.send(how, reason.trim()))) === undefined) return false;
      decided(how);
      return true;
    },
  };
}
