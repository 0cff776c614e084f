import { DAY_MS, HOUR_MS } from '../../shared/kernel/time.ts';
import { NO_COUNTS } from '../../shared/ledger/units.ts';
import { MANDATE_PURPOSES } from '../../shared/mandates/mandate.ts';
import { type FollowUp, followUpToItem } from '../feedback/follow-up-item.ts';
import { type Claim, claimToItem } from '../goods/claim-item.ts';
import { hoursToItem } from '../hours/hours-item.ts';
import type { Org } from '../orgs/org-item.ts';
import { sealFor } from '../people/people.ts';
import type { Mandate, Person } from '../people/person-item.ts';
import { type Photo, photoToItem } from '../photos/photo-item.ts';
import type { House } from '../platform/house.ts';
import type { Write } from '../platform/table.ts';
import { type Assignment, assignmentToItem } from '../tasks/task-item.ts';
import { teamToItem } from '../teams/team-item.ts';
import { type Volunteer, volunteerToItem } from '../volunteers/volunteer-item.ts';
import type { Wish } from '../wishes/wish-item.ts';

/*
 * What stands around a wish, each as the write that puts it there: these are states that many calls lead to, and the tests of
 * who may do what start from them.
 */

/** Registered at the station with an open profile. */
export function volunteerWrite(personId: string, station: Org, center: Org, since: number): Write {
  const volunteer: Volunteer = {
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
  return { op: 'insert', item: volunteerToItem(volunteer) };
}

/** A donor's open promise for the wish's second part. */
export function promiseWrite(wish: Wish, id: string, donorId: string, now: number): Write {
  const claim: Claim = {
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
  return { op: 'insert', item: claimToItem(claim) };
}

/** A mandate for everything, for a month. */
export async function heldBy(house: House, person: Person, holderId: string): Promise<Mandate> {
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

/** The place at the wish's task that somebody has accepted. */
export function seatWrite(wish: Wish, taskId: string, personId: string, now: number): Write {
  const assignment: Assignment = {
    taskId,
    personId,
    wishId: wish.id,
    stationId: wish.stationId,
    state: 'accepted',
    version: 1,
    acceptedAt: now,
    at: now,
    window: wish.window,
  };
  return { op: 'insert', item: assignmentToItem(assignment) };
}

/** A photo of the thing, taken by a volunteer and looked at. */
export function photoWrite(wish: Wish, id: string, by: string, now: number): Write {
  const photo: Photo = {
    id,
    wishId: wish.id,
    version: 1,
    purpose: 'confirmation',
    type: 'image/jpeg',
    state: 'ready',
    by,
    at: now,
    noFace: true,
    dueAt: now + 24 * HOUR_MS,
  };
  return { op: 'insert', item: photoToItem(photo) };
}

/** An hour of a volunteer that the beneficiary confirmed. */
export function hoursWrite(wish: Wish, taskId: string, id: string, personId: string, now: number): Write {
  const { title, id: wishId, stationId, beneficiaryId } = wish;
  const how = 'own';
  const by = beneficiaryId;
  const item = hoursToItem({ id, personId, minutes: 60, at: now, title, wishId, taskId, stationId, how, by });
  return { op: 'insert', item };
}

/** A volunteer's worry after a visit. */
export function followUpWrite(wish: Wish, id: string, authorId: string, now: number): Write {
  const followUp: FollowUp = {
    id,
    version: 1,
    stationId: wish.stationId,
    wishId: wish.id,
    minor: false,
    from: 'volunteer',
    went: 'worried',
    authorId,
    parties: [authorId],
    at: now,
    dueAt: now + HOUR_MS,
  };
  return { op: 'insert', item: followUpToItem(followUp) };
}

/** A running team of the station with nobody in it but its leader. */
export function teamWrite(wish: Wish, id: string, leaderId: string, now: number): Write {
  const item = teamToItem({
    id,
    version: 1,
    state: 'running',
    name: { zh: '巷口修修队' },
    orgId: wish.stationId,
    homeId: wish.stationId,
    startedBy: wish.postedBy,
    at: now,
    leaderId,
    ledSince: now,
    members: [{ personId: leaderId, since: now }],
    pending: [],
    last: { what: 'led', by: leaderId, at: now },
  });
  return { op: 'insert', item };
}
