import { amountPhrase } from '../../shared/goods/amount-words.ts';
import { AppError } from '../../shared/kernel/errors.ts';
import type { Words } from '../../shared/kernel/schema.ts';
import { MEDIATORS } from '../../shared/orgs/roles.ts';
import { carryWish, disputeWish, settleDispute, supplyWish } from '../../shared/wishes/closing.ts';
import { mayBecome, replyMs } from '../../shared/wishes/life.ts';
import type { WishState } from '../../shared/wishes/wish.ts';
import { donorNow, hasGiven } from '../goods/claims.ts';
import { isAttached, orgOf } from '../orgs/orgs.ts';
import { personOf } from '../people/people.ts';
import { sideOf } from '../people/side.ts';
import type { PersonActor } from '../platform/actor.ts';
import type { House } from '../platform/house.ts';
import { type Route, route } from '../platform/route.ts';
import { assignmentsOfWish } from '../tasks/assignments.ts';
import { cancelTasksWrites } from '../tasks/cancel.ts';
import { isDelivered } from '../tasks/progress.ts';
import type { Assignment } from '../tasks/task-item.ts';
import { mustNameNobody } from './dispute.ts';
import { clockWrites } from './due.ts';
import { mustBeDisputable, mustStand } from './rules.ts';
import { addressOf, knownOf, sealReason, shortWords } from './secrets.ts';
import { aboutWish, actingAs, isAssignee, labelOf, posterOf, type Voice, voiceOf } from './standing.ts';
import { moveWish } from './steps.ts';
import { isAllThere, isSomethingThere, withoutGifts } from './there.ts';
import type { Wish, WishComponent } from './wish-item.ts';

const NOTE_CHARS = 60;
const HELPERS_LIMIT_ITEMS = 100;
const GIVER: Words = { zh: '爱心人士', en: 'A giver' };

/** What words of a step may hold. */
const AMOUNT_CHARS = { zh: 100, en: 300 } as const;

export const CLOSING_ROUTES: readonly Route[] = [
  route(carryWish, {
    about: async (house, input, actor) => {
      const about = await aboutWish()(house, input, actor);
      // Who manages an organisation that is attached there takes the wish on for it; no other, and no wish elsewhere.
      const near = await isAttached(house, input.body.orgId, about.thing.stationId);
      return { ...about, alsoOrgs: near ? [input.body.orgId] : [] };
    },
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
    about: aboutWish('guardian', 'assignee', 'donor', 'holder'),
    act: async ({ actor, house, input: { body }, thing: wish, orgPath }) => {
      mustBeDisputable(wish);
      const reasonSealed = await sealReason(house, await personOf(house, wish.beneficiaryId), wish.id, body.reason);
      const { writes, ...voice } = await complaintVoice(house, actor, wish, orgPath);
      const moved = moveWish(wish, {
        state: 'disputed',
        step: { at: house.clock(), what: 'disputed', personId: actor.personId, ...voice },
        patch: { disputedFrom: wish.state, reasonSealed },
      });
      return {
        reply: { id: wish.id, state: moved.wish.state },
        writes: [moved.write, ...clockWrites(moved.wish), ...writes],
      };
    },
  }),
  route(settleDispute, {
    about: aboutWish(),
    act: async ({ actor, house, input: { body }, thing: wish, orgPath }) => {
      mustStand(wish, 'settleDispute');
      const assignments = await assignmentsOfWish(house, wish);
      if (await isParty(house, actor, wish, assignments)) throw new AppError('four_eyes');
      if (body.to === 'delivered' && !isSomethingThere(wish, assignments)) throw new AppError('nothing_delivered');
      const person = await personOf(house, wish.beneficiaryId);
      await mustNameNobody(house, wish, person, assignments, body.note);
      const over = body.to !== 'delivered';
      const now = house.clock();
      const by = await labelOf(house, actor, actingAs(actor, orgPath, MEDIATORS));
      const step = { at: now, personId: actor.personId, society: 'social_worker', by } as const;
      const moved = moveWish(wish, {
        state: body.to,
        step: [
          { ...step, what: 'settled' },
          { ...step, what: body.to },
        ],
        patch: {
          disputedFrom: undefined,
          remindedAt: undefined,
          answers: undefined,
          reasonSealed: await sealReason(house, person, wish.id, body.note),
          helpedBy: [...new Set(assignments.filter(isAssignee).map(({ personId }) => personId))].slice(
            0,
            HELPERS_LIMIT_ITEMS,
          ),
          ...(over ? { components: withoutGifts(wish.components).map(ended(body.to)), dueAt: undefined } : {}),
          // The desk checks and answers anew, at the station first.
          ...(body.to === 'released' ? { dueAt: now + replyMs(wish, now), tier: 0, checks: [] } : {}),
        },
      });
      // Released or ended: what was done is not booked. A verifier may publish a released wish once more with fresh tasks.
      const cancelled = over ? await cancelTasksWrites(house, wish, { served: true }) : [];
      return {
        reply: { id: wish.id, state: moved.wish.state },
        writes: [moved.write, ...clockWrites(moved.wish), ...cancelled],
      };
    },
  }),
];

