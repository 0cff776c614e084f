import {
  endCalendarAddress,
  makeCalendarAddress,
  readCalendar,
  readMyCalendar,
} from '../../shared/calendars/contract.ts';
import { type Route, route } from '../platform/route.ts';
import { volunteerOf } from '../volunteers/volunteers.ts';
import { calendarOf, endWrites, newAddress, ownerOf } from './address.ts';
import { feedOf } from './feed.ts';

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
      const token = input.params.file.slice(0, -'.ics'.length);
      return { reply: await feedOf(house, await ownerOf(house, token)) };
    },
  }),
];
