import { type ReadonlySignal, signal } from '@preact/signals';

/** Where the person is: a path of the app and its query. */
export type Here = {
  readonly path: string;
  readonly query: string /** Came by the back button: a list shows the place it was left at. */;
  readonly returned: boolean;
};
export type Params = Readonly<Record<string, string>>;

/** Set once the person has moved inside the app in this tab: then the browser's back stays inside too. */
const MOVED = 'nuanxin.moved';

const place = signal<Here>({ path: '/', query: '', returned: false });
/** Redraws what reads it. */
export const here: ReadonlySignal<Here> = place;

/** `/wishes/:wishId` against `/wishes/wsh_1` gives `{ wishId: 'wsh_1' }`; undefined when it does not fit. */
export function match(pattern: string, path: string): Params | undefined {
  const want = pattern.split('/').filter(Boolean);
  const have = path.split('/').filter(Boolean);
  if (want.length !== have.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of want.entries()) {
    const value = have[index] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = decode(value);
    else if (part !== value) return undefined;
  }
  return params;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A path of this app to return to, else `/`: an address from outside is never followed. */
export function safePath(to: string | null | undefined): string {
  return to?.startsWith('/') && !to.startsWith('//') && !to.includes('\\') ? to : '/';
}

/** Goes to a path of the app. `replace` leaves no trace in the history: for filters, and for leaving a finished form. */
export function go(to: string, how: 'push' | 'replace' = 'push'): void {
  const url = new URL(to, location.origin);
  const moved = url.pathname !== place.value.path;
  if (how === 'push') sessionStorage.setItem(MOVED, '1');
  history[how === 'push' ? 'pushState' : 'replaceState'](how === 'push' ? place.value.path : history.state, '', url);
  place.value = { path: url.pathname, query: url.search, returned: false };
  if (moved) scrollTo(0, 0);
}

/** Back to where the person came from inside the app (each entry of the history knows the path before it), or to `otherwise` when this was their first screen. */
export function back(otherwise: string): void {
  if (sessionStorage.getItem(MOVED) === null) go(otherwise, 'replace');
  else history.back();
}

/** Listens to links and to the back button. Call once. */
export function startRouter(): void {
  history.scrollRestoration = 'manual';
  place.value = { path: location.pathname, query: location.search, returned: false };
  addEventListener('popstate', () => {
    place.value = { path: location.pathname, query: location.search, returned: true };
  });
  document.addEventListener('click', (event) => {
    if (
      event.defaultPrevented ||
      event.button !== 0 ||
      event.metaKey ||
      event.ctrlKey ||
      event.shiftKey ||
      event.altKey
    )
      return;
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (
      link === null ||
      link.target !== '' ||
      link.hasAttribute('download') ||
      link.origin !== location.origin ||
      link.pathname.startsWith('/api/')
    )
      return;
    // A jump inside the same screen is the browser's own business: the skip link, the ribbon to its story.
    if (link.hash !== '' && link.pathname === location.pathname) return;
    event.preventDefault();
    go(link.pathname + link.search);
  });
}
