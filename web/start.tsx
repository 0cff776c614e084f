import { render } from 'preact';
import type { App } from './main/app.ts';
import { createClient } from './main/client.ts';
import { language, t } from './main/i18n.ts';
import { whenIdle } from './main/idle.ts';
import { browserKept } from './main/kept.ts';
import { SYNC_TAG } from './main/outbox-item.ts';
import { outboxLater } from './main/outbox-later.ts';
import { createPrefs } from './main/prefs.ts';
import { askProof } from './main/proof.ts';
import { startRouter } from './main/router.ts';
import { deviceStore } from './main/store.ts';
import { askToSync, noteOutdated, startUpdates } from './main/update.ts';
import { Root } from './pages/root.tsx';
import { createSession, signedInHere } from './state/session.ts';

const FLUSH_EVERY_MS = 30_000;

/** Puts the app together and on the page. The only place that reaches for the browser's globals. */
async function start(): Promise<void> {
  const store = deviceStore(window.localStorage);
  const kept = browserKept(window.caches);
  const now = () => Date.now();
  // randomUUID exists only on secure pages; a phone on a bare LAN address still needs keys that never repeat.
  const newKey = () =>
    crypto.randomUUID?.() ??
    [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const client = createClient({
    fetch: (input, init) => fetch(input, init),
    kept,
    now,
    newKey,
    language: () => language.value,
    version: __VERSION__,
    sentence: (code, sent) => t().faults[code] + (sent ? t().faults[`${code}Sent`] : ''),
    signedIn: () => signedInHere(store),
    onEnded: () => void session.end(),
    actingAs: (line) => session.duty(line),
    onDutyEnded: () => void session.actAs(undefined),
    prove: askProof,
    onOutdated: noteOutdated,
  });
  const person = () => session.me.value?.personId;
  const sentence = (code: 'outbox_full' | 'not_kept' | 'too_old' | 'unsure') => t().faults[code];
  const outbox = outboxLater({
    person,
    sentence,
    load: async () => {
      const { openOutbox, onDutyElsewhere } = await import('./main/outbox-here.ts');
      onDutyElsewhere(session.load);
      const { duty } = session;
      return openOutbox({ client, now, newKey, person, duty, sentence, onKept: askToSync, locks: navigator.locks });
    },
  });
  const app: App = { client, kept, store, outbox, now, newKey };
  const session = createSession(app);
  const flush = (eager = false) => void outbox.flush(eager).catch(() => undefined);
  const prefs = createPrefs(store, navigator.language);
  await prefs.start();
  startRouter();
  await nextTurn();
  const place = document.getElementById('app');
  if (place === null) throw new Error('index.html has no place for the app');
  render(<Root app={app} session={session} prefs={prefs} />, place);
  void session.load();
  // Once the first screen stands, and when somebody signs in again.
  whenIdle(() => session.me.subscribe(() => flush(true)));
  // A phone may not notice that its network is back, so what waits is also tried now and then and when the app is looked at.
  addEventListener('online', () => flush(true));
  document.addEventListener('visibilitychange', () => flush(true));
  navigator.serviceWorker?.addEventListener('message', ({ data }) => data === SYNC_TAG && flush(true));
  setInterval(() => flush(), FLUSH_EVERY_MS);
  whenIdle(() => void startUpdates());
}

/** The browser may paint and listen between two stretches of work. */
function nextTurn(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((go) => {
    port1.onmessage = () => {
      port1.close();
      go();
    };
    port2.postMessage(undefined);
  });
}

void start();
