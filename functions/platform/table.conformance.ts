/**
 * What every implementation of the table guarantees. Each runs this suite from its own test file; a rule that only one
 * of them keeps is not a rule of the port.
 */
import { afterEach, beforeEach, describe } from 'vitest';
import { capacityConforms } from './table.conformance.capacity.ts';
import { contentionConforms } from './table.conformance.contention.ts';
import type { TableHarness } from './table.conformance.harness.ts';
import { modelConforms } from './table.conformance.model.ts';
import { readsConform } from './table.conformance.reads.ts';
import { transactionsConform } from './table.conformance.transactions.ts';
import { writesConform } from './table.conformance.writes.ts';

/** Registers the suite under this name; `open` is called once for each test. */
export function tableConformance(name: string, open: () => Promise<TableHarness>, { propertyRuns = 100 } = {}): void {
  describe(`${name}: conformance`, () => {
    let harness: TableHarness;
    beforeEach(async () => {
      harness = await open();
    });
    afterEach(() => harness.table.close());
    const use = () => harness;
    writesConform(use);
    transactionsConform(use);
    readsConform(use);
    contentionConforms(use);
    capacityConforms(use);
    modelConforms(use, propertyRuns);
  });
}
