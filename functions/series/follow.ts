import { type Consumer, once } from '../platform/changes.ts';
import { commitFresh } from '../platform/fresh.ts';
import type { House } from '../platform/house.ts';
import { assignmentOf } from '../tasks/assignments.ts';
import { leaveWrites, seatWrites, takeBackWrites } from '../tasks/faces.ts';
import { myCards } from '../tasks/for-me.ts';
import { assignmentFromItem, taskFromItem } from '../tasks/task-item.ts';
import { volunteerFromItem } from '../volunteers/volunteer-item.ts';
import { callOffWrites } from '../wishes/again.ts';
import { wishOf } from '../wishes/wishes.ts';
import { keptBy } from './kept.ts';
import { raiseDates } from './raise.ts';
import { AHEAD_LIMIT_ITEMS, isLeftOut, occurrencesOf, seriesOf } from './series.ts';
import { type Occurrence, type Series, seriesFromItem, seriesKey } from './series-item.ts';

/** Looks at the world anew, when somebody moved it at the same moment. */

/**
 * Keeps the dates that were raised in step with their series, and with the days on which somebody is away. It looks at how
 * things stand and not at what changed, so it is safe to repeat and to come late:
 * a date left out or ended is called off; a face that left is freed; a date without anybody gets its face, or others are asked;
 * what somebody is asked for on days away is taken back.
 */
export const SERIES_DATES: Consumer = {
  name: 'series-dates',
  wants: ({ before, after }) => {
    if (after?.type === 'task') return before === undefined && after['seriesId'] !== undefined;
    if (after?.type === 'series')
      return before === undefined || isSteered(seriesFromItem(before), seriesFromItem(after));
    if (after?.type === 'volunteer')
      return JSON.stringify(before?.['exceptions']) !== JSON.stringify(after['exceptions']);
    return false;
  },
  take: async (house, { before, after }) => {
    if (after?.type === 'task') {
      const { id, seriesId } = taskFromItem(after);
      if (seriesId !== undefined) await seat(house, await seriesOf(house, seriesId), id);
    }
    if (after?.type === 'series') {
      // Who has just set it up looks for its first dates; the clock's next round may be a quarter of an hour away.
      if (before === undefined) await raiseDates(house, seriesFromItem(after).id);
      const left = before ? seriesFromItem(before).keeperId : undefined;
      await follow(house, await seriesOf(house, seriesFromItem(after).id), left);
    }
    if (after?.type === 'volunteer') {
      const { personId } = volunteerFromItem(after);
      await leaveAwayDates(house, personId);
      for (const series of await keptBy(house, personId)) await follow(house, series, undefined);
    }
  },
};

/** Remembers who came last and how often: they are asked first the next time. */
export const SERIES_FACES: Consumer = {
  name: 'series-faces',
  wants: ({ before, after }) =>
    after?.type === 'assignment' &&
    after['seriesId'] !== undefined &&
    after['state'] === 'confirmed' &&
    before !== undefined &&
    before['state'] !== 'confirmed',
  take: async (house, change) => {
    if (!change.after) return;
    const { seriesId, personId } = assignmentFromItem(change.after);
    if (seriesId === undefined) return;
    await once(house, 'series-faces', change, [
      { op: 'update', key: seriesKey(seriesId), set: { lastBy: personId }, add: { times: 1, version: 1 } },
    ]);
  },
};

/** What moves dates: the end, what is left out, and who keeps it. */
function isSteered(before: Series, after: Series): boolean {
  return (
    before.state !== after.state ||
    before.keeperId !== after.keeperId ||
    // By what they are and not by how many: what is over goes when something new comes.
    JSON.stringify([before.skips, before.pauses]) !== JSON.stringify([after.skips, after.pauses])
  );
}

async function follow(house: House, series: Series, left: string | undefined): Promise<void> {
  for (const occurrence of await occurrencesOf(house, series.id, house.clock(), 'ahead', AHEAD_LIMIT_ITEMS)) {
    if (series.state !== 'active' || isLeftOut(series, occurrence.at)) await callOff(house, series, occurrence);
    else {
      if (left !== undefined && left !== series.keeperId)
        await commitFresh(house, () => leaveWrites(house, occurrence.taskId, left, 'left'));
      await seat(house, series, occurrence.taskId);
    }
  }
}

async function callOff(house: House, series: Series, { wishId }: Occurrence): Promise<void> {
  await commitFresh(house, async () =>
    callOffWrites(house, await wishOf(house, wishId), {
      at: house.clock(),
      personId: series.endedBy ?? series.setBy,
      society: 'community',
      by: series.setLabel,
    }),
  );
}

async function seat(house: House, series: Series, taskId: string): Promise<void> {
  const faces = { keeper: series.keeperId, last: series.lastBy };
  await commitFresh(house, () => seatWrites(house, taskId, faces));
}

/** Dates of series that somebody accepted and cannot keep on the days they said they are away, and what they are asked for then. */
async function leaveAwayDates(house: House, personId: string): Promise<void> {
  for (const { taskId, state } of await myCards(house, personId, house.clock())) {
    if (state === 'offered') await commitFresh(house, () => takeBackWrites(house, taskId, personId));
    if (state !== 'accepted') continue;
    const assignment = await assignmentOf(house, taskId, personId);
    if (assignment?.seriesId !== undefined)
      await commitFresh(house, () => leaveWrites(house, taskId, personId, 'away'));
  }
}
