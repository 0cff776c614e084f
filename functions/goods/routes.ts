import {
  deliverGoods,
  listParcels,
  pickUpGoods,
  raiseDelivery,
  returnGoods,
  showHandover,
} from '../../shared/goods/carry.ts';
import { claimGoods, listClaims, nameGiver, releaseClaim } from '../../shared/goods/contract.ts';
import { giveBackGoods, receiveGoods, reverseReceipt } from '../../shared/goods/counter.ts';
import { AppError } from '../../shared/kernel/errors.ts';
import { STATION_STAFF } from '../../shared/orgs/roles.ts';
import { attachWrites, photoOf } from '../photos/photos.ts';
import { type Actor, type PersonActor, rolesAt } from '../platform/actor.ts';
import type { House } from '../platform/house.ts';
import { type About, type Route, route } from '../platform/route.ts';
import { assignmentsOfWish } from '../tasks/assignments.ts';
import { labelOfVolunteer } from '../tasks/seat.ts';
import { actingAs, labelOf } from '../wishes/standing.ts';
import { isPublic } from '../wishes/views.ts';
import type { Wish } from '../wishes/wish-item.ts';
import { wishOf } from '../wishes/wishes.ts';
import { aboutGoods } from './about.ts';
import { deliverWrites, deliveryWrites, pickUpWrites, returnWrites } from './carry.ts';
import type { Claim } from './claim-item.ts';
import { claimOf, claimsOfWish } from './claims.ts';
import { giveBackWrites, receiveWrites, reverseWrites } from './counter.ts';
import { speaksFor } from './givers.ts';
import { GIVING_ROUTES } from './giving.ts';
import { letGoWrites } from './let-go.ts';
import type { Mover } from './movements.ts';
import { namedWrites } from './naming.ts';
import { promiseWrites } from './promise.ts';
import { STOCK_ROUTES } from './stock.ts';
import { claimViewOf } from './views.ts';

type Gift = { readonly wish: Wish; readonly claim: Claim };

/** What a call about one gift is about: it and its wish, at the wish's station. */
async function aboutClaim(
  house: House,
  { params }: { params: { wishId: string; claimId: string } },
  actor: Actor,
): Promise<About<Gift>> {
  const claim = await claimOf(house, params.wishId, params.claimId);
  const wish = await wishOf(house, params.wishId);
  const donor = actor.kind === 'person' && speaksFor(actor, claim) ? [actor.personId] : [];
  return { thing: { wish, claim }, orgId: claim.stationId, relations: { donor } };
}

/** Staff at their counter, by the role in which they stand there. */
async function moverOf(house: House, actor: PersonActor, orgPath: readonly string[]): Promise<Mover> {
  return { personId: actor.personId, by: await labelOf(house, actor, actingAs(actor, orgPath)) };
}

/** A volunteer who is on the wish now, else the station's own. Raises `wrong_state` for whoever has come and gone. */
async function carrierOf(house: House, actor: PersonActor, orgPath: readonly string[], wish: Wish) {
  const seats = await assignmentsOfWish(house, wish);
  const coming = seats.some(
    (seat) => seat.personId === actor.personId && (seat.state === 'accepted' || seat.state === 'checked_in'),
  );
  if (coming)
    return {
      personId: actor.personId,
      by: await labelOfVolunteer(house, actor.personId),
      society: 'volunteer' as const,
    };
  if (!isStaffAt(actor, orgPath)) throw new AppError('wrong_state');
  return { ...(await moverOf(house, actor, orgPath)), society: 'charity' as const };
}

function isStaffAt(actor: PersonActor, orgPath: readonly string[]): boolean {
  return rolesAt(actor, orgPath).some(({ role }) => STATION_STAFF.some((one) => one === role));
}

const replyOf = ({ id, state }: Pick<Claim, 'id' | 'state'>) => ({ id, state });

