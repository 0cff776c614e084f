import {
  type answerHoursDispute,
  type DisputeState,
  type disputeHours,
  HOURS_DISPUTE_DAYS,
  type listHoursDisputes,
} from '../../shared/hours/contract.ts';
import type { Input, Reply } from '../../shared/kernel/endpoint.ts';
import { AppError } from '../../shared/kernel/errors.ts';
import { DAY_MS } from '../../shared/kernel/time.ts';
import { nameOf, openFor, peopleOf, personOf, sealFor } from '../people/people.ts';
import type { House } from '../platform/house.ts';
import type { Write } from '../platform/table.ts';
import { assignmentOf } from '../tasks/assignments.ts';
import { disputeOf } from './disputes.ts';
import { type Dispute, disputeKey, disputesPk, disputeToItem, type HoursEntry, hoursToItem } from './hours-item.ts';
import { entryOf, reversalWrites } from './ledger.ts';
import { totalWrite } from './totals.ts';

/**
 * A volunteer says that the minutes of their own entry are wrong. Saying it again while nobody has answered changes what they
 * said. Raises `invalid_input` for the minutes that are booked, `not_found`, `already_reversed`, `wrong_state` when it was answered, `dispute_late`.
 */
export async function disputeWrites(
  house: House,
  personId: string,
  hoursId: string,
  said: Input<typeof disputeHours>['body'],
): Promise<readonly Write[]> {
  const entry = await entryOf(house, personId, hoursId);
  if (entry.how === 'reversal') throw new AppError('already_reversed');
  if (said.minutes === entry.minutes)
    throw new AppError('invalid_input', {}, { fields: [{ path: 'body.minutes', rule: 'as_booked' }] });
  const before = await disputeOf(house, personId, hoursId);
  if (before && before.state !== 'open') throw new AppError('wrong_state');
  if (house.clock() > entry.at + HOURS_DISPUTE_DAYS * DAY_MS)
    throw new AppError('dispute_late', { days: HOURS_DISPUTE_DAYS });
  // Raises `already_reversed`: what was balanced already is not disputed.
  await reversalWrites(house, entry, personId, '');
  const reasonSealed = await sealFor(house, await personOf(house, personId), `dispute:${hoursId}`, said.reason);
  const { stationId } = entry;
  const at = before?.at ?? house.clock();
  return [
    disputeWrite(before, { personId, hoursId, stationId, state: 'open', minutes: said.minutes, reasonSealed, at }),
  ];
}

/** The volunteer takes it back, with what they wrote. Raises `not_found`, `wrong_state` when it was answered. */
export async function withdrawWrites(house: House, personId: string, hoursId: string): Promise<readonly Write[]> {
  const before = await disputeOf(house, personId, hoursId);
  if (!before) throw new AppError('not_found');
  if (before.state !== 'open') throw new AppError('wrong_state');
  const asRead = [{ attribute: 'version', is: 'eq', value: before.version }] as const;
  return [{ op: 'delete', key: disputeKey(personId, hoursId), if: asRead }];
}

type Answer = { readonly state: DisputeState; readonly minutes: number; readonly writes: readonly Write[] };

/**
 * The station's answer. Other minutes: the entry is balanced by its opposite and a new one is booked; nothing is changed in
 * place. The same minutes: it stands. Four eyes: neither the volunteer, nor who confirmed it, nor who attested the visit.
 * Raises `not_found`, `wrong_state`, `four_eyes`, `already_reversed`.
 */
export async function answerWrites(
  house: House,
  actorId: string,
  entry: HoursEntry,
  said: Input<typeof answerHoursDispute>['body'],
): Promise<Answer> {
  const { personId, id: hoursId } = entry;
  const before = await disputeOf(house, personId, hoursId);
  if (!before) throw new AppError('not_found');
  if (before.state !== 'open') throw new AppError('wrong_state');
  if ((await handsOn(house, entry)).includes(actorId)) throw new AppError('four_eyes');
  const now = house.clock();
  const stands = said.minutes === entry.minutes;
  const state = stands ? 'refused' : 'corrected';
  const answerSealed = await sealFor(house, await personOf(house, personId), `answer:${hoursId}`, said.note);
  const answered = disputeWrite(before, { ...before, state, answerSealed, answeredBy: actorId, answeredAt: now });
  if (stands) return { state, minutes: entry.minutes, writes: [answered] };
  const { reversal, writes } = await reversalWrites(house, { ...entry, corrects: hoursId }, actorId, '');
  const { reason: _reason, reverses: _reverses, ...plain } = reversal;
  const right: HoursEntry = {
    ...plain,
    id: house.newId('hours'),
    minutes: said.minutes,
    at: now,
    how: 'correction',
    by: actorId,
  };
  const total = totalWrite(personId, said.minutes - entry.minutes);
  return {
    state,
    minutes: said.minutes,
    // The sum moves once, by the difference: a transaction writes each item once.
    writes: [
      answered,
      ...writes.filter((write) => write.op !== 'update'),
      total,
      ...(said.minutes === 0 ? [] : [{ op: 'insert', item: hoursToItem(right) } as const]),
    ],
  };
}

/** Whoever had a hand in an entry: the volunteer, who confirmed it, and who attested the visit. */
async function handsOn(house: House, entry: HoursEntry): Promise<readonly string[]> {
  const seat = await assignmentOf(house, entry.taskId, entry.personId);
  return [entry.personId, entry.by, seat?.inBy?.by, seat?.outBy?.by].filter((one) => one !== undefined);
}

/** Open disputes of a station, oldest first, with what was said. */
export async function disputeList(
  house: House,
  readerId: string,
  stationId: string,
  query: { limit: number; cursor?: string | undefined },
): Promise<Reply<typeof listHoursDisputes>> {
  const page = await house.table.query({
    index: 'gsi1',
    pk: disputesPk(stationId),
    limit: query.limit,
    ...(query.cursor === undefined ? {} : { cursor: query.cursor }),
  });
  const cards = page.items.map((item) => item.card as unknown as Pick<Dispute, 'personId' | 'hoursId'>);
  const people = await peopleOf(
    house,
    cards.map(({ personId }) => personId),
  );
  const rows = cards.map(async ({ personId, hoursId }) => {
    const person = people.get(personId);
    const dispute = await disputeOf(house, personId, hoursId);
    if (!person || dispute?.state !== 'open') return [];
    const entry = await entryOf(house, personId, hoursId);
    return [
      {
        personId,
        name: await nameOf(house, person),
        hoursId,
        title: entry.title,
        booked: entry.minutes,
        minutes: dispute.minutes,
        reason: await openFor(house, person, `dispute:${hoursId}`, dispute.reasonSealed),
        at: dispute.at,
        entryAt: entry.at,
        wishId: entry.wishId,
        ownHand: (await handsOn(house, entry)).includes(readerId),
      },
    ];
  });
  return { items: (await Promise.all(rows)).flat(), ...(page.next === undefined ? {} : { next: page.next }) };
}

function disputeWrite(before: Dispute | undefined, after: Omit<Dispute, 'version'>): Write {
  if (!before) return { op: 'insert', item: disputeToItem({ ...after, version: 1 }) };
  return {
    op: 'replace',
    item: disputeToItem({ ...after, version: before.version + 1 }),
    if: [{ attribute: 'version', is: 'eq', value: before.version }],
  };
}
