/// <reference lib="webworker" />
/*
 * Keeps the app itself on the device; answers of the API are kept by the page (kept.ts), which can say from when they
 * are. Bundled into one file at the root, so that it may speak for every path (vite.config.ts).
 */
import { SYNC_TAG } from './outbox-item.ts';
import { syncOutbox } from './sw-sync.ts';

declare const self: ServiceWorkerGlobalScope;

type Files = { readonly name: string; readonly shell: readonly string[]; readonly rest: readonly string[] };
// The build puts the list of files in this place.
const FILES = '__FILES__' as unknown as Files;
const CACHE_NAME = `nuanxin-app-${FILES.name}`;

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(CACHE_NAME).then((cache) => cache.addAll([...FILES.shell])));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(dropOldCopies().then(() => self.clients.claim()));
});

self.addEventListener('message', (event) => {
  if (event.data === 'take-over') void self.skipWaiting();
  // The page says when it is idle: the other screens are fetched then, so that they open without a network too.
  if (event.data === 'fetch-rest') event.waitUntil(fetchRest());
});

/** Chromium's background sync, which TypeScript's library does not know. */
type SyncEvent = ExtendableEvent & { readonly tag: string };
self.addEventListener('sync', (event) => {
  const sync = event as SyncEvent;
  if (sync.tag === SYNC_TAG) sync.waitUntil(syncOutbox());
});

/* A note says that something waits and where to look; the words came encrypted for this browser alone. */
type Note = { readonly title: string; readonly body: string; readonly to: string; readonly tag: string };

self.addEventListener('push', (event) => {
  const note = event.data?.json() as Note | undefined;
  if (note === undefined) return;
  const { title, body, tag, to } = note;
  event.waitUntil(self.registration.showNotification(title, { body, tag, icon: '/mark-192.png', data: { to } }));
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(openAt(String((event.notification.data as { to?: unknown } | undefined)?.to ?? '/inbox')));
});

self.addEventListener('pushsubscriptionchange', (event) => {
  event.waitUntil(subscribeAgain((event as unknown as { oldSubscription?: PushSubscription }).oldSubscription));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin || url.pathname.startsWith('/api/')) return;
  if (request.mode === 'navigate') event.respondWith(shellFirst(request));
  else if (url.pathname.startsWith('/assets/') || FILES.shell.includes(url.pathname))
    event.respondWith(copyFirst(request));
});

/** The app where it is open already, else a new window; never another site's page. */
async function openAt(to: string): Promise<void> {
  const url = new URL(to, self.location.origin);
  if (url.origin !== self.location.origin) return;
  const [open] = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (open === undefined) {
    await self.clients.openWindow(url.href);
    return;
  }
  await open.focus();
  await open.navigate(url.href);
}

/** The browser changed its address: the house is told the new one, and finds out by itself that the old is gone. */
async function subscribeAgain(old: PushSubscription | undefined): Promise<void> {
  if (old === undefined) return;
  const { endpoint, keys } = (await self.registration.pushManager.subscribe(old.options)).toJSON();
  await fetch('/api/my/push-devices', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify({ endpoint, p256dh: keys?.['p256dh'], auth: keys?.['auth'] }),
  });
}

async function dropOldCopies(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith('nuanxin-app-') && name !== CACHE_NAME).map((name) => caches.delete(name)),
  );
}

async function fetchRest(): Promise<void> {
  const cache = await caches.open(CACHE_NAME);
  for (const file of FILES.rest)
    if ((await cache.match(file)) === undefined) await cache.add(file).catch(() => undefined);
}

async function shellFirst(request: Request): Promise<Response> {
  return (await caches.match('/', { cacheName: CACHE_NAME })) ?? fetch(request);
}

async function copyFirst(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE_NAME);
  const copy = await cache.match(request);
  if (copy !== undefined) return copy;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request, answer.clone());
  return answer;
}
