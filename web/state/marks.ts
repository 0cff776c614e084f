import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Heard, Known, MaskWords } from '../../shared/wishes/scan-text.ts';
import type { Finding } from '../../shared/wishes/wish.ts';

/** The scanner of shared/wishes, as far as screens use it. */
export type Scanner = {
  withHeard(known: Known, texts: readonly string[], before?: readonly Heard[]): Known;
  scan(text: string, known: Known, masks?: MaskWords): Finding[];
  maskedText(text: string, known: Known, masks?: MaskWords): string;
  applyMasks(text: string, findings: readonly Finding[]): string;
  publicTextFindings(text: string, known: Known, vouched?: readonly string[]): Finding[];
};

const loaded = signal<Scanner | undefined>(undefined);
let asked = false;

/** The scanner, once its download is here: it weighs more than the form it helps, so nobody waits for it. */
export function scanner(): ReadonlySignal<Scanner | undefined> {
  if (!asked) {
    asked = true;
    import('../../shared/wishes/scan.ts').then(
      (module) => {
        loaded.value = module;
      },
      () => {
        // Without a network it may be missing; the next screen that wants it asks again. The server scans in any case.
        asked = false;
      },
    );
  }
  return loaded;
}

/** The places in a text that would identify somebody, live; none until the scanner is here. */
export function createMarks(
  text: () => string,
  known: () => Known,
  masks: () => MaskWords,
): ReadonlySignal<readonly Finding[]> {
  const scan = scanner();
  return computed(() => scan.value?.scan(text(), known(), masks()) ?? []);
}
