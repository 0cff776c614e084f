import { describe, expect, it } from 'vitest';
import { ROUTES } from '../../../functions/api/routes.ts';
import { MUTANTS } from './mutant-list.ts';
import { noticedBy, staleMutants } from './mutants.ts';
import { play } from './play.ts';
import { fuzz } from './requests.ts';

const OPS_COUNT = 2_600;
/** Whether a break is noticed is a matter of luck and time; these few are noticed soon. */
const MUTANT_OPS_COUNT = 4_000;
const FEW_COUNT = 3;

describe('whatever people of all roles do, at once, on a table that fails and a stream that repeats', () => {
  it('the rules hold, every command is tried, and the same seed plays the same history', {
    timeout: 400_000,
  }, async () => {
    const played = await play({ seed: 7, ops: OPS_COUNT });
    expect(played.violation).toBeUndefined();
    expect(played.deep).toBeGreaterThan(1);
    expect(ROUTES.map(({ contract }) => contract.name).filter((name) => !played.commands.has(name))).toEqual([]);
    // Otherwise the rules would hold because nothing happened.
    for (const state of ['wish published', 'wish fulfilled', 'assignment confirmed', 'claim on_shelf', 'series active'])
      expect([...played.states]).toContain(state);
    expect(Object.values(played.troubles).filter((count) => count === 0)).toEqual([]);
    // Where the table is tells no other history either: what holds in memory holds on SQLite.
    const again = await play({ seed: 7, ops: OPS_COUNT, store: 'sqlite' });
    expect([...again.commands]).toEqual([...played.commands]);
    expect([again.changes, again.deliveries, again.troubles]).toEqual([
      played.changes,
      played.deliveries,
      played.troubles,
    ]);
  });

  it('breaks on purpose fit the code as it is, and of every kind one of the first is noticed', {
    timeout: 400_000,
  }, async () => {
    expect(staleMutants().map(({ name }) => name)).toEqual([]);
    expect(MUTANTS.length).toBeGreaterThanOrEqual(70);
    const kinds = [...Map.groupBy(MUTANTS, ({ kind }) => kind).values()];
    for (const few of kinds) {
      let noticed = '';
      for (const mutant of few.slice(0, FEW_COUNT)) noticed ||= await noticedBy(mutant, 7, MUTANT_OPS_COUNT);
      expect([few[0]?.kind, noticed]).not.toEqual([few[0]?.kind, '']);
    }
  });
});

describe('requests made from the OpenAPI document, right and wrong ones, by everybody', () => {
  it('are answered as it says, within the limit of bytes, and never by an error of ours', {
    timeout: 400_000,
  }, async () => {
    const { faults, statuses } = await fuzz(300, 7);
    expect(faults).toEqual([]);
    for (const status of ['200', '400', '401', '403', '404']) expect([...statuses.keys()]).toContain(status);
  });
});
