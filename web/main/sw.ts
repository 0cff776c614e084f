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

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin || url.pathname.startsWith('/api/')) return;
  if (request.mode === 'navigate') event.respondWith(shellFirst(request));
  else if (url.pathname.startsWith('/assets/') || FILES.shell.includes(url.pathname))
    event.respondWith(copyFirst(request));
});

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
