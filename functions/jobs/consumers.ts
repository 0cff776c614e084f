import { BUDDIES } from '../buddies/consumer.ts';
import { GIFTS_OF_WISHES } from '../goods/follow.ts';
import { CONSENT_STOPS } from '../guardians/stops.ts';
import { LEFT_BOOKINGS } from '../hours/book.ts';
import { matchingConsumer } from '../matching/consumer.ts';
import { ANSWERS, PLANNED, REPLAN } from '../matching/planner-consumers.ts';
import { noticesConsumer } from '../notices/consumer.ts';
import { NOTICE_SENDS, SENDS_AGAIN } from '../notices/sends.ts';
import { PHOTOS } from '../photos/consumer.ts';
import type { Consumer } from '../platform/changes.ts';
import { SERIES_DATES, SERIES_FACES } from '../series/follow.ts';
import { statsConsumer } from '../stats/consumer.ts';
import { CANCELLED_TASKS } from '../tasks/cancel.ts';
import { CHECK_STOPS } from '../tasks/check-stops.ts';
import { ENDED_LINES } from '../tasks/line.ts';
import { RESTING_TASKS } from '../tasks/rests.ts';

/** Everyone who reads the change stream, in every place. */
export const CONSUMERS: readonly Consumer[] = [
  noticesConsumer,
  NOTICE_SENDS,
  SENDS_AGAIN,
  statsConsumer,
  CANCELLED_TASKS,
  ENDED_LINES,
  LEFT_BOOKINGS,
  CONSENT_STOPS,
  CHECK_STOPS,
  RESTING_TASKS,
  PHOTOS,
  ANSWERS,
  PLANNED,
  REPLAN,
  SERIES_DATES,
  SERIES_FACES,
  matchingConsumer,
  GIFTS_OF_WISHES,
  BUDDIES,
];