export const GOODS_ROUTES: readonly Route[] = [
  route(claimGoods, {
    about: async (house, { params }) => ({ thing: await wishOf(house, params.wishId) }),
    act: async ({ actor, house, thing: wish, input: { body } }) => {
      const { claim, writes } = await promiseWrites(house, actor, wish, body);
      const { id, state, quantity, until } = claim;
      return { reply: { id, state, quantity, until }, writes };
    },
  }),
  route(listClaims, {
    act: async ({ house, input: { params } }) => {
      const wish = await wishOf(house, params.wishId);
      if (!isPublic(wish)) throw new AppError('not_found');
      const claims = (await claimsOfWish(house, wish.id)).filter(({ state }) => state !== 'released');
      return { reply: { items: claims.map(claimViewOf) } };
    },
  }),
  route(nameGiver, {
    about: aboutClaim,
    act: async ({ thing: { wish, claim }, input: { body } }) => ({
      reply: replyOf(claim),
      writes: namedWrites(wish, claim, body.named),
    }),
  }),
  route(releaseClaim, {
    about: aboutClaim,
    act: async ({ actor, house, orgPath, thing: { wish, claim } }) => {
      const own = speaksFor(actor, claim);
      const mover = own ? { personId: actor.personId, by: claim.giver } : await moverOf(house, actor, orgPath);
      const { claim: after, writes } = await letGoWrites(house, wish, claim, 'released', mover);
      return { reply: replyOf(after), writes };
    },
  }),
  route(receiveGoods, {
    about: aboutClaim,
    act: async ({ actor, house, orgPath, thing: { wish, claim }, input: { body } }) => {
      // Nor does who manages what gave take it in: `receiveWrites` knows only who promised.
      if (claim.orgId !== undefined && speaksFor(actor, claim)) throw new AppError('four_eyes');
      const mover = await moverOf(house, actor, orgPath);
      const { claim: after, writes } = await receiveWrites(house, wish, claim, mover, body);
      return { reply: { ...replyOf(after), batch: after.batch ?? '' }, writes };
    },
  }),
  route(reverseReceipt, {
    about: aboutClaim,
    act: async ({ actor, house, orgPath, thing: { wish, claim } }) => {
      const { claim: after, writes } = await reverseWrites(house, wish, claim, await moverOf(house, actor, orgPath));
      return { reply: replyOf(after), writes };
    },
  }),
  route(giveBackGoods, {
    about: aboutClaim,
    act: async ({ actor, house, orgPath, thing: { claim } }) => {
      const { claim: after, writes } = giveBackWrites(house, claim, await moverOf(house, actor, orgPath));
      return { reply: replyOf(after), writes };
    },
  }),
  route(listParcels, {
    about: aboutGoods('assignee'),
    act: async ({ actor, house, thing: wish }) => {
      const claims = (await claimsOfWish(house, wish.id)).filter(
        ({ state }) => state === 'on_shelf' || state === 'on_the_way',
      );
      const items = claims.map(({ id, state, quantity, text, unit, batch, shelf, carrierId, stationId, station }) => ({
        claimId: id,
        state,
        quantity,
        text,
        mine: carrierId === actor.personId,
        stationId,
        station,
        ...(unit === undefined ? {} : { unit }),
        ...(batch === undefined ? {} : { batch }),
        ...(shelf === undefined ? {} : { shelf }),
      }));
      return { reply: { station: wish.station, items } };
    },
  }),
  route(raiseDelivery, {
    about: aboutGoods(),
    act: async ({ house, thing: wish, input: { body } }) => {
      const { taskId, state, writes } = await deliveryWrites(house, wish, body.window);
      return { reply: { id: taskId, state }, writes };
    },
  }),
  route(pickUpGoods, {
    about: aboutGoods('assignee'),
    act: async ({ actor, house, orgPath, thing: wish, input: { query, body } }) => {
      const carrier = await carrierOf(house, actor, orgPath, wish);
      // Who works at another station takes from its shelf and no other.
      const counter = carrier.society === 'charity' ? orgPath[0] : undefined;
      const own = counter === wish.stationId ? undefined : counter;
      const writes = await pickUpWrites(house, wish, carrier, { at: own ?? query.at, ticked: body?.claimIds });
      return { reply: { id: wish.id, state: 'on_the_way' }, writes };
    },
  }),
  route(returnGoods, {
    about: aboutGoods('assignee'),
    act: async ({ actor, house, orgPath, thing: wish, input: { body } }) => {
      const staff = isStaffAt(actor, orgPath);
      const mover = staff
        ? await moverOf(house, actor, orgPath)
        : { personId: actor.personId, by: await labelOfVolunteer(house, actor.personId) };
      const carried = (await claimsOfWish(house, wish.id)).filter(
        ({ state, carrierId }) => state === 'on_the_way' && (staff || carrierId === actor.personId),
      );
      return {
        reply: { id: wish.id, state: 'on_shelf' },
        writes: await returnWrites(house, wish, mover, carried, body?.claimIds),
      };
    },
  }),
  route(deliverGoods, {
    about: aboutGoods(),
    act: async ({ actor, house, orgPath, thing: wish, input: { body } }) => {
      const carrier = { ...(await moverOf(house, actor, orgPath)), society: 'charity' as const };
      const moved = await deliverWrites(house, wish, carrier, body?.claimIds);
      return { reply: { id: wish.id, state: moved.wish.state }, writes: moved.writes };
    },
  }),
  route(showHandover, {
    about: aboutGoods('assignee'),
    act: async ({ actor, house, thing: wish, input: { body } }) => {
      // Only of what has been here: a batch number says so.
      if ((await claimsOfWish(house, wish.id)).every(({ batch }) => batch === undefined))
        throw new AppError('wrong_state');
      const purpose = 'handover';
      const writes = await attachWrites(house, actor, { wishId: wish.id, purpose, photoIds: body.photoIds });
      const photos = await Promise.all(body.photoIds.map((id) => photoOf(house, wish.id, id)));
      if (photos.some(({ noFace }) => !noFace)) throw new AppError('photo_faces');
      return { reply: { count: writes.length }, writes };
    },
  }),
  ...GIVING_ROUTES,
  ...STOCK_ROUTES,
];
