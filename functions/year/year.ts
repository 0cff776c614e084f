import type { Reply } from '../../shared/kernel/endpoint.ts';
import { WEEK_MS, weekStart } from '../../shared/kernel/time.ts';
import { type readMyYear, YEAR_WEEKS } from '../../shared/year/contract.ts';
import { entriesSince } from '../hours/ledger.ts';
import { peopleOf } from '../people/people.ts';
import type { House } from '../platform/house.ts';
import { tasksOf } from '../tasks/assignments.ts';
import { myCards, WINDOW_LIMIT_MS } from '../tasks/for-me.ts';
import type { Volunteer } from '../volunteers/volunteer-item.ts';
import { volunteerOf } from '../volunteers/volunteers.ts';

type Year = Reply<typeof readMyYear>;
const COMING_ITEMS = 20;
const FACES_ITEMS = 12;

/** A volunteer's year. Sums of the ledger, so what was corrected is right here too. Raises `not_volunteer`. */
export async function yearOf(house: House, personId: string): Promise<Year> {
  const now = house.clock();
  const volunteer = await volunteerOf(house, personId);
  const since = weekStart(now) - (YEAR_WEEKS - 1) * WEEK_MS;
  const [entries, coming, faces] = await Promise.all([
    entriesSince(house, personId, since),
    comingOf(house, personId, now),
    facesOf(house, volunteer),
  ]);
  const weeks = Array.from({ length: YEAR_WEEKS }, (_none, index) => {
    const week = since + index * WEEK_MS;
    const own = entries.filter(({ at }) => weekStart(at) === week);
    return {
      week,
      minutes: own.reduce((sum, { minutes }) => sum + minutes, 0),
      visits: own.filter(({ how }) => how !== 'reversal' && how !== 'correction').length,
    };
  });
  const total = (of: 'minutes' | 'visits') => weeks.reduce((sum, week) => sum + week[of], 0);
  return {
    weeks,
    minutes: total('minutes'),
    visits: total('visits'),
    coming,
    faces,
    away: volunteer.exceptions
      .filter(({ free, to }) => !free && to > now)
      .map(({ from, to }) => ({ from, to }))
      .sort((a, b) => a.from - b.from),
  };
}

/** What was accepted and is not over: also what began already, whether somebody has checked in or not. */
async function comingOf(house: House, personId: string, now: number): Promise<Year['coming']> {
  const cards = (await myCards(house, personId, now - WINDOW_LIMIT_MS))
    .filter(({ state, window }) => state === 'checked_in' || (state === 'accepted' && window.to > now))
    .slice(0, COMING_ITEMS);
  const tasks = await tasksOf(
    house,
    cards.map(({ taskId }) => taskId),
  );
  return cards.flatMap(({ taskId, window }) => {
    const task = tasks.get(taskId);
    if (!task) return [];
    const { title, seriesId } = task;
    return [{ taskId, title, from: window.from, to: window.to, ...(seriesId === undefined ? {} : { seriesId }) }];
  });
}

async function facesOf(house: House, { visits }: Volunteer): Promise<Year['faces']> {
  const most = Object.entries(visits)
    .sort(([a, one], [b, other]) => other - one || a.localeCompare(b))
    .slice(0, FACES_ITEMS);
  const people = await peopleOf(
    house,
    most.map(([id]) => id),
  );
  return most.flatMap(([id, count]) => {
    const person = people.get(id);
    return person ? [{ name: person.pseudonym, visits: count }] : [];
  });
}
