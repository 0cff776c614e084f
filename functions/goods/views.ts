import type { ClaimView, GiftView } from '../../shared/goods/contract.ts';
import type { Claim } from './claim-item.ts';

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
    ...(unit === undefined ? {} : { unit }),
    ...(state === 'promised' ? { until } : {}),
  };
}

/** The same for who gave it. */
export function giftViewOf(claim: Claim, stationPhone: string | undefined): GiftView {
  return {
    ...claimViewOf(claim),
    title: claim.title,
    named: claim.named,
    at: claim.at,
    ...(claim.org === undefined ? {} : { org: claim.org }),
    ...(stationPhone === undefined ? {} : { stationPhone }),
  };
}
