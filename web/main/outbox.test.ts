import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import type { CommandLine } from './api.ts';
import type { Client } from './client.ts';
import { waysOut } from './may-wait.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import { ITEM_LIMIT_MS, KEY_KNOWN_MS, memoryOutboxStore, OUTBOX_LIMIT_ITEMS, type OutboxStore } from './outbox-item.ts';
import { outboxLater } from './outbox-later.ts';
import { restMs } from './outbox-send.ts';
import { Problem } from './problem.ts';

const ACCEPT = 'POST /api/tasks/:taskId/acceptance' as const;
const DECLINE = 'POST /api/tasks/:taskId/decline' as const;
const IN = 'POST /api/tasks/:taskId/check-in' as const;
const OUT = 'POST /api/tasks/:taskId/check-out' as const;
const of = (taskId: string) => ({ params: { taskId } });
const digits = (taskId: string) => ({ ...of(taskId), body: { digits: '471902' } });

type Call = { line: CommandLine; task: unknown; key: string; person: string | undefined };
type Answer = (call: Call) => unknown;

function phone(answer: Answer, store: OutboxStore = memoryOutboxStore()) {
  let now = 1_000;
  let keys = 0;
  const calls: Call[] = [];
  const person = signal<string | undefined>('per_a');
  const given: { answer: Answer } = { answer };
  const client = {
    send: async (line: CommandLine, sent: { params?: { taskId?: string } }, key: string, as?: { person?: string }) => {
      const call = { line, task: sent.params?.taskId, key, person: as?.person };
      calls.push(call);
      return given.answer(call);
    },
  } as unknown as Client;
  const open = () =>
    createOutbox({
      client,
      store: async () => store,
      now: () => now,
      newKey: () => `key-${++keys}`,
      person: () => person.value,
      duty: () => undefined,
      sentence: (code) => `sentence of ${code}`,
    });
  return { open, calls, person, given, pass: (ms: number) => (now += ms) };
}
const offline: Answer = () => {
  throw new Problem('offline', 'no network');
};
const refusing = (code: 'taken' | 'too_late') => () => {
  throw new Problem(code, `server says ${code}`, 409);
};

describe('a command that was given without a network', () => {
  it('is kept over a restart and sent once, with the key of the first try', async () => {
    const { open, calls, given } = phone(offline);
    const first = open();
    expect(await first.sendOrKeep(ACCEPT, of('t1'), '接下', 'key-of-the-press')).toBe('kept');
    expect(first.waiting.value).toMatchObject([{ label: '接下', key: 'key-of-the-press', thing: 't1' }]);
    given.answer = () => ({});
    const second = open();
    await Promise.all([second.flush(), second.flush()]);
    expect(second.waiting.value).toEqual([]);
    await second.flush();
    expect(calls.map(({ key }) => key)).toEqual(['key-of-the-press', 'key-of-the-press']);
  });
  it('is not kept when it may not wait, or when the server has decided', async () => {
    const { open, given } = phone(offline);
    const outbox = open();
    const line = 'POST /api/wishes/:wishId/publication' as const;
    await expect(outbox.sendOrKeep(line, {} as never, 'x', 'k')).rejects.toMatchObject({ code: 'offline' });
    given.answer = refusing('taken');
    await expect(outbox.sendOrKeep(ACCEPT, of('t1'), 'x', 'k')).rejects.toMatchObject({ code: 'taken' });
    expect(outbox.waiting.value).toEqual([]);
  });
  it('can be taken back until it is on its way', async () => {
    const { open, calls } = phone(() => ({}));
    const outbox = open();
    await outbox.add(ACCEPT, of('t1'), 'x');
    await outbox.drop('key-1');
    await outbox.flush();
    expect([outbox.waiting.value, calls]).toEqual([[], []]);
  });
  it('on its way cannot be taken back', async () => {
    const arrived = Promise.withResolvers<void>();
    const { open } = phone(() => arrived.promise);
    const outbox = open();
    await outbox.add(ACCEPT, of('t1'), 'x');
    const sent = outbox.flush();
    await expect.poll(() => [...outbox.sending.value]).toEqual(['key-1']);
    await outbox.drop('key-1');
    expect(outbox.waiting.value).toHaveLength(1);
    arrived.resolve();
    await sent;
    expect([outbox.waiting.value.length, outbox.sending.value.size]).toEqual([0, 0]);
  });
  it('is refused at once when there is no room, or the phone cannot keep it', async () => {
    const { open } = phone(offline);
    const outbox = open();
    for (let count = 0; count < OUTBOX_LIMIT_ITEMS; count += 1) await outbox.add(ACCEPT, of(`t${count}`), 'x');
    await expect(outbox.add(ACCEPT, of('more'), 'x')).rejects.toMatchObject({ code: 'outbox_full', open: false });
    const full = { ...memoryOutboxStore(), put: () => Promise.reject(new Error('quota')) };
    const other = phone(offline, full).open();
    await expect(other.add(ACCEPT, of('t'), 'x')).rejects.toMatchObject({ code: 'not_kept' });
    expect(other.waiting.value).toEqual([]);
    await expect(
      other.add('POST /api/wishes', { body: { story: 'x'.repeat(40_000) } } as never, 'x'),
    ).rejects.toMatchObject({
      code: 'outbox_full',
    });
  });
});

