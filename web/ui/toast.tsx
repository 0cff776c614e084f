import { signal } from '@preact/signals';
import { here } from '../main/router.ts';
import { openSheets } from './sheet-place.tsx';

type Toast = {
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void } | undefined;
  /** Where it was said, of one that has its place there. */
  readonly at?: string | undefined;
};
const current = signal<Toast | undefined>(undefined);
const STAYS_MS = 6_000;
let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * Says one quiet sentence at the foot of the screen, also to a screen reader. One with an action stays until it is used, and
 * unless it is for `everywhere` no longer than the person stays where it was said.
 */
export function toast(text: string, action?: Toast['action'], everywhere?: true): void {
  clearTimeout(timer);
  current.value = { text, action, at: action && !everywhere ? here.value.path : undefined };
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
  const said = openSheets.value.at(-1) === sheet ? current.value : undefined;
  const now = said?.at && said.at !== here.value.path ? undefined : said;
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
