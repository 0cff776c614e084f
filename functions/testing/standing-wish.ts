import { DAY_MS, HOUR_MS } from '../../shared/kernel/time.ts';
import { NO_COUNTS } from '../../shared/ledger/units.ts';
import { MANDATE_PURPOSES } from '../../shared/mandates/mandate.ts';
import { followUpToItem } from '../feedback/follow-up-item.ts';
import { type Claim, claimToItem } from '../goods/claim-item.ts';
import { hoursToItem } from '../hours/hours-item.ts';
import type { Org } from '../orgs/org-item.ts';
import { personOf, sealFor } from '../people/people.ts';
import { type Mandate, type Person, personToItem } from '../people/person-item.ts';
import { type Photo, photoToItem } from '../photos/photo-item.ts';
import type { House } from '../platform/house.ts';
import { newTask } from '../tasks/raise.ts';
import { type Assignment, assignmentToItem } from '../tasks/task-item.ts';
import { teamToItem } from '../teams/team-item.ts';
import { type Volunteer, volunteerToItem } from '../volunteers/volunteer-item.ts';
import { wishItem } from '../wishes/steps.ts';
import type { Wish } from '../wishes/wish-item.ts';
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

function volunteerOf(personId: string, station: Org, center: Org, since: number): Volunteer {
  return {
    personId,
    version: 1,
    stationId: station.id,
    centerId: center.id,
    birthYear: 1984,
    skills: [],
    weekly: [],
    exceptions: [],
    homeCell: station.cell ?? '4065:8787',
    radiusM: 5_000,
    languages: ['zh'],
    health: [],
    weeklyCapMinutes: 600,
    suggestions: true,
    automaticOffers: true,
    travel: 'walk',
    checks: [],
    since,
    blocked: [],
    visits: {},
  };
}

function promised(wish: Wish, id: string, donorId: string, now: number): Claim {
  return {
    id,
    version: 1,
    wishId: wish.id,
    component: 1,
    state: 'promised',
    quantity: 1,
    text: { zh: '口琴' },
    unit: { zh: '支' },
    title: wish.title,
    stationId: wish.stationId,
    station: wish.station,
    donorId,
    named: false,
    giver: { zh: '一位好心人' },
    call: { zh: '小宋' },
    until: now + 20 * HOUR_MS,
    at: now,
    since: now,
    steps: [{ at: now, what: 'promised' }],
    counts: NO_COUNTS,
  };
}