/**
 * In whose name something is disputed: who helped or gave speaks of their own part, whatever mandate they hold besides.
 */
async function complaintVoice(
  house: House,
  actor: PersonActor,
  wish: Wish,
  orgPath: readonly string[],
): Promise<Voice> {
  const voice = await voiceOf(house, actor, wish, actingAs(actor, orgPath), 'confirm');
  if (voice.for === undefined) return voice;
  const seats = await assignmentsOfWish(house, wish);
  const helped = seats.some((seat) => seat.personId === actor.personId && isAssignee(seat));
  if (!helped && (await donorNow(house, actor, wish.id)).length === 0) return voice;
  return { by: await labelOf(house, actor, undefined), writes: [] };
}

/** Who said that something is wrong, whose wish it is, who wrote it down, who served and who gave: they do not mediate. */
export async function isParty(
  house: House,
  actor: PersonActor,
  wish: Wish,
  assignments: readonly Assignment[],
): Promise<boolean> {
  const [gave, person] = await Promise.all([hasGiven(house, actor, wish.id), personOf(house, wish.beneficiaryId)]);
  const side = sideOf(person, wish.minor, house.clock());
  const disputed = wish.steps.findLast((step) => step.what === 'disputed')?.personId;
  return (
    gave ||
    [disputed, ...posterOf(house, wish, person), ...side].includes(actor.personId) ||
    assignments.some((one) => one.personId === actor.personId && isServing(one))
  );
}

/** Words that go on the public ribbon, without anybody's name or number. */
export async function publicNote(house: House, wish: Wish, words: Words): Promise<Words> {
  const person = await personOf(house, wish.beneficiaryId);
  return shortWords(words, await knownOf(house, person, await addressOf(house, person, wish)), NOTE_CHARS, wish.minor);
}

/** "2 袋大米", for the public ribbon; in English where it was written so. */
export function amountOf({ text, unit }: Pick<WishComponent, 'text' | 'unit'>, quantity: number): Words {
  const amount = { quantity, text, unit };
  const zh = amountPhrase(amount, 'zh').slice(0, AMOUNT_CHARS.zh);
  return text.en === undefined ? { zh } : { zh, en: amountPhrase(amount, 'en').slice(0, AMOUNT_CHARS.en) };
}

/**
 * What may be published again lets go of its tasks and of whoever was on them; what is taken back keeps both, as any wish does:
 * a task that was done before still counts its people.
 */
function ended(to: WishState) {
  return (component: WishComponent): WishComponent => {
    if (to !== 'released') return component;
    const { taskId: _, ...rest } = component;
    return rest.kind === 'goods' ? rest : { ...rest, have: 0 };
  };
}

function isServing({ state }: Assignment): boolean {
  return (
    state !== 'declined' && state !== 'lapsed' && state !== 'offered' && state !== 'waiting' && state !== 'cancelled'
  );
}