describe('order', () => {
  it('holds for each thing, and things do not wait for each other', async () => {
    const held = Promise.withResolvers<void>();
    const { open, calls } = phone(({ task }) => (task === 'slow' ? held.promise : {}));
    const outbox = open();
    await outbox.add(IN, digits('slow'), 'in');
    await outbox.add(OUT, digits('slow'), 'out');
    await outbox.add(IN, digits('quick'), 'in');
    await outbox.add(OUT, digits('quick'), 'out');
    const sent = outbox.flush();
    await expect.poll(() => calls.length).toBe(3);
    const lines = (task: string) => calls.filter((call) => call.task === task).map(({ line }) => line);
    expect([lines('slow'), lines('quick')]).toEqual([[IN], [IN, OUT]]);
    held.resolve();
    await sent;
    expect(lines('slow')).toEqual([IN, OUT]);
  });
  it('is kept by what is given while something waits', async () => {
    const { open, calls, given } = phone(offline);
    const outbox = open();
    await outbox.sendOrKeep(IN, digits('t1'), 'in', 'a');
    given.answer = () => ({});
    expect(await outbox.sendOrKeep(OUT, digits('t1'), 'out', 'b')).toBe('kept');
    await expect.poll(() => outbox.waiting.value).toEqual([]);
    expect(calls.map(({ line }) => line)).toEqual([IN, IN, OUT]);
  });
  it('stops behind one that came back, until the person has decided', async () => {
    const { open, calls, given } = phone(refusing('too_late'));
    const outbox = open();
    await outbox.add(IN, digits('t1'), 'in');
    await outbox.add(OUT, digits('t1'), 'out');
    await outbox.add(IN, digits('t2'), 'in');
    await outbox.flush();
    expect(calls.map(({ line, task }) => [line, task])).toEqual([
      [IN, 't1'],
      [IN, 't2'],
    ]);
    expect(outbox.waiting.value.map(({ refused }) => refused?.code)).toEqual(['too_late', undefined, 'too_late']);
    given.answer = () => ({});
    await outbox.drop('key-1');
    await expect.poll(() => outbox.waiting.value.map(({ thing }) => thing)).toEqual(['t2']);
  });
});

describe('a refusal', () => {
  it('keeps its sentence, is not sent again by itself, and is let go or sent anew by the person', async () => {
    const { open, calls, given } = phone(refusing('taken'));
    const outbox = open();
    await outbox.add(ACCEPT, of('t1'), 'x');
    await outbox.flush(true);
    await outbox.flush(true);
    expect(calls).toHaveLength(1);
    expect(outbox.waiting.value[0]?.refused).toEqual({ code: 'taken', title: 'server says taken' });
    given.answer = () => ({});
    await outbox.again('key-1');
    await expect.poll(() => outbox.waiting.value).toEqual([]);
    expect(calls.map(({ key }) => key)).toEqual(['key-1', 'key-2']);
  });
  it('offers what fits its code', () => {
    expect(waysOut(ACCEPT, 'taken')).toEqual(['line', 'look', 'drop']);
    expect(waysOut(DECLINE, 'wrong_state')).toEqual(['look', 'drop']);
    expect(waysOut(IN, 'conflict')).toEqual(['again', 'look', 'drop']);
    expect(waysOut('POST /api/wishes', 'invalid_input')).toEqual(['drop']);
    expect(waysOut('POST /api/wishes', 'unsure')).toEqual(['again', 'look', 'drop']);
  });
});

