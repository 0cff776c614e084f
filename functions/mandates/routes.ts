import { AppError } from '../../shared/kernel/errors.ts';
import {
  endMandate,
  giveMandate,
  listMandates,
  listMyMandates,
  type MandateView,
  readAffairs,
} from '../../shared/mandates/contract.ts';
import type { MandatePurpose } from '../../shared/mandates/mandate.ts';
import { STATION_STAFF } from '../../shared/orgs/roles.ts';
import { orgOf } from '../orgs/orgs.ts';
import { aboutPerson } from '../people/elder.ts';
import { openFor, peopleOf, personOf, sealFor } from '../people/people.ts';
import { heldPrefix, type Mandate, type Person, personKey } from '../people/person-item.ts';
import { type Actor, may } from '../platform/actor.ts';
import type { House } from '../platform/house.ts';
import { type About, type Route, route } from '../platform/route.ts';
import { latestWishesOf } from '../wishes/public.ts';
import { maySee, viewerOf } from '../wishes/view.ts';
import { visitsOf } from '../wishes/visits.ts';
import { wishOf } from '../wishes/wishes.ts';
import { mandatesWrite } from './clocks.ts';
import { giveWrites, mustBeGrown, standOf } from './give.ts';

/** A worker may act for several old people, never for a whole street. */
const HELD_LIMIT_ITEMS = 50;
const WISHES_LIMIT_ITEMS = 30;

export const MANDATE_ROUTES: readonly Route[] = [
  route(listMyMandates, {
    act: async ({ actor, house }) => {
      const { pk } = personKey(actor.personId);
      const [me, page] = await Promise.all([
        personOf(house, actor.personId),
        house.table.query({ pk, sk: { beginsWith: heldPrefix }, limit: HELD_LIMIT_ITEMS }),
      ]);
      const givers = await peopleOf(
        house,
        page.items.map((item) => String(item['personId'])),
      );
      // The giver's own record decides, not the pointer; of several between the two the last one counts.
      const held = [...givers.values()].flatMap((giver) => {
        const last = giver.mandates?.findLast(({ holderId }) => holderId === actor.personId);
        return last === undefined ? [] : [viewOf(house, giver, last)];
      });
      return { reply: { given: await givenBy(house, me), held: byState(held) } };
    },
  }),
  route(listMandates, {
    about: aboutPerson,
    act: async ({ house, thing: person }) => {
      mustBeGrown(house, person);
      return { reply: { items: await givenBy(house, person), called: person.pseudonym } };
    },
  }),
  route(giveMandate, {
    about: aboutPerson,
    act: async ({ actor, house, input: { body }, thing }) => {
      const { person, mandate, writes } = await giveWrites(house, actor, thing, body);
      return { reply: await namedView(house, person, mandate), writes };
    },
  }),
  route(endMandate, {
    about: aboutHeld,
    act: async ({ actor, house, input: { params, body }, thing: person, orgPath }) => {
      const mandate = person.mandates?.find(({ id }) => id === params.mandateId);
      if (mandate === undefined) throw new AppError('not_found');
      const now = house.clock();
      // Of several holders each ends only their own.
      const sides = [person.personId, mandate.holderId];
      if (!sides.includes(actor.personId) && !may(actor, { roles: STATION_STAFF }, { orgPath }))
        throw new AppError('forbidden');
      if (standOf(mandate, now) === 'ended') throw new AppError('wrong_state');
      const reason = body.reason === undefined ? undefined : await sealFor(house, person, 'mandate.end', body.reason);
      const ended: Mandate = {
        ...mandate,
        endedAt: now,
        endedBy: actor.personId,
        ...(reason === undefined ? {} : { endReasonSealed: reason }),
      };
      const mandates = (person.mandates ?? []).map((one) => (one.id === ended.id ? ended : one));
      return { reply: viewOf(house, person, ended), writes: [mandatesWrite(person, mandates)] };
    },
  }),
  route(readAffairs, {
    about: aboutHeldNow,
    act: async ({ actor, house, thing: person }) => {
      const mandate = person.mandates?.findLast(
        (one) => one.holderId === actor.personId && standOf(one, house.clock()) === 'live',
      );
      if (mandate === undefined) throw new AppError('forbidden');
      const includes = (purpose: MandatePurpose) => mandate.purposes.includes(purpose);
      const stationId = person.stationId ?? person.homeStation;
      const station = stationId === undefined ? undefined : await orgOf(house, stationId);
      return {
        reply: {
          mandate: viewOf(house, person, mandate),
          ...(includes('confirm') ? { wishes: await wishesOf(house, actor, person.personId) } : {}),
          ...(includes('read_visits') ? { visits: await visitsOf(house, person.personId) } : {}),
          ...(station === undefined ? {} : { stationId: station.id }),
          ...(station?.phone === undefined ? {} : { stationPhone: station.phone }),
        },
      };
    },
  }),
];

