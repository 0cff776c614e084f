import type { AnySent, Line } from '../main/api.ts';
import type { App } from '../main/app.ts';
import type { Client } from '../main/client.ts';
import { memoryKept } from '../main/kept.ts';
import { createOutbox } from '../main/outbox.ts';
import { memoryOutboxStore } from '../main/outbox-item.ts';
import { Problem } from '../main/problem.ts';
import { memoryStore } from '../main/store.ts';

/** What a test answers to a call; throwing a Problem refuses it. */
export type Answers = { readonly [L in Line]?: (sent: AnySent, key: string | undefined) => unknown };
export type Called = { readonly line: Line; readonly sent: AnySent; readonly key: string | undefined };

/** An app whose server is a table of answers, with every call written down. The clock stands at `now`. */
export function appAnswering(answers: Answers, now = 1_700_000_000_000): App & { readonly calls: Called[] } {
  const calls: Called[] = [];
  let keys = 0;
  const answer = async (line: Line, sent: AnySent, key: string | undefined): Promise<unknown> => {
    calls.push({ line, sent, key });
    const one = answers[line];
    if (one === undefined) throw new Problem('not_found', `no answer for ${line}`, 404);
    return one(sent, key);
  };
  const client = {
    ahead: () => undefined,
    read: async (line: Line, sent: AnySent) => ({ value: await answer(line, sent, undefined), keptAt: undefined }),
    send: answer,
  } as unknown as Client;
  const store = memoryStore();
  const outboxStore = memoryOutboxStore();
  const newKey = () => {
    keys += 1;
    return `key-${keys}`;
  };
  return {
    client,
    store,
    kept: memoryKept(),
    now: () => now,
    newKey,
    outbox: createOutbox({
      client,
      store: async () => outboxStore,
      now: () => now,
      newKey,
      person: () => undefined,
      duty: () => undefined,
      sentence: (code) => `sentence of ${code}`,
    }),
    calls,
  };
}
