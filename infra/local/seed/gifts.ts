import {
  type Claim,
  type ClaimStep,
  claimToItem,
  type Movement,
  movementToItem,
  orgGiftItems,
} from '../../../functions/goods/claim-item.ts';
import { KIND_SOUL } from '../../../functions/goods/promise.ts';
import type { Org } from '../../../functions/orgs/org-item.ts';
import type { House } from '../../../functions/platform/house.ts';
import { idFactory } from '../../../functions/platform/id.ts';
import type { Item } from '../../../functions/platform/table.ts';
import { amountOf } from '../../../functions/wishes/closing.ts';
import type { Step, Wish, WishComponent } from '../../../functions/wishes/wish-item.ts';
import type { ClaimStepWhat } from '../../../shared/goods/contract.ts';
import type { ClaimState } from '../../../shared/goods/life.ts';
import type { Words } from '../../../shared/kernel/schema.ts';
import { chinaDay, chinaDayStart, DAY_MS, HOUR_MS } from '../../../shared/kernel/time.ts';
import { countsOf, type Hands } from '../../../shared/ledger/units.ts';
import type { Seeded } from './people.ts';
import { type Random, seededRandom } from './random.ts';

/** How far each gift has come, as the steps that brought it there. */
const WAYS = {
  promised: ['promised'],
  on_shelf: ['promised', 'received', 'shelved'],
  on_the_way: ['promised', 'received', 'shelved', 'picked_up'],
  delivered: ['promised', 'received', 'shelved', 'picked_up', 'delivered'],
  confirmed: ['promised', 'received', 'shelved', 'picked_up', 'delivered', 'confirmed'],
} as const satisfies Partial<Record<ClaimState, readonly ClaimStepWhat[]>>;
type Way = keyof typeof WAYS;

/** What moves with a step, and what the wish's own log says of it. */
const MOVES: Partial<Record<ClaimStepWhat, readonly [Hands, Hands]>> = {
  shelved: ['donor', 'shelf'],
  picked_up: ['shelf', 'carrier'],
  delivered: ['carrier', 'beneficiary'],
};
const TOLD: Partial<Record<ClaimStepWhat, Step['what']>> = {
  promised: 'goods_promised',
  shelved: 'goods_received',
  picked_up: 'goods_picked_up',
  delivered: 'goods_delivered',
};
const SHELVES = ['A-1', 'A-2', 'A-3', 'B-1', 'B-2', '门口'] as const;

export type Gifts = { readonly wish: Wish; readonly items: readonly Item[] };
/** Who gives; for an enterprise whoever manages it, and whether it is named then. */
export type Donor = Seeded & { readonly gives?: { readonly org: Org; readonly named: boolean } };
export type Givers = {
  readonly donors: readonly Donor[];
  readonly worker: Seeded;
  readonly label: Words;
  /** Open promises of each donor, written once at the end. */
  readonly promises: Map<string, number>;
};

/**
 * A seeded wish with its gifts: some of what is missing is promised, on the shelf or on its way; what has come true was given
 * by somebody, step by step.
 */
export function withGifts(house: House, wish: Wish, givers: Givers, random: Random): Gifts {
  const index = wish.components.findIndex(({ kind }) => kind === 'goods');
  const component = wish.components[index];
  if (!component || givers.donors.length === 0) return { wish, items: [] };
  const done = wish.state === 'fulfilled' || wish.state === 'delivered';
  if (done) {
    const way = wish.state === 'fulfilled' ? 'confirmed' : 'delivered';
    const rest = { ...wish, steps: wish.steps.filter(({ what }) => what !== 'supplied') };
    return given(house, rest, index, [[way, component.have]], givers, random);
  }
  const missing = component.quantity - component.have;
  if (wish.state === 'reserved') return given(house, wish, index, [['promised', missing]], givers, random);
  if (wish.state !== 'published' || missing < 2) return { wish, items: [] };
  const parts: [Way, number][] = [['promised', 1]];
  if (missing < 3) return given(house, wish, index, parts, givers, random);
  const way = random.pick(['on_shelf', 'on_shelf', 'on_the_way'] as const);
  const rest = missing - 2;
  // What is many is brought by two, so that shelf and road both have something to show; by chances of its own, so that what
  // is drawn after it stays what it was.
  const [first, second] = [Math.ceil(rest / 2), Math.floor(rest / 2)];
  const before = given(house, wish, index, [...parts, [way, first]], givers, random);
  const other = way === 'on_shelf' ? 'on_the_way' : 'on_shelf';
  const own = seededRandom(missing);
  const others = { ...givers, donors: givers.donors.toReversed() };
  const apart = { ...house, newId: idFactory(house.clock, own.next) };
  const also = given(apart, before.wish, index, [[other, second]], others, own);
  return { wish: also.wish, items: [...before.items, ...also.items] };
}

function given(
  house: House,
  wish: Wish,
  index: number,
  parts: readonly (readonly [Way, number])[],
  givers: Givers,
  random: Random,
): Gifts {
  const items: Item[] = [];
  let after = wish;
  for (const [at, [way, quantity]] of parts.entries()) {
    const donor = givers.donors[at % givers.donors.length];
    if (!donor || quantity < 1) continue;
    const gift = { way, quantity, donor, named: at === 0 && random.chance(0.5) };
    const made = giftOf(house, after, index, gift, givers, random);
    after = made.wish;
    items.push(...made.items);
  }
  return { wish: after, items };
}

