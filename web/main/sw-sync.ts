/// <reference lib="webworker" />
import { createClient } from './client.ts';
import { memoryKept } from './kept.ts';
import { OUTBOX_LOCK, SYNC_TAG } from './outbox-item.ts';
import { sendWaiting } from './outbox-send.ts';
import { databaseStore } from './outbox-store.ts';

declare const self: ServiceWorkerGlobalScope;

/**
 * Sends what waits when the browser says that there is a network. An open app does it itself, since it knows who is signed in and shows
 * what comes of it. With none open it is done here: each command says who gave it, and the server refuses it under anybody else's
 * sign-in. What is not answered goes on waiting, and the browser tries again by its own clock as long as this throws.
 */
export async function syncOutbox(): Promise<void> {
  const open = await self.clients.matchAll({ type: 'window' });
  if (open.length > 0) {
    for (const page of open) page.postMessage(SYNC_TAG);
    return;
  }
  if (self.navigator.locks === undefined) return;
  await self.navigator.locks.request(OUTBOX_LOCK, sendAll);
}

async function sendAll(): Promise<void> {
  const store = databaseStore();
  const before = await store.list();
  await sendWaiting(
    {
      store,
      send: createClient(clientParts()).send,
      now: () => Date.now(),
      mayGo: (item) => item.by !== undefined,
      onChange: () => undefined,
      onSending: () => undefined,
      // Read by the page, in its language, when the person looks.
      sentence: () => '',
    },
    before,
    true,
  );
  const left = await store.list();
  if (left.some((item) => item.refused === undefined && item.tries > 0)) throw new Error('some found no answer');
}

function clientParts(): Parameters<typeof createClient>[0] {
  return {
    fetch: (input, init) => fetch(input, init),
    kept: memoryKept(),
    now: () => Date.now(),
    newKey: () => crypto.randomUUID(),
    language: () => (self.navigator.language.startsWith('en') ? 'en' : 'zh'),
    version: __VERSION__,
    sentence: () => '',
    signedIn: () => true,
    actingAs: () => undefined,
    onEnded: () => undefined,
    onDutyEnded: () => undefined,
    onOutdated: () => undefined,
    // A proof takes a person, and nobody looks: the answer stands until they do.
    prove: async () => false,
  };
}
