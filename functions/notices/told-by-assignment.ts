import { DAY_MS } from '../../shared/kernel/time.ts';
import type { NoticeKind } from '../../shared/notices/kinds.ts';
import type { House } from '../platform/house.ts';
import type { Change } from '../platform/table.ts';
import { AWAY } from '../tasks/seat.ts';
import { type Assignment, assignmentFromItem, taskFromItem, taskKey } from '../tasks/task-item.ts';
import type { Wish } from '../wishes/wish-item.ts';
import { wishOf } from '../wishes/wishes.ts';
import { OWN, peopleAs } from './parties.ts';
import type { Told } from './told.ts';

const ASSIGNMENT_NOTICES: Readonly<Record<string, { kind: NoticeKind; to: string } | undefined>> = {
  offered: { kind: 'task_offered', to: '/for-me' },
  lapsed: { kind: 'task_lapsed', to: '/for-me' },
  cancelled: { kind: 'task_cancelled', to: '/me/tasks' },
  no_show: { kind: 'no_show', to: '/me/tasks' },
};

/** A task that is called off so long after its hour was left open and forgotten: to be told of it now would puzzle anybody. */
const FORGOTTEN_MS = 90 * DAY_MS;

/** The volunteer hears of what others did to their place; of an absence, also the beneficiary's side. */
export async function toldByAssignment(
  house: House,
  stateBefore: unknown,
  after: NonNullable<Change['after']>,
): Promise<readonly Told[]> {
  const assignment = assignmentFromItem(after);
  const away = assignment.state === 'declined' && assignment.reason === AWAY;
  // Only where one face is expected, date after date, is it news that another comes.
  if (away && assignment.seriesId !== undefined && stateBefore !== 'declined')
    return toldOfOtherFace(house, assignment);
  if (assignment.state === 'declined' && stateBefore === 'accepted') return toldOfHandOver(house, assignment);
  const rule = ASSIGNMENT_NOTICES[assignment.state];
  if (!rule || stateBefore === assignment.state) return [];
  // Who said that they are away knows why they are not asked any more.
  if (assignment.state === 'cancelled' && assignment.reason === AWAY) return [];
  if (assignment.state === 'cancelled' && assignment.at > assignment.window.to + FORGOTTEN_MS) return [];
  const lineOver = stateBefore === 'waiting' && (assignment.state === 'cancelled' || assignment.state === 'lapsed');
  const task = await house.table.get(taskKey(assignment.taskId));
  const until = assignment.offeredUntil;
  return [
    {
      personId: assignment.personId,
      kind:
        assignment.state === 'offered' && assignment.teamId !== undefined
          ? 'team_task'
          : stateBefore === 'waiting' && assignment.state === 'offered'
            ? 'task_place_free'
            : lineOver
              ? 'line_ended'
              : rule.kind,
      at: assignment.at,
      to: assignment.state === 'offered' ? `/for-me/${assignment.taskId}` : rule.to,
      ...(task ? { title: taskFromItem(task).title } : {}),
      ...(assignment.state === 'offered' && until !== undefined ? { params: { until } } : {}),
    },
  ];
}

/**
 * Who said yes gave it back: those who expect them hear that somebody else is looked for. Of a regular visit that its keeper
 * has stopped, the series tells.
 */
async function toldOfHandOver(house: House, { personId, wishId, at, reason }: Assignment): Promise<readonly Told[]> {
  if (reason === 'left') return [];
  const wish = await wishOf(house, wishId);
  return (await sidesOf(house, wish))
    .filter((one) => one !== personId)
    .map((one) => ({
      personId: one,
      kind: 'wish_handed_over' as const,
      at,
      title: wish.title,
      to: `/wishes/${wishId}`,
    }));
}

async function sidesOf(house: House, wish: Wish): Promise<readonly string[]> {
  const sides = await Promise.all((['poster', ...OWN] as const).map((party) => peopleAs(house, wish, party)));
  return [...new Set(sides.flat())];
}

/** The same face cannot come on one date: they hear that others are asked, and the beneficiary's side that somebody else may come. */
async function toldOfOtherFace(
  house: House,
  { personId, taskId, wishId, at, seriesId, window }: Assignment,
): Promise<readonly Told[]> {
  const wish = await wishOf(house, wishId);
  const common = { at, title: wish.title, params: { on: window.from } };
  return [
    { ...common, personId, kind: 'series_away', to: `/me/tasks/${taskId}` },
    ...(await sidesOf(house, wish))
      .filter((one) => one !== personId)
      .map((one) => ({ ...common, personId: one, kind: 'series_other_face' as const, to: `/series/${seriesId}` })),
  ];
}
