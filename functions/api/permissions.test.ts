import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENDPOINTS } from '../../shared/contracts.ts';
import type { Endpoint, Relation } from '../../shared/kernel/endpoint.ts';
import { dutyWord, ROLES, type Role } from '../../shared/orgs/roles.ts';
import type { Org } from '../orgs/org-item.ts';
import type { Table } from '../platform/table.ts';
import { openSqliteTable } from '../platform/table-sqlite.ts';
import { type Sample, samplesOf } from '../testing/samples.ts';
import { type Standing, standingWish } from '../testing/standing-wish.ts';
import { type CallOptions, openWorld, type Someone, unproved, type World } from '../testing/world.ts';

/**
 * Role x route x relation, generated from the contracts: every cell is called and compared with what `who` says. A cell
 * that is allowed may still be refused for other reasons (state, input), but never as `forbidden` or `unauthenticated`.
 */
let world: World;
let places: { region: Org; center: Org; station: Org; elsewhere: Org };
let thing: Standing;
let samples: Readonly<Record<string, Sample>>;

beforeAll(async () => {
  world = await openWorld({ table: async (clock) => unwritten(openSqliteTable({ file: ':memory:', clock })) });
  const region = await world.org('region');
  const center = await world.org('center', region);
  const station = await world.org('station', center);
  const otherRegion = await world.org('region');
  const elsewhere = await world.org('station', await world.org('center', otherRegion));
  places = { region, center, station, elsewhere };
  thing = await standingWish(world, station, center);
  samples = samplesOf({ thing, station, center, someone: await world.person() });
});
afterAll(() => world.close());

type Restricted = Endpoint & {
  readonly who: { readonly roles: readonly Role[]; readonly relations?: readonly Relation[] };
};
const RESTRICTED = ENDPOINTS.filter((contract): contract is Restricted => typeof contract.who === 'object');

/**
 * Handlers that look closer than the contract, and why: an allowed cell may answer `forbidden` there.
 * moveOrg: the mover answers for the new place too. confirmWish: each way of confirming has its own people.
 */
const CLOSER: readonly string[] = ['moveOrg', 'confirmWish'];
/** Dead letters belong to the whole platform: an operator of any place. */
const PLATFORM_WIDE: readonly string[] = ['listDeadLetters', 'replayDeadLetter', 'setFirstPlace', 'listSendingDays'];

/**
 * While a cell is tried nothing is written: what one cell would change (a guardian’s link, a wish) is there for the next,
 * so no cell depends on the order of the endpoints.
 */
let trying = false;
function unwritten(table: Table): Table {
  return {
    get: (key, options) => table.get(key, options),
    batchGet: (keys) => table.batchGet(keys),
    query: (query) => table.query(query),
    transact: async (writes, token) => (trying ? undefined : table.transact(writes, token)),
    consumed: () => table.consumed(),
    close: () => table.close(),
  };
}

async function answered(
  contract: Restricted,
  as: Someone | undefined,
  options?: CallOptions,
): Promise<string | undefined> {
  trying = true;
  try {
    return (await world.call(contract, as, samples[contract.name] ?? {}, options)).code;
  } finally {
    trying = false;
  }
}

async function refused(contract: Restricted, as: Someone | undefined): Promise<string | undefined> {
  const code = await answered(contract, as);
  return code === 'forbidden' || code === 'unauthenticated' ? code : undefined;
}

