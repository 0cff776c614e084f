import { readHealth } from '../../shared/kernel/operations.ts';
import { BUDDY_ROUTES } from '../buddies/routes.ts';
import { CALENDAR_ROUTES } from '../calendars/routes.ts';
import { FEEDBACK_ROUTES } from '../feedback/routes.ts';
import { GOODS_ROUTES } from '../goods/routes.ts';
import { GUARDIAN_ROUTES } from '../guardians/routes.ts';
import { HOURS_ROUTES } from '../hours/routes.ts';
import { CONSUMERS } from '../jobs/consumers.ts';
import { MANDATE_ROUTES } from '../mandates/routes.ts';
import { PLANNER_ROUTES } from '../matching/planner-routes.ts';
import { NOTICE_ROUTES } from '../notices/routes.ts';
import { deadLetterRoutes } from '../operations/dead-letters.ts';
import { ORG_ROUTES } from '../orgs/routes.ts';
import { PEOPLE_ROUTES } from '../people/routes.ts';
import { PHOTO_ROUTES } from '../photos/routes.ts';
import { type Route, route } from '../platform/route.ts';
import { SERIES_ROUTES } from '../series/routes.ts';
import { STATS_ROUTES } from '../stats/routes.ts';
import { TASK_ROUTES } from '../tasks/routes.ts';
import { TEAM_ROUTES } from '../teams/routes.ts';
import { VOLUNTEER_ROUTES } from '../volunteers/routes.ts';
import { WISH_ROUTES } from '../wishes/routes.ts';
import { YEAR_ROUTES } from '../year/routes.ts';

/** Every route of the product. */
export const ROUTES: readonly Route[] = [
  route(readHealth, {
    act: async ({ house }) => ({ reply: { ok: true, version: house.config.version, place: house.config.place } }),
  }),
  ...PEOPLE_ROUTES,
  ...ORG_ROUTES,
  ...WISH_ROUTES,
  ...PHOTO_ROUTES,
  ...VOLUNTEER_ROUTES,
  ...TASK_ROUTES,
  ...PLANNER_ROUTES,
  ...GUARDIAN_ROUTES,
  ...MANDATE_ROUTES,
  ...SERIES_ROUTES,
  ...GOODS_ROUTES,
  ...HOURS_ROUTES,
  ...FEEDBACK_ROUTES,
  ...TEAM_ROUTES,
  ...BUDDY_ROUTES,
  ...YEAR_ROUTES,
  ...CALENDAR_ROUTES,
  ...NOTICE_ROUTES,
  ...STATS_ROUTES,
  ...deadLetterRoutes(CONSUMERS),
];
