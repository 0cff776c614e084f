import { AppError } from '../../shared/kernel/errors.ts';
import type { Words } from '../../shared/kernel/schema.ts';
import { carryWish, disputeWish, settleDispute, supplyWish } from '../../shared/wishes/contract.ts';
import { mayBecome } from '../../shared/wishes/life.ts';
import { orgOf } from '../orgs/orgs.ts';
import { personOf } from '../people/people.ts';
import type { House } from '../platform/house.ts';
import { type Route, route } from '../platform/route.ts';
import { assignmentsOfWish } from '../tasks/assignments.ts';
import { cancelTasksWrites } from '../tasks/cancel.ts';
import { isDelivered } from '../tasks/progress.ts';
import type { Assignment } from '../tasks/task-item.ts';
import { clockWrites } from './due.ts';
import { mustStand } from './rules.ts';
import { addressOf, knownOf, sealReason, shortWords } from './secrets.ts';
import { aboutWish, actingAs, labelOf } from './standing.ts';
import { moveWish } from './steps.ts';
import type { Wish, WishComponent } from './wish-item.ts';

const NOTE_CHARS = 60;
const GIVER: Words = { zh: '爱心人士', en: 'A giver' };

export const CLOSING_ROUTES: readonly Route[] = [
  route(carryWish, {
    about: aboutWish(),
    act: async ({ actor, house, input: { body }, thing: wish }) => {
      mustStand(wish, 'carryWish');
      const org = await orgOf(house, body.orgId);
      if (org.kind !== 'organisation') throw new AppError('not_found');
      const note = body.note && (await publicNote(house, wish, body.note));
      const moved = moveWish(wish, {
        step: {
          at: house.clock(),
          what: 'carrier',
          personId: actor.personId,
          society: 'organisation',
          by: org.name,
          ...(note === undefined ? {} : { note }),
        },
        patch: { carrierId: org.id, carrier: org.name },
      });
      return { reply: { id: wish.id, state: wish.state }, writes: [moved.write] };
    },
  }),
  route(supplyWish, {
    about: aboutWish(),
    act: async ({ actor, house, input: { body }, thing: wish }) => {
      mustStand(wish, 'supplyWish');
      const component = wish.components[body.component];
      if (component?.kind !== 'goods') throw new AppError('not_found');
      if (component.have + body.quantity > component.quantity) throw new AppError('supply_exceeds');
      const giver =
        body.orgId === undefined
          ? body.from && (await publicNote(house, wish, body.from))
          : (await orgOf(house, body.orgId)).name;
      const supplied: Wish = {
        ...wish,
        components: wish.components.map((one, index) =>
          index === body.component ? { ...one, have: one.have + body.quantity } : one,
        ),
      };
      const assignments = await assignmentsOfWish(house, wish);
      const there =
        mayBecome(wish.state, 'delivered') && (isAllThere(supplied, assignments) || isDelivered(supplied, assignments));
      const now = house.clock();
      const step = {
        at: now,
        what: 'supplied',
        personId: actor.personId,
        society: 'charity',
        by: giver ?? GIVER,
        note: amountOf(component, body.quantity),
      } as const;
      const moved = moveWish(wish, {
        ...(there ? { state: 'delivered' as const } : {}),
        step: there ? [step, { at: now, what: 'delivered', personId: actor.personId }] : step,
        patch: { components: supplied.components },
      });
      return { reply: { id: wish.id, state: moved.wish.state }, writes: [moved.write] };
    },
  }),
  route(disputeWish, {
    about: aboutWish('guardian', 'assignee'),
    act: async ({ actor, house, input: { body }, thing: wish, orgPath }) => {
      mustStand(wish, 'disputeWish');
      const reasonSealed = await sealReason(house, await personOf(house, wish.beneficiaryId), wish.id, body.reason);
      const moved = moveWish(wish, {
        state: 'disputed',
        step: {
          at: house.clock(),
          what: 'disputed',
          personId: actor.personId,
          by: await labelOf(house, actor, actingAs(actor, orgPath)),
        },
        patch: { disputedFrom: wish.state, reasonSealed },
      });
      return { reply: { id: wish.id, state: moved.wish.state }, writes: [moved.write] };
    },
  }),
  route(settleDispute, {
    about: aboutWish(),
    act: async ({ actor, house, input: { body }, thing: wish, orgPath }) => {
      mustStand(wish, 'settleDispute');
      const assignments = await assignmentsOfWish(house, wish);
      const disputed = wish.steps.findLast((step) => step.what === 'disputed')?.personId;
      const party =
        actor.personId === disputed ||
        actor.personId === wish.beneficiaryId ||
        assignments.some((one) => one.personId === actor.personId && isServing(one));
      if (party) throw new AppError('four_eyes');
      if (body.to === 'delivered' && !isSomethingThere(wish, assignments)) throw new AppError('wrong_state');
      const released = body.to === 'released';
      const moved = moveWish(wish, {
        state: body.to,
        step: {
          at: house.clock(),
          what: released ? 'released' : 'delivered',
          personId: actor.personId,
          society: 'social_worker',
          by: await labelOf(house, actor, actingAs(actor, orgPath)),
        },
        patch: {
          disputedFrom: undefined,
          reasonSealed: await sealReason(house, await personOf(house, wish.beneficiaryId), wish.id, body.note),
          ...(released ? { components: wish.components.map(releasedComponent) } : {}),
        },
      });
      // Released: what was done is not booked, and a verifier may publish the wish once more with fresh tasks.
      const cancelled = released ? await cancelTasksWrites(house, wish, { served: true }) : [];
      return {
        reply: { id: wish.id, state: moved.wish.state },
        writes: [moved.write, ...clockWrites(moved.wish), ...cancelled],
      };
    },
  }),
];