type Gift = { readonly way: Way; readonly quantity: number; readonly donor: Donor; readonly named: boolean };

/** The same day between nine and six, and in the same order: nobody carries a bag of rice at four in the morning. */
function byDay(at: number): number {
  const day = chinaDayStart(at);
  return Math.round(day + 9 * HOUR_MS + ((at - day) * 9) / 24);
}

function giftOf(house: House, wish: Wish, index: number, gift: Gift, givers: Givers, random: Random): Gifts {
  const component = wish.components[index] as WishComponent;
  const { way, quantity, donor } = gift;
  const org = donor.gives?.org;
  const named = donor.gives?.named ?? gift.named;
  const now = house.clock();
  const soonest = (wish.publishedAt ?? wish.createdAt) + 2 * HOUR_MS;
  // A promise is kept for a week at most.
  const from = way === 'promised' ? Math.max(soonest, now - 3 * DAY_MS) : soonest;
  const until = wish.state === 'fulfilled' || wish.state === 'delivered' ? wish.window.to : now - HOUR_MS;
  const whats: readonly ClaimStepWhat[] = WAYS[way];
  const end = Math.max(until, from + HOUR_MS);
  const moment = (at: number) => {
    const even = Math.round(from + ((end - from) * at) / whats.length);
    return Math.min(Math.max(from, byDay(even)), end) + at;
  };
  const call: Words = org?.name ?? { zh: donor.person.pseudonym, en: donor.en };
  const giver = named ? call : KIND_SOUL;
  const id = house.newId('claim', from);
  const steps = whats.map(
    (what, at): ClaimStep => ({
      at: moment(at),
      what,
      ...(at === 0 || what === 'confirmed' ? {} : { by: givers.label }),
    }),
  );
  const promisedUntil = Math.min(chinaDayStart(now) + (1 + random.below(3)) * DAY_MS + 18 * HOUR_MS, wish.window.to);
  const batch = `${chinaDay(moment(1)).slice(5).replace('-', '')}-${id.slice(-5)}`;
  const base: Claim = {
    id,
    version: 1,
    wishId: wish.id,
    component: index,
    state: way,
    quantity,
    text: component.text,
    ...(component.unit === undefined ? {} : { unit: component.unit }),
    title: wish.title,
    stationId: wish.stationId,
    station: wish.station,
    donorId: donor.person.personId,
    ...(org === undefined ? {} : { orgId: org.id, org: org.name }),
    named,
    giver,
    call,
    until: promisedUntil,
    at: from,
    since: steps.at(-1)?.at ?? from,
    steps,
    counts: countsOf([]),
    ...(way === 'promised' ? {} : { batch, shelf: random.pick(SHELVES), asked: quantity }),
    ...(way === 'on_the_way' ? { carrierId: givers.worker.person.personId } : {}),
    demo: true,
  };
  const movements = steps.flatMap(({ what, at }): Movement[] => {
    const hands = MOVES[what];
    return hands === undefined ? [] : [movementOf(house, base, at, hands, givers)];
  });
  const [receipt] = movements;
  const claim: Claim = {
    ...base,
    counts: countsOf(movements),
    ...(receipt === undefined ? {} : { receipt: receipt.id }),
  };
  if (way === 'promised') givers.promises.set(claim.donorId, (givers.promises.get(claim.donorId) ?? 0) + 1);
  return {
    wish: counted(logged(wish, claim, givers), index, way, quantity),
    items: [claimToItem(claim), ...orgGiftItems(claim), ...movements.map(movementToItem)],
  };
}

function movementOf(
  house: House,
  claim: Claim,
  at: number,
  [from, to]: readonly [Hands, Hands],
  givers: Givers,
): Movement {
  return {
    id: house.newId('movement', at),
    at,
    stationId: claim.stationId,
    claimId: claim.id,
    wishId: claim.wishId,
    from,
    to,
    quantity: claim.quantity,
    text: claim.text,
    ...(claim.unit === undefined ? {} : { unit: claim.unit }),
    batch: claim.batch ?? '',
    personId: givers.worker.person.personId,
    by: givers.label,
  };
}

/** The wish's own log tells of the gift too, in the order of time. */
function logged(wish: Wish, claim: Claim, givers: Givers): Wish {
  const told = claim.steps.flatMap(({ at, what }): Step[] => {
    const step = TOLD[what];
    if (step === undefined) return [];
    const own = what === 'promised';
    return [
      {
        at,
        what: step,
        personId: own ? claim.donorId : givers.worker.person.personId,
        society: 'charity',
        by: own ? claim.giver : givers.label,
        note: amountOf(claim, claim.quantity),
        claimId: claim.id,
      },
    ];
  });
  return { ...wish, steps: [...wish.steps, ...told].sort((a, b) => a.at - b.at) };
}

function counted(wish: Wish, index: number, way: Way, quantity: number): Wish {
  const open = way === 'promised' || way === 'on_shelf' || way === 'on_the_way';
  if (!open) return wish;
  const components = wish.components.map((component, at): WishComponent => {
    if (at !== index) return component;
    const name = way === 'promised' ? 'promised' : 'underWay';
    return { ...component, have: component.have + quantity, [name]: (component[name] ?? 0) + quantity };
  });
  return { ...wish, components };
}
