import type { claimGoods } from '../../shared/goods/contract.ts';
import {
  CLAIMS_OF_WISH_LIMIT_COUNT,
  CLAIMS_OF_WISH_PER_DONOR_COUNT,
  PROMISE_LIMIT_DAYS,
} from '../../shared/goods/life.ts';
import type { Input } from '../../shared/kernel/endpoint.ts';
import { AppError } from '../../shared/kernel/errors.ts';
import type { Words } from '../../shared/kernel/schema.ts';
import { DAY_MS } from '../../shared/kernel/time.ts';
import { NO_COUNTS } from '../../shared/ledger/units.ts';
import { PUBLIC_STATES } from '../../shared/wishes/life.ts';
import { manages } from '../orgs/managers.ts';
import type { Org } from '../orgs/org-item.ts';
import { orgOf } from '../orgs/orgs.ts';
import { isMinor, personOf } from '../people/people.ts';
import type { PersonActor } from '../platform/actor.ts';
import type { House } from '../platform/house.ts';
import type { Write } from '../platform/table.ts';
import { mustStand } from '../wishes/rules.ts';
import { relationsOf } from '../wishes/standing.ts';
import { lackingOf } from '../wishes/there.ts';
import type { Wish, WishComponent } from '../wishes/wish-item.ts';
import { type Claim, claimToItem, orgGiftItems } from './claim-item.ts';
import { claimsOfWish } from './claims.ts';
import { promiseWrite } from './promises.ts';
import { giftMove, giftStep, withUnits } from './wish-side.ts';

/** What the public reads of a donor who did not agree to be named. */
export const KIND_SOUL: Words = { zh: '一位好心人', en: 'A kind neighbour' };

type Body = Input<typeof claimGoods>['body'];

/**
 * A donor promises goods: they are kept for them until they bring them. The wish's own version decides, so the last unit has
 * one winner; whoever was slower looks again and reads what is left. Raises what `claimGoods` documents.
 */
export async function promiseWrites(
  house: House,
  actor: PersonActor,
  wish: Wish,
  body: Body,
): Promise<{ claim: Claim; writes: readonly Write[] }> {
  const donor = await personOf(house, actor.personId);
  const component = await promisable(house, actor, wish, body);
  if (isMinor(donor, house.clock())) throw new AppError('grown_ups_only');
  const station = await dropOffOf(house, wish, body.stationId);
  const org = body.orgId === undefined ? undefined : await ownOrg(house, actor, body.orgId);
  const now = house.clock();
  const call: Words = org?.name ?? { zh: donor.pseudonym };
  const giver = body.named ? call : KIND_SOUL;
  const claim: Claim = {
    id: house.newId('claim'),
    version: 1,
    wishId: wish.id,
    component: body.component,
    state: 'promised',
    quantity: body.quantity,
    text: component.text,
    ...(component.unit === undefined ? {} : { unit: component.unit }),
    title: wish.title,
    stationId: station.id,
    station: station.name,
    donorId: actor.personId,
    ...(org === undefined ? {} : { orgId: org.id, org: org.name }),
    named: body.named,
    giver,
    call,
    until: body.until,
    at: now,
    since: now,
    steps: [{ at: now, what: 'promised' }],
    counts: NO_COUNTS,
    ...(wish.demo === undefined ? {} : { demo: wish.demo }),
  };
  const moved = await giftMove(
    house,
    withUnits(wish, body.component, { have: body.quantity, promised: body.quantity }),
    [giftStep(house, claim, { what: 'goods_promised', personId: actor.personId, society: 'charity', by: giver })],
  );
  return {
    claim,
    writes: [
      moved.write,
      { op: 'insert', item: claimToItem(claim) },
      await promiseWrite(house, actor.personId),
      ...orgGiftItems(claim).map((item): Write => ({ op: 'insert', item })),
    ],
  };
}

/** Where the gift is brought: the wish's own station, else one of its county. Raises `not_found`. */
async function dropOffOf(house: House, wish: Wish, stationId: string | undefined): Promise<Pick<Org, 'id' | 'name'>> {
  if (stationId === undefined || stationId === wish.stationId) return { id: wish.stationId, name: wish.station };
  const station = await orgOf(house, stationId);
  if (station.kind !== 'station' || station.parent !== wish.centerId) throw new AppError('not_found');
  return station;
}

async function promisable(house: House, actor: PersonActor, wish: Wish, body: Body): Promise<WishComponent> {
  // Who may not see a wish is not told that it is there.
  if (!PUBLIC_STATES.includes(wish.state)) throw new AppError('not_found');
  const now = house.clock();
  mustStand(wish, 'claimGoods');
  if (wish.window.to <= now) throw new AppError('wrong_state');
  const component = wish.components[body.component];
  if (component?.kind !== 'goods') throw new AppError('not_found');
  const { beneficiary = [], guardian = [] } = await relationsOf(house, wish, ['guardian']);
  if ([...beneficiary, ...guardian].includes(actor.personId)) throw new AppError('four_eyes');
  if (body.until <= now || body.until > Math.min(now + PROMISE_LIMIT_DAYS * DAY_MS, wish.window.to))
    throw new AppError('promise_too_long', { days: PROMISE_LIMIT_DAYS });
  const left = lackingOf(component);
  if (body.quantity > left) throw new AppError('goods_taken', { left });
  const before = await claimsOfWish(house, wish.id);
  const own = before.filter(({ donorId }) => donorId === actor.personId).length;
  if (before.length >= CLAIMS_OF_WISH_LIMIT_COUNT || own >= CLAIMS_OF_WISH_PER_DONOR_COUNT)
    throw new AppError('promises_full', { count: own });
  return component;
}

/** An enterprise, foundation or organisation in whose name its manager gives. Raises `not_found`, `forbidden`. */
async function ownOrg(house: House, actor: PersonActor, orgId: string): Promise<Org> {
  const org = await orgOf(house, orgId);
  if (org.kind !== 'enterprise' && org.kind !== 'organisation' && org.kind !== 'foundation')
    throw new AppError('not_found');
  if (!manages(actor.roles, orgId)) throw new AppError('forbidden');
  return org;
}
