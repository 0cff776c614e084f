import { type ReadonlySignal, signal } from '@preact/signals';

type Asking = { readonly promise: Promise<boolean>; answer(proved: boolean): void };
const open = signal<Asking | undefined>(undefined);
/** Set while somebody has to show who they are: the place in the frame then shows how. */
export const asking: ReadonlySignal<Asking | undefined> = open;

/** Asks the person to show once more who they are. Several calls that ask at once share one answer. */
export function askProof(): Promise<boolean> {
  if (open.value !== undefined) return open.value.promise;
  let settle: (proved: boolean) => void = () => undefined;
  const promise = new Promise<boolean>((resolve) => {
    settle = resolve;
  });
  open.value = {
    promise,
    answer(proved) {
      open.value = undefined;
      settle(proved);
    },
  };
  return promise;
}
