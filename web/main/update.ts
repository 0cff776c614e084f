import { signal } from '@preact/signals';
import { SYNC_TAG } from './outbox-item.ts';

/** True when a newer version is on the device and waits for the person to agree to reload. */
export const updateReady = signal(false);
let waiting: ServiceWorker | undefined;

/** Registers the service worker once the first screen is drawn. Only where the app was built: in development it would hide changes. */
export async function startUpdates(): Promise<void> {
  if (!('serviceWorker' in navigator) || !import.meta.url.includes('/assets/')) return;
  const registration = await navigator.serviceWorker.register('/sw.js').catch(() => undefined);
  if (registration === undefined) return;
  noteWaiting(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const coming = registration.installing;
    coming?.addEventListener('statechange', () => {
      if (coming.state === 'installed' && navigator.serviceWorker.controller !== null) noteWaiting(coming);
    });
  });
  const ready = await navigator.serviceWorker.ready;
  setTimeout(() => ready.active?.postMessage('fetch-rest'), 4_000);
}

function noteWaiting(worker: ServiceWorker | null): void {
  if (worker === null) return;
  waiting = worker;
  updateReady.value = true;
}

/** The server no longer speaks with this version. */
export function noteOutdated(): void {
  updateReady.value = true;
}

/** Loads the newer version. Drafts are kept on the device by the screens that write them. */
export async function reloadToNew(): Promise<void> {
  // Told by the server before the browser noticed: without asking for it the old copy would only open once more.
  if (waiting === undefined) await askForNew();
  if (waiting === undefined) {
    location.reload();
    return;
  }
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  waiting.postMessage('take-over');
}

async function askForNew(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const registration = await navigator.serviceWorker.getRegistration();
  await registration?.update().catch(() => undefined);
  const coming = registration?.installing ?? undefined;
  if (coming !== undefined) {
    await new Promise<void>((settled) => {
      coming.addEventListener('statechange', () => {
        if (coming.state !== 'installing') settled();
      });
    });
  }
  if (registration?.waiting) noteWaiting(registration.waiting);
}

/** Not in TypeScript's DOM library: a Chromium API. Elsewhere what waits is sent when the app is open. */
type Syncing = ServiceWorkerRegistration & { readonly sync?: { register(tag: string): Promise<void> } };

/** Asks the browser to wake the worker once there is a network, also when the app is closed by then. */
export function askToSync(): void {
  if (!('serviceWorker' in navigator)) return;
  void navigator.serviceWorker
    .getRegistration()
    .then((registration) => (registration as Syncing | undefined)?.sync?.register(SYNC_TAG))
    // Refused in a private window or by a setting: then it waits for the app.
    .catch(() => undefined);
}
