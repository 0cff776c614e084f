import { firstPlaceItem } from '../../../functions/orgs/first-place.ts';
import { orgToItem } from '../../../functions/orgs/org-item.ts';
import { personToItem } from '../../../functions/people/person-item.ts';
import type { House } from '../../../functions/platform/house.ts';
import { idFactory } from '../../../functions/platform/id.ts';
import { raiseDueSeries } from '../../../functions/series/raise.ts';
import { volunteersOf } from './all-volunteers.ts';
import { wishesOf } from './all-wishes.ts';
import { seededPair } from './buddies.ts';
import { seededInvitations } from './invitations.ts';
import { seededMandate } from './mandate.ts';
import { demoPeople, stationStaff } from './people.ts';
import { places } from './places.ts';
import { seededRandom } from './random.ts';
import { HOME_COUNTY, type Scale } from './scale.ts';
import { seededTeams } from './teams.ts';
import { Writing } from './writing.ts';

export type SeedOptions = { readonly house: House; readonly scale: Scale; readonly seedNumber: number };
export type Seeding = {
  readonly orgs: number;
  readonly stations: number;
  readonly people: number;
  readonly volunteers: number;
  readonly wishes: number;
};

/** Fills an empty table with demo data: the same for the same scale, seed number and clock. */
export async function seed({ house: given, scale, seedNumber }: SeedOptions): Promise<Seeding> {
  const random = seededRandom(seedNumber);
  const now = given.clock();
  const house: House = {
    ...given,
    newId: idFactory(
      () => now,
      () => random.next(),
    ),
    random: () => random.next(),
  };
  const at = places(house.newId, random, scale === 'small' ? new Set([HOME_COUNTY]) : undefined);
  const writing = new Writing(house);
  writing.add(...at.orgs.map(orgToItem), firstPlaceItem(at.home.id));
  const demo = await demoPeople(house, at);
  const busy =
    scale === 'small'
      ? [at.home]
      : scale >= 100
        ? at.stations
        : [at.home, ...at.stations.filter((one, index) => one.parent === at.home.parent || index % 21 === 0)];
  const { staff, items: staffItems } = await stationStaff(house, busy, random);
  writing.add(...staffItems);
  const volunteers = await volunteersOf(house, at, busy, scale, random, demo.people, writing);
  const [wang, dong, chen] = ['wang-guilan', 'dong-lamei', 'chen-li'].map((slug) => demo.people.get(slug));
  if (!wang || !dong || !chen) throw new Error('the demo lacks one of its people');
  const mandate = await seededMandate(house, wang, dong, chen);
  writing.add(
    ...demo.items.filter((item) => item.type !== 'person'),
    ...[...demo.people].map(([, one]) =>
      personToItem({
        ...(one === wang ? mandate.person : one.person),
        isVolunteer: volunteers.own.has(one.person.personId),
      }),
    ),
    ...mandate.items,
  );
  const wishes = await wishesOf(
    house,
    at,
    busy,
    scale,
    random,
    { staff, demo: demo.people, volunteers: volunteers.byCenter },
    writing,
  );
  writing.add(...seededPair(house, at.home.id, demo.people));
  writing.add(...seededTeams(house, at, demo.people, volunteers.byCenter));
  writing.add(...seededInvitations(house, at.home, demo.people));
  await writing.flush();
  await raiseDueSeries(house);
  return {
    orgs: at.orgs.length,
    stations: at.stations.length,
    people: demo.people.size + staff.size,
    volunteers: volunteers.count,
    wishes,
  };
}
