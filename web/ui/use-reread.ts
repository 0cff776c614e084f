import type { ReadonlySignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

type Copy = { readonly keptAt: ReadonlySignal<number | undefined>; load(): Promise<void> };

/** Reads once more as soon as the phone has a network again, where what is shown is a copy. */
export function useReread(of: Copy): void {
  useEffect(() => {
    const read = () => {
      if (of.keptAt.peek() !== undefined) void of.load();
    };
    addEventListener('online', read);
    return () => removeEventListener('online', read);
  }, [of]);
}
