import {
  endCalendarAddress,
  makeCalendarAddress,
  readCalendar,
  readMyCalendar,
} from '../../shared/calendars/contract.ts';
import { type Route, route } from '../platform/route.ts';
import { volunteerOf } from '../volunteers/volunteers.ts';
import { calendarOf, endWrites, newAddress, ownerOf } from './address.ts';

export const CALENDAR_ROUTES: readonly Route[] = [
  route(readMyCalendar, {
    act: async ({ actor, house }) => {
      const calendar = await calendarOf(house, actor.personId);
      return { reply: calendar ? { active: true, since: calendar.since } : { active: false } };
    },
  }),
  route(makeCalendarAddress, {
    act: async ({ actor, house }) => {
      await volunteerOf(house, actor.personId);
      const { writes, ...reply } = await newAddress(house, actor.personId);
      return { reply, writes };
    },
  }),
  route(endCalendarAddress, {
    act: async ({ actor, house }) => ({
      reply: { active: false },
      writes: await endWrites(house, actor.personId),
    }),
  }),
  route(readCalendar, {
    act: async ({ house, input }) => {
      const personId = await ownerOf(house, input.params.file.slice(0, -'.ics'.length));
      // The writer of iCalendar is large and seldom needed: a cold start does without it.
      const { feedOf } = await import('./feed.ts');
      return { reply: await feedOf(house, personId) };
    },
  }),
];
