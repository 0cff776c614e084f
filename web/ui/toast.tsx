import { signal } from '@preact/signals';
import { openSheets } from './sheet-place.tsx';

type Toast = { readonly text: string; readonly action?: { readonly label: string; readonly run: () => void } };
const current = signal<Toast | undefined>(undefined);
const STAYS_MS = 6_000;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Says one quiet sentence at the foot of the screen, also to a screen reader. One with an action stays until it is used. */
export function toast(text: string, action?: Toast['action']): void {
  clearTimeout(timer);
  current.value = action === undefined ? { text } : { text, action };
  if (action === undefined)
    timer = setTimeout(() => {
      current.value = undefined;
    }, STAYS_MS);
}

/**
 * A place where toasts appear: once at the root, and in each open sheet. An open sheet makes all outside it inert and lays a
 * veil over it, so what is said meanwhile is said in the uppermost sheet, and only there.
 */
export function Toasts({ sheet }: { sheet?: string }) {
  const now = openSheets.value.at(-1) === sheet ? current.value : undefined;
  return (
    <div class="toasts" role="status" aria-live="polite">
      {now !== undefined && (
        <p class="toast">
          {now.text}
          {now.action !== undefined && (
            <button
              type="button"
              onClick={() => {
                current.value = undefined;
                now.action?.run();
              }}
            >
              {now.action.label}
            </button>
          )}
        </p>
      )}
    </div>
  );
}
