import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { CALENDAR_FRESH_SECONDS } from '../../shared/calendars/contract.ts';
import type { Locale } from '../../shared/kernel/schema.ts';
import { DAY_MS, HOUR_MS, SECOND_MS } from '../../shared/kernel/time.ts';
import type { AssignmentState } from '../../shared/tasks/task.ts';
import { personOf } from '../people/people.ts';
import type { House } from '../platform/house.ts';
import { tasksOf } from '../tasks/assignments.ts';
import { myCards } from '../tasks/for-me.ts';
import type { Task } from '../tasks/task-item.ts';

/** What lies further back is history: the hours tell it better. */
const BACK_MS = 60 * DAY_MS;
const EVENTS_LIMIT_ITEMS = 100;
/** A window of at least this length is a time by which, not a time at which: it keeps nothing else out of the day. */
const LONG_WINDOW_MS = 13 * HOUR_MS;
const REMIND_SECONDS = HOUR_MS / SECOND_MS;
/** What somebody has said yes to, or has done. An offer is nothing to keep an evening free for. */
const SHOWN_STATES: readonly AssignmentState[] = ['accepted', 'checked_in', 'checked_out', 'confirmed'];

const WORDS = {
  zh: {
    name: '暖心：我接下的事',
    around: (station: string) => `${station}一带`,
    where: '门牌到时候在暖心里看，日历里不写。',
  },
  en: {
    name: 'Nuanxin: what I accepted',
    around: (station: string) => `around ${station}`,
    where: 'Open Nuanxin for the door: it never stands in a calendar.',
  },
} as const;

/**
 * A volunteer's accepted tasks as iCalendar (RFC 5545), at most 100, times in UTC. Of others it holds the public title and
 * the station's name only: no door, no phone, no real name, since an address can be passed on. The text depends on nothing
 * but what is stored, so its ETag changes only when something does. Raises `not_found`.
 */
export async function feedOf(house: House, personId: string): Promise<string> {
  const { locale } = await personOf(house, personId);
  const words = WORDS[locale];
  const cards = (await myCards(house, personId, house.clock() - BACK_MS))
    .filter(({ state }) => SHOWN_STATES.includes(state))
    .slice(-EVENTS_LIMIT_ITEMS);
  const tasks = await tasksOf(
    house,
    cards.map(({ taskId }) => taskId),
  );
  const calendar = ical({
    name: words.name,
    prodId: { company: 'Nuanxin', product: 'calendar', language: locale.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    ttl: CALENDAR_FRESH_SECONDS,
  });
  for (const { taskId } of cards) {
    const task = tasks.get(taskId);
    if (task) calendar.createEvent(eventOf(task, locale, words));
  }
  return calendar.toString();
}

function eventOf(task: Task, locale: Locale, words: (typeof WORDS)[Locale]) {
  const say = ({ zh, en }: Task['title']) => (locale === 'en' ? (en ?? zh) : zh);
  return {
    id: `${task.id}@nuanxin`,
    sequence: task.version,
    stamp: new Date(task.publishedAt),
    start: new Date(task.window.from),
    end: new Date(task.window.to),
    summary: say(task.title),
    location: words.around(say(task.station)),
    description: words.where,
    transparency:
      task.window.to - task.window.from < LONG_WINDOW_MS
        ? ICalEventTransparency.OPAQUE
        : ICalEventTransparency.TRANSPARENT,
    status: task.state === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    alarms: [{ type: ICalAlarmType.display, trigger: REMIND_SECONDS, description: say(task.title) }],
  };
}