describe('without an answer', () => {
  it('it rests longer each time, but goes at once when something has changed', async () => {
    const { open, calls, pass } = phone(offline);
    const outbox = open();
    await outbox.add(ACCEPT, of('t1'), 'x');
    await outbox.flush();
    await outbox.flush();
    expect(calls).toHaveLength(1);
    pass(restMs(1));
    await outbox.flush();
    pass(restMs(1));
    await outbox.flush();
    expect(calls).toHaveLength(2);
    await outbox.flush(true);
    expect(calls).toHaveLength(3);
    const rests = [1, 2, 3, 4, 50].map(restMs);
    expect(rests).toEqual([...rests].sort((a, b) => a - b));
  });
  it('a network that comes back while one is failing is not missed', async () => {
    const failing = Promise.withResolvers<void>();
    const { open, calls, given } = phone(async () => {
      await failing.promise;
      return offline(undefined as never);
    });
    const outbox = open();
    await outbox.add(ACCEPT, of('t1'), 'x');
    const first = outbox.flush(true);
    await expect.poll(() => calls.length).toBe(1);
    given.answer = () => ({});
    const second = outbox.flush(true);
    failing.resolve();
    await Promise.all([first, second]);
    expect([calls.length, outbox.waiting.value]).toEqual([2, []]);
  });
  it('for longer than the house knows its key, nobody knows whether it counted: the person decides', async () => {
    const { open, calls, pass } = phone(offline);
    const outbox = open();
    await outbox.add(ACCEPT, of('t1'), 'x');
    await outbox.flush();
    pass(KEY_KNOWN_MS + 1);
    await outbox.flush(true);
    expect([calls.length, outbox.waiting.value[0]?.refused?.code]).toEqual([1, 'unsure']);
  });
  it('for a week it says nothing about today any more', async () => {
    const { open, calls, pass } = phone(() => ({}));
    const outbox = open();
    await outbox.add(ACCEPT, of('t1'), 'x');
    pass(ITEM_LIMIT_MS + 1);
    await outbox.flush(true);
    expect([calls.length, outbox.waiting.value[0]?.refused]).toEqual([
      0,
      { code: 'too_old', title: 'sentence of too_old' },
    ]);
  });
});

describe('on a shared phone', () => {
  it('nobody sees or sends what another gave, and the server is told who gave it', async () => {
    const { open, calls, person } = phone(() => ({}));
    const outbox = open();
    await outbox.add(ACCEPT, of('t1'), 'x');
    person.value = 'per_b';
    await outbox.flush(true);
    expect([calls.length, outbox.waiting.value]).toEqual([0, []]);
    person.value = undefined;
    await outbox.flush(true);
    person.value = 'per_a';
    await outbox.flush(true);
    expect(calls).toMatchObject([{ task: 't1', person: 'per_a' }]);
  });
  it('a sign-in that has run out, or is another’s, leaves it waiting', async () => {
    const { open, given } = phone(() => {
      throw new Problem('session_ended', 'ended', 401);
    });
    const outbox = open();
    await outbox.add(ACCEPT, of('t1'), 'x');
    await outbox.flush();
    given.answer = () => {
      throw new Problem('other_person', 'another', 409);
    };
    await outbox.flush();
    expect(outbox.waiting.value).toMatchObject([{ tries: 0 }]);
    expect(outbox.waiting.value[0]?.refused).toBeUndefined();
  });
});

describe('the outbox before it is there', () => {
  const asked = (answers: readonly (() => Promise<Outbox>)[]) => {
    const loads = [...answers];
    const person = signal<string | undefined>(undefined);
    let count = 0;
    const outbox = outboxLater({
      person: () => person.value,
      sentence: (code) => `sentence of ${code}`,
      load: () => {
        count += 1;
        return loads.shift()?.() ?? Promise.reject(new Error('no more'));
      },
    });
    return { outbox, person, count: () => count };
  };

  it('is not brought for somebody without an account, and once for who signs in', async () => {
    const { open } = phone(offline);
    const { outbox, person, count } = asked([async () => open()]);
    await outbox.flush(true);
    expect([count(), outbox.waiting.value]).toEqual([0, []]);
    person.value = 'per_a';
    await Promise.all([outbox.flush(), outbox.flush(true)]);
    expect(await outbox.sendOrKeep(ACCEPT, of('t1'), '接下', 'key-1')).toBe('kept');
    expect([count(), outbox.waiting.value.map(({ key }) => key)]).toEqual([1, ['key-1']]);
  });

  it('says that nothing was kept when it cannot be brought, and is asked for again', async () => {
    const { open } = phone(offline);
    const { outbox } = asked([() => Promise.reject(new Error('no copy, no network')), async () => open()]);
    const add = () => outbox.add(ACCEPT, of('t1'), '接下', 'key-1');
    await expect(add()).rejects.toMatchObject({ code: 'not_kept', title: 'sentence of not_kept' });
    await add();
    expect(outbox.waiting.value).toHaveLength(1);
  });
});
