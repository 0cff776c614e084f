import type { Route } from '../platform/route.ts';
import { CLOSING_ROUTES } from './closing.ts';
import { CONFIRMATION_ROUTES } from './confirmation.ts';
import { MEDIATION_ROUTES } from './mediation.ts';
import { MERGE_ROUTES } from './merge.ts';
import { PLACE_ROUTES } from './place.ts';
import { POSTING_ROUTES } from './posting.ts';
import { PREVIEW_ROUTES } from './preview.ts';
import { PUBLIC_ROUTES } from './public.ts';
import { PUBLICATION_ROUTES } from './publication.ts';
import { QUEUE_ROUTES } from './queue.ts';
import { READ_ROUTES } from './reads.ts';
import { VERIFICATION_ROUTES } from './verification.ts';
import { VISIT_ROUTES } from './visits.ts';
import { WALL_ROUTES } from './wall.ts';

/** Every endpoint of a wish, in the order of its life. */
export const WISH_ROUTES: readonly Route[] = [
  ...WALL_ROUTES,
  ...PUBLIC_ROUTES,
  ...POSTING_ROUTES,
  ...QUEUE_ROUTES,
  ...VERIFICATION_ROUTES,
  ...PUBLICATION_ROUTES,
  ...CLOSING_ROUTES,
  ...MEDIATION_ROUTES,
  ...CONFIRMATION_ROUTES,
  ...READ_ROUTES,
  ...VISIT_ROUTES,
  ...PLACE_ROUTES,
  ...MERGE_ROUTES,
  ...PREVIEW_ROUTES,
];
