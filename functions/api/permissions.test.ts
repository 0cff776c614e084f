import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENDPOINTS } from '../../shared/contracts.ts';
import type { Endpoint, Relation, Sent } from '../../shared/kernel/endpoint.ts';
import { HOUR_MS } from '../../shared/kernel/time.ts';
import { ROLES, type Role } from '../../shared/orgs/roles.ts';
import type { Org } from '../orgs/org-item.ts';
import { standingWish, type Standing } from '../testing/standing-wish.ts';
import { openWorld, TEST_NOW, type Someone, type World } from '../testing/world.ts';

/**
 * Role x route x relation, generated from the contracts: every cell is called and compared with what `who` says. A cell
 * that is allowed may still be refused for other reasons (state, input), but never as `forbidden` or `unauthenticated`.
 */
let world: World;
let places: { region: Org; center: Org; station: Org; elsewhere: Org };
let thing: Standing;
let someone: Someone;

beforeAll(async () => {
  world = await openWorld();
  const region = await world.org('region');
  const center = await world.org('center', region);
  const station = await world.org('station', center);
  const otherRegion = await world.org('region');
  const elsewhere = await world.org('station', await world.org('center', otherRegion));
  places = { region, center, station, elsewhere };
  thing = await standingWish(world, station, center);
  someone = await world.person();
});
afterAll(() => world.close());

const wish = () => ({ params: { wishId: thing.wishId } });
const task = () => ({ params: { taskId: thing.taskId } });
const org = () => ({ params: { orgId: places.station.id } });
const volunteer = () => ({ params: { personId: thing.relations.self.personId } });
const seat = () => ({ params: { taskId: thing.taskId, personId: thing.relations.assignee.personId } });
const NOTE = '家访时问过';
const DEAD = 'ded_01JDJ000000000000000000000';

/** A valid call of each endpoint whose contract names roles. A new one without a sample fails the first test. */
const SAMPLES: Readonly<Record<string, () => Partial<Sent<Endpoint>>>> = {
  listDeadLetters: () => ({}),
  replayDeadLetter: () => ({ params: { deadId: DEAD } }),
  findPerson: () => ({ ...org(), body: { phone: '16000000001' } }),
  listBeneficiaries: org,
  addOrg: () => ({ ...org(), body: { kind: 'room', name: { zh: '新室' } } }),
  moveOrg: () => ({ ...org(), body: { parent: places.center.id } }),
  listRoles: org,
  grantRole: () => ({ ...org(), body: { personId: someone.personId, role: 'donor' } }),
  endRole: () => ({ params: { orgId: places.station.id, personId: someone.personId, role: 'donor' } }),
  changeWish: () => ({ ...wish(), body: { urgency: 'normal' } }),
  submitWish: wish,
  withdrawWish: () => ({ ...wish(), body: {} }),
  listQueue: org,
  readVerification: wish,
  takeVerification: wish,
  saveVerification: () => ({ ...wish(), body: { checks: ['willing'] } }),
  addEvidence: () => ({ ...wish(), body: { kind: 'visit_note', note: NOTE } }),
  publishWish: () => ({ ...wish(), body: { title: { zh: '一个孩子想学口琴' }, story: { zh: '每周一次' } } }),
  returnWish: () => ({ ...wish(), body: { reason: NOTE } }),
  rejectWish: () => ({ ...wish(), body: { reason: NOTE } }),
  escalateWish: () => ({ ...wish(), body: { reason: NOTE } }),
  carryWish: () => ({ ...wish(), body: { orgId: places.center.id } }),
  supplyWish: () => ({ ...wish(), body: { component: 0, quantity: 1 } }),
  sendConfirmationCode: wish,
  confirmWish: () => ({ ...wish(), body: { how: 'visit', note: NOTE } }),
  disputeWish: () => ({ ...wish(), body: { reason: NOTE } }),
  settleDispute: () => ({ ...wish(), body: { to: 'released', note: NOTE } }),
  readLog: wish,
  readVolunteer: volunteer,
  addCheck: () => ({ ...volunteer(), body: { kind: 'training', validUntil: TEST_NOW + HOUR_MS, evidence: NOTE } }),
  vouchSkill: () => ({ ...volunteer(), body: { skill: 'talk.chat', level: 2, evidence: NOTE } }),
  blockPair: () => ({ ...volunteer(), body: { beneficiaryId: someone.personId, blocked: true } }),
  listVolunteers: org,
  listCandidates: task,
  offerTask: () => ({ ...task(), body: { personId: someone.personId } }),
  readShowCode: task,
  attest: () => ({ ...seat(), body: { what: 'checked_in', at: TEST_NOW, note: NOTE } }),
  markNoShow: () => ({ ...seat(), body: {} }),
  readTaskSeats: task,
  listHours: volunteer,
  reverseHours: () => ({ params: { personId: thing.relations.self.personId, hoursId: thing.hoursId }, body: { reason: NOTE } }),
  readBoard: org,
};

type Restricted = Endpoint & { readonly who: { readonly roles: readonly Role[]; readonly relations?: readonly Relation[] } };
const RESTRICTED = ENDPOINTS.filter((contract): contract is Restricted => typeof contract.who === 'object');

/**
 * Handlers that look closer than the contract, and why: an allowed cell may answer `forbidden` there.
 * moveOrg: the mover answers for the new place too. confirmWish: each way of confirming has its own people.
 */
const CLOSER: readonly string[] = ['moveOrg', 'confirmWish'];
/** Dead letters belong to the whole platform: an operator of any place. */
const PLATFORM_WIDE: readonly string[] = ['listDeadLetters', 'replayDeadLetter'];

async function refused(contract: Restricted, as: Someone | undefined): Promise<string | undefined> {
  const { code } = await world.call(contract, as, SAMPLES[contract.name]?.() ?? {});
  return code === 'forbidden' || code === 'unauthenticated' ? code : undefined;
}

describe('who may call', () => {
  it('is tried for every endpoint that names roles', () => {
    expect(RESTRICTED.map(({ name }) => name).filter((name) => !(name in SAMPLES))).toEqual([]);
  });

  for (const contract of RESTRICTED) {
    describe(contract.name, () => {
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
          expect(await refused(contract, await world.person({}, [places.elsewhere, role])), `${role} elsewhere`).toBe(everywhere ? undefined : 'forbidden');
        });
      }
      for (const [relation, person] of [['poster', 0], ['beneficiary', 1], ['guardian', 2], ['assignee', 3], ['self', 4]] as const) {
        const allowed = contract.who.relations?.includes(relation) ?? false;
        // The assignee of the sample is also the volunteer whose profile is asked for.
        const also = relation === 'assignee' || relation === 'self' ? (contract.who.relations ?? []).some((one) => one === 'assignee' || one === 'self') : allowed;
        it(`${relation}: ${also ? 'yes' : 'no'}`, async () => {
          const one = Object.values(thing.relations)[person];
          const answer = await refused(contract, one);
          if (also && CLOSER.includes(contract.name)) return;
          expect(answer).toBe(also ? undefined : 'forbidden');
        });
      }
    });
  }

  it('everyone signed in, and nobody else, where the contract says so', async () => {
    const open = ENDPOINTS.filter((contract) => contract.who === 'signed_in');
    expect(open.length).toBeGreaterThan(5);
    for (const contract of open) {
      const { code } = await world.call(contract, undefined, { params: { taskId: thing.taskId, wishId: thing.wishId } });
      expect([contract.name, code]).toEqual([contract.name, 'unauthenticated']);
    }
  });
});
