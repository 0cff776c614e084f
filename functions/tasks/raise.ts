import type { Words } from '../../shared/kernel/schema.ts';
import type { TimeWindow } from '../../shared/wishes/wish.ts';
import type { House } from '../platform/house.ts';
import type { Write } from '../platform/table.ts';
import { lettersOf } from '../wishes/linkage.ts';
import type { Wish } from '../wishes/wish-item.ts';
import { takesVolunteers } from './progress.ts';
import { type Task, taskToItem } from './task-item.ts';

/**
 * The task that a wish's person component raises when it is published: one slot list with as many places as people are
 * needed, in the wish's own window and cell. Goods raise none.
 */
export function newTask(house: House, wish: Wish, component: number): { task: Task; write: Write } {
  const needed = wish.components[component];
  if (!needed || needed.kind === 'goods') throw new Error(`component ${component} needs no people`);
  return raised(house, wish, {
    component,
    kind: needed.kind,
    text: needed.text,
    skills: needed.skills,
    languages: needed.languages,
    lifting: needed.lifting ?? false,
    people: needed.quantity,
    window: wish.window,
    minutes: needed.minutes ?? 0,
  });
}

/** A delivery is short: from the door of the station to the door of the home, without the way there. */
const DELIVERY_MINUTES = 30;

/** The task of one volunteer who brings what lies at the station. `load`: what it is, for the volunteer's eyes. */
export function newDelivery(
  house: House,
  wish: Wish,
  { component, load, window }: { component: number; load: readonly Words[]; window: TimeWindow },
): { task: Task; write: Write } {
  const en = load.every((words) => words.en !== undefined) ? load.map((words) => words.en).join(', ') : undefined;
  return raised(house, wish, {
    component,
    kind: 'service',
    text: {
      zh: `从${wish.station.zh}取${load.map(({ zh }) => zh).join('、')}，送到家`,
      ...(en === undefined ? {} : { en: `Bring ${en} from ${wish.station.en ?? wish.station.zh}` }),
    },
    skills: [],
    languages: [],
    lifting: wish.components[component]?.lifting ?? false,
    people: 1,
    window,
    minutes: DELIVERY_MINUTES,
    // Asked for while the wish takes nobody (in dispute, or what came waits to be confirmed), it rests from the first.
    ...(takesVolunteers(wish) ? {} : { rests: true }),
  });
}

type Needed = Pick<
  Task,
  'component' | 'kind' | 'text' | 'skills' | 'languages' | 'lifting' | 'people' | 'window' | 'minutes' | 'rests'
>;

function raised(house: House, wish: Wish, needed: Needed): { task: Task; write: Write } {
  if (wish.cell === undefined) throw new Error('a published wish stands in a cell');
  const task: Task = {
    ...needed,
    id: house.newId('task'),
    version: 1,
    wishId: wish.id,
    state: 'open',
    group: wish.group,
    urgency: wish.urgency,
    title: wish.title,
    story: wish.story,
    minor: wish.minor,
    taken: 0,
    cell: wish.cell,
    stationId: wish.stationId,
    station: wish.station,
    centerId: wish.centerId,
    publishedAt: wish.publishedAt ?? house.clock(),
    ribbon: lettersOf(wish),
    beneficiaryId: wish.beneficiaryId,
    posterId: wish.postedBy,
    waitlist: [],
    passed: [],
    ...(wish.seriesId === undefined ? {} : { seriesId: wish.seriesId }),
    ...(wish.demo === undefined ? {} : { demo: wish.demo }),
  };
  return { task, write: { op: 'insert', item: taskToItem(task) } };
}