describe('who may call', () => {
  it('is tried for every endpoint that names roles', () => {
    expect(RESTRICTED.map(({ name }) => name).filter((name) => !(name in samples))).toEqual([]);
  });

  for (const contract of RESTRICTED) {
    describe(contract.name, () => {
      if (contract.stepUp !== undefined) {
        it('only with a fresh proof of who it is, asked after the role', async () => {
          const role = contract.who.roles[0] as Role;
          const stale = await unproved(world, await world.person({}, [places.station, role]));
          expect(await answered(contract, stale)).toBe('step_up_needed');
          const nobody = await unproved(world, await world.person());
          expect(await answered(contract, nobody)).toBe('forbidden');
        });
      }
      // What is one's own has no role that could be held twice.
      const [role] = contract.who.roles;
      if (role !== undefined) {
        it('in one duty at a time: another that the same person holds adds nothing', async () => {
          const both = await world.person({}, [places.elsewhere, 'donor'], [places.station, role]);
          const as = (word: string) => answered(contract, both, { headers: { 'X-Acting-As': word } });
          const allowed = await as(dutyWord({ role, orgId: places.station.id }));
          if (!CLOSER.includes(contract.name)) expect(['forbidden', 'acting_as_ended']).not.toContain(allowed);
          expect(await as(dutyWord({ role: 'donor', orgId: places.elsewhere.id }))).toBe('forbidden');
          expect(await as('self')).toBe('forbidden');
          expect(await as(dutyWord({ role, orgId: places.center.id }))).toBe('acting_as_ended');
        });
      }
      it('nobody without signing in', async () => {
        expect(await refused(contract, undefined)).toBe('unauthenticated');
      });
      for (const role of ROLES) {
        const allowed = contract.who.roles.includes(role);
        it(`${role} at the station: ${allowed ? 'yes' : 'no'}; above it: the same; elsewhere: no`, async () => {
          for (const place of [places.station, places.center, places.region]) {
            const answer = await refused(contract, await world.person({}, [place, role]));
            if (allowed && CLOSER.includes(contract.name)) continue;
            expect(answer, `${role} at ${place.kind}`).toBe(allowed ? undefined : 'forbidden');
          }
          const everywhere = allowed && PLATFORM_WIDE.includes(contract.name);
          expect(await refused(contract, await world.person({}, [places.elsewhere, role])), `${role} elsewhere`).toBe(
            everywhere ? undefined : 'forbidden',
          );
        });
      }
      for (const [relation, person] of [
        ['poster', 0],
        ['beneficiary', 1],
        ['guardian', 2],
        ['assignee', 3],
        ['self', 4],
        ['donor', 5],
        ['holder', 6],
      ] as const) {
        const allowed = contract.who.relations?.includes(relation) ?? false;
        // The assignee of the sample is also the volunteer whose profile is asked for.
        const also =
          relation === 'assignee' || relation === 'self'
            ? (contract.who.relations ?? []).some((one) => one === 'assignee' || one === 'self')
            : allowed;
        it(`${relation}: ${also ? 'yes' : 'no'}`, async () => {
          const one = Object.values(thing.relations)[person];
          const answer = await refused(contract, one);
          if (also && CLOSER.includes(contract.name)) return;
          expect(answer).toBe(also ? undefined : 'forbidden');
        });
      }
    });
  }

  it('who wrote for another when their duty has ended: nothing that the relation gave', async () => {
    const { poster } = thing.relations;
    const key = { pk: `PERSON#${poster.personId}`, sk: 'PERSON' };
    const roles = (await world.house.table.get(key))?.['roles'] ?? [];
    const given = RESTRICTED.filter(({ who }) => who.relations?.includes('poster'));
    expect(given.length).toBeGreaterThan(5);
    await world.house.table.transact([{ op: 'update', key, set: { roles: [] } }]);
    for (const contract of given)
      expect([contract.name, await refused(contract, poster)]).toEqual([contract.name, 'forbidden']);
    await world.house.table.transact([{ op: 'update', key, set: { roles } }]);
  });

  it('everyone signed in, and nobody else, where the contract says so', async () => {
    const open = ENDPOINTS.filter((contract) => contract.who === 'signed_in');
    expect(open.length).toBeGreaterThan(5);
    for (const contract of open) {
      const { code } = await world.call(contract, undefined, {
        params: {
          taskId: thing.taskId,
          wishId: thing.wishId,
          photoId: thing.photoId,
          seriesId: thing.seriesId,
        },
        ...samples[contract.name],
      });
      expect([contract.name, code]).toEqual([contract.name, 'unauthenticated']);
    }
  });
});
