import { describe, expect, it } from 'vitest';
import { keyed, thing } from '../../../functions/platform/table.conformance.harness.ts';
import { seededRandom } from '../seed/random.ts';
import { Gate, NO_TROUBLES } from './gate.ts';
import { Process } from './process.ts';
import { openMemoryTable } from './table-memory.ts';

async function opened() {
  const table = openMemoryTable(() => 0);
  await table.transact([{ op: 'insert', item: thing('a', { n: 1 }) }]);
  const gate = new Gate(table);
  const process = new Process();
  return { gate, process, table: gate.tableOf(process), random: seededRandom(7) };
}

describe('the gate', () => {
  it('keeps a call that nobody waits for any more, and whoever joined it later goes on', async () => {
    const { gate, table, random } = await opened();
    let shared: Promise<unknown> | undefined;
    await gate.run(
      [
        async () => {
          shared = table.get(keyed('a'));
        },
      ],
      random,
      NO_TROUBLES,
    );
    let seen: unknown;
    await gate.run(
      [
        async () => {
          seen = await shared;
        },
      ],
      random,
      NO_TROUBLES,
    );
    expect(seen).toMatchObject({ n: 1 });
  });

  it('lets nothing of a process that crashed through, now or later', async () => {
    const { gate, process, table, random } = await opened();
    let heard = false;
    const work = async () => {
      void table.transact([{ op: 'update', key: keyed('a'), add: { n: 1 } }]).then(() => {
        heard = true;
      });
      await process.unlessCrashed(new Promise(() => undefined));
    };
    await gate.run([work], random, { ...NO_TROUBLES, crashBefore: 1 });
    await gate.drain(random);
    expect(heard).toBe(false);
    gate.leaveOpen();
    const other = gate.tableOf(new Process());
    expect(await other.get(keyed('a'))).toMatchObject({ n: 1 });
  });

  it('hands out what threads did in the order in which it was asked for, whoever was ready first', async () => {
    const { gate, table, random } = await opened();
    const told: string[] = [];
    const digest = async (name: string, bytes: number) => {
      await globalThis.crypto.subtle.digest('SHA-256', new Uint8Array(bytes));
      told.push(name);
      await table.get(keyed('a'));
    };
    await gate.run([() => digest('long', 20_000_000), () => digest('short', 1)], random, NO_TROUBLES);
    expect(told).toEqual(['long', 'short']);
  });
});
