import { signal } from '@preact/signals';

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

/** The place where toasts appear. Once, in the frame. */
export function Toasts() {
  const now = current.value;
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
