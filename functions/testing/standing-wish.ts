import type { Org } from '../orgs/org-item.ts';
import { personOf, sealFor } from '../people/people.ts';
import { type Person, personToItem } from '../people/person-item.ts';
import type { House } from '../platform/house.ts';
import { newTask } from '../tasks/raise.ts';
import { wishItem } from '../wishes/steps.ts';
import { childsWish } from './standing-child.ts';
import {
  followUpWrite,
  heldBy,
  hoursWrite,
  photoWrite,
  promiseWrite,
  seatWrite,
  teamWrite,
  volunteerWrite,
} from './standing-deeds.ts';
import { standingSeries } from './standing-series.ts';
import type { Someone, World } from './world.ts';

/** Everyone who can stand to a wish in some relation, and the wish and task they stand to. */
export type Standing = {
  readonly wishId: string;
  readonly taskId: string;
  /** Taken by the assignee and looked at. */
  readonly photoId: string;
  /** A confirmed entry of the assignee. */
  readonly hoursId: string;
  /** A series that came from the wish; the assignee keeps it. */
  readonly seriesId: string;
  /** Opened by the assignee's worry. */
  readonly followUpId: string;
  /** A team of the station, led by the assignee. */
  readonly teamId: string;
  /** A gift that the donor has promised. */
  readonly claimId: string;
  /** Given by `self` to the holder, who also holds one for the beneficiary. */
  readonly mandateId: string;
  readonly relations: Readonly<
    Record<'poster' | 'beneficiary' | 'guardian' | 'assignee' | 'self' | 'donor' | 'holder', Someone>
  >;
};

/** A child's published wish with one task, taken by an assignee; `self` is the assignee, whose own profile is asked for. */
export async function standingWish(world: World, station: Org, center: Org): Promise<Standing> {
  const { house } = world;
  const now = house.clock();
  const [poster, beneficiary, guardian, assignee, donor, holder] = await Promise.all([
    // Writes for others by a duty that is none at the station itself, so that the relation is tried and not a role there.
    world.person({ name: '陈立' }, [await world.org('organisation', station), 'organisation_manager']),
    world.person({ name: '童小满', birthYear: 2016, stationId: station.id, pseudonym: '一个孩子' }),
    world.person({ name: '童大山' }),
    world.person({ name: '赵强', stationId: station.id }),
    world.person({ name: '宋佳' }),
    world.person({ name: '白雪' }),
  ]);
  const person = await personOf(house, beneficiary.personId);
  const ids = {
    hoursId: house.newId('hours'),
    claimId: house.newId('claim'),
    wishId: house.newId('wish'),
    photoId: house.newId('photo'),
    followUpId: house.newId('followUp'),
    teamId: house.newId('team'),
  };
  const base = await childsWish(house, person, poster.personId, { wishId: ids.wishId, station, center });
  const { task, write } = newTask(house, base, 0);
  const components = base.components.map((part, at) => (at === 0 ? { ...part, taskId: task.id } : part));
  const wish = { ...base, components };
  await house.table.transact([
    photoWrite(wish, ids.photoId, assignee.personId, now),
    write,
    volunteerWrite(assignee.personId, station, center, now),
    { op: 'insert', item: wishItem(wish) },
    hoursWrite(wish, task.id, ids.hoursId, assignee.personId, now),
    seatWrite(wish, task.id, assignee.personId, now),
    promiseWrite(wish, ids.claimId, donor.personId, now),
    followUpWrite(wish, ids.followUpId, assignee.personId, now),
    teamWrite(wish, ids.teamId, assignee.personId, now),
    { op: 'replace', item: personToItem(await guarded(house, person, guardian.personId, holder.personId)) },
  ]);
  const self = await personOf(house, assignee.personId);
  const given = await heldBy(house, self, holder.personId);
  await house.table.transact([{ op: 'replace', item: personToItem({ ...self, mandates: [given] }) }]);
  const seriesId = await standingSeries(house, wish, assignee.personId, guardian.personId);
  return {
    ...ids,
    taskId: task.id,
    seriesId,
    mandateId: given.id,
    relations: { poster, beneficiary, guardian, assignee, self: assignee, donor, holder },
  };
}

/** The child with a guardian on record and a holder who speaks for it. */
async function guarded(house: House, child: Person, guardianId: string, holderId: string): Promise<Person> {
  return {
    ...child,
    guardian: {
      nameSealed: await sealFor(house, child, 'guardian.name', '童大山'),
      relation: 'father',
      personId: guardianId,
      way: 'signed',
      at: house.clock(),
    },
    mandates: [await heldBy(house, child, holderId)],
  };
}
