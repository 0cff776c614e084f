import type { FollowUp } from '../../../../../functions/feedback/follow-up-item.ts';
import type { Person } from '../../../../../functions/people/person-item.ts';
import type { Wish } from '../../../../../functions/wishes/wish-item.ts';
import { DAY_MS } from '../../../../../shared/kernel/time.ts';
import { MANDATE_TIES } from '../../../../../shared/mandates/mandate.ts';
import { NAMES } from '../../town.ts';
import type { Known } from '../hint.ts';
import { type Moment, mayDo, someone } from './moment.ts';

/** One says that it is done, another that it is not, or asks for the code by which it would be said. */
const doneOrNot: Moment = (known) => {
  const { county, random } = known;
  const wish = county.pick<Wish>('wish', random, ({ state }) => state === 'delivered');
  if (!wish) return undefined;
  const params = { wishId: wish.id };
  const worker = someone(known, 'publishWish', params, [wish.beneficiaryId]);
  const other = someone(known, 'disputeWish', params);
  if (worker === undefined || other === undefined) return undefined;
  return [
    { name: 'confirmWish', params, body: { how: 'visit', note: '上门看过' }, as: worker },
    random.chance(0.5)
      ? { name: 'sendConfirmationCode', params, as: worker }
      : { name: 'disputeWish', params, body: { reason: '没有送到' }, as: other },
  ];
};

/** Who took part says that a worry about it is settled. */
const ownWorry: Moment = (known) => {
  const open = known.county.pick<FollowUp>(
    'follow_up',
    known.random,
    ({ id, closedBy, parties }) => closedBy === undefined && partyWhoMay(known, id, parties) !== undefined,
  );
  const as = open && partyWhoMay(known, open.id, open.parties);
  return open && as !== undefined
    ? [{ name: 'closeFollowUp', params: { followUpId: open.id }, body: { note: '问过了' }, as }]
    : undefined;
};
function partyWhoMay(known: Known, followUpId: string, parties: readonly string[]): string | undefined {
  return parties.find((personId) => mayDo(known, 'closeFollowUp', { followUpId }, personId));
}

/** Somebody who works at the station notes there what speaks for their own side: their child's wish, or whom they act for. */
const ownEvidence: Moment = (known) => {
  const { county, random } = known;
  const mine = (wish: Wish) => {
    const person = county.item<Person>(`PERSON#${wish.beneficiaryId}`, 'PERSON');
    const holders = (person?.mandates ?? []).map(({ holderId }) => holderId);
    return [wish.beneficiaryId, person?.guardian?.personId, ...holders].find(
      (one) => one !== undefined && one !== wish.postedBy && mayDo(known, 'addEvidence', { wishId: wish.id }, one),
    );
  };
  const open = ({ state }: Wish) => state === 'submitted' || state === 'verifying';
  const wish = county.pick<Wish>('wish', random, (one) => open(one) && mine(one) !== undefined);
  const as = wish && mine(wish);
  if (!wish || as === undefined) return undefined;
  const body = { kind: 'visit_note', note: '家里确实用得上' };
  return [{ name: 'addEvidence', params: { wishId: wish.id }, body, as }];
};

/** A worker records that they may act for somebody themselves. */
const forOneself: Moment = (known) => {
  const { county, random, now, town } = known;
  const person = county.pick<Person>(
    'person',
    random,
    ({ guardian, stationId }) => guardian === undefined && stationId !== undefined,
  );
  const as = person && someone(known, 'giveMandate', { personId: person.personId }, [person.personId]);
  const phone = town.people.find(({ personId }) => personId === as)?.phone;
  if (!person || as === undefined || phone === undefined) return undefined;
  const body = {
    name: random.pick(NAMES),
    phone,
    tie: MANDATE_TIES[0],
    purposes: ['confirm'],
    proof: 'said_at_visit',
    until: now + 20 * DAY_MS,
  };
  return [{ name: 'giveMandate', params: { personId: person.personId }, body, as }];
};

export const ENDING_MOMENTS: readonly Moment[] = [doneOrNot, ownWorry, ownEvidence, forOneself];
