import type { ClaimView, GiftView } from '../../shared/goods/contract.ts';
import { stationOf } from '../orgs/orgs.ts';
import type { PersonActor } from '../platform/actor.ts';
import type { House } from '../platform/house.ts';
import type { Claim } from './claim-item.ts';
import { speaksFor } from './givers.ts';

/** A gift as everyone may follow it: of its donor nothing that they did not agree to. */
export function claimViewOf(claim: Claim): ClaimView {
  const { id, wishId, component, state, quantity, text, unit, giver, station, stationId, until, steps } = claim;
  return {
    id,
    wishId,
    component,
    state,
    quantity,
    text,
    giver,
    station,
    stationId,
    steps: steps.map(({ at, what, by }) => ({ at, what, ...(by === undefined ? {} : { by }) })),
    ...(claim.named && claim.orgId !== undefined ? { giverOrgId: claim.orgId } : {}),
    ...(unit === undefined ? {} : { unit }),
    ...(state === 'promised' ? { until } : {}),
  };
}

/** The same for who gave it, or for whoever speaks for the organisation that did. */
export async function giftViewOf(house: House, actor: PersonActor, claim: Claim): Promise<GiftView> {
  const { phone, address, hours } = await stationOf(house, claim.stationId);
  return {
    ...claimViewOf(claim),
    title: claim.title,
    named: claim.named,
    mine: speaksFor(actor, claim),
    at: claim.at,
    ...(claim.orgId === undefined ? {} : { orgId: claim.orgId }),
    ...(claim.org === undefined ? {} : { org: claim.org }),
    ...(phone === undefined ? {} : { stationPhone: phone }),
    ...(address === undefined ? {} : { stationAddress: address }),
    ...(hours === undefined ? {} : { stationHours: hours }),
  };
}
