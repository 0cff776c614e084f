import { BUDDY_HINTS } from './buddies.ts';
import { FEEDBACK_HINTS } from './feedback.ts';
import { GOODS_HINTS } from './goods.ts';
import { GUARDIAN_HINTS } from './guardians.ts';
import type { Known, Wanted } from './hint.ts';
import { HOURS_HINTS } from './hours.ts';
import { MANDATE_HINTS } from './mandates.ts';
import { NOTICE_HINTS } from './notices.ts';
import { ORG_HINTS } from './orgs.ts';
import { PASSKEY_HINTS } from './passkeys.ts';
import { PEOPLE_HINTS } from './people.ts';
import { PHOTO_HINTS } from './photos.ts';
import { PLAN_HINTS } from './plan.ts';
import { SERIES_HINTS } from './series.ts';
import { TASK_HINTS } from './tasks.ts';
import { TEAM_HINTS } from './teams.ts';
import { VOLUNTEER_HINTS } from './volunteers.ts';
import { WISH_HINTS } from './wishes.ts';

const HINTS = new Map(
  [
    BUDDY_HINTS,
    FEEDBACK_HINTS,
    GOODS_HINTS,
    GUARDIAN_HINTS,
    HOURS_HINTS,
    MANDATE_HINTS,
    NOTICE_HINTS,
    ORG_HINTS,
    PASSKEY_HINTS,
    PEOPLE_HINTS,
    PHOTO_HINTS,
    PLAN_HINTS,
    SERIES_HINTS,
    TASK_HINTS,
    TEAM_HINTS,
    VOLUNTEER_HINTS,
    WISH_HINTS,
  ].flatMap((hints) => Object.entries(hints)),
);

/**
 * What a person in the middle of it would send: the thing and the words that fit its state. Everything else is drawn
 * blindly. Undefined where nothing is about on which this command has a chance.
 */
export function hintFor(name: string, known: Known): Wanted | undefined {
  const hint = HINTS.get(name);
  return hint === undefined ? {} : hint(known);
}
