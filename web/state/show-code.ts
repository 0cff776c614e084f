import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { qrText, SHOW_CODE_STEP_MS, type SignedCode } from '../../shared/tasks/signed-code.ts';
import type { ReplyTo } from '../main/api.ts';
import type { App } from '../main/app.ts';
import { Problem } from '../main/problem.ts';
import { readJson } from '../main/store.ts';
import { createLoad, type Load } from './load.ts';
import { type KeptKey, keepKey, signCode } from './show-key.ts';
import { createTicker } from './ticker.ts';

type Code = ReplyTo<'GET /api/tasks/:taskId/show-code'>;
export type StepPurpose = SignedCode['purpose'];
const TICK_MS = 1_000;
/** After a failed read the next try waits this long, so that a dead network is not asked every second. */
const RETRY_MS = 5_000;
/** While there is a network the house is asked so often whether the volunteer has checked in: the next code is another. */
const ASK_EVERY_MS = 3_000;
export const CODE_LIFE_MS = SHOW_CODE_STEP_MS;

export type ShowCode = {
  readonly code: Load<Code>;
  /** Whole seconds that the digits still count; 0 when they are old. */
  readonly secondsLeft: ReadonlySignal<number>;
  /** Text of the QR that this phone signs by itself, also without a network; undefined when it has no key or nobody is expected. */
  readonly signed: ReadonlySignal<string | undefined>;
  /** Whole seconds until the signed code changes. */
  readonly signedLeft: ReadonlySignal<number>;
  /** What is shown: as the house says, or, without a network, as the person chose. */
  readonly purpose: ReadonlySignal<Code['purpose']>;
  choose(purpose: StepPurpose): void;
  start(): void;
  stop(): void;
};

/**
 * The rotating code to show. Digits are read anew when their half minute is over, never shown from a copy, and every few seconds in
 * between, so that the code of arrival turns into that of leaving as soon as the volunteer has checked in. The QR is signed here, with a
 * key that is fetched while there is a network and kept until the task is over.
 */
export function createShowCode(
  app: Pick<App, 'client' | 'now' | 'store' | 'newKey'>,
  taskId: string,
  personId: string | undefined,
): ShowCode {
  const code = createLoad<Code>(() => app.client.read('GET /api/tasks/:taskId/show-code', { params: { taskId } }));
  const ticker = createTicker(app.now, TICK_MS);
  const name = `show-key.${taskId}.${personId ?? ''}`;
  const key = signal<KeptKey | undefined>(readJson<KeptKey>(app.store, name));
  const chosen = signal<StepPurpose | undefined>(undefined);
  const signed = signal<string | undefined>(undefined);
  const secondsLeft = computed(() =>
    Math.max(0, Math.ceil(((code.data.value?.validUntil ?? 0) - ticker.now.value) / 1_000)),
  );
  const fresh = computed(() => code.problem.value === undefined && code.keptAt.value === undefined);
  const purpose = computed<Code['purpose']>(() => {
    const said = fresh.value ? code.data.value?.purpose : undefined;
    return said ?? chosen.value ?? code.data.value?.purpose ?? 'check_in';
  });
  /** By the house's clock, which this phone learnt with its key. */
  const houseNow = computed(() => ticker.now.value + (key.value?.aheadMs ?? 0));
  let askedAt = 0;
  let turn = 0;
  let stops: (() => void)[] = [];

  function ask(): void {
    askedAt = app.now();
    void code.load();
  }
  async function takeKey(): Promise<void> {
    try {
      const given = await app.client.send('POST /api/tasks/:taskId/show-keys', { params: { taskId } }, app.newKey());
      key.value = keepKey(app.store, name, given, app.now());
    } catch (error) {
      // Without a network the kept one serves; where it was refused, digits do.
      if (!(error instanceof Problem)) throw error;
      if (error.status >= 400) key.value = undefined;
    }
  }
  async function sign(): Promise<void> {
    turn += 1;
    const mine = turn;
    const held = key.value;
    const [what, at] = [purpose.value, houseNow.value];
    if (held === undefined || what === 'confirm' || at < held.from || at > held.until) {
      signed.value = undefined;
      return;
    }
    const made = await signCode(held, what, at);
    // Another step, purpose or key has come meanwhile.
    if (mine === turn) signed.value = made && qrText(taskId, made);
  }

  return {
    code,
    secondsLeft,
    signed,
    signedLeft: computed(() => Math.ceil((CODE_LIFE_MS - (houseNow.value % CODE_LIFE_MS)) / 1_000)),
    purpose,
    choose(next) {
      chosen.value = next;
    },
    start() {
      ask();
      ticker.start();
      void takeKey();
      const step = computed(
        () => `${Math.floor(houseNow.value / CODE_LIFE_MS)} ${purpose.value} ${key.value?.key ?? ''}`,
      );
      stops = [
        step.subscribe(() => void sign()),
        ticker.now.subscribe((now) => {
          if (code.busy.peek()) return;
          const old = secondsLeft.peek() === 0 && now - askedAt >= RETRY_MS;
          // After leaving there is nothing more to turn to.
          const turns = fresh.peek() && code.data.peek() !== undefined && code.data.peek()?.purpose !== 'confirm';
          if (old || (turns && now - askedAt >= ASK_EVERY_MS)) ask();
        }),
      ];
    },
    stop() {
      ticker.stop();
      for (const stop of stops) stop();
    },
  };
}
