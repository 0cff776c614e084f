import { computed, signal } from '@preact/signals';
import type { VerificationView } from '../../shared/wishes/verification.ts';
import type { Check } from '../../shared/wishes/wish.ts';
import type { Load } from './load.ts';

/** In the order of the list on screen. */
export const CHECK_LIST: readonly Check[] = [
  'willing',
  'true',
  'doable',
  'no_cash',
  'not_identifying',
  'not_duplicate',
];
export type Ticks = { readonly ticked: Check[]; readonly unticked: Check[] };
type Stand = Pick<VerificationView, 'checks' | 'others'>;
type Changes = ReadonlyMap<Check, boolean>;

/**
 * The six checks: shown as ticked at once, saved behind. Only what was changed here is sent, and each answer says how they stand:
 * what a colleague ticked meanwhile stays, and is seen. Ticks may come faster than answers; the last of each is saved.
 */
export function createChecks(
  view: Pick<Load<VerificationView>, 'data' | 'set' | 'load'>,
  save: (ticks: Ticks) => Promise<Stand | undefined>,
) {
  const unsaved = signal<Changes>(new Map());
  const sent = signal<Changes>(new Map());
  const checks = computed(() => {
    const kept = view.data.value?.checks ?? [];
    return CHECK_LIST.filter((one) => unsaved.value.get(one) ?? sent.value.get(one) ?? kept.includes(one));
  });
  let running: Promise<void> | undefined;
  async function saveAll(): Promise<void> {
    while (unsaved.value.size > 0) {
      sent.value = unsaved.value;
      unsaved.value = new Map();
      const changes = [...sent.value];
      const which = (on: boolean) => changes.filter((one) => one[1] === on).map(([check]) => check);
      const stand = await save({ ticked: which(true), unticked: which(false) });
      // Refused: nothing of it counts, and what is true is read.
      if (stand === undefined) {
        unsaved.value = new Map();
        await view.load();
      } else if (view.data.value !== undefined)
        view.set({ ...view.data.value, checks: stand.checks, others: stand.others });
      sent.value = new Map();
    }
  }
  return {
    checks,
    /** Until everything ticked is saved. */
    saved: async (): Promise<void> => running,
    tick(check: Check, on: boolean): Promise<void> {
      unsaved.value = new Map([...unsaved.value, [check, on]]);
      running ??= saveAll().finally(() => {
        running = undefined;
      });
      return running;
    },
  };
}