/** A mandate for everything, for a month. */
async function heldBy(house: House, person: Person, holderId: string): Promise<Mandate> {
  const now = house.clock();
  return {
    id: house.newId('mandate'),
    holderId,
    nameSealed: await sealFor(house, person, 'mandate.name', '白雪'),
    phoneEndSealed: await sealFor(house, person, 'mandate.phone', '0000'),
    tie: 'relative',
    purposes: MANDATE_PURPOSES,
    proof: 'said_at_visit',
    from: now,
    until: now + 30 * DAY_MS,
    by: holderId,
    at: now,
  };
}

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
  const [hoursId, claimId] = [house.newId('hours'), house.newId('claim')];
  const wishId = house.newId('wish');
  const base: Wish = {
    id: wishId,
    version: 1,
    state: 'published',
    stationId: station.id,
    centerId: center.id,
    station: station.name,
    group: 'child',
    kind: 'companionship',
    domain: 'child',
    urgency: 'normal',
    source: 'visit',
    beneficiaryId: beneficiary.personId,
    minor: true,
    postedBy: poster.personId,
    posterLabel: { zh: '网格员陈立' },
    originalSealed: await sealFor(
      house,
      person,
      `original:${wishId}`,
      JSON.stringify({ title: { zh: '小满想学口琴' }, story: { zh: '每周一次就好' } }),
    ),
    addressSealed: await sealFor(
      house,
      person,
      `address:${wishId}`,
      JSON.stringify({ building: '和平路 1 号', door: '101' }),
    ),
    title: { zh: '一个孩子想学口琴' },
    story: { zh: '每周一次就好' },
    components: [
      {
        kind: 'companionship',
        text: { zh: '一位会吹口琴的人' },
        quantity: 2,
        skills: [],
        languages: [],
        minutes: 60,
        have: 1,
      },
      {
        kind: 'goods',
        text: { zh: '口琴' },
        quantity: 3,
        unit: { zh: '支' },
        skills: [],
        languages: [],
        have: 1,
        promised: 1,
      },
    ],
    window: { from: now + 24 * HOUR_MS, to: now + 26 * HOUR_MS },
    cell: station.cell ?? '4065:8787',
    checks: [],
    evidence: [],
    notSame: [],
    similar: 0,
    steps: [{ at: now, what: 'published', from: 'verifying', to: 'published', personId: poster.personId }],
    createdAt: now,
    submittedAt: now,
    dueAt: now + HOUR_MS,
    tier: 0,
    publishedAt: now,
  };
  const { task, write } = newTask(house, base, 0);
  const wish: Wish = {
    ...base,
    components: base.components.map((component, at) => (at === 0 ? { ...component, taskId: task.id } : component)),
  };
  const assignment: Assignment = {
    taskId: task.id,
    personId: assignee.personId,
    wishId,
    stationId: station.id,
    state: 'accepted',
    version: 1,
    acceptedAt: now,
    at: now,
    window: wish.window,
  };
  const photo: Photo = {
    id: house.newId('photo'),
    wishId,
    version: 1,
    purpose: 'confirmation',
    type: 'image/jpeg',
    state: 'ready',
    by: assignee.personId,
    at: now,
    noFace: true,
    dueAt: now + 24 * HOUR_MS,
  };
  await house.table.transact([
    { op: 'insert', item: photoToItem(photo) },
    write,
    { op: 'insert', item: volunteerToItem(volunteerOf(assignee.personId, station, center, now)) },
    { op: 'insert', item: wishItem(wish) },
    {
      op: 'insert',
      item: hoursToItem({
        id: hoursId,
        personId: assignee.personId,
        minutes: 60,
        at: now,
        title: wish.title,
        wishId,
        taskId: task.id,
        stationId: station.id,
        how: 'own',
        by: beneficiary.personId,
      }),
    },
    { op: 'insert', item: assignmentToItem(assignment) },
    { op: 'insert', item: claimToItem(promised(wish, claimId, donor.personId, now)) },
    {
      op: 'replace',
      item: personToItem({
        ...person,
        guardian: {
          nameSealed: await sealFor(house, person, 'guardian.name', '童大山'),
          relation: 'father',
          personId: guardian.personId,
          way: 'signed',
          at: now,
        },
        mandates: [await heldBy(house, person, holder.personId)],
      }),
    },
  ]);
  const self = await personOf(house, assignee.personId);
  const given = await heldBy(house, self, holder.personId);
  await house.table.transact([{ op: 'replace', item: personToItem({ ...self, mandates: [given] }) }]);
  const photoId = photo.id;
  const followUpId = house.newId('followUp');
  await house.table.transact([
    {
      op: 'insert',
      item: followUpToItem({
        id: followUpId,
        version: 1,
        stationId: station.id,
        wishId,
        minor: false,
        from: 'volunteer',
        went: 'worried',
        authorId: assignee.personId,
        parties: [assignee.personId],
        at: now,
        dueAt: now + HOUR_MS,
      }),
    },
  ]);
  const teamId = house.newId('team');
  await house.table.transact([
    {
      op: 'insert',
      item: teamToItem({
        id: teamId,
        version: 1,
        state: 'running',
        name: { zh: '巷口修修队' },
        orgId: station.id,
        homeId: station.id,
        startedBy: poster.personId,
        at: now,
        leaderId: assignee.personId,
        ledSince: now,
        members: [{ personId: assignee.personId, since: now }],
        pending: [],
        last: { what: 'led', by: assignee.personId, at: now },
      }),
    },
  ]);
  const seriesId = await standingSeries(house, wish, assignee.personId, guardian.personId);
  return {
    wishId,
    taskId: task.id,
    hoursId,
    photoId,
    seriesId,
    followUpId,
    claimId,
    teamId,
    mandateId: given.id,
    relations: { poster, beneficiary, guardian, assignee, self: assignee, donor, holder },
  };
}