/** The latest wishes of a person, and which of them the holder may open: what is not public yet is the person's own. */
async function wishesOf(house: House, actor: Actor, personId: string) {
  const cards = await latestWishesOf(house, personId, WISHES_LIMIT_ITEMS);
  return Promise.all(
    cards.map(async (card) => {
      const wish = await wishOf(house, card.id);
      const opensTo = async (one: Actor) => maySee(wish, await viewerOf(house, one, wish));
      // Most are public, and asking for the public costs no read of who stands how to the wish.
      return { ...card, opens: (await opensTo({ kind: 'anonymous', locale: actor.locale })) || (await opensTo(actor)) };
    }),
  );
}

/** A call about one person, by themselves, their station, or whom a mandate ever named. */
async function aboutHeld(house: House, input: { params: { personId: string } }): Promise<About<Person>> {
  const about = await aboutPerson(house, input);
  const holder = (about.thing.mandates ?? []).map(({ holderId }) => holderId);
  return { ...about, relations: { ...about.relations, holder } };
}

/** The same for whose mandate counts now. */
async function aboutHeldNow(house: House, input: { params: { personId: string } }): Promise<About<Person>> {
  const about = await aboutPerson(house, input);
  const live = (about.thing.mandates ?? []).filter((one) => standOf(one, house.clock()) === 'live');
  return { ...about, relations: { ...about.relations, holder: live.map(({ holderId }) => holderId) } };
}

async function givenBy(house: House, person: Person): Promise<MandateView[]> {
  return byState(await Promise.all((person.mandates ?? []).map((one) => namedView(house, person, one))));
}

/** What counts first, then the newest. */
function byState(views: readonly MandateView[]): MandateView[] {
  const ended = ({ state }: MandateView) => Number(state === 'ended');
  return [...views].sort((a, b) => ended(a) - ended(b) || b.from - a.from);
}

/** With the holder's name as it was recorded: for the giver and the station. */
async function namedView(house: House, person: Person, mandate: Mandate): Promise<MandateView> {
  const [holder, phoneEnd] = await Promise.all([
    openFor(house, person, 'mandate.name', mandate.nameSealed),
    openFor(house, person, 'mandate.phone', mandate.phoneEndSealed),
  ]);
  return { ...viewOf(house, person, mandate), holder, phoneEnd };
}

function viewOf(house: House, person: Person, mandate: Mandate): MandateView {
  const { id, tie, purposes, proof, from, until, endedAt, endedBy, holderId } = mandate;
  const state = standOf(mandate, house.clock());
  const end = state === 'ended' ? (endedAt ?? until) : undefined;
  const side =
    endedBy === person.personId
      ? 'giver'
      : endedBy === holderId
        ? 'holder'
        : endedBy === 'clock' || endedBy === undefined
          ? 'clock'
          : 'worker';
  return {
    id,
    personId: person.personId,
    called: person.pseudonym,
    tie,
    purposes: [...purposes],
    proof,
    from,
    until,
    state,
    ...(end === undefined ? {} : { endedAt: end, endedBy: side }),
  };
}
