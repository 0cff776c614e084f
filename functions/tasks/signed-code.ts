import { createHmac, timingSafeEqual } from 'node:crypto';
import { AppError } from '../../shared/kernel/errors.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../shared/kernel/time.ts';
import { type Role, STATION_STAFF } from '../../shared/orgs/roles.ts';
import { SHOW_CODE_STEP_MS, type SignedCode, signedText } from '../../shared/tasks/signed-code.ts';
import { pathOf } from '../orgs/orgs.ts';
import { personOf } from '../people/people.ts';
import type { House } from '../platform/house.ts';
import type { Item, Key, Write } from '../platform/table.ts';
import { relationsOf } from '../wishes/standing.ts';
import { wishOf } from '../wishes/wishes.ts';
import { isPart } from './seat.ts';
import type { Assignment, Task } from './task-item.ts';

/** A key to show codes with is given out from a day before the window; the codes themselves count as late as checking out does. */
const KEY_BEFORE_MS = DAY_MS;
const KEY_AFTER_MS = 2 * HOUR_MS;
/** A stamp that found no network may come in so long after it was scanned; later a worker enters it (cfg). */
const LATE_LIMIT_MS = 3 * DAY_MS;
/** As with digits: the code of this or the last half minute, and a little for the way, is now. */
const NOW_MS = 90 * SECOND_MS;
/** The two phones' clocks may differ by so much; they are the only witnesses of a late stamp (cfg). */
const SKEW_MS = 15 * MINUTE_MS;
const AHEAD_MS = 2 * MINUTE_MS;
const TAG_BYTES = 16;
const USED_KEPT_SECONDS = (30 * DAY_MS) / SECOND_MS;

export type ShowKey = {
  readonly handle: string;
  readonly key: string;
  readonly from: number;
  readonly until: number;
  readonly now: number;
};

function grantKey(taskId: string, handle: string): Key {
  return { pk: `TASK#${taskId}`, sk: `SHOWKEY#${handle}` };
}
function usedKey(taskId: string, { purpose, handle, step }: SignedCode): Key {
  return { pk: `TASK#${taskId}`, sk: `SHOWN#${purpose}#${handle}#${step}` };
}

/**
 * The key with which one person's phone shows this task's codes with no network: worth nothing for another task, and remembered
 * as theirs, so that nobody stamps with codes of their own. Raises `wrong_state` outside of its time.
 */
export function showKeyWrites(
  house: House,
  task: Task,
  personId: string,
): { reply: ShowKey; writes: readonly Write[] } {
  const now = house.clock();
  const from = task.window.from - KEY_BEFORE_MS;
  const until = task.window.to + KEY_AFTER_MS;
  if (now < from || now > until) throw new AppError('wrong_state');
  const handle = hmac(house.sealer.derive('show handles'), `${task.id}|${personId}`).toString('hex').slice(0, 12);
  const expires = Math.floor((until + LATE_LIMIT_MS) / SECOND_MS) + USED_KEPT_SECONDS;
  const item: Item = { ...grantKey(task.id, handle), type: 'show_key', personId, at: now, expires };
  return {
    reply: { handle, key: secretOf(house, task.id, handle).toString('base64url'), from, until, now },
    writes: [{ op: 'replace', item }],
  };
}

/**
 * When the scanned code was shown, with the write that spends it. A code that comes in at once may be spent by everyone who stands
 * there, as digits may; one that comes in late only by one person, since a photo of it could have been sent on meanwhile. Raises
 * `show_code_wrong` (also for another task's), `show_code_used`, `show_code_old`, `clock_differs`, `four_eyes`.
 */
export async function spendSigned(
  house: House,
  task: Task,
  personId: string,
  scanned: { readonly code: SignedCode; readonly at: number },
  assignments: readonly Assignment[],
): Promise<{ readonly at: number; readonly late: boolean; readonly write: Write }> {
  const { code } = scanned;
  await mustBeOthersCode(house, task, personId, code, assignments);
  const now = house.clock();
  const shown = code.step * SHOW_CODE_STEP_MS;
  if (shown > now + AHEAD_MS || Math.abs(scanned.at - shown) > SKEW_MS) throw new AppError('clock_differs');
  if (now - shown > LATE_LIMIT_MS) throw new AppError('show_code_old');
  const late = now - shown > NOW_MS;
  const key = usedKey(task.id, code);
  const used = late ? await house.table.get(key, { consistent: true }) : undefined;
  if (used && used['personId'] !== personId) throw new AppError('show_code_used');
  const expires = Math.floor(now / SECOND_MS) + USED_KEPT_SECONDS;
  const item: Item = { ...key, type: 'shown', personId, at: now, expires };
  const write: Write = late && !used ? { op: 'insert', item } : { op: 'replace', item };
  return { at: late ? shown : now, late, write };
}

/** Signed with a key that was given for this task to somebody who has no part in it, and who may still show its codes. */
async function mustBeOthersCode(
  house: House,
  task: Task,
  personId: string,
  code: SignedCode,
  assignments: readonly Assignment[],
): Promise<void> {
  const right = hmac(secretOf(house, task.id, code.handle), signedText(code)).subarray(0, TAG_BYTES);
  const given = Buffer.from(code.tag, 'base64url');
  if (given.length !== TAG_BYTES || !timingSafeEqual(right, given)) throw new AppError('show_code_wrong');
  const grant = await house.table.get(grantKey(task.id, code.handle), { consistent: true });
  if (!grant) throw new AppError('show_code_wrong');
  const shower = grant['personId'];
  if (shower === personId || assignments.some((one) => one.personId === shower && isPart(one)))
    throw new AppError('four_eyes');
  if (!(await mayStillShow(house, task, String(shower)))) throw new AppError('show_code_wrong');
}

/** A role that has ended, or a mandate, opens no door with a key that was taken before. */
async function mayStillShow(house: House, task: Task, personId: string): Promise<boolean> {
  const wish = await wishOf(house, task.wishId);
  const [relations, orgPath, shower] = await Promise.all([
    relationsOf(house, wish, ['guardian']),
    pathOf(house, wish.stationId),
    personOf(house, personId),
  ]);
  const side = [relations.beneficiary, relations.guardian, relations.poster].flatMap((people) => people ?? []);
  const staff: readonly Role[] = STATION_STAFF;
  return (
    side.includes(personId) || shower.roles.some(({ role, orgId }) => staff.includes(role) && orgPath.includes(orgId))
  );
}

function secretOf(house: House, taskId: string, handle: string): Buffer {
  return hmac(house.sealer.derive('show keys'), `${taskId}|${handle}`);
}
function hmac(key: Uint8Array, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
