import { createHmac, timingSafeEqual } from 'node:crypto';
import { AppError } from '../../shared/kernel/errors.ts';
import { HOUR_MS, SECOND_MS } from '../../shared/kernel/time.ts';
import { SHOW_CODE_STEP_MS } from '../../shared/tasks/signed-code.ts';
import type { House } from '../platform/house.ts';
import { type Condition, type Key, movedMeanwhile, type Write } from '../platform/table.ts';
import type { Assignment, Task } from './task-item.ts';

/**
 * The rotating code that the beneficiary's side or the station shows: six digits out of a keyed hash of the task, what it
 * is for and the half minute, in the manner of RFC 6238. The code of the last half minute still counts, so a slow thumb
 * or a phone that is some seconds behind does not matter; the volunteer's own clock is never asked.
 */
const CODES_COUNT = 1_000_000;
const WRONG_LIMIT_COUNT = 10;

export type ShowPurpose = 'check_in' | 'check_out' | 'confirm';

/** What the other side has to show next; undefined when nobody is expected, here or done. */
export function purposeOf(assignments: readonly Assignment[]): ShowPurpose | undefined {
  const some = (state: Assignment['state']) => assignments.some((assignment) => assignment.state === state);
  if (some('accepted')) return 'check_in';
  if (some('checked_in')) return 'check_out';
  return some('checked_out') ? 'confirm' : undefined;
}

/** What to show now. `text` goes into the QR. */
export function showCode(
  house: House,
  task: Pick<Task, 'id'>,
  purpose: ShowPurpose = 'confirm',
): { text: string; digits: string; validUntil: number; purpose: ShowPurpose } {
  const step = Math.floor(house.clock() / SHOW_CODE_STEP_MS);
  const digits = digitsAt(house, task.id, purpose, step);
  return { text: `nuanxin:1:${task.id}:${digits}`, digits, validUntil: (step + 1) * SHOW_CODE_STEP_MS, purpose };
}

/**
 * Whether these are the digits of this or the last half minute, in constant time. `since`: digits shown at or before this
 * moment do not count. Says nothing about guessing: commands go through `spendDigits`.
 */
export function checkDigits(
  house: House,
  task: Pick<Task, 'id'>,
  digits: string,
  purpose: ShowPurpose = 'confirm',
  since = 0,
): boolean {
  const step = Math.floor(house.clock() / SHOW_CODE_STEP_MS);
  const steps = [step, step - 1].filter((one) => one * SHOW_CODE_STEP_MS > since);
  return steps
    .map((one) => timingSafeEqual(Buffer.from(digitsAt(house, task.id, purpose, one)), Buffer.from(digits)))
    .includes(true);
}

/**
 * Checks digits that a person typed or scanned, and gives the write that goes with the command. Each try is counted
 * before it is looked at, in a commit of its own, so that a hundred guesses at once are not a hundred free ones; the
 * command gives the try back when it is right. Raises `show_code_wrong`, `too_many_requests` after 10 wrong ones in an hour.
 */
export async function spendDigits(
  house: House,
  task: Pick<Task, 'id'>,
  personId: string,
  right: () => boolean,
): Promise<Write> {
  const now = house.clock();
  const key: Key = { pk: `COUNT#showcode#${task.id}#${personId}`, sk: String(Math.floor(now / HOUR_MS)) };
  const item = await house.table.get(key, { consistent: true });
  const used = Number(item?.['used'] ?? 0);
  if (used >= WRONG_LIMIT_COUNT)
    throw new AppError('too_many_requests', { seconds: Math.ceil((HOUR_MS - (now % HOUR_MS)) / SECOND_MS) });
  await countTry(
    house,
    key,
    item ? { attribute: 'used', is: 'eq', value: used } : { attribute: 'used', is: 'missing' },
  );
  if (!right()) throw new AppError('show_code_wrong');
  return { op: 'update', key, add: { used: -1 } };
}

async function countTry(house: House, key: Key, unchanged: Condition): Promise<void> {
  const expires = Math.floor((house.clock() + 2 * HOUR_MS) / SECOND_MS);
  try {
    await house.table.transact([
      { op: 'update', key, upsert: true, add: { used: 1 }, set: { type: 'count', expires }, if: [unchanged] },
    ]);
  } catch (error) {
    // Another try came between: it was counted, and this one must not look for free.
    if (movedMeanwhile(error)) throw new AppError('conflict');
    throw error;
  }
}

function digitsAt(house: House, taskId: string, purpose: ShowPurpose, step: number): string {
  const hash = createHmac('sha256', house.sealer.derive('show codes')).update(`${taskId}|${purpose}|${step}`).digest();
  // 48 bits modulo a million: no digit is likelier than another by more than one in 10^8.
  return String(hash.readUIntBE(0, 6) % CODES_COUNT).padStart(6, '0');
}
