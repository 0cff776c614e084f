import { FEEDBACK_DAYS, FOLLOW_UP_HOURS, type giveThanks } from '../../shared/feedback/contract.ts';
import { THANKS } from '../../shared/feedback/phrases.ts';
import type { Input } from '../../shared/kernel/endpoint.ts';
import { AppError } from '../../shared/kernel/errors.ts';
import type { Words } from '../../shared/kernel/schema.ts';
import { DAY_MS, HOUR_MS } from '../../shared/kernel/time.ts';
import { personOf, sealFor } from '../people/people.ts';
import { sideOf } from '../people/side.ts';
import type { House } from '../platform/house.ts';
import type { Write } from '../platform/table.ts';
import { assignmentsOfWish, seatOf } from '../tasks/assignments.ts';
import type { Assignment } from '../tasks/task-item.ts';
import { BLOCKED_LIMIT_ITEMS } from '../volunteers/volunteer-item.ts';
import { findVolunteer, volunteerWrite } from '../volunteers/volunteers.ts';
import { identifyingCount } from '../wishes/publication.ts';
import { keepWish } from '../wishes/steps.ts';
import type { Wish } from '../wishes/wish-item.ts';
import { wishOf } from '../wishes/wishes.ts';
import { type FollowUp, feedbackKey, followUpToItem } from './follow-up-item.ts';

type Told = { readonly followUp: boolean; readonly writes: readonly Write[] };

/**
 * A few words of thanks, said once, for everyone to read: one of the spoken phrases, or own words without anything that
 * identifies. Raises `wrong_state` before it came true or when thanks were said, `identifying_text`.
 */
export async function thanksWrites(
  house: House,
  wish: Wish,
  body: Input<typeof giveThanks>['body'],
): Promise<readonly Write[]> {
  if ((wish.state !== 'fulfilled' && wish.state !== 'archived') || wish.thanks !== undefined)
    throw new AppError('wrong_state');
  const thanks: Words = 'phrase' in body ? { ...THANKS[body.phrase] } : { zh: body.text };
  const count = await identifyingCount(house, await personOf(house, wish.beneficiaryId), wish, [thanks]);
  if (count > 0) throw new AppError('identifying_text', { count });
  return [keepWish(wish, { thanks })];
}

/**
 * How it went, by the side whose wish it was. It goes to the station and into no reckoning; only "not the same people again"
 * has an effect, as a blocked pair. Who came does not speak for that side. Raises `four_eyes`, `wrong_state` before it was
 * confirmed, too long after it, or a second time.
 */
export async function rateWrites(
  house: House,
  actorId: string,
  wish: Wish,
  said: { went: 'well' | 'fine' | 'not_well'; again: boolean; note?: string | undefined },
): Promise<Told> {
  const came = (await assignmentsOfWish(house, wish)).filter(({ state }) => state === 'confirmed');
  if (came.some(({ personId }) => personId === actorId)) throw new AppError('four_eyes');
  mustBeRecent(house, came);
  // Whoever came for two parts of the wish is one person.
  const who = new Set(came.map(({ personId }) => personId));
  const blocks = said.again
    ? []
    : await Promise.all([...who].map((one) => blockWrites(house, one, wish.beneficiaryId)));
  const opened =
    said.went === 'not_well' ? await followUp(house, wish, actorId, 'beneficiary', 'not_well', said.note, came) : [];
  // One word for the side, whoever says it: the key names the beneficiary.
  const kept = await keptWrite(house, wish.id, 'beneficiary', wish.beneficiaryId, actorId, said);
  return { followUp: opened.length > 0, writes: [kept, ...blocks.flat(), ...opened] };
}

/** How it went, by who came. A worry is followed up within a day. Raises `not_found`, `wrong_state`. */
export async function tellWrites(
  house: House,
  personId: string,
  taskId: string,
  said: { went: 'well' | 'hard' | 'worried'; note?: string | undefined },
): Promise<Told> {
  const seat = await seatOf(house, taskId, personId);
  // A worry does not wait for a confirmation.
  if (seat.state !== 'confirmed' && seat.state !== 'checked_out') throw new AppError('wrong_state');
  mustBeRecent(house, [seat]);
  const wish = await wishOf(house, seat.wishId);
  const opened =
    said.went === 'worried' ? await followUp(house, wish, personId, 'volunteer', 'worried', said.note, [seat]) : [];
  const kept = await keptWrite(house, wish.id, 'volunteer', personId, personId, said);
  return { followUp: opened.length > 0, writes: [kept, ...opened] };
}

function mustBeRecent(house: House, seats: readonly Assignment[]): void {
  const last = Math.max(0, ...seats.map(({ confirmedAt, checkedOutAt }) => confirmedAt ?? checkedOutAt ?? 0));
  if (house.clock() > last + FEEDBACK_DAYS * DAY_MS) throw new AppError('wrong_state');
}

/** Said once: a second time fails the key, and the edge looks again. */
async function keptWrite(
  house: House,
  wishId: string,
  side: 'volunteer' | 'beneficiary',
  whose: string,
  authorId: string,
  { went, note, ...rest }: { went: string; note?: string | undefined; again?: boolean },
): Promise<Write> {
  const key = feedbackKey(wishId, side, whose);
  if (await house.table.get(key, { consistent: true })) throw new AppError('wrong_state');
  const noteSealed =
    note === undefined ? undefined : await sealFor(house, await personOf(house, authorId), `feedback:${wishId}`, note);
  return {
    op: 'insert',
    item: {
      ...key,
      type: 'feedback',
      wishId,
      side,
      authorId,
      went,
      ...rest,
      at: house.clock(),
      ...(noteSealed === undefined ? {} : { noteSealed }),
    },
  };
}

async function blockWrites(house: House, personId: string, beneficiaryId: string): Promise<readonly Write[]> {
  const volunteer = await findVolunteer(house, personId);
  if (!volunteer || volunteer.blocked.includes(beneficiaryId)) return [];
  const blocked = [...volunteer.blocked, beneficiaryId].slice(-BLOCKED_LIMIT_ITEMS);
  return [volunteerWrite(volunteer, { ...volunteer, blocked })];
}

async function followUp(
  house: House,
  wish: Wish,
  authorId: string,
  from: FollowUp['from'],
  went: FollowUp['went'],
  note: string | undefined,
  seats: readonly Assignment[],
): Promise<readonly Write[]> {
  const id = house.newId('followUp');
  const at = house.clock();
  // Under the key of whom the visit was: whoever said it may go, and what was seen to stays as long as they do.
  const person = await personOf(house, wish.beneficiaryId);
  const noteSealed = note === undefined ? undefined : await sealFor(house, person, `follow-up:${id}`, note);
  const side = sideOf(person, wish.minor, at);
  const item = followUpToItem({
    id,
    version: 1,
    stationId: wish.stationId,
    wishId: wish.id,
    minor: wish.minor,
    from,
    went,
    authorId,
    parties: [...new Set([authorId, ...side, ...seats.map(({ personId }) => personId)])],
    at,
    dueAt: at + FOLLOW_UP_HOURS[went] * HOUR_MS,
    sealedFor: person.personId,
    ...(noteSealed === undefined ? {} : { noteSealed }),
  });
  return [{ op: 'insert', item }];
}