/** Words that go on the public ribbon, without anybody's name or number. */
export async function publicNote(house: House, wish: Wish, words: Words): Promise<Words> {
  const person = await personOf(house, wish.beneficiaryId);
  return shortWords(words, await knownOf(house, person, await addressOf(house, person, wish)), NOTE_CHARS, wish.minor);
}

function amountOf({ text, unit }: WishComponent, quantity: number): Words {
  const en = text.en ?? unit?.en;
  return {
    zh: `${quantity} ${unit?.zh ?? ''}${text.zh}`.slice(0, 100),
    ...(en === undefined
      ? {}
      : {
          en: [quantity, unit?.en, text.en]
            .filter((part) => part !== undefined)
            .join(' ')
            .slice(0, 300),
        }),
  };
}

function releasedComponent({ taskId: _, ...component }: WishComponent): WishComponent {
  return component.kind === 'goods' ? component : { ...component, have: 0 };
}

function isServing({ state }: Assignment): boolean {
  return (
    state !== 'declined' && state !== 'lapsed' && state !== 'offered' && state !== 'waiting' && state !== 'cancelled'
  );
}

/** People of a component who have finished, confirmed or not. */
function servedOf(component: WishComponent, assignments: readonly Assignment[]): number {
  return assignments.filter(
    ({ taskId, state }) => taskId === component.taskId && (state === 'checked_out' || state === 'confirmed'),
  ).length;
}

/** Everything that the wish needs has been done or brought, and waits for the beneficiary's word. */
export function isAllThere(wish: Pick<Wish, 'components'>, assignments: readonly Assignment[]): boolean {
  return wish.components.every((one) => (one.kind === 'goods' ? one.have : servedOf(one, assignments)) >= one.quantity);
}

export function isSomethingThere(wish: Pick<Wish, 'components'>, assignments: readonly Assignment[]): boolean {
  return wish.components.some((one) => (one.kind === 'goods' ? one.have : servedOf(one, assignments)) > 0);
}
