import { AppError } from '../../shared/kernel/errors.ts';
import type { Locale } from '../../shared/kernel/schema.ts';
import { HOUR_MS } from '../../shared/kernel/time.ts';
import { fitOf } from '../../shared/matching/score.ts';
import { INVITATION_HOURS } from '../../shared/series/contract.ts';
import type { GateName } from '../../shared/tasks/fits.ts';
import type { PersonActor } from '../platform/actor.ts';
import type { House } from '../platform/house.ts';
import type { Write } from '../platform/table.ts';
import { matchTask, matchVolunteer, mustNotBeGuardian, mustSuit } from '../tasks/fits.ts';
import type { Task } from '../tasks/task-item.ts';
import { findVolunteer, volunteerOf } from '../volunteers/volunteers.ts';
import { datesFrom, seriesWrite, windowAt } from './series.ts';
import type { Series } from './series-item.ts';

type Changed = { readonly series: Series; readonly writes: readonly Write[] };
/** What differs from date to date: looked at each time, not when somebody says yes to all of them. */
const BY_DATE: readonly GateName[] = ['overlap', 'cap', 'full', 'suggestions_off'];

async function changed(house: House, before: Series, after: Series): Promise<Changed> {
  return { series: after, writes: [await seriesWrite(house, before, after)] };
}

/** Somebody is asked to be the same face. Raises `four_eyes`, `not_found`, `wrong_state`, `taken`, `not_suitable`. */
export async function inviteWrites(
  house: House,
  actor: PersonActor,
  series: Series,
  personId: string,
): Promise<Changed> {
  if (actor.personId === personId) throw new AppError('four_eyes');
  if (!(await findVolunteer(house, personId))) throw new AppError('not_found');
  mustBeActive(series);
  if (series.keeperId !== undefined) throw new AppError('taken');
  await mustSuitSeries(house, series, personId, 'them', actor.locale, true);
  const invited = { personId, by: actor.personId, until: house.clock() + INVITATION_HOURS * HOUR_MS };
  return changed(house, series, { ...series, invited });
}

/**
 * A volunteer becomes the same face. While somebody else is asked, it is theirs to say; for a child's series only the asked
 * may. Raises `not_volunteer`, `wrong_state`, `taken`, `offer_lapsed`, `not_suitable`, `consent_form_missing`.
 */
export async function acceptSeriesWrites(house: House, actor: PersonActor, series: Series): Promise<Changed> {
  const now = house.clock();
  await volunteerOf(house, actor.personId);
  mustBeActive(series);
  if (series.keeperId === actor.personId) return { series, writes: [] };
  if (series.keeperId !== undefined) throw new AppError('taken');
  const asked = series.invited?.personId === actor.personId;
  const stands = series.invited !== undefined && series.invited.until > now;
  if (asked && !stands && series.minor) throw new AppError('offer_lapsed');
  if (!asked && stands) throw new AppError('taken');
  await mustSuitSeries(house, series, actor.personId, 'me', actor.locale, asked && stands);
  const { invited: _answered, ...rest } = series;
  return changed(house, series, { ...rest, keeperId: actor.personId, keeperSince: now });
}

/** No, when asked. Raises `wrong_state` when not asked. */
export async function declineSeriesWrites(house: House, actor: PersonActor, series: Series): Promise<Changed> {
  if (series.invited?.personId !== actor.personId) throw new AppError('wrong_state');
  const { invited: _answered, ...rest } = series;
  return changed(house, series, rest);
}

/** The same face no more: SERIES_DATES offers the dates ahead to others. Raises `wrong_state`. */
export async function handBackWrites(house: House, actor: PersonActor, series: Series): Promise<Changed> {
  mustBeActive(series);
  if (series.keeperId !== actor.personId) throw new AppError('wrong_state');
  const { keeperId: _left, keeperSince: _since, ...rest } = series;
  return changed(house, series, rest);
}

export function mustBeActive(series: Series): void {
  if (series.state !== 'active') throw new AppError('wrong_state');
}

/** Every gate that does not differ from date to date, on the next date. */
async function mustSuitSeries(
  house: House,
  series: Series,
  personId: string,
  voice: 'me' | 'them',
  locale: Locale,
  offered: boolean,
): Promise<void> {
  const now = house.clock();
  const [next] = await datesFrom(series, now, 1);
  if (next === undefined) throw new AppError('wrong_state');
  const volunteer = await volunteerOf(house, personId);
  const task = dateAsTask(series, next);
  const context = { now, offered, searching: true };
  mustSuit(fitOf(matchVolunteer(volunteer, [], task, now), matchTask(task), context), voice, locale, BY_DATE);
  await mustNotBeGuardian(house, series, personId, voice, locale);
}

/** One date as matching sees it. */
function dateAsTask(series: Series, at: number): Task {
  const { component } = series;
  return {
    id: series.id,
    version: 0,
    wishId: series.wishId,
    seriesId: series.id,
    state: 'open',
    component: 0,
    kind: component.kind,
    group: series.group,
    urgency: 'normal',
    title: series.title,
    story: series.story,
    text: component.text,
    skills: component.skills,
    languages: component.languages,
    lifting: component.lifting ?? false,
    minor: series.minor,
    people: 1,
    taken: 0,
    window: windowAt(series, at),
    minutes: series.minutes,
    cell: series.cell,
    stationId: series.stationId,
    station: series.station,
    centerId: series.centerId,
    publishedAt: series.setAt,
    ribbon: '',
    beneficiaryId: series.beneficiaryId,
    posterId: series.posterId,
    waitlist: [],
    passed: [],
  };
}
