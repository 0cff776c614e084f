/** Many writers at once, and faults of the kind that only a cloud has. */
import { describe, expect, it } from 'vitest';
import { type FaultRates, withFaults } from '../testing/table-faults.ts';
import { withRetry } from './retry.ts';
import { keyed, raised, type TableHarness, thing } from './table.conformance.harness.ts';
import { TableError, type Write } from './table.ts';

const CONTENTION_TIMEOUT_MS = 120_000;

/** Small and seeded, so that a failing run can be repeated. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A machine with much to do answers late: who does not know asks again with the same token, until it is known. */
async function known(send: () => Promise<void>): Promise<void> {
  for (let left = 20; ; left -= 1) {
    try {
      await send();
      return;
    } catch (error) {
      if (!(error instanceof TableError) || error.kind !== 'timeout' || left === 0) throw error;
    }
  }
}

async function outcomes(calls: readonly Promise<void>[]): Promise<{ won: number; lost: number }> {
  const settled = await Promise.allSettled(calls);
  const lost = settled.filter((one) => one.status === 'rejected').map((one) => one.reason as unknown);
  for (const error of lost) {
    if (!(error instanceof TableError)) throw error;
    expect(['condition', 'conflict']).toContain(error.kind);
  }
  return { won: settled.length - lost.length, lost: lost.length };
}

export function contentionConforms(use: () => TableHarness): void {
  describe('many at once', { timeout: CONTENTION_TIMEOUT_MS }, () => {
    it('200 conditional increments all count', async () => {
      const { table } = use();
      await table.transact([{ op: 'insert', item: thing('a', { n: 0 }) }]);
      const retry = {
        attempts: 50,
        random: randomOf(1),
        sleep: () => new Promise<void>((resolve) => setImmediate(resolve)),
      };
      const write: Write = {
        op: 'update',
        key: keyed('a'),
        add: { n: 1 },
        if: [{ attribute: 'n', is: 'lt', value: 200 }],
      };
      await Promise.all(
        Array.from({ length: 200 }, (_, at) => withRetry(() => table.transact([write], `increment ${at}`), retry)),
      );
      expect(await table.get(keyed('a'), { consistent: true })).toEqual(thing('a', { n: 200 }));
      await raised(table.transact([write]), 'condition');
    });

    it('1,000 conditional updates of one version have one winner', async () => {
      const { table } = use();
      await table.transact([{ op: 'insert', item: thing('a', { version: 1 }) }]);
      const update = (by: number): Write => ({
        op: 'update',
        key: keyed('a'),
        set: { by },
        add: { version: 1 },
        if: [{ attribute: 'version', is: 'eq', value: 1 }],
      });
      const result = await outcomes(
        Array.from({ length: 1_000 }, (_, by) => known(() => table.transact([update(by)], `update ${by}`))),
      );
      expect(result).toEqual({ won: 1, lost: 999 });
      expect(await table.get(keyed('a'), { consistent: true })).toMatchObject({ version: 2 });
    });

    it('1,000 transactions on one slot have one winner, and the losers leave nothing', async () => {
      const { table } = use();
      await table.transact([{ op: 'insert', item: thing('slot', { open: 1 }) }]);
      const accept = (who: number): Write[] => [
        {
          op: 'update',
          key: keyed('slot'),
          add: { open: -1 },
          set: { who },
          if: [{ attribute: 'open', is: 'gt', value: 0 }],
        },
        { op: 'insert', item: { ...thing(`assignment ${who}`), pk: 'assignment' } },
        { op: 'update', key: { pk: 'volunteer', sk: String(who) }, add: { accepted: 1 }, upsert: true },
      ];
      const result = await outcomes(
        Array.from({ length: 1_000 }, (_, who) => known(() => table.transact(accept(who), `accept ${who}`))),
      );
      expect(result).toEqual({ won: 1, lost: 999 });
      const slot = await table.get(keyed('slot'), { consistent: true });
      expect(slot).toMatchObject({ open: 0 });
      const assignments = await table.query({ pk: 'assignment', limit: 10, consistent: true });
      expect(assignments.items.map(({ sk }) => sk)).toEqual([`assignment ${slot?.who}`]);
      expect((await table.query({ pk: 'volunteer', limit: 10, consistent: true })).items).toHaveLength(1);
    });
  });

  describe('faults', () => {
    const retry = { attempts: 40, random: randomOf(3), sleep: async () => undefined };

    it.each<[string, FaultRates]>([
      ['conflict', { conflict: 0.5 }],
      ['throttle', { throttle: 0.5 }],
      ['timeout before commit', { timeoutBefore: 0.5 }],
      ['timeout after commit', { timeoutAfter: 0.5 }],
      ['all of them', { conflict: 0.2, throttle: 0.2, timeoutBefore: 0.2, timeoutAfter: 0.3 }],
    ])('%s: tried again with its token, each write counts once', async (_, rates) => {
      const { table } = use();
      const faulty = withFaults(table, { random: randomOf(2), rates });
      await table.transact([{ op: 'insert', item: thing('a', { n: 0 }) }]);
      for (let at = 0; at < 20; at += 1) {
        const writes: Write[] = [
          { op: 'update', key: keyed('a'), add: { n: 1 } },
          { op: 'insert', item: thing(`b${String(at).padStart(2, '0')}`) },
        ];
        await withRetry(() => faulty.transact(writes, `token ${at}`), retry);
      }
      expect(await withRetry(() => faulty.get(keyed('a'), { consistent: true }), retry)).toEqual(thing('a', { n: 20 }));
      expect((await table.query({ pk: 'thing', sk: { beginsWith: 'b' }, limit: 100 })).items).toHaveLength(20);
    });

    it('a lost request writes nothing, a lost answer hides what was written', async () => {
      const { table } = use();
      const write: Write = { op: 'insert', item: thing('a') };
      await raised(
        withFaults(table, { random: () => 0, rates: { timeoutBefore: 1 } }).transact([write], 't'),
        'timeout',
      );
      expect(await table.get(keyed('a'))).toBeUndefined();
      await raised(
        withFaults(table, { random: () => 0, rates: { timeoutAfter: 1 } }).transact([write], 't'),
        'timeout',
      );
      expect(await table.get(keyed('a'))).toEqual(thing('a'));
      const conflict = await raised(
        withFaults(table, { random: () => 0, rates: { conflict: 1 } }).transact([write], 't'),
        'conflict',
      );
      expect(conflict.reasons).toEqual(['conflict']);
    });
  });
}
