import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { followUpFromItem } from '../../../functions/feedback/follow-up-item.ts';
import { openFor } from '../../../functions/people/people.ts';
import { personFromItem } from '../../../functions/people/person-item.ts';
import { openWorld, type World } from '../../../functions/testing/world.ts';
import { type Wish, wishFromItem } from '../../../functions/wishes/wish-item.ts';
import { FOLLOW_UP_HOURS } from '../../../shared/feedback/contract.ts';
import { HOUR_MS } from '../../../shared/kernel/time.ts';
import type { WishState } from '../../../shared/wishes/wish.ts';
import { demoPeople } from './people.ts';
import { places } from './places.ts';
import { seededRandom } from './random.ts';
import { HOME_COUNTY } from './scale.ts';
import { planOf } from './wish-plan.ts';
import { settingOf } from './wish-setting.ts';
import { WISH_TEXTS } from './wish-texts.ts';
import { seededWish } from './wishes.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

/** So many wishes of the home station in a state, with what the seed writes beside them. */
async function seeded(state: WishState, times: number) {
  const { house } = world;
  const random = seededRandom(7);
  const at = places(house.newId, random, new Set([HOME_COUNTY]));
  const { people: demo } = await demoPeople(house, at);
  const setting = settingOf(at, at.home, { staff: new Map(), demo, volunteers: new Map() }, random, {
    granny: false,
    child: false,
    done: false,
    gives: false,
  });
  const text = WISH_TEXTS.find(({ group, urgency }) => group !== 'child' && urgency === 'urgent') ?? WISH_TEXTS[0];
  if (!text) throw new Error('no wish texts');
  const sums = { agendas: new Map(), totals: new Map(), visits: new Map(), promises: new Map() };
  const made = [];
  for (let one = 0; one < times; one += 1) {
    const items = await seededWish(house, text, planOf(text, house.clock(), random, state), setting, random, sums);
    const item = items.find(({ type }) => type === 'wish');
    if (!item) throw new Error('no wish');
    made.push({ wish: wishFromItem(item) as Wish, items, setting });
  }
  return made;
}

describe('a wish of the demo', () => {
  it.each(['submitted', 'verifying'] as const)('that is %s has done nothing that lies ahead', async (state) => {
    for (const hour of [0, 6, 11, 16]) {
      world.pass(hour * HOUR_MS);
      const now = world.house.clock();
      for (const { wish } of await seeded(state, 40)) expect(wish.steps.filter(({ at }) => at > now)).toEqual([]);
    }
  });
  it('that became a case is followed up, with what the worker wrote', async () => {
    for (const { wish, items, setting } of await seeded('escalated', 3)) {
      const at = wish.steps.find(({ what }) => what === 'escalated_case')?.at ?? 0;
      const person = items.find((item) => item.type === 'person' && item['personId'] === wish.beneficiaryId);
      if (person === undefined) throw new Error('nobody whose wish it is');
      const cases = items.filter(({ type }) => type === 'follow_up').map(followUpFromItem);
      expect(cases).toMatchObject([
        {
          wishId: wish.id,
          stationId: wish.stationId,
          went: 'case',
          from: 'station',
          authorId: setting.verifier.person.personId,
          parties: [wish.beneficiaryId],
          at,
          dueAt: at + FOLLOW_UP_HOURS.case * HOUR_MS,
        },
      ]);
      const [{ id, noteSealed } = { id: '', noteSealed: '' }] = cases;
      const note = await openFor(world.house, personFromItem(person), `follow-up:${id}`, noteSealed ?? '');
      expect(note).toContain('个案');
    }
  });
  it('that is no case has nothing to follow up', async () => {
    for (const { items } of await seeded('returned', 3))
      expect(items.map(({ type }) => type)).not.toContain('follow_up');
  });
});
