import type { Words } from '../../shared/kernel/schema.ts';
import { mayBecome } from '../../shared/wishes/life.ts';
import type { Component, TimeWindow } from '../../shared/wishes/wish.ts';
import { personOf } from '../people/people.ts';
import type { House } from '../platform/house.ts';
import type { Write } from '../platform/table.ts';
import { assignmentsOfWish } from '../tasks/assignments.ts';
import { cancelTasksWrites, isServed } from '../tasks/cancel.ts';
import { newTask } from '../tasks/raise.ts';
import type { Task } from '../tasks/task-item.ts';
import { untaken } from './draft.ts';
import { clockWrites } from './due.ts';
import { addressOf, originalOf, sealAddress, sealOriginal } from './secrets.ts';
import { moveWish, type NewStep, wishItem } from './steps.ts';
import { mineKey, type Wish } from './wish-item.ts';

/** What comes again, and when: the words were looked over when the series was set up. */
export type Again = {
  readonly seriesId: string;
  readonly title: Words;
  readonly component: Component;
  readonly window: TimeWindow;
  readonly consent: { readonly way: string; readonly at: number };
};

/**
 * A verified wish once more, for one date of a series: published at once, with its task, its home and its words sealed anew
 * under the new wish's name. Each date is a wish of its own, so that each is confirmed, booked and remembered by itself.
 */
export async function wishAgain(
  house: House,
  origin: Wish,
  given: Again,
): Promise<{ wish: Wish; task: Task; writes: readonly Write[] }> {
  const person = await personOf(house, origin.beneficiaryId);
  const [original, address] = await Promise.all([originalOf(house, person, origin), addressOf(house, person, origin)]);
  const id = house.newId('wish');
  const now = house.clock();
  const wish: Wish = {
    id,
    version: 1,
    state: 'published',
    seriesId: given.seriesId,
    stationId: origin.stationId,
    centerId: origin.centerId,
    station: origin.station,
    group: origin.group,
    kind: given.component.kind,
    domain: origin.domain,
    urgency: 'normal',
    source: origin.source,
    beneficiaryId: origin.beneficiaryId,
    minor: origin.minor,
    postedBy: origin.postedBy,
    posterLabel: origin.posterLabel,
    consent: given.consent as NonNullable<Wish['consent']>,
    originalSealed: await sealOriginal(house, person, id, original),
    addressSealed: await sealAddress(house, person, id, address),
    title: given.title,
    story: origin.story,
    components: untaken([given.component]),
    window: given.window,
    ...(origin.cell === undefined ? {} : { cell: origin.cell }),
    checks: origin.checks,
    evidence: [],
    notSame: [],
    similar: 0,
    steps: stepsOf(origin, now),
    createdAt: now,
    submittedAt: now,
    publishedAt: now,
    tier: 0,
    ...(origin.verifierId === undefined ? {} : { verifierId: origin.verifierId }),
    ...(origin.carrierId === undefined ? {} : { carrierId: origin.carrierId }),
    ...(origin.carrier === undefined ? {} : { carrier: origin.carrier }),
    ...(origin.demo === undefined ? {} : { demo: origin.demo }),
  };
  const { task, write } = newTask(house, wish, 0);
  const raised = { ...wish, components: wish.components.map((one) => ({ ...one, taskId: task.id })) };
  const own = [origin.beneficiaryId, ...(person.guardian?.personId === undefined ? [] : [person.guardian.personId])];
  return {
    wish: raised,
    task,
    writes: [
      { op: 'insert', item: wishItem(raised) },
      write,
      ...own
        .filter((personId) => personId !== wish.postedBy)
        .map((personId): Write => ({ op: 'insert', item: { ...mineKey(personId, id), type: 'mine', wishId: id } })),
      ...clockWrites(raised),
    ],
  };
}

/** Written down and verified by those who did it the first time: who set up the rhythm has verified nothing. */
function stepsOf(origin: Wish, at: number): Wish['steps'] {
  const published = origin.steps.findLast(({ what }) => what === 'published');
  const { personId = origin.verifierId ?? 'clock', by } = published ?? {};
  return [
    {
      at,
      what: 'submitted',
      from: 'draft',
      to: 'submitted',
      personId: origin.postedBy,
      society: 'community',
      by: origin.posterLabel,
    },
    {
      at,
      what: 'published',
      from: 'verifying',
      to: 'published',
      personId,
      society: 'social_worker',
      ...(by === undefined ? {} : { by }),
    },
  ];
}

/**
 * Writes that call off one date of a series: its wish, its task and whoever said yes. None when somebody has begun, or it is
 * over already: what was done is confirmed like anything else.
 */
export async function callOffWrites(house: House, wish: Wish, step: Omit<NewStep, 'what'>): Promise<readonly Write[]> {
  if (!mayBecome(wish.state, 'withdrawn')) return [];
  const assignments = await assignmentsOfWish(house, wish);
  if (assignments.some((one) => one.state === 'checked_in' || isServed(one))) return [];
  const moved = moveWish(wish, {
    state: 'withdrawn',
    step: { ...step, what: 'withdrawn' },
    patch: { dueAt: undefined },
  });
  return [moved.write, ...clockWrites(moved.wish), ...(await cancelTasksWrites(house, wish))];
}
