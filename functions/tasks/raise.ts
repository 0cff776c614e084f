import type { House } from '../platform/house.ts';
import type { Write } from '../platform/table.ts';
import { lettersOf } from '../wishes/linkage.ts';
import type { Wish } from '../wishes/wish-item.ts';
import { type Task, taskToItem } from './task-item.ts';

/**
 * The task that a wish's person component raises when it is published: one slot list with as many places as people are
 * needed, in the wish's own window and cell. Goods raise none.
 */
export function newTask(house: House, wish: Wish, component: number): { task: Task; write: Write } {
  const needed = wish.components[component];
  if (!needed || needed.kind === 'goods') throw new Error(`component ${component} needs no people`);
  if (wish.cell === undefined) throw new Error('a published wish stands in a cell');
  const task: Task = {
    id: house.newId('task'),
    version: 1,
    wishId: wish.id,
    state: 'open',
    component,
    kind: needed.kind,
    group: wish.group,
    urgency: wish.urgency,
    title: wish.title,
    story: wish.story,
    text: needed.text,
    skills: needed.skills,
    languages: needed.languages,
    lifting: needed.lifting ?? false,
    minor: wish.minor,
    people: needed.quantity,
    taken: 0,
    window: wish.window,
    minutes: needed.minutes ?? 0,
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
