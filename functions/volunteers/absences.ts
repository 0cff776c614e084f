import { AppError } from '../../shared/kernel/errors.ts';
import { DAY_MS } from '../../shared/kernel/time.ts';
import type { Write } from '../platform/table.ts';
import type { Volunteer } from './volunteer-item.ts';
import { volunteerWrite } from './volunteers.ts';

const EXCEPTIONS_LIMIT_ITEMS = 30;
const ABSENCE_LIMIT_DAYS = 366;
type Changed = { readonly exceptions: Volunteer['exceptions']; readonly writes: readonly Write[] };

/**
 * Notes days on which a volunteer is away; what lies behind makes room. SERIES_DATES gives regular visits within them to
 * others. Raises `window_invalid`, `absences_full`.
 */
export function absenceWrites(volunteer: Volunteer, { from, to }: { from: number; to: number }, now: number): Changed {
  if (to <= from || to <= now || to - from > ABSENCE_LIMIT_DAYS * DAY_MS) throw new AppError('window_invalid');
  const ahead = volunteer.exceptions.filter((one) => one.to > now && !(one.from === from && !one.free));
  if (ahead.length >= EXCEPTIONS_LIMIT_ITEMS) throw new AppError('absences_full');
  return changed(volunteer, [...ahead, { from, to, free: false }]);
}

/** Takes one out again. Raises `not_found`. */
export function returnWrites(volunteer: Volunteer, from: number): Changed {
  const left = volunteer.exceptions.filter((one) => one.free || one.from !== from);
  if (left.length === volunteer.exceptions.length) throw new AppError('not_found');
  return changed(volunteer, left);
}

function changed(volunteer: Volunteer, exceptions: Volunteer['exceptions']): Changed {
  return { exceptions, writes: [volunteerWrite(volunteer, { ...volunteer, exceptions })] };
}
