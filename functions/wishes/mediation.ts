import { AppError } from '../../shared/kernel/errors.ts';
import { answerDispute, type DisputedRow, listDisputedWishes, readDispute } from '../../shared/wishes/mediation.ts';
import { aboutOrg } from '../orgs/routes.ts';
import { personOf } from '../people/people.ts';
import type { House } from '../platform/house.ts';
import { type Route, route } from '../platform/route.ts';
import type { Write } from '../platform/table.ts';
import { assignmentsOfWish } from '../tasks/assignments.ts';
import { isParty } from './closing.ts';
import { answerOf, sidesOf } from './dispute.ts';
import { mayAnswer } from './dispute-view.ts';
import { dueItem, REMIND_MS } from './due.ts';
import { logRead } from './reads.ts';
import { mustStand } from './rules.ts';
import { aboutWish, mayCareForChild } from './standing.ts';
import { keepWish } from './steps.ts';
import { disputedPk, type Wish } from './wish-item.ts';

/** All of it is in the wish's own item, which has its limit. */
const ANSWERS_LIMIT_ITEMS = 10;

/** Which disputes wait for a mediator, and the clock that does not let one be forgotten. */
export const MEDIATION_ROUTES: readonly Route[] = [
  route(listDisputedWishes, {
    about: aboutOrg,
    act: async ({ house, input: { query }, thing: org }) => {
      if (org.kind !== 'station' && org.kind !== 'center') throw new AppError('not_found');
      const page = await house.table.query({
        index: org.kind === 'station' ? 'gsi2' : 'gsi1',
        pk: disputedPk(org.id),
        limit: query.limit,
        ...(query.cursor === undefined ? {} : { cursor: query.cursor }),
      });
      const items = page.items.map((item) => item.card?.['disputed'] as unknown as DisputedRow);
      return { reply: { items, ...(page.next === undefined ? {} : { next: page.next }) } };
    },
  }),
  route(readDispute, {
    about: aboutWish(),
    act: async ({ actor, house, thing: wish, orgPath }) => {
      mustStand(wish, 'readDispute');
      if (wish.minor && !mayCareForChild(actor, orgPath)) throw new AppError('children_protected');
      const [assignments, person] = await Promise.all([
        assignmentsOfWish(house, wish),
        personOf(house, wish.beneficiaryId),
      ]);
      if (await isParty(house, actor, wish, assignments)) throw new AppError('four_eyes');
      const sides = await sidesOf(house, wish, person, assignments);
      await logRead(house, actor, wish, orgPath, 'dispute');
      return { reply: { sides } };
    },
  }),
  route(answerDispute, {
    about: aboutWish('guardian', 'assignee', 'donor', 'holder'),
    act: async ({ actor, house, input: { body }, thing: wish }) => {
      mustStand(wish, 'answerDispute');
      const { answers = [] } = wish;
      if (!mayAnswer(wish, actor.personId) || answers.length >= ANSWERS_LIMIT_ITEMS) throw new AppError('wrong_state');
      const person = await personOf(house, wish.beneficiaryId);
      const answer = await answerOf(house, person, wish.id, actor.personId, body.words);
      return { reply: { id: wish.id, state: wish.state }, writes: [keepWish(wish, { answers: [...answers, answer] })] };
    },
  }),
];

/** Nobody has settled it for another week: the mediators are told once more, by the stream. */
export function remindWrites(house: House, wish: Wish): readonly Write[] {
  if (wish.state !== 'disputed') return [];
  const now = house.clock();
  return [
    keepWish(wish, { remindedAt: now }),
    { op: 'replace', item: dueItem(wish.id, 'settlement', now + REMIND_MS) },
  ];
}
